"""polars: one frame, sorted by source, target and day; paths and arrivals as joins of a frontier."""

import os

os.environ.setdefault("POLARS_MAX_THREADS", "1")

import polars as pl

from columns import every_pair
from workload import codes, net_rise, run

DAY = pl.col("day")


def load(data):
    frame = pl.read_csv(data, schema={"source": pl.String, "target": pl.String, "day": pl.Date, "type": pl.String})
    rungs, goldstein = codes(data)
    actors = pl.Enum(pl.concat([frame["source"], frame["target"]]).unique().sort())
    types = pl.Enum(sorted(rungs))
    book = pl.DataFrame(
        {"type": list(rungs), "rung": list(rungs.values()), "goldstein": [goldstein[code] for code in rungs]},
        schema={"type": types, "rung": pl.Int64, "goldstein": pl.Int64},
    )
    frame = frame.with_columns(pl.col("source", "target").cast(actors), pl.col("type").cast(types), DAY.to_physical())
    frame = frame.join(book, on="type", how="left", maintain_order="left")
    return frame.sort("source", "target", "day").with_columns(pl.col("source").set_sorted())


def totals(frame):
    return [frame["day"].cast(pl.Int64).sum(), frame["goldstein"].sum()]


def w1(frame, asked):
    return [len(frame), frame["source"].dtype.categories.len(), *totals(frame)]


def w2q(frame, asked):
    # One join of the questions with the acts, which is faster than a thousand filters.
    actor, types = frame["source"].dtype, frame["type"].dtype
    rows = [{"source": one.a, "target": one.b, "first": one.first, "last": one.last, "types": one.types} for one in asked.w2q]
    schema = {"source": actor, "target": actor, "first": pl.Int32, "last": pl.Int32, "types": pl.List(types)}
    questions = pl.DataFrame(rows, schema=schema)
    fits = DAY.is_between(pl.col("first"), pl.col("last")) & pl.col("types").list.contains(pl.col("type"))
    found = frame.lazy().join(questions.lazy(), on=["source", "target"]).filter(fits)
    found = found.select("source", "target", "day", "type", "goldstein").collect()
    return [len(found), *totals(found)]


def w2m(frame, asked):
    value = pl.col("goldstein")
    sums = [pl.len().cast(pl.Int64).alias("count"), value.sum().alias("value"), value.mean().alias("mean")]
    cells = frame.lazy().group_by("source", "target").agg(sums).collect()
    count, value = cells["count"], cells["value"]
    return lambda: [len(cells), (count**2).sum(), (count * value).sum(), (value**2).sum()]


def w3(frame, asked):
    steps = found = 0
    for one in asked.w3:
        fits = pl.col("type").is_in(one.types) & DAY.is_between(one.first, one.last)
        pairs = frame.lazy().filter(fits).select("source", "target").unique().collect()
        seen = frontier = pl.DataFrame({"source": [one.s]}, schema={"source": frame["source"].dtype})
        step = 0
        while len(frontier):
            step += 1
            reached = pairs.join(frontier, on="source", how="semi").select(pl.col("target").alias("source")).unique()
            frontier = reached.join(seen, on="source", how="anti")
            if (frontier["source"] == one.t).any():
                steps, found = steps + step, found + 1
                break
            seen = pl.concat([seen, frontier])
    return [steps, found]


def w4(frame, asked):
    reached = days = 0
    for one in asked.w4:
        acts = frame.lazy().filter(DAY >= one.start).select("source", "target", "day").unique().collect().lazy()
        schema = {"actor": frame["source"].dtype, "arrival": pl.Int32}
        arrivals = better = pl.DataFrame({"actor": [one.s], "arrival": [one.start - 1]}, schema=schema)
        while len(better):
            later = acts.join(better.lazy(), left_on="source", right_on="actor").filter(DAY > pl.col("arrival"))
            earliest = later.group_by(pl.col("target").alias("actor")).agg(DAY.min().alias("arrival")).collect()
            known = earliest.join(arrivals, on="actor", how="left", suffix="_known")
            improves = pl.col("arrival_known").is_null() | (pl.col("arrival") < pl.col("arrival_known"))
            better = known.filter(improves).select("actor", "arrival")
            arrivals = pl.concat([arrivals.join(better, on="actor", how="anti"), better])
        others = arrivals.filter(pl.col("actor") != one.s)["arrival"].cast(pl.Int64)
        reached, days = reached + len(others), days + others.sum() - one.start * len(others)
    return [reached, days]


def w5(frame, asked):
    ends = (frame[name].to_physical().to_numpy() for name in ("source", "target"))
    return every_pair(*ends, frame["day"].to_numpy(), frame["rung"].to_numpy(), asked.w5)


def w5p(frame, asked):
    def side(one, other):
        acts = frame.filter((pl.col("source") == one) & (pl.col("target") == other) & (pl.col("rung") > 0))
        return list(zip(acts["day"].to_list(), acts["rung"].to_list()))

    pair = asked.w5p
    return [net_rise(side(pair.a, pair.b), side(pair.b, pair.a), pair.W)]


run("polars", pl.__version__, load, {"w1": w1, "w2q": w2q, "w2m": w2m, "w3": w3, "w4": w4, "w5": w5, "w5p": w5p})
