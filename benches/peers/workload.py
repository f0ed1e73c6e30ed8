"""What is asked of demarche and its peers, how it is timed, and what must agree.

    peer_NAME.py WORKLOAD[,WORKLOAD...] DATA.csv [--reps K]

prints a JSON object a workload. Beside DATA.csv lie the questions (DATA.queries.json) and, by demarche's code book, the rung and
the Goldstein value of each code, in tenths (DATA.codes.json); `cargo bench --bench compare -- generate` writes all three.
`check` holds sums over the whole answer, which are equal for all who answer:

w1   the CSV into a graph that can be asked, with the order or index that an expert would give it
     [acts, actors, sum of days, sum of Goldstein values]; a day is its number from 1970-01-01
w2q  1,000 questions: the acts of one actor towards another, of some types, from one day to another
     [acts, sum of days, sum of Goldstein values]
w2m  count and mean Goldstein value for every ordered pair with an act
     [pairs, sum of count², sum of count·value, sum of value²], where value is the sum of the pair's Goldstein values
w3   20 shortest paths over acts of some types within some days
     [sum of steps of those that exist, how many exist]
w4   earliest arrivals from 10 actors from a day on; an act carries on a later day than that on which its actor was reached
     [actors reached, sum of days since the start]; the actor itself does not count
w5   the greatest net rise of every unordered pair. A path is a chain of responses: an act answers one of the other side, 1 to 30
     days before, of a rung at most as high; acts on rung 0 take no part; from the first to the last rung is the net rise
     [pairs that rise by 1 or more, sum of rises, sum of rise²]
w5p  the same for the busiest pair alone
     [rise]
"""

import argparse
import datetime
import gc
import json
import statistics
import time
from collections import deque
from types import SimpleNamespace

WORKLOADS = ["w1", "w2q", "w2m", "w3", "w4", "w5", "w5p"]
EPOCH = datetime.date(1970, 1, 1).toordinal()


def unix_day(iso):
    return datetime.date.fromisoformat(iso).toordinal() - EPOCH


def beside(data, ending):
    with open(data.removesuffix(".csv") + ending) as file:
        return json.load(file)


def codes(data):
    """Code -> rung, and code -> Goldstein value in tenths."""
    book = beside(data, ".codes.json")
    return {code: of["rung"] for code, of in book.items()}, {code: of["goldstein"] for code, of in book.items()}


def questions(data):
    asked = beside(data, ".queries.json")
    for one in asked["w2q"] + asked["w3"]:
        one["first"], one["last"] = unix_day(one.pop("d1")), unix_day(one.pop("d2"))
    for one in asked["w4"]:
        one["start"] = unix_day(one["start"])
    several = {name: [SimpleNamespace(**one) for one in asked[name]] for name in ["w2q", "w3", "w4"]}
    return SimpleNamespace(n=asked["n"], **several, w5=asked["w5"]["W"], w5p=SimpleNamespace(**asked["w5p"]))


def memory(field):
    """In MB, of this process: VmRSS what it holds, VmHWM the most it held."""
    with open("/proc/self/status") as file:
        return next(int(line.split()[1]) for line in file if line.startswith(field)) / 1024


def forget_peak():
    with open("/proc/self/clear_refs", "w") as file:
        file.write("5")


def run(peer, version, load, answers, prepare=None):
    """Loads the data and prints what each workload took.

    `answers` is a function of graph and questions a workload. What it returns is the check, or a function that works it out after
    the clock has stopped. `prepare` builds what later questions use again, timed apart.
    """
    parser = argparse.ArgumentParser()
    parser.add_argument("workloads")
    parser.add_argument("data")
    parser.add_argument("--reps", type=int, default=1)
    args = parser.parse_args()
    asked = questions(args.data)
    gc.collect()
    base = memory("VmRSS")
    forget_peak()
    start = time.perf_counter()
    graph = load(args.data)
    load_seconds = time.perf_counter() - start
    loaded, peak = memory("VmRSS"), memory("VmHWM")
    for workload in args.workloads.split(","):
        answer = answers.get(workload)
        if answer is None:
            continue
        line = {"peer": peer, "version": version, "workload": workload, "n": asked.n}
        if workload == "w1":
            times, check = [load_seconds], answer(graph, asked)
        else:
            forget_peak()
            if prepare and workload in prepare:
                start = time.perf_counter()
                prepare[workload](graph)
                line["prepare_seconds"] = time.perf_counter() - start
            times, check = timed(answer, graph, asked, args.reps)
            peak = memory("VmHWM")
        line |= {"seconds": statistics.median(times), "all": times, "check": [int(one) for one in check]}
        line |= {"rss_base_mb": round(base, 1), "rss_load_mb": round(loaded, 1), "rss_peak_mb": round(peak, 1)}
        print(json.dumps(line), flush=True)


def timed(answer, graph, asked, reps):
    """Each of so many answers, or of fewer where they took two seconds together."""
    times = []
    while len(times) < reps and sum(times) < 2:
        start = time.perf_counter()
        check = answer(graph, asked)
        times.append(time.perf_counter() - start)
    return times, check() if callable(check) else check


def net_rise(one, other, window):
    """The greatest net rise of two sides, whose acts above rung 0 are given as (day, rung) in order of days.

    By side and rung, a queue of (day, lowest rung at which a chain that ends here began) over the window, in which no entry is older
    and no better than another; so every act is put in and taken out once.
    """
    queues = ({}, {})
    sides = (iter(one), iter(other))
    heads = [next(sides[0], None), next(sides[1], None)]
    best = 0
    while heads[0] or heads[1]:
        day = min(head[0] for head in heads if head)
        acts = set()
        for side in (0, 1):
            while heads[side] and heads[side][0] == day:
                acts.add((side, heads[side][1]))
                heads[side] = next(sides[side], None)
        ends = [(side, rung, beginning(queues[1 - side], rung, day - window)) for side, rung in acts]
        for side, rung, first in ends:
            best = max(best, rung - first)
            queue = queues[side].setdefault(rung, deque())
            while queue and queue[-1][1] >= first:
                queue.pop()
            queue.append((day, first))
    return best


def beginning(queues, rung, since):
    """The lowest rung at which a chain began that an act on this rung can extend: its own where there is none."""
    first = rung
    for below, queue in queues.items():
        if below <= rung:
            while queue and queue[0][0] < since:
                queue.popleft()
            if queue:
                first = min(first, queue[0][1])
    return first


def rises(found):
    """The check of w5 from the net rise of every pair."""
    found = [rise for rise in found if rise > 0]
    return [len(found), sum(found), sum(rise * rise for rise in found)]
