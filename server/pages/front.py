"""The front page: what is in the graph, questions to start from, and the way into the editor."""

from __future__ import annotations

from flask import render_template

from ontology import vocabulary
from server.pages import blueprint, graph, query
from server.pages.things import FACT_NAMES

__all__ = ["front"]

_THINGS = ("State", "Organization", "Person", "Place", "Article")
_STATES, _SOURCES = 24, 12  # shown on the front page


@blueprint.get("/")
def front() -> str:
    """What a newcomer sees first."""
    counts = graph.counts()
    return render_template(
        "front.html",
        facts=[(term, counts[term.name]) for term in _terms() if term.name in FACT_NAMES & counts.keys()],
        things=[
            (term, counts[term.name]) for term in _terms() if term.name in counts and term.name in _THINGS
        ],
        total=sum(count for name, count in counts.items() if name in FACT_NAMES),
        counts=counts,
        states=graph.foremost("State", _STATES),
        more_states=max(0, counts.get("State", 0) - _STATES),
        sources=graph.foremost("Article", _SOURCES),
        more_sources=max(0, counts.get("Article", 0) - _SOURCES),
        topics=query.topics(),
        start=query.START,
        release=graph.release(),
    )


def _terms() -> tuple[vocabulary.Term, ...]:
    return vocabulary.classes()
