"""Acts as columns of numpy, for the peers that have no time in their model: they hold days and codes beside their edges."""

import bisect
import csv

import numpy as np

try:
    import polars as pl
except ImportError:  # in the system's Python, where graph-tool runs
    pl = None

from workload import codes, net_rise, rises, unix_day


class Columns:
    """Acts in the order of the file: source and target by number, day from 1970-01-01, code from 0."""

    def __init__(self, data, ids, source, target, day, code):
        self.ids, self.source, self.target, self.day, self.code = ids, source, target, day, code
        self.actors, self.acts = len(ids), len(source)
        rungs, goldstein = codes(data)
        self.rungs = np.array([rungs[code] for code in sorted(rungs)])
        self.goldstein = np.array([goldstein[code] for code in sorted(goldstein)])
        self.order = None

    def totals(self):
        return [self.day.sum(dtype=np.int64), self.goldstein[self.code].sum()]

    def fitting(self, one, at=slice(None)):
        """Which of the acts at these places have the types and the days that are asked for."""
        types = np.zeros(len(self.rungs), dtype=bool)
        types[[int(code) - 1 for code in one.types]] = True
        day = self.day[at]
        return (day >= one.first) & (day <= one.last) & types[self.code[at]]

    def questions(self, asked, between):
        """The check of w2q; `between` gives the places of the acts of one actor towards another."""
        acts = days = goldstein = 0
        for one in asked.w2q:
            at = between(self.ids[one.a], self.ids[one.b])
            at = at[self.fitting(one, at)]
            acts += len(at)
            days += self.day[at].sum(dtype=np.int64)
            goldstein += self.goldstein[self.code[at]].sum()
        return [acts, days, goldstein]

    def by_day(self):
        order = np.argsort(self.day, kind="stable")
        self.order = self.source[order].tolist(), self.target[order].tolist(), self.day[order].tolist()

    def arrivals(self, asked):
        """The check of w4, by one pass over the acts in order of days."""
        reached = days = 0
        sources, targets, on = self.order
        for one in asked.w4:
            arrival = {self.ids[one.s]: one.start - 1}
            for at in range(bisect.bisect_left(on, one.start), len(on)):
                if targets[at] not in arrival:
                    since = arrival.get(sources[at])
                    if since is not None and since < on[at]:
                        arrival[targets[at]] = on[at]
                        if len(arrival) == self.actors:
                            break
            reached += len(arrival) - 1
            days += sum(arrival.values()) - (one.start - 1) - one.start * (len(arrival) - 1)
        return [reached, days]

    def every_pair(self, asked):
        return every_pair(self.source, self.target, self.day, self.rungs[self.code], asked.w5)

    def one_pair(self, asked, between):
        one, other = self.ids[asked.w5p.a], self.ids[asked.w5p.b]
        sides = [between(one, other), between(other, one)]
        return [net_rise(*(self.hostile(at) for at in sides), asked.w5p.W)]

    def hostile(self, at):
        rung = self.rungs[self.code[at]]
        return sorted((day, rung) for day, rung in zip(self.day[at].tolist(), rung.tolist()) if rung)


def read(data):
    """By polars, the fastest reader of CSV that Python has."""
    types = {"source": pl.String, "target": pl.String, "day": pl.Date, "type": pl.UInt8}
    frame = pl.read_csv(data, schema=types)
    names = pl.concat([frame["source"], frame["target"]]).unique().sort()
    number = lambda name: frame[name].cast(pl.Enum(names)).to_physical().to_numpy().astype(np.int32)
    ids = {name: at for at, name in enumerate(names.to_list())}
    day = frame["day"].to_physical().to_numpy().astype(np.int32)
    return Columns(data, ids, number("source"), number("target"), day, frame["type"].to_numpy() - 1)


def read_without_polars(data):
    ids, days, rows = {}, {}, ([], [], [], [])
    with open(data, newline="") as file:
        lines = csv.reader(file)
        next(lines)
        for source, target, iso, code in lines:
            day = days.get(iso)
            if day is None:
                day = days[iso] = unix_day(iso)
            row = ids.setdefault(source, len(ids)), ids.setdefault(target, len(ids)), day, int(code) - 1
            for column, value in zip(rows, row):
                column.append(value)
    kinds = [np.int32, np.int32, np.int32, np.uint8]
    return Columns(data, ids, *(np.array(column, kind) for column, kind in zip(rows, kinds)))


def every_pair(source, target, day, rung, window):
    """The check of w5: sorted once, then the program of `net_rise` for each pair of which both sides have hostile acts."""
    hostile = rung > 0
    source, target, day, rung = (column[hostile].astype(np.int64) for column in (source, target, day, rung))
    wide = max(source.max(), target.max()) + 1
    order = np.lexsort((day, source * wide + target))
    pair = (source * wide + target)[order]
    begins = np.concatenate(([0], np.nonzero(np.diff(pair))[0] + 1))
    ends = np.append(begins[1:], len(pair))
    pair = pair[begins]
    back = pair % wide * wide + pair // wide
    answer = np.minimum(np.searchsorted(pair, back), len(pair) - 1)
    both = np.nonzero((pair[answer] == back) & (pair < back))[0]
    acts = list(zip(day[order].tolist(), rung[order].tolist()))
    side = lambda at: acts[begins[at]:ends[at]]
    return rises(net_rise(side(at), side(answer[at]), window) for at in both)
