"""SQLite, in memory: acts clustered by source, target and day; paths and arrivals in rounds of SQL driven from Python."""

import csv
import sqlite3
from itertools import groupby

from workload import codes, net_rise, rises, run, unix_day


class Acts:
    def __init__(self):
        self.connection = sqlite3.connect(":memory:", isolation_level=None)
        self.ids = {}

    def rows(self, sql, *values):
        return self.connection.execute(sql, values).fetchall()


def load(data):
    acts = Acts()
    days, (rungs, goldstein) = {}, codes(data)

    def rows():
        with open(data, newline="") as file:
            lines = csv.reader(file)
            next(lines)
            for source, target, iso, code in lines:
                day = days.get(iso)
                if day is None:
                    day = days[iso] = unix_day(iso)
                ends = acts.ids.setdefault(source, len(acts.ids)), acts.ids.setdefault(target, len(acts.ids))
                yield *ends, day, int(code), rungs[code], goldstein[code]

    acts.connection.executescript("""
        PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -2000000; PRAGMA temp_store = MEMORY;
        CREATE TABLE read(s INT, t INT, day INT, type INT, rung INT, goldstein INT)""")
    acts.connection.execute("BEGIN")
    acts.connection.executemany("INSERT INTO read VALUES (?, ?, ?, ?, ?, ?)", rows())
    acts.connection.executescript("""
        BEGIN;
        CREATE TABLE acts(s INT, t INT, day INT, type INT, rung INT, goldstein INT, at INT, PRIMARY KEY (s, t, day, at))
            WITHOUT ROWID;
        INSERT INTO acts SELECT s, t, day, type, rung, goldstein, rowid FROM read ORDER BY s, t, day, rowid;
        DROP TABLE read; COMMIT; ANALYZE""")
    return acts


def w1(acts, asked):
    count, days, goldstein = acts.rows("SELECT count(*), sum(day), sum(goldstein) FROM acts")[0]
    return [count, len(acts.ids), days, goldstein]


def w2q(acts, asked):
    found = []
    for one in asked.w2q:
        types = ", ".join(str(int(code)) for code in one.types)
        sql = f"SELECT day, type, goldstein FROM acts WHERE s = ? AND t = ? AND day BETWEEN ? AND ? AND type IN ({types})"
        found += acts.rows(sql, acts.ids[one.a], acts.ids[one.b], one.first, one.last)
    return [len(found), sum(day for day, _, _ in found), sum(goldstein for _, _, goldstein in found)]


def w2m(acts, asked):
    cells = acts.rows("SELECT count(*), sum(goldstein), avg(goldstein), s, t FROM acts GROUP BY s, t")
    of = [cell[:2] for cell in cells]
    return lambda: [len(of), sum(n * n for n, _ in of), sum(n * v for n, v in of), sum(v * v for _, v in of)]


def w3(acts, asked):
    steps = found = 0
    for one in asked.w3:
        types = ", ".join(str(int(code)) for code in one.types)
        acts.connection.executescript(f"""
            DROP TABLE IF EXISTS temp.pairs; DROP TABLE IF EXISTS temp.reached;
            CREATE TEMP TABLE pairs(s INT, t INT, PRIMARY KEY (s, t)) WITHOUT ROWID;
            INSERT OR IGNORE INTO pairs
                SELECT s, t FROM acts WHERE type IN ({types}) AND day BETWEEN {one.first} AND {one.last};
            CREATE TEMP TABLE reached(actor INT PRIMARY KEY, steps INT);
            INSERT INTO reached VALUES ({acts.ids[one.s]}, 0)""")
        # A recursive query cannot drop actors that were reached in fewer steps, so each step is a statement.
        step, new, goal = 0, 1, []
        while new and not goal:
            step += 1
            new = acts.connection.execute("""
                INSERT OR IGNORE INTO reached SELECT DISTINCT pairs.t, ?1 FROM reached JOIN pairs ON pairs.s = reached.actor
                WHERE reached.steps = ?1 - 1""", [step]).rowcount
            goal = acts.rows("SELECT steps FROM reached WHERE actor = ?", acts.ids[one.t])
        if goal:
            steps, found = steps + step, found + 1
    return [steps, found]


def w4(acts, asked):
    reached = days = 0
    for one in asked.w4:
        begin = acts.ids[one.s]
        acts.connection.executescript(f"""
            DROP TABLE IF EXISTS temp.arrivals;
            CREATE TEMP TABLE arrivals(actor INT PRIMARY KEY, day INT, round INT);
            INSERT INTO arrivals VALUES ({begin}, {one.start - 1}, 0)""")
        step, better = 0, 1
        while better:
            better = acts.connection.execute("""
                INSERT INTO arrivals
                    SELECT acts.t, min(acts.day), ?1 + 1 FROM arrivals JOIN acts ON acts.s = arrivals.actor
                    AND acts.day > arrivals.day WHERE arrivals.round = ?1 GROUP BY acts.t HAVING true
                ON CONFLICT (actor) DO UPDATE SET day = excluded.day, round = excluded.round
                    WHERE excluded.day < arrivals.day""", [step]).rowcount
            step += 1
        sql = "SELECT count(*), coalesce(sum(day - ?), 0) FROM arrivals WHERE actor <> ?"
        count, since = acts.rows(sql, one.start, begin)[0]
        reached, days = reached + count, days + since
    return [reached, days]


def w5(acts, asked):
    sql = """SELECT min(s, t) AS one, max(s, t) AS other, s < t AS forward, day, rung FROM acts WHERE rung > 0
             ORDER BY one, other, forward, day"""
    found = []
    for _, rows in groupby(acts.connection.execute(sql), key=lambda row: row[:2]):
        sides = [], []
        for _, _, forward, day, rung in rows:
            sides[forward].append((day, rung))
        if all(sides):
            found.append(net_rise(*sides, asked.w5))
    return rises(found)


def w5p(acts, asked):
    side = lambda *ends: acts.rows("SELECT day, rung FROM acts WHERE s = ? AND t = ? AND rung > 0 ORDER BY day", *ends)
    one, other = acts.ids[asked.w5p.a], acts.ids[asked.w5p.b]
    return [net_rise(side(one, other), side(other, one), asked.w5p.W)]


run("sqlite", sqlite3.sqlite_version, load, {"w1": w1, "w2q": w2q, "w2m": w2m, "w3": w3, "w4": w4, "w5": w5, "w5p": w5p})
