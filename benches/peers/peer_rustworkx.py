"""rustworkx: a directed multigraph, day and code as the payload of an edge; columns beside it, which filter faster than a
predicate in Python does."""

import numpy as np
import rustworkx

from columns import every_pair, read
from workload import net_rise, run


def load(data):
    acts = read(data)
    graph = rustworkx.PyDiGraph(multigraph=True, node_count_hint=acts.actors, edge_count_hint=acts.acts)
    graph.add_nodes_from(list(acts.ids))
    payload = zip(acts.day.tolist(), acts.code.tolist())
    graph.add_edges_from(list(zip(acts.source.tolist(), acts.target.tolist(), payload)))
    acts.graph = graph
    return acts


def w1(acts, asked):
    edges = acts.graph.edges()
    goldstein = acts.goldstein.tolist()
    totals = sum(day for day, _ in edges), sum(goldstein[code] for _, code in edges)
    return [acts.graph.num_edges(), acts.graph.num_nodes(), *totals]


def w2q(acts, asked):
    found = []
    for one in asked.w2q:
        types = {int(code) - 1 for code in one.types}
        edges = acts.graph.get_all_edge_data(acts.ids[one.a], acts.ids[one.b])
        found += [(day, code) for day, code in edges if one.first <= day <= one.last and code in types]
    goldstein = acts.goldstein.tolist()
    return [len(found), sum(day for day, _ in found), sum(goldstein[code] for _, code in found)]


def w2m(acts, asked):
    cells, goldstein = {}, acts.goldstein.tolist()
    for source, target, (_, code) in acts.graph.weighted_edge_list():
        cell = cells.get((source, target))
        if cell is None:
            cells[source, target] = [1, goldstein[code]]
        else:
            cell[0] += 1
            cell[1] += goldstein[code]

    def check():
        of = list(cells.values())
        return [len(of), sum(n * n for n, _ in of), sum(n * v for n, v in of), sum(v * v for _, v in of)]

    return check


def w3(acts, asked):
    steps = found = 0
    for one in asked.w3:
        keep = acts.fitting(one)
        pairs = np.unique(acts.source[keep].astype(np.int64) * acts.actors + acts.target[keep])
        graph = rustworkx.PyDiGraph(node_count_hint=acts.actors, edge_count_hint=len(pairs))
        graph.add_nodes_from(range(acts.actors))
        graph.extend_from_edge_list(list(zip((pairs // acts.actors).tolist(), (pairs % acts.actors).tolist())))
        target = acts.ids[one.t]
        for step, layer in enumerate(rustworkx.bfs_layers(graph, [acts.ids[one.s]])):
            if target in layer:
                steps, found = steps + step, found + 1
                break
    return [steps, found]


def w5(acts, asked):
    edges = acts.graph.weighted_edge_list()
    column = lambda of: np.fromiter((of(edge) for edge in edges), np.int64, len(edges))
    rung = acts.rungs[column(lambda edge: edge[2][1])]
    ends = column(lambda edge: edge[0]), column(lambda edge: edge[1])
    return every_pair(*ends, column(lambda edge: edge[2][0]), rung, asked.w5)


def w5p(acts, asked):
    def side(one, other):
        edges = acts.graph.get_all_edge_data(one, other)
        return sorted((day, int(acts.rungs[code])) for day, code in edges if acts.rungs[code])

    one, other = acts.ids[asked.w5p.a], acts.ids[asked.w5p.b]
    return [net_rise(side(one, other), side(other, one), asked.w5p.W)]


answers = {"w1": w1, "w2q": w2q, "w2m": w2m, "w3": w3, "w4": lambda acts, asked: acts.arrivals(asked), "w5": w5, "w5p": w5p}
run("rustworkx", rustworkx.__version__, load, answers, prepare={"w4": lambda acts: acts.by_day()})
