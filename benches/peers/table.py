"""The table of the README from what rounds.py kept: demarche in seconds, the others as ratios to it.

    table.py RESULTS.jsonl

Cells have a value a size, from small to large. An answer that differs from demarche's is marked and fails the run.
"""

import json
import math
import statistics
import sys
from collections import defaultdict

TITLES = {
    "w1": "W1 load",
    "w2q": "W2q 1,000 questions",
    "w2m": "W2m matrix",
    "w3": "W3 20 paths",
    "w4": "W4 arrivals",
    "w5": "W5 every pair",
    "w5p": "W5p one pair",
}
ALONE = {"w5-year": "W5, a window of 365 days", "w5-latest": "W5, each act answering the latest day alone"}
# The reference kernel measures hostility by Goldstein values, so its paths are others.
OTHER_SCALE = {("kernel", "w5"), ("kernel", "w5p")}


def read(file):
    runs = defaultdict(list)
    for text in open(file):
        line = json.loads(text)
        runs[line["n"], line["peer"], line["workload"]].append(line)
    return runs


def seconds(value):
    for unit, size in (("s", 1), ("ms", 1e-3), ("µs", 1e-6)):
        if value >= size or unit == "µs":
            return f"{short(value / size)} {unit}"


def short(value):
    """Three figures, and a comma in thousands."""
    digits = max(0, 2 - math.floor(math.log10(value))) if value else 0
    return f"{float(f'{value:.3g}'):,.{min(digits, 2)}f}"


class Table:
    def __init__(self, runs):
        self.runs = runs
        self.sizes = sorted({n for n, _, _ in runs})
        self.peers = list(dict.fromkeys(peer for _, peer, _ in runs if not peer.startswith("demarche")))
        self.differing = []

    def median(self, n, peer, workload):
        lines = self.runs.get((n, peer, workload))
        return lines and statistics.median(line["seconds"] for line in lines)

    def growth_of_memory(self, n, peer, field):
        """Bytes an act by which the process grew in loading."""
        lines = self.runs.get((n, peer, "w1"))
        grown = lines and statistics.median(line[field] - line["rss_base_mb"] for line in lines)
        return f"{grown * 2**20 / n:.0f}" if lines else "–"

    def differs(self, n, peer, workload):
        ours = self.runs.get((n, "demarche", workload))
        theirs = self.runs.get((n, peer, workload), [])
        if not ours or (peer, workload) in OTHER_SCALE:
            return False
        return any(line["check"] != ours[0]["check"] for line in theirs)

    def cell(self, peer, workload):
        return " / ".join(self.value(n, peer, workload) for n in self.sizes)

    def value(self, n, peer, workload):
        ours, theirs = self.median(n, "demarche", workload), self.median(n, peer, workload)
        if theirs is None:
            return "–"
        if self.differs(n, peer, workload):
            self.differing.append((n, peer, workload))
            return "**other answer**"
        return seconds(theirs) if peer == "demarche" or not ours else f"{short(theirs / ours)}×"

    def version(self, peer):
        version = next(line["version"] for (_, name, _), lines in self.runs.items() if name == peer for line in lines)
        return peer if peer == "kernel" else f"{peer} {version}"

    def row(self, peer):
        memory = (
            " / ".join(self.growth_of_memory(n, peer, field) for n in self.sizes) for field in ("rss_load_mb", "rss_peak_mb")
        )
        return [self.version(peer), *(self.cell(peer, workload) for workload in TITLES), *memory]

    def exponents(self):
        for workload, title in (TITLES | ALONE).items():
            steps = []
            for small, large in zip(self.sizes, self.sizes[1:]):
                values = self.median(small, "demarche", workload), self.median(large, "demarche", workload)
                if all(values):
                    steps.append(f"{math.log(values[1] / values[0]) / math.log(large / small):.2f}")
            if steps:
                yield f"{title.split()[0] if workload in TITLES else title} {', '.join(steps)}"


def main():
    table = Table(read(sys.argv[1]))
    print(f"Acts: {' / '.join(f'{n:,}' for n in table.sizes)}\n")
    print(f"| | {' | '.join(TITLES.values())} | bytes an act | at the peak of loading |")
    print("|---" * (len(TITLES) + 3) + "|")
    for peer in ["demarche", *table.peers]:
        if any(name == peer for _, name, _ in table.runs):
            print(f"| {' | '.join(table.row(peer))} |")
    print()
    for workload, title in ALONE.items():
        if any(name == workload for _, _, name in table.runs):
            print(f"{title}: {table.cell('demarche', workload)}")
    if any(name == "demarche-2" for _, name, _ in table.runs):
        print(f"W5 on two threads, as a part of the time of one: {table.cell('demarche-2', 'w5')}")
    if "kernel" in table.peers:
        print("The kernel is for orientation; its W5 measures hostility by Goldstein values, so its answer is not compared.")
    growth = list(table.exponents())
    if growth:
        print(f"Growth exponents of demarche: {'; '.join(growth)}")
    for n, peer, workload in table.differing:
        print(f"{peer} answers {workload} differently at {n:,} acts", file=sys.stderr)
    sys.exit(1 if table.differing else 0)


main()
