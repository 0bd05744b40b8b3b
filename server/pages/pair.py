"""Two States: their whole relationship in order, and where the sources disagree."""

from __future__ import annotations

from dataclasses import dataclass

from flask import abort, redirect, render_template, request
from werkzeug.wrappers import Response

from server import urls
from server.pages import blueprint, evidence, facts, graph, things

__all__ = ["Claim", "pair"]


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
    return render_template(
        "pair.html",
        states=states,
        names={state.iri: state.label for state in states},
        sections=facts.by_class(facts.of_pair(*iris)),
        conflicts=_conflicts(*iris),
        trade=graph.select("trade", this=iris[0], that=iris[1]),
    )


def _conflicts(one: str, other: str) -> list[list[Claim]]:
    """Groups of claims that contradict each other, each with its passages."""
    groups: dict[str, dict[str, Claim]] = {}
    for row in graph.select("conflicts", this=one, that=other):
        iri, rival = str(row["fact"]), str(row["other"])
        group = groups.get(iri) or groups.get(rival) or {}
        groups[iri] = groups[rival] = group
        if iri not in group:
            date = str(row.get("date", ""))
            group[iri] = Claim(iri, str(row["label"]), date, tuple(evidence.of(iri)))
    distinct = {id(group): group for group in groups.values()}
    return [list(group.values()) for group in distinct.values()]
