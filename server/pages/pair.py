"""Two States: their whole relationship in order, and where the sources disagree."""

from __future__ import annotations

from dataclasses import dataclass

from flask import abort, redirect, render_template, request
from werkzeug.wrappers import Response

from server import urls
from server.pages import blueprint, evidence, facts, graph, things

__all__ = ["Claim", "pair"]

_CONFLICTS = 200  # contradictions on one page


@dataclass(frozen=True, slots=True)
class Claim:
    """One side of a disagreement."""

    iri: str
    label: str
    date: str
    passages: tuple[evidence.Passage, ...]


@blueprint.get("/pair/<one>/<other>")
def pair(one: str, other: str) -> str | Response:
    """The page of a pair of States, named by the last parts of their IRIs."""
    iris = urls.state_iri(one), urls.state_iri(other)
    if one == other:
        return redirect(urls.entity(iris[0]), 303)
    if urls.pair(*iris) != request.path.removeprefix(request.script_root):
        return redirect(urls.pair(*iris), 301)
    states = [things.describe(iri) or abort(404, f"Nothing is known of {iri}.") for iri in iris]
    sections = facts.of_pair(*iris)
    flows = sections.get(facts.SECTIONS["TradeFlow"], facts.NONE)
    return render_template(
        "pair.html",
        states=states,
        names={state.iri: state.label for state in states},
        sections=sections,
        conflicts=_conflicts(*iris),
        trade=graph.select("trade", flows=[flow.iri for flow in flows.facts]),
    )


def _conflicts(one: str, other: str) -> list[list[Claim]]:
    """Groups of claims that contradict each other, each with its passages."""
    groups: dict[str, dict[str, Claim]] = {}
    for fact, rival in graph.conflicts(one, other, _CONFLICTS):
        group = groups.get(fact.iri) or groups.get(rival) or {}
        groups[fact.iri] = groups[rival] = group
        if fact.iri not in group:
            group[fact.iri] = Claim(fact.iri, fact.label, fact.date, tuple(evidence.of(fact.iri)))
    distinct = {id(group): group for group in groups.values()}
    return [list(group.values()) for group in distinct.values()]
