"""The query page: the editor where JavaScript runs, a plain form with its answer as a table where not."""

from __future__ import annotations

import functools
from pathlib import Path

from flask import abort, jsonify, render_template, request
from werkzeug.wrappers import Response

from ontology import questions, vocabulary
from server import urls
from server.pages import blueprint, graph

__all__ = ["START", "VIEWS", "query", "question", "snippets", "terms", "topics"]

START = """\
PREFIX dip: <https://w3id.org/legation/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

# Visits in order of time, with the words that report them.
SELECT ?visit ?label ?date ?quote WHERE {
  ?visit a dip:Visit ;
         rdfs:label ?label ;
         dip:date ?date ;
         dip:notBefore ?day ;
         dip:evidence/dip:quote ?quote .
}
ORDER BY ?day
LIMIT 50
"""
ROWS = 1000  # of an answer that the page itself shows; downloads have all
VIEWS = ("table", "response", "map", "timeline", "chart", "graph")
_SNIPPETS = Path(__file__).parent / "snippets"


@blueprint.route("/query", methods=["GET", "POST"])
def query() -> str | tuple[str, int]:
    """The page with the query of `?query=` and its answer; without one, ready to be asked."""
    return page(request.values.get("query", ""), view=request.values.get("view", ""))


@blueprint.get("/query/<name>")
def question(name: str) -> str | tuple[str, int]:
    """The page with one of the competency questions and its answer."""
    found = next((each for each in questions.load() if each.name == name), None)
    return page(found.query, question=found) if found else abort(404, f"There is no question {name!r}.")


@blueprint.get("/query/terms.json")
def terms() -> Response:
    """What the editor completes: classes, properties, concepts, and the States of this graph."""
    states = [{"iri": state.iri, "label": state.label} for state in graph.foremost("State", 400)]
    return jsonify(
        classes=[_described(term) for term in vocabulary.classes()],
        properties=[_described(term) for term in vocabulary.properties()],
        concepts=[_described(concept) for concept in vocabulary.concepts()],
        states=states,
    )


def page(text: str, *, question: questions.Question | None = None, view: str = "") -> str | tuple[str, int]:
    """The query page as HTML; status 400 where the query is not answered."""
    answer, failure = None, ""
    if text.strip():
        try:
            answer = graph.answer(text, rows=ROWS)
        except graph.QueryError as error:
            failure = str(error)
    body = render_template(
        "query.html",
        text=text or START,
        question=question,
        answer=answer,
        failure=failure,
        rows=ROWS,
        topics=topics(),
        view=view if view in VIEWS else "",
        snippets=snippets(text or START),
    )
    return (body, 400) if failure else body


def topics() -> dict[str, list[questions.Question]]:
    """The competency questions by topic."""
    found: dict[str, list[questions.Question]] = {}
    for each in questions.load():
        found.setdefault(each.topic, []).append(each)
    return found


def snippets(text: str) -> list[tuple[str, str, str]]:
    """(language, template with `{query}`, code that asks this query) for each language."""
    endpoint = urls.absolute(urls.sparql())
    found = []
    for name, label in {"curl": "curl", "python": "Python", "r": "R"}.items():
        template = _snippet(name).replace("{endpoint}", endpoint)
        found.append((label, template, template.replace("{query}", text.strip())))
    return found


@functools.cache
def _snippet(name: str) -> str:
    return (_SNIPPETS / f"{name}.txt").read_text(encoding="utf-8").strip()


def _described(term: vocabulary.Term | vocabulary.Concept) -> dict[str, str]:
    return {"iri": term.iri, "label": term.label, "definition": term.definition}
