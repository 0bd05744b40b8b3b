"""The front page: what is in the graph, questions to start from, and the way into the editor."""

from __future__ import annotations

from flask import render_template

from ontology import DIP, vocabulary
from server.pages import blueprint, graph, query
from server.pages.things import FACT_NAMES

__all__ = ["front"]

_THINGS = ("State", "Organization", "Person", "Place", "Article")
_STATES = 24  # shown on the front page


@blueprint.get("/")
def front() -> str:
    """What a newcomer sees first."""
    counts = {str(row["class"]).removeprefix(DIP): int(str(row["count"])) for row in graph.select("classes")}
    states, sources = graph.select("states"), graph.select("sources")
    return render_template(
        "front.html",
        facts=[(term, counts[term.name]) for term in _terms() if term.name in FACT_NAMES & counts.keys()],
        things=[
            (term, counts[term.name]) for term in _terms() if term.name in counts and term.name in _THINGS
        ],
        total=sum(count for name, count in counts.items() if name in FACT_NAMES),
        counts=counts,
        states=states[:_STATES],
        more_states=max(0, len(states) - _STATES),
        sources=sources[:12],
        topics=query.topics(),
        start=query.START,
        release=graph.release(),
    )


def _terms() -> tuple[vocabulary.Term, ...]:
    return vocabulary.classes()
