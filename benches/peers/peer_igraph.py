"""igraph: a directed multigraph, an edge an act, days and codes as columns in the order of edges (its fast way)."""

import igraph
import numpy as np

from columns import read
from workload import run


def load(data):
    acts = read(data)
    edges = np.column_stack((acts.source, acts.target)).tolist()
    acts.graph = igraph.Graph(n=acts.actors, edges=edges, directed=True)
    return acts


def between(acts):
    def places(source, target):
        out = np.array(acts.graph.incident(source, mode="out"), dtype=np.int64)
        return out[acts.target[out] == target]

    return places


def w2m(acts, asked):
    cells = acts.graph.copy()
    cells.es["count"] = np.ones(acts.acts, np.int64).tolist()
    cells.es["value"] = acts.goldstein[acts.code].tolist()
    cells.simplify(multiple=True, loops=False, combine_edges={"count": "sum", "value": "sum"})

    def check():
        count, value = (np.array(cells.es[name], np.int64) for name in ("count", "value"))
        return [len(count), (count * count).sum(), (count * value).sum(), (value * value).sum()]

    return check


def w3(acts, asked):
    steps = found = 0
    for one in asked.w3:
        edges = np.nonzero(acts.fitting(one))[0].tolist()
        graph = acts.graph.subgraph_edges(edges, delete_vertices=False)
        distance = graph.distances(acts.ids[one.s], acts.ids[one.t], mode="out")[0][0]
        if distance != float("inf"):
            steps, found = steps + distance, found + 1
    return [steps, found]


answers = {
    "w1": lambda acts, asked: [acts.graph.ecount(), acts.graph.vcount(), *acts.totals()],
    "w2q": lambda acts, asked: acts.questions(asked, between(acts)),
    "w2m": w2m,
    "w3": w3,
    "w4": lambda acts, asked: acts.arrivals(asked),
    "w5": lambda acts, asked: acts.every_pair(asked),
    "w5p": lambda acts, asked: acts.one_pair(asked, between(acts)),
}
run("igraph", igraph.__version__, load, answers, prepare={"w4": lambda acts: acts.by_day()})
