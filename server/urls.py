"""Every URL of the site is built here.

Data IRIs start with the base the graph was built with; the pages of the same things start with the
host that serves them: `https://w3id.org/legation/id/state/Peru` is shown at `/id/state/Peru`.
"""

from __future__ import annotations

from contextlib import suppress
from urllib.parse import quote, urlencode

from flask import g, url_for

from ontology import BASE, DIP
from server import queries

__all__ = [
    "absolute",
    "asset",
    "base",
    "data",
    "dump",
    "entity",
    "front",
    "iri_of",
    "local",
    "pair",
    "query",
    "question",
    "search",
    "shorten",
    "sparql",
    "state_iri",
    "suggest",
    "terms",
    "vocabulary",
    "void",
]

_PREFIXES = {
    "dip": DIP,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "dcterms": "http://purl.org/dc/terms/",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "qb": "http://purl.org/linked-data/cube#",
    "schema": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "wd": "http://www.wikidata.org/entity/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def base() -> str:
    """The start of every data IRI of the graph that is served; asked once a request."""
    if "base" not in g:
        g.base = BASE
        with suppress(queries.NoGraphError):
            g.base = queries.served().manifest.base
    found: str = g.base
    return found


def iri_of(path: str) -> str:
    """The data IRI whose page has this path below `/id/`."""
    return f"{base()}id/{path}"


def state_iri(slug: str) -> str:
    """The IRI of a State by the last part of its path."""
    return iri_of(f"state/{slug}")


def local(iri: str) -> str:
    """Where a reader finds out about an IRI: its page here, or the IRI itself where it is not ours."""
    if iri.startswith(f"{base()}id/"):
        return entity(iri)
    if iri.startswith(DIP):
        return vocabulary(iri.removeprefix(DIP))
    if iri == DIP.removesuffix("#"):
        return vocabulary()
    return iri


def shorten(iri: str) -> str:
    """An IRI as a prefixed name where a usual prefix fits, e.g. "dip:Visit"."""
    for prefix, namespace in _PREFIXES.items():
        rest = iri.removeprefix(namespace)
        if rest != iri and rest and "/" not in rest:
            return f"{prefix}:{rest}"
    return iri.removeprefix(base())


def absolute(path: str) -> str:
    """The full URL of a path of this site, as the client reached it."""
    return url_for("pages.front", _external=True).removesuffix(url_for("pages.front")) + path


def entity(iri: str, suffix: str = "") -> str:
    """The page of a thing; with a suffix such as ".ttl", its file in that format."""
    return url_for("pages.entity", path=iri.removeprefix(f"{base()}id/") + suffix)


def pair(one: str, other: str) -> str:
    """The page of the relationship of two States, given their IRIs in either order."""
    slugs = sorted(iri.rpartition("/")[2] for iri in (one, other))
    return url_for("pages.pair", one=slugs[0], other=slugs[1])


def front() -> str:
    return url_for("pages.front")


def query(text: str = "", view: str = "") -> str:
    """The query page; with a text, opened with it and its answer."""
    values = {key: value for key, value in {"query": text, "view": view}.items() if value}
    return url_for("pages.query") + (f"?{urlencode(values, quote_via=quote)}" if values else "")


def question(name: str) -> str:
    """The query page with a competency question and its answer."""
    return url_for("pages.question", name=name)


def search(text: str = "") -> str:
    return url_for("pages.search", q=text or None)


def suggest() -> str:
    return url_for("pages.suggest")


def terms() -> str:
    """Classes, properties, concepts and States for the editor's completion."""
    return url_for("pages.terms")


def vocabulary(term: str = "") -> str:
    return url_for("pages.vocabulary", _anchor=term or None)


def data() -> str:
    return url_for("pages.data")


def dump(name: str) -> str:
    """A dump file."""
    return url_for("downloads.dump", name=name)


def void() -> str:
    """The VoID and DCAT description of the data set."""
    return url_for("downloads.void")


def sparql(text: str = "", media_type: str = "") -> str:
    """The endpoint; with a query, its answer as a file of a media type."""
    values = {key: value for key, value in {"query": text, "format": media_type}.items() if value}
    return f"{url_for('pages.front')}sparql" + (f"?{urlencode(values, quote_via=quote)}" if values else "")


def asset(name: str) -> str:
    """A file of `static/`."""
    return url_for("static", filename=name)
