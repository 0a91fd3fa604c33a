"""The trace of chain.mjs by a graph library: hops in time, then the haircut in whole numbers. usage: chain.py networkx|igraph table.csv source hops fan_out"""

import csv
import json
import resource
import sys
import time

library, table, source, hops, fan_out = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]), int(sys.argv[5])
seconds, processor = {}, {}


def timed(name, work):
    before, used = time.time(), time.process_time()
    result = work()
    seconds[name] = round(time.time() - before, 3)
    processor[name] = round(time.process_time() - used, 3)
    return result


def read_networkx():
    import networkx

    graph = networkx.MultiDiGraph()
    with open(table) as file:
        for seq, (src, dst, amount) in enumerate(csv.reader(file)):
            graph.add_edge(src, dst, seq=seq, amount=int(amount))
    out = lambda node: ((to, data["seq"], data["amount"]) for _, to, data in graph.out_edges(node, data=True))
    into = lambda node: ((src, data["seq"], data["amount"]) for src, _, data in graph.in_edges(node, data=True))
    return networkx.__version__, source, out, into


def read_igraph():
    import igraph

    numbers, edges, amounts = {}, [], []
    with open(table) as file:
        for src, dst, amount in csv.reader(file):
            edges.append((numbers.setdefault(src, len(numbers)), numbers.setdefault(dst, len(numbers))))
            amounts.append(int(amount))
    graph = igraph.Graph(n=len(numbers), edges=edges, directed=True)
    # Edges are numbered as they were given, which is their order in time.
    out = lambda node: ((edges[e][1], e, amounts[e]) for e in graph.incident(node, mode="out"))
    into = lambda node: ((edges[e][0], e, amounts[e]) for e in graph.incident(node, mode="in"))
    return igraph.__version__, numbers[source], out, into


def reach(first, out):
    since, hop, front, crowded = {first: -1}, {first: 0}, {first: -1}, set()
    for at in range(1, hops + 1):
        if at > 1:
            crowded.update(a for a in front if len({to for to, _, _ in out(a)}) > fan_out)
        arrived = {}
        for account, earliest in front.items():
            if account in crowded:
                continue
            for to, seq, _ in out(account):
                if seq > earliest and to != account and seq < arrived.get(to, 1 << 60):
                    arrived[to] = seq
        front = {a: seq for a, seq in arrived.items() if seq < since.get(a, 1 << 60)}
        since.update(front)
        for account in front:
            hop.setdefault(account, at)
    return hop, {a for a, at in hop.items() if at < hops and a not in crowded}


def haircut(first, followed, out, into):
    touched = {}
    for account in followed:
        for to, seq, amount in out(account):
            touched[seq] = (account, to, amount)
        for src, seq, amount in into(account):
            touched[seq] = (src, account, amount)
    balance, traced, arrived = {}, {}, {}
    for seq in sorted(touched):
        src, dst, amount = touched[seq]
        part = 0
        if src == first:
            traced[src] = max(0, traced.get(src, 0) - amount)
            part = amount
        elif src in followed:
            had = max(balance.get(src, 0), amount)
            part = traced.get(src, 0) * amount // had
            balance[src] = had - amount
            traced[src] = traced.get(src, 0) - part
        if dst == first:
            traced[dst] = traced.get(dst, 0) + part
        elif dst in followed:
            balance[dst] = balance.get(dst, 0) + amount
            traced[dst] = traced.get(dst, 0) + part
        else:
            arrived[dst] = arrived.get(dst, 0) + part
    return len(touched), sum(arrived.values())


try:
    version, first, out, into = timed("load", {"networkx": read_networkx, "igraph": read_igraph}[library])
except ImportError:
    print("null")
    sys.exit()
hop, followed = timed("hops", lambda: reach(first, out))
touched, arrived = timed("haircut", lambda: haircut(first, followed, out, into))
print(
    json.dumps(
        {
            "version": version,
            "reached": len(hop),
            "followed": len(followed),
            "touched": touched,
            "arrived": str(arrived),
            "seconds": seconds,
            "processorSeconds": processor,
            "peakMegabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        }
    )
)
