"""Raphtory: a graph of events, a layer an act type, rung and Goldstein value as properties in time; windows and layers as views."""

import os

os.environ.setdefault("RAYON_NUM_THREADS", "1")

import polars as pl
import raphtory
from raphtory import algorithms

from workload import codes, net_rise, rises, run


def load(data):
    rungs, goldstein = codes(data)
    frame = pl.read_csv(data, schema={"source": pl.String, "target": pl.String, "day": pl.Date, "type": pl.String})
    book = lambda table, name: pl.col("type").replace_strict(table, return_dtype=pl.Int64).alias(name)
    day = pl.col("day").to_physical().cast(pl.Int64)
    frame = frame.with_columns(day, book(rungs, "rung"), book(goldstein, "goldstein"))
    graph = raphtory.Graph()
    properties = ["rung", "goldstein"]
    graph.load_edges(frame, time="day", src="source", dst="target", properties=properties, layer_col="type")
    return graph


def days(edge):
    return edge.history.t.collect()


def values(edge, name):
    return edge.properties.temporal.get(name).values()


def w1(graph, asked):
    sums = [(int(days(edge).sum()), int(values(edge, "goldstein").sum())) for edge in graph.edges]
    return [graph.count_temporal_edges(), graph.count_nodes(), *map(sum, zip(*sums))]


def view(graph, one):
    return graph.window(one.first, one.last + 1).valid_layers(one.types)


def w2q(graph, asked):
    found = []
    for one in asked.w2q:
        edge = view(graph, one).edge(one.a, one.b)
        if edge is not None:
            on = days(edge)
            found.append((len(on), int(on.sum()), int(values(edge, "goldstein").sum())))
    return map(sum, zip(*found))


def w2m(graph, asked):
    of = [(len(value), int(value.sum())) for value in (values(edge, "goldstein") for edge in graph.edges)]
    return lambda: [len(of), sum(n * n for n, _ in of), sum(n * v for n, v in of), sum(v * v for _, v in of)]


def w3(graph, asked):
    steps = found = 0
    for one in asked.w3:
        part = view(graph, one)
        if part.has_node(one.s) and part.has_node(one.t):
            # In 0.17 one of its two functions for shortest paths panics on such graphs and the other goes against the
            # direction of edges; the component that an actor reaches has the distances.
            reached = algorithms.out_component(part.node(one.s)).get(one.t)
            if reached is not None:
                steps, found = steps + reached["distance"], found + 1
    return [steps, found]


def w4(graph, asked):
    reached = since = 0
    for one in asked.w4:
        # An infection that never fails to spread arrives as early as can be.
        for _, of in algorithms.temporal_SEIR(graph, [one.s], 1.0, one.start - 1).items():
            reached, since = reached + 1, since + of["infected"] - one.start
        reached, since = reached - 1, since + 1
    return [reached, since]


def rise(one, other, window):
    side = lambda edge: sorted(act for act in zip(days(edge).tolist(), values(edge, "rung").tolist()) if act[1])
    return net_rise(side(one), side(other), window)


def w5(graph, asked):
    forward = (edge for edge in graph.edges if edge.src.name < edge.dst.name)
    both = ((edge, graph.edge(edge.dst.name, edge.src.name)) for edge in forward)
    return rises(rise(one, other, asked.w5) for one, other in both if other is not None)


def w5p(graph, asked):
    one, other = asked.w5p.a, asked.w5p.b
    return [rise(graph.edge(one, other), graph.edge(other, one), asked.w5p.W)]


run("raphtory", raphtory.version(), load, {"w1": w1, "w2q": w2q, "w2m": w2m, "w3": w3, "w4": w4, "w5": w5, "w5p": w5p})
