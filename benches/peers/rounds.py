"""Runs demarche and its peers on made data in rounds, each in turn on one core, and keeps what they print.

    rounds.py DATA.csv RESULTS.jsonl --demarche EXE [--kernel EXE] [--rounds N] [--limit SECONDS] [--only NAME,NAME...]

demarche runs first and last in each round. Who takes longer than the limit, or fails, is not asked again.
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import time

from workload import WORKLOADS

HERE = pathlib.Path(__file__).parent
PEERS = ["duckdb", "polars", "graph-tool", "igraph", "rustworkx", "ladybug", "raphtory", "networkx", "sqlite"]
SYSTEM_PYTHON = "/usr/bin/python3"
# demarche is asked for more than its peers: a window of a year, answers to the latest day alone, and two threads.
ALONE = ["w5-year", "w5-latest"]
THREADS = ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "POLARS_MAX_THREADS", "RAYON_NUM_THREADS"]


def has_graph_tool():
    """It is no package of PyPI: the peer runs where the system's Python has it."""
    ask = [SYSTEM_PYTHON, "-c", "import graph_tool"]
    return os.path.exists(SYSTEM_PYTHON) and subprocess.run(ask, capture_output=True).returncode == 0


def commands(args):
    """Name -> (cores, command up to the workloads, workloads), in the order of a round."""
    core = [args.core]
    runs = {"demarche": (core, [args.demarche, "run"], WORKLOADS + ALONE)}
    others = sorted(os.sched_getaffinity(0) - {args.core})
    if others:
        runs["demarche-2"] = (core + others[-1:], [args.demarche, "run"], ["w5"])
    if args.kernel:
        runs["kernel"] = (core, [args.kernel], WORKLOADS)
    for name in PEERS:
        if name != "graph-tool":
            runs[name] = (core, [sys.executable, HERE / f"peer_{name}.py"], WORKLOADS)
        elif has_graph_tool():
            runs[name] = (core, [SYSTEM_PYTHON, HERE / "peer_graphtool.py"], WORKLOADS)
    if args.only is not None:
        ours = ["demarche", "demarche-2", "kernel"]
        runs = {name: run for name, run in runs.items() if name in ours + args.only.split(",")}
    return [*runs.items(), ("demarche", runs["demarche"])]


def ask(name, run, data, limit):
    """What one of them prints, and what went wrong."""
    cores, command, workloads = run
    threads = {name: str(len(cores)) for name in THREADS}
    command = ["taskset", "-c", ",".join(map(str, cores)), *command, ",".join(workloads), data, "--reps", "5"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=limit, env=os.environ | threads)
        output, failure = done.stdout, done.stderr.strip()[-400:] if done.returncode else None
    except subprocess.TimeoutExpired as late:
        output, failure = (late.stdout or b"").decode(), f"more than {limit} s"
    lines = [json.loads(line) for line in output.splitlines() if line.startswith("{")]
    return [line | {"peer": name} for line in lines if line["workload"] in workloads], failure


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("data")
    parser.add_argument("results")
    parser.add_argument("--demarche", required=True)
    parser.add_argument("--kernel")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--limit", type=int, default=900)
    parser.add_argument("--only", help="these peers and no others")
    parser.add_argument("--core", type=int, default=max(os.sched_getaffinity(0)))
    args = parser.parse_args()
    failed = set()
    with open(args.results, "a") as results:
        for number in range(args.rounds):
            for name, run in commands(args):
                if name in failed:
                    continue
                begin = time.monotonic()
                lines, failure = ask(name, run, args.data, args.limit)
                for line in lines:
                    results.write(json.dumps(line) + "\n")
                results.flush()
                seconds = time.monotonic() - begin
                print(f"round {number + 1} of {args.rounds}: {name}, {seconds:.1f} s {failure or ''}", file=sys.stderr)
                if failure and name == "demarche":
                    sys.exit(1)
                if failure:
                    failed.add(name)


main()
