"""Every data IRI answers: a page for people, RDF for programs, at one address (303, "Cool URIs")."""

from __future__ import annotations

from flask import Response, abort, make_response, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from server import urls
from server.pages import article, blueprint, fact, facts, graph, schema_org, state, things

__all__ = ["FORMATS", "entity"]

FORMATS = {
    ".html": "text/html",
    ".ttl": "text/turtle",
    ".jsonld": "application/ld+json",
    ".nt": "application/n-triples",
    ".rdf": "application/rdf+xml",
}
_MORE_TYPES = {"application/xhtml+xml": ".html", "text/plain": ".nt", "application/json": ".jsonld"}
_PAGES = {
    "State": state.page,
    "Organization": state.organization_page,
    "Article": article.page,
}


@blueprint.get("/id/<path:path>")
def entity(path: str) -> AnyResponse:
    """303 from the IRI of a thing to its document in the format asked for; the document itself."""
    stem, suffix = _split(path)
    thing = things.describe(urls.iri_of(stem)) if suffix else None
    if thing:
        return _document(thing, suffix)
    thing = things.describe(urls.iri_of(path)) or abort(404, f"Nothing is known of {urls.iri_of(path)}.")
    return redirect(urls.entity(thing.iri, _wanted()), 303)


def _split(path: str) -> tuple[str, str]:
    suffix = next((each for each in FORMATS if path.endswith(each)), "")
    return path.removesuffix(suffix), suffix


def _wanted() -> str:
    """The suffix that `?format=` or Accept asks for; HTML where nothing is asked for."""
    asked = request.args.get("format", "")
    if asked:
        by_type = {media_type: suffix for suffix, media_type in FORMATS.items()}
        suffix = by_type.get(asked, f".{asked}")
        if suffix not in FORMATS:
            abort(406, f"Unknown format {asked!r}: use {', '.join(each[1:] for each in FORMATS)}.")
        return suffix
    offered = {media_type: suffix for suffix, media_type in FORMATS.items()} | _MORE_TYPES
    accepted = request.accept_mimetypes
    best = accepted.best_match(list(offered)) if accepted else "text/html"
    if best is None:
        abort(406, f"None of these formats is accepted: {', '.join(FORMATS.values())}.")
    return offered[best]


def _document(thing: things.Thing, suffix: str) -> AnyResponse:
    if suffix != ".html":
        rdf = graph.construct("resource", FORMATS[suffix], this=thing.iri)
        return Response(rdf, content_type=f"{FORMATS[suffix]}; charset=utf-8")
    if thing.cls == "Passage":
        return redirect(urls.entity(_fact_of(thing)), 303)
    page = fact.page if thing.is_fact else _PAGES.get(thing.cls, _plain_page)
    response = make_response(page(thing))
    others = {each: media_type for each, media_type in FORMATS.items() if each != ".html"}
    response.headers["Link"] = ", ".join(
        f'<{urls.entity(thing.iri, each)}>; rel="alternate"; type="{media_type}"'
        for each, media_type in others.items()
    )
    return response


def _fact_of(passage: things.Thing) -> str:
    rows = graph.select("passage", this=passage.iri)
    return str(rows[0]["fact"]) if rows else abort(404, "This passage belongs to no fact.")


def _plain_page(thing: things.Thing) -> str:
    """A person, a place, or whatever else the graph holds: its properties and its facts."""
    return render_template(
        "entity.html", thing=thing, sections=facts.of(thing.iri), json_ld=schema_org.of(thing)
    )
