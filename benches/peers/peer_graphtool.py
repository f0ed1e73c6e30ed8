"""graph-tool: a directed multigraph with days and codes as properties of edges, and views of it.

It comes with the system and not from PyPI, so it runs in the system's Python. What it has no call for (w4, w5) the other static
libraries measure; it is here for w3.
"""

import graph_tool
import graph_tool.topology
import numpy as np

from columns import read_without_polars
from workload import run


def load(data):
    acts = read_without_polars(data)
    acts.graph = graph_tool.Graph(directed=True)
    acts.graph.add_vertex(acts.actors)
    acts.graph.add_edge_list(np.column_stack((acts.source, acts.target)))
    return acts


def between(acts):
    def places(source, target):
        out = acts.graph.get_out_edges(source, [acts.graph.edge_index])
        return out[out[:, 1] == target][:, 2]

    return places


def w3(acts, asked):
    steps = found = 0
    keep = acts.graph.new_ep("bool")
    for one in asked.w3:
        keep.a = acts.fitting(one)
        view = graph_tool.GraphView(acts.graph, efilt=keep)
        ends = (acts.graph.vertex(acts.ids[name]) for name in (one.s, one.t))
        distance = graph_tool.topology.shortest_distance(view, *ends)
        if distance < acts.actors:
            steps, found = steps + int(distance), found + 1
    return [steps, found]


answers = {
    "w1": lambda acts, asked: [acts.graph.num_edges(), acts.graph.num_vertices(), *acts.totals()],
    "w2q": lambda acts, asked: acts.questions(asked, between(acts)),
    "w3": w3,
}
run("graph-tool", graph_tool.__version__.split()[0], load, answers)
