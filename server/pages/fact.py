"""A fact: what it says, the passages that state it, what contradicts it, and how to cite it."""

from __future__ import annotations

from flask import render_template

from server.pages import cite, evidence, graph, schema_org
from server.pages.things import Thing

__all__ = ["page"]


def page(thing: Thing) -> str:
    """The page of a fact."""
    passages = evidence.of(thing.iri)
    return render_template(
        "fact.html",
        thing=thing,
        passages=passages,
        rivals=graph.select("rivals", this=thing.iri),
        citation=cite.text(thing, passages),
        bibtex=cite.bibtex(thing, passages),
        json_ld=schema_org.of(thing),
    )
