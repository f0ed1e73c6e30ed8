"""DuckDB, in memory: a table of acts in order of source, target and day; paths and arrivals as recursion in SQL.

The paths of w5 can be asked in SQL as well, which takes eight times as long as the program of `net_rise` over the columns.
"""

import duckdb
import pyarrow
import pyarrow.dataset  # by which it reads tables of pyarrow; else the first question would import it

from columns import every_pair
from workload import codes, net_rise, run


class Acts:
    def __init__(self, connection):
        self.connection = connection
        self.ids = {name: at for at, name in connection.execute("SELECT id, name FROM actors").fetchall()}

    def row(self, sql):
        return list(self.connection.execute(sql).fetchall()[0])


def load(data):
    connection = duckdb.connect()
    connection.execute("SET threads = 1")
    connection.execute("CREATE TABLE codes(type UTINYINT, rung UTINYINT, goldstein SMALLINT)")
    rungs, goldstein = codes(data)
    rows = [(int(code), rungs[code], goldstein[code]) for code in rungs]
    connection.executemany("INSERT INTO codes VALUES (?, ?, ?)", rows)
    connection.execute(f"""
        CREATE TEMP TABLE rows AS SELECT * FROM read_csv('{data}', header = true,
            columns = {{'source': 'VARCHAR', 'target': 'VARCHAR', 'day': 'DATE', 'type': 'UTINYINT'}})""")
    connection.execute("""
        CREATE TABLE actors AS SELECT (row_number() OVER (ORDER BY name) - 1)::UINTEGER AS id, name
        FROM (SELECT source AS name FROM rows UNION SELECT target FROM rows)""")
    connection.execute("""
        CREATE TABLE acts AS
        SELECT one.id AS s, other.id AS t, (rows.day - DATE '1970-01-01')::INTEGER AS day, rows.type, rung, goldstein
        FROM rows JOIN actors one ON one.name = rows.source JOIN actors other ON other.name = rows.target
        JOIN codes ON codes.type = rows.type ORDER BY s, t, day""")
    connection.execute("DROP TABLE rows")
    return Acts(connection)


def w1(acts, asked):
    return acts.row("SELECT count(*), (SELECT count(*) FROM actors), sum(day), sum(goldstein) FROM acts")


def w2q(acts, asked):
    # One join of the questions with the acts, which is faster than a thousand statements.
    mask = lambda types: sum(1 << int(code) for code in types)
    rows = [(acts.ids[one.a], acts.ids[one.b], mask(one.types), one.first, one.last) for one in asked.w2q]
    columns = [pyarrow.array(column, pyarrow.int32()) for column in zip(*rows)]
    questions = pyarrow.table(columns, names=["s", "t", "mask", "first", "last"])
    acts.connection.register("questions", questions)
    found = acts.connection.execute("""
        SELECT day, type, goldstein FROM acts JOIN questions USING (s, t)
        WHERE day BETWEEN first AND last AND (mask >> type) & 1 = 1""").fetchnumpy()
    return [len(found["day"]), found["day"].sum(dtype="int64"), found["goldstein"].sum(dtype="int64")]


def w2m(acts, asked):
    acts.connection.execute("""
        CREATE OR REPLACE TEMP TABLE cells AS
        SELECT s, t, count(*) AS n, sum(goldstein) AS value, avg(goldstein) AS mean FROM acts GROUP BY s, t""")
    return lambda: acts.row("SELECT count(*), sum(n * n), sum(n * value), sum(value * value) FROM cells")


def w3(acts, asked):
    steps = found = 0
    for one in asked.w3:
        types = ", ".join(str(int(code)) for code in one.types)
        begin, end = acts.ids[one.s], acts.ids[one.t]
        distance = acts.connection.execute(f"""
            WITH RECURSIVE pairs AS MATERIALIZED (
                SELECT DISTINCT s, t FROM acts WHERE type IN ({types}) AND day BETWEEN {one.first} AND {one.last}),
            reached(actor, steps) USING KEY (actor) AS (
                SELECT {begin}::UINTEGER, 0
                UNION
                SELECT pairs.t, min(reached.steps) + 1 FROM reached JOIN pairs ON pairs.s = reached.actor
                LEFT JOIN recurring.reached AS known ON known.actor = pairs.t
                WHERE known.actor IS NULL AND NOT EXISTS (FROM recurring.reached AS goal WHERE goal.actor = {end})
                GROUP BY pairs.t)
            SELECT steps FROM reached WHERE actor = {end}""").fetchall()
        if distance:
            steps, found = steps + distance[0][0], found + 1
    return [steps, found]


def w4(acts, asked):
    reached = days = 0
    for one in asked.w4:
        begin = acts.ids[one.s]
        count, since = acts.row(f"""
            WITH RECURSIVE later AS MATERIALIZED (SELECT DISTINCT s, t, day FROM acts WHERE day >= {one.start}),
            arrivals(actor, day) USING KEY (actor) AS (
                SELECT {begin}::UINTEGER, {one.start - 1}
                UNION
                SELECT later.t, min(later.day) FROM arrivals
                JOIN later ON later.s = arrivals.actor AND later.day > arrivals.day
                LEFT JOIN recurring.arrivals AS known ON known.actor = later.t
                WHERE known.actor IS NULL OR later.day < known.day GROUP BY later.t)
            SELECT count(*), sum(day - {one.start}) FROM arrivals WHERE actor <> {begin}""")
        reached, days = reached + count, days + (since or 0)
    return [reached, days]


def w5(acts, asked):
    columns = acts.connection.execute("SELECT s, t, day, rung FROM acts WHERE rung > 0").fetchnumpy()
    return every_pair(*(columns[name] for name in ("s", "t", "day", "rung")), asked.w5)


def w5p(acts, asked):
    def side(one, other):
        sql = f"SELECT day, rung FROM acts WHERE s = {one} AND t = {other} AND rung > 0 ORDER BY day"
        return acts.connection.execute(sql).fetchall()

    one, other = acts.ids[asked.w5p.a], acts.ids[asked.w5p.b]
    return [net_rise(side(one, other), side(other, one), asked.w5p.W)]


run("duckdb", duckdb.__version__, load, {"w1": w1, "w2q": w2q, "w2m": w2m, "w3": w3, "w4": w4, "w5": w5, "w5p": w5p})
