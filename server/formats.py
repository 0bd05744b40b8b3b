"""Result formats and the choice between them: media types, names, content negotiation.

Source: SPARQL 1.1 Query Results JSON, XML, CSV and TSV Formats; RFC 9110, 12.5.1 (Accept).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import pyoxigraph as ox

__all__ = ["GRAPHS", "RESULTS", "Choice", "Format", "by_name", "choose", "qualities", "wants_page"]


@dataclass(frozen=True, eq=False)
class Format:
    """A format: the engine's name for it, its media type as sent, and what else clients call it."""

    engine: ox.QueryResultsFormat | ox.RdfFormat
    media: str
    names: tuple[str, ...]
    also: tuple[str, ...] = ()  # further media types, answered under the name that was asked for

    @property
    def types(self) -> tuple[str, ...]:
        """Every media type under which it may be asked for, without parameters."""
        return (self.media.partition(";")[0], *self.also)


# In the server's order of preference: what `*/*` gets comes first.
RESULTS = (
    Format(
        ox.QueryResultsFormat.JSON,
        "application/sparql-results+json",
        ("json", "srj"),
        ("application/json", "text/json"),
    ),
    Format(
        ox.QueryResultsFormat.XML,
        "application/sparql-results+xml",
        ("xml", "srx"),
        ("application/xml", "text/xml"),
    ),
    Format(ox.QueryResultsFormat.TSV, "text/tab-separated-values; charset=utf-8", ("tsv", "text")),
    Format(ox.QueryResultsFormat.CSV, "text/csv; charset=utf-8", ("csv",)),
)
GRAPHS = (
    Format(
        ox.RdfFormat.TURTLE,
        "text/turtle; charset=utf-8",
        ("turtle", "ttl"),
        ("application/x-turtle", "application/turtle"),
    ),
    Format(
        ox.RdfFormat.N_TRIPLES, "application/n-triples", ("ntriples", "nt"), ("text/plain", "text/ntriples")
    ),
    Format(
        ox.RdfFormat.RDF_XML,
        "application/rdf+xml",
        ("rdfxml", "rdf", "xml"),
        ("application/xml", "text/xml"),
    ),
    Format(ox.RdfFormat.JSON_LD, "application/ld+json", ("jsonld", "json"), ("application/json",)),
    Format(ox.RdfFormat.N3, "text/n3; charset=utf-8", ("n3",), ("text/rdf+n3",)),
    Format(ox.RdfFormat.TRIG, "application/trig", ("trig",), ("application/x-trig",)),
    Format(ox.RdfFormat.N_QUADS, "application/n-quads", ("nquads", "nq"), ("text/x-nquads",)),
)
_PAGES = ("text/html", "application/xhtml+xml")
_FULL = {*(f.types[0] for f in (*RESULTS, *GRAPHS)), *_PAGES}  # what a wildcard may stand for


_LISTED = re.compile(r'(?:[^,"]|"(?:[^"\\]|\\.)*"?)+')


class Choice(NamedTuple):
    """A format of RESULTS or GRAPHS by its place there, and the Content-Type to send it with."""

    place: int
    media: str


class _Range(NamedTuple):
    kind: str
    quality: float


@functools.lru_cache(maxsize=1024)
def choose(accept: str | None, formats: tuple[Format, ...]) -> Choice | None:
    """The format that an Accept header likes best; None where it takes none of them.

    Of equal quality, a type named in full comes before a wildcard, then the client's order, then ours.
    """
    ranges = _ranges(accept)
    if not ranges:
        return Choice(0, formats[0].media)
    offers = [(*_rank(ranges, media), -index, media) for index, f in enumerate(formats) for media in f.types]
    quality, _, _, negated, media = max(offers, key=lambda offer: offer[:4])
    if quality <= 0:
        return None
    chosen = formats[-negated]
    return Choice(-negated, chosen.media if media == chosen.types[0] else media)


@functools.lru_cache(maxsize=1024)
def wants_page(accept: str | None) -> bool:
    """Whether a page for people is liked better than data: browsers say so, programs do not."""
    ranges = _ranges(accept)
    named = {r.kind for r in ranges}
    pages = [_rank(ranges, media) for media in _PAGES if media in named]
    if not pages or max(pages)[0] <= 0:
        return False
    data = [
        _rank(ranges, media)
        for f in (*RESULTS, *GRAPHS)
        for media in f.types
        if media not in ("text/xml", "application/xml")
    ]
    return max(pages) > max(data)


def by_name(name: str) -> tuple[Choice | None, Choice | None]:
    """The formats for rows and for graphs that `format=` or `output=` mean; (None, None) where unknown."""
    text = name.strip().lower().replace(" ", "+")
    plain = "".join(c for c in text if c.isalnum()).removeprefix("sparqlresults")

    def find(formats: tuple[Format, ...]) -> Choice | None:
        for index, f in enumerate(formats):
            if text in f.types or plain in f.names:
                return Choice(index, f.media)
        return None

    return find(RESULTS), find(GRAPHS)


@functools.lru_cache(maxsize=1024)
def _ranges(accept: str | None) -> tuple[_Range, ...]:
    """The media ranges of an Accept header in the client's order; empty means that anything will do."""
    found = []
    for kind, quality in qualities(accept or ""):
        if kind == "*":
            kind = "*/*"  # as Java's old URLConnection sends it
        if "/" in kind:
            found.append(_Range(kind, quality))
    return tuple(found)


def qualities(text: str) -> Iterator[tuple[str, float]]:
    """What the header of a client lists, in small letters, each with how much it is liked (RFC 9110, 12.4.2)."""
    for part in _LISTED.findall(text):
        name, *parameters = (p.strip().lower() for p in part.split(";"))
        yield name, _quality(parameters)


def _quality(parameters: list[str]) -> float:
    for name, _, value in (p.partition("=") for p in parameters):
        if name.strip() == "q":
            try:
                quality = float(value)
            except ValueError:
                return 1.0
            return min(max(quality, 0.0), 1.0) if quality == quality else 1.0
    return 1.0


def _rank(ranges: tuple[_Range, ...], media: str) -> tuple[float, int, int]:
    """How much a media type is liked: quality, closeness of the range that decides, the client's order."""
    best = max(_matches(ranges, media), default=(0, 0, 0.0))
    return best[2], best[0], best[1]


def _matches(ranges: tuple[_Range, ...], media: str) -> Iterator[tuple[int, int, float]]:
    group = media.partition("/")[0] + "/*"
    closenesses = {media: 2, group: 1, "*/*": 0} if media in _FULL else {media: 2}
    for position, (kind, quality) in enumerate(ranges):
        closeness = closenesses.get(kind)
        if closeness is not None:
            yield closeness, -position, quality
