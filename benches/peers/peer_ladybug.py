"""Ladybug, in memory: nodes of actors, relationships of acts, asked in Cypher.

No pattern compares a relationship with the one before it, so arrivals are rounds of Cypher driven from Python.
"""

import ladybug
import polars as pl

from columns import every_pair
from workload import codes, net_rise, run


class Acts:
    def __init__(self):
        self.database = ladybug.Database(":memory:", max_db_size=1 << 36)
        self.connection = ladybug.Connection(self.database, num_threads=1)

    def rows(self, cypher, values=None):
        return self.connection.execute(cypher, values or {}).get_all()

    def frame(self, cypher):
        return pl.from_arrow(self.connection.execute(cypher).get_as_arrow())


def load(data):
    rungs, goldstein = codes(data)
    frame = pl.read_csv(data, schema={"source": pl.String, "target": pl.String, "day": pl.Date, "type": pl.String})
    book = lambda table, name: pl.col("type").replace_strict(table, return_dtype=pl.Int16).alias(name)
    day, code = pl.col("day").to_physical(), pl.col("type").cast(pl.Int16)
    frame = frame.select("source", "target", day, code, book(rungs, "rung"), book(goldstein, "goldstein"))
    actors = pl.DataFrame({"name": pl.concat([frame["source"], frame["target"]]).unique().sort()})
    acts = Acts()
    acts.connection.execute("CREATE NODE TABLE Actor(name STRING PRIMARY KEY)")
    acts.connection.execute("CREATE REL TABLE Act(FROM Actor TO Actor, day INT32, type INT16, rung INT16, goldstein INT16)")
    acts.connection.execute("COPY Actor FROM $actors", {"actors": actors})
    acts.connection.execute("COPY Act FROM $acts", {"acts": frame})
    return acts


def w1(acts, asked):
    count, days, goldstein = acts.rows("MATCH ()-[act:Act]->() RETURN count(*), sum(act.day), sum(act.goldstein)")[0]
    return [count, acts.rows("MATCH (actor:Actor) RETURN count(*)")[0][0], days, goldstein]


def w2q(acts, asked):
    question = """
        MATCH (one:Actor)-[act:Act]->(other:Actor) WHERE one.name = $one AND other.name = $other
        AND act.day >= $first AND act.day <= $last AND list_contains($types, act.type)
        RETURN act.day, act.type, act.goldstein"""
    found = []
    for one in asked.w2q:
        types = [int(code) for code in one.types]
        found += acts.rows(question, {"one": one.a, "other": one.b, "first": one.first, "last": one.last, "types": types})
    return [len(found), sum(day for day, _, _ in found), sum(goldstein for _, _, goldstein in found)]


def w2m(acts, asked):
    cells = acts.frame("""
        MATCH (one:Actor)-[act:Act]->(other:Actor)
        RETURN one.name, other.name, count(*) AS n, sum(act.goldstein) AS value, avg(act.goldstein) AS mean""")
    count, value = cells["n"].cast(pl.Int64), cells["value"].cast(pl.Int64)
    return lambda: [len(cells), (count**2).sum(), (count * value).sum(), (value**2).sum()]


def w3(acts, asked):
    steps = found = 0
    for one in asked.w3:
        types = ", ".join(str(int(code)) for code in one.types)
        path = acts.rows(f"""
            MATCH (one:Actor {{name: '{one.s}'}})-[path:Act* SHORTEST 1..30 (act, actor | WHERE act.day >= {one.first}
                AND act.day <= {one.last} AND list_contains([{types}], act.type))]->(other:Actor {{name: '{one.t}'}})
            RETURN length(path)""")
        if path:
            steps, found = steps + path[0][0], found + 1
    return [steps, found]


def w4(acts, asked):
    reached = days = 0
    question = """
        UNWIND $better AS better MATCH (one:Actor)-[act:Act]->(other:Actor)
        WHERE one.name = better.actor AND act.day > better.day RETURN other.name, min(act.day)"""
    for one in asked.w4:
        arrival, better = {one.s: one.start - 1}, {one.s: one.start - 1}
        while better:
            rows = acts.rows(question, {"better": [{"actor": actor, "day": day} for actor, day in better.items()]})
            better = {actor: day for actor, day in rows if day < arrival.get(actor, 1 << 30)}
            arrival |= better
        reached += len(arrival) - 1
        days += sum(arrival.values()) - (one.start - 1) - one.start * (len(arrival) - 1)
    return [reached, days]


def w5(acts, asked):
    frame = acts.frame("""
        MATCH (one:Actor)-[act:Act]->(other:Actor) WHERE act.rung > 0
        RETURN offset(id(one)) AS s, offset(id(other)) AS t, act.day AS day, act.rung AS rung""")
    return every_pair(*(frame[name].to_numpy() for name in ("s", "t", "day", "rung")), asked.w5)


def w5p(acts, asked):
    def side(one, other):
        return sorted(map(tuple, acts.rows(f"""
            MATCH (:Actor {{name: '{one}'}})-[act:Act]->(:Actor {{name: '{other}'}}) WHERE act.rung > 0
            RETURN act.day, act.rung""")))

    pair = asked.w5p
    return [net_rise(side(pair.a, pair.b), side(pair.b, pair.a), pair.W)]


run("ladybug", ladybug.__version__, load, {"w1": w1, "w2q": w2q, "w2m": w2m, "w3": w3, "w4": w4, "w5": w5, "w5p": w5p})
