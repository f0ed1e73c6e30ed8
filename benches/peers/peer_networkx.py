"""networkx: a directed multigraph, an edge with day and code an act."""

import bisect
import csv

import networkx as nx

from workload import codes, net_rise, rises, run, unix_day

RUNGS, GOLDSTEIN, TIMELINE = {}, {}, []


def load(data):
    for table, of in zip((RUNGS, GOLDSTEIN), codes(data)):
        table.update(of)
    graph, days = nx.MultiDiGraph(), {}

    def edges():
        with open(data, newline="") as file:
            rows = csv.reader(file)
            next(rows)
            for source, target, iso, code in rows:
                day = days.get(iso)
                if day is None:
                    day = days[iso] = unix_day(iso)
                yield source, target, {"day": day, "code": code}

    graph.add_edges_from(edges())
    return graph


def totals(acts):
    return [sum(act["day"] for act in acts), sum(GOLDSTEIN[act["code"]] for act in acts)]


def w1(graph, asked):
    acts = [act for _, _, act in graph.edges(data=True)]
    return [graph.number_of_edges(), graph.number_of_nodes(), *totals(acts)]


def w2q(graph, asked):
    found = []
    for one in asked.w2q:
        types, acts = set(one.types), graph.get_edge_data(one.a, one.b).values()
        found += [act for act in acts if one.first <= act["day"] <= one.last and act["code"] in types]
    return [len(found), *totals(found)]


def w2m(graph, asked):
    cells = {}
    for source, targets in graph.adj.items():
        for target, acts in targets.items():
            value = sum(GOLDSTEIN[act["code"]] for act in acts.values())
            cells[source, target] = len(acts), value, value / len(acts)

    def check():
        of = list(cells.values())
        return [len(of), sum(n * n for n, _, _ in of), sum(n * v for n, v, _ in of), sum(v * v for _, v, _ in of)]

    return check


def w3(graph, asked):
    steps = found = 0
    for one in asked.w3:
        types = set(one.types)

        def fits(source, target, key):
            act = graph._adj[source][target][key]
            return one.first <= act["day"] <= one.last and act["code"] in types

        try:
            path = nx.bidirectional_shortest_path(nx.subgraph_view(graph, filter_edge=fits), one.s, one.t)
            steps, found = steps + len(path) - 1, found + 1
        except nx.NetworkXNoPath:
            pass
    return [steps, found]


def sort(graph):
    acts = ((act["day"], source, target) for source, target, act in graph.edges(data=True))
    TIMELINE.extend(sorted(acts, key=lambda act: act[0]))


def w4(graph, asked):
    reached = days = 0
    for one in asked.w4:
        arrival = {one.s: one.start - 1}
        begin = bisect.bisect_left(TIMELINE, one.start, key=lambda act: act[0])
        for at in range(begin, len(TIMELINE)):
            day, source, target = TIMELINE[at]
            if source in arrival and target not in arrival and arrival[source] < day:
                arrival[target] = day
                if len(arrival) == len(graph):
                    break
        reached += len(arrival) - 1
        days += sum(arrival.values()) - (one.start - 1) - one.start * (len(arrival) - 1)
    return [reached, days]


def rise(graph, one, other, window):
    acts = lambda source, target: graph._adj[source][target].values()
    hostile = lambda acts: sorted((act["day"], RUNGS[act["code"]]) for act in acts if RUNGS[act["code"]])
    return net_rise(hostile(acts(one, other)), hostile(acts(other, one)), window)


def w5(graph, asked):
    both = (
        (source, target)
        for source, targets in graph.adj.items()
        for target in targets
        if source < target and source in graph._adj[target]
    )
    return rises(rise(graph, source, target, asked.w5) for source, target in both)


def w5p(graph, asked):
    return [rise(graph, asked.w5p.a, asked.w5p.b, asked.w5p.W)]


answers = {"w1": w1, "w2q": w2q, "w2m": w2m, "w3": w3, "w4": w4, "w5": w5, "w5p": w5p}
run("networkx", nx.__version__, load, answers, prepare={"w4": sort})
