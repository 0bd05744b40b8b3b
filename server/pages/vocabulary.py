"""The vocabulary at the ontology's own IRI: every term with definition, example, shape and a query."""

from __future__ import annotations

import functools
import re
from collections import defaultdict

import pyoxigraph as ox
from flask import Response, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from ontology import FOLDER, questions
from ontology import vocabulary as terms
from server.pages import blueprint, graph

__all__ = ["query_for", "rules", "vocabulary"]

_TURTLE = "text/turtle"


@blueprint.get("/ontology")
def vocabulary() -> str | AnyResponse:
    """The vocabulary as a page, or as Turtle for who accepts that or asks `?format=ttl`."""
    wanted = request.accept_mimetypes.best_match(["text/html", _TURTLE], default="text/html")
    if wanted == _TURTLE or request.args.get("format") in ("ttl", _TURTLE):
        return Response((FOLDER / "diplomacy.ttl").read_bytes(), content_type=f"{_TURTLE}; charset=utf-8")
    schemes: dict[str, list[terms.Concept]] = defaultdict(list)
    for concept in terms.concepts():
        schemes[concept.scheme].append(concept)
    return render_template(
        "vocabulary.html",
        classes=terms.classes(),
        properties=terms.properties(),
        schemes=schemes,
        rules=rules(),
        uses=_uses(),
        query_for=query_for,
    )


def query_for(term: terms.Term | terms.Concept) -> str:
    """A query that shows a term at work."""
    if isinstance(term, terms.Concept):
        text = graph.text("use-of-concept").replace("$property", term.property_name)
    else:
        text = graph.text("use-of-class" if term.name[0].isupper() else "use-of-property")
    return text.replace("$term", term.name)


@functools.cache
def rules() -> dict[str, list[str]]:
    """What the shapes demand of each class, in words: class IRI -> messages."""
    shapes = ox.Store()
    shapes.load(path=str(FOLDER / "shapes.ttl"))
    found: dict[str, list[str]] = defaultdict(list)
    solutions = shapes.query(graph.text("rules"))
    assert isinstance(solutions, ox.QuerySolutions)
    for solution in solutions:
        found[solution["class"].value].append(solution["message"].value)
    return found


@functools.cache
def _uses() -> dict[str, list[questions.Question]]:
    """The competency questions that use a term: local name -> questions."""
    found: dict[str, list[questions.Question]] = defaultdict(list)
    names = {term.name for term in [*terms.classes(), *terms.properties()]}
    names |= {concept.name for concept in terms.concepts()}
    for question in questions.load():
        for name in names & set(re.findall(r"\bdip:([\w-]+)", question.query)):
            found[name].append(question)
    return found
