"""One result to one target, so that the whole is most alike; what is not alike enough stays alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from scipy.optimize import linear_sum_assignment

from minsheng_extract.aligning.likeness import Candidate

Node = str
_AS_LIKELY = 4.0
_SURE = 60.0
_AT_ONCE = 1_000_000


class Choice(NamedTuple):
    """A candidate chosen, and those that were as likely and have no other target: a person should look."""

    candidate: Candidate
    rivals: tuple[Candidate, ...] = ()


def assign(candidates: Sequence[Candidate], node_of: dict[str, Node], margin: float) -> tuple[Choice, ...]:
    """The candidates chosen: each target once, each result once.

    Results that stand for the same thing (once in the text, once in the table) share a node. A result
    is not given to a target where it is much more (`margin`) like another one, nor where it is
    not very like and others are as like.
    """
    edges = _best_edges(candidates, node_of)
    chosen: list[Candidate] = []
    for targets, nodes in _components(edges):
        few = len(targets) * len(nodes) <= _AT_ONCE
        chosen += _best_together(edges, targets, nodes, margin) if few else _best_first(edges, targets)
    chosen.sort(key=lambda one: one.target.quantity.start)
    taken = {_node(one, node_of) for one in chosen}
    free: dict[str, list[Candidate]] = {}
    for (target, node), one in edges.items():
        if node not in taken:
            free.setdefault(target, []).append(one)
    choices = (
        Choice(one, tuple(other for other in free.get(one.target.id, ()) if _is_rival(other, one))) for one in chosen
    )
    return tuple(choice for choice in choices if not choice.rivals or choice.candidate.score >= _SURE)


def _best_together(
    edges: dict[tuple[str, Node], Candidate], targets: list[str], nodes: list[Node], margin: float
) -> Iterator[Candidate]:
    scores = np.zeros((len(targets), len(nodes)))
    for row, target in enumerate(targets):
        for column, node in enumerate(nodes):
            if edge := edges.get((target, node)):
                scores[row, column] = edge.score
    best = scores.max(axis=0)
    for row, column in zip(*linear_sum_assignment(scores, maximize=True), strict=True):
        score = scores[row, column]
        if score > 0 and score >= best[column] - margin:
            yield edges[targets[row], nodes[column]]


def _best_first(edges: dict[tuple[str, Node], Candidate], targets: list[str]) -> Iterator[Candidate]:
    """For a great many that hang together: the likeliest pair, then the next that is still free."""
    wanted, taken = set(targets), set[str]()
    for (target, node), one in edges.items():  # the likeliest stand first
        if target in wanted and node not in taken:
            wanted.remove(target)
            taken.add(node)
            yield one


def _node(one: Candidate, node_of: dict[str, Node]) -> Node:
    return node_of.get(one.result.id, one.result.id)


def _is_rival(other: Candidate, one: Candidate) -> bool:
    """True for another answer to the same target that is as likely, and another number."""
    if other.score < one.score - _AS_LIKELY or other.result.is_sum:
        return False
    return other.result.quantity.value * other.fit.factor != one.result.quantity.value * one.fit.factor


def _best_edges(candidates: Sequence[Candidate], node_of: dict[str, Node]) -> dict[tuple[str, Node], Candidate]:
    """For each target and node the likeliest candidate, the earliest of equals."""
    edges: dict[tuple[str, Node], Candidate] = {}
    for one in sorted(candidates, key=lambda one: (-one.score, one.result.quantity.start)):
        edges.setdefault((one.target.id, _node(one, node_of)), one)
    return edges


def _components(edges: dict[tuple[str, Node], Candidate]) -> list[tuple[list[str], list[Node]]]:
    """Targets and nodes that hang together, each set small enough to be assigned at once."""
    of_target: dict[str, list[Node]] = {}
    of_node: dict[Node, list[str]] = {}
    for target, node in edges:
        of_target.setdefault(target, []).append(node)
        of_node.setdefault(node, []).append(target)
    components: list[tuple[list[str], list[Node]]] = []
    seen: set[str] = set()
    for first in of_target:
        if first in seen:
            continue
        targets, nodes = dict.fromkeys([first]), dict[Node, None]()
        queue = [first]
        while queue:
            for node in of_target[queue.pop()]:
                if node not in nodes:
                    nodes[node] = None
                    fresh = [target for target in of_node[node] if target not in targets]
                    targets |= dict.fromkeys(fresh)
                    queue += fresh
        seen |= targets.keys()
        components.append((list(targets), list(nodes)))
    return components
