"""Turtle and TriG that read and compare well: prefixes, a fixed order of subjects and predicates.

Lines of N-Triples are rewritten as they pass, without parsing their literals: the escapes of
N-Triples are also those of Turtle (W3C RDF 1.1 Turtle, section 6.4).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import IO

import pyoxigraph as ox

from graph.export.lines import TYPE, Source, by_subject, triples
from graph.rdf import DCTERMS, GEO, OWL, PROV, QB, RDF_TYPE, RDFS_LABEL, SCHEMA, SKOS, XSD
from ontology import DIP, EDTF, WD

__all__ = ["PREFIXES", "turtle", "turtle_header", "write_trig", "write_turtle"]

PREFIXES = {
    "dcterms": DCTERMS,
    "dip": DIP,
    "edtf": EDTF.removesuffix("EDTF"),
    "geo": GEO,
    "owl": OWL,
    "prov": PROV,
    "qb": QB,
    "rdf": RDF_TYPE.removesuffix("type"),
    "rdfs": RDFS_LABEL.removesuffix("label"),
    "schema": SCHEMA,
    "skos": SKOS,
    "wd": WD,
    "xsd": XSD,
}

_LOCAL = re.compile(rb"[A-Za-z_][A-Za-z0-9_-]*")
_RELATIVE = re.compile(rb"(?:id|graph)/[^:]*")
_ABBREVIATED = (
    (b"^^<" + XSD.encode() + b"integer>", re.compile(rb"[+-]?[0-9]+")),
    (b"^^<" + XSD.encode() + b"decimal>", re.compile(rb"[+-]?[0-9]*\.[0-9]+")),
)

Shorten = Callable[[bytes], bytes]
Said = Iterable[tuple[bytes, list[bytes]]]


def write_turtle(source: Source, out: IO[bytes]) -> None:
    """All graphs as one, every triple once."""
    out.write(turtle_header(source.base))
    out.writelines(_turtle(source.sorted(source.graphs()), source.base))


def turtle(lines: Iterable[bytes], base: str) -> bytes:
    """Lines of N-Quads as Turtle, to stand behind the header; their graphs, which all of them have, are left out."""
    return b"".join(_turtle(sorted(set(triples(lines))), base))


def write_trig(source: Source, out: IO[bytes]) -> None:
    """Graph by graph, the default graph first."""
    shorten = _shortener(source.base)
    out.write(turtle_header(source.base))
    for graph in source.graphs():
        subjects = by_subject(source.sorted([graph]))
        if isinstance(graph, ox.DefaultGraph):
            out.writelines(b"\n" + _subject(*each, shorten, b"") for each in subjects)
            continue
        blocks = (_subject(*each, shorten, b"    ") for each in subjects)
        first = next(blocks, None)
        if first is not None:  # a graph of which nothing was selected is not named
            out.write(b"\n" + shorten(str(graph).encode()) + b" {\n" + first)
            out.writelines(b"\n" + block for block in blocks)
            out.write(b"}\n")


def _turtle(lines: Iterable[bytes], base: str) -> Iterator[bytes]:
    """Sorted lines of N-Triples, subject by subject."""
    shorten = _shortener(base)
    for subject, said in by_subject(lines):
        yield b"\n" + _subject(subject, said, shorten, b"")


def turtle_header(base: str) -> bytes:
    """The base and the prefixes with which Turtle and TriG begin."""
    lines = [f"@base <{base}> .", *(f"@prefix {name}: <{iri}> ." for name, iri in PREFIXES.items())]
    return "".join(f"{line}\n" for line in lines).encode()


def _subject(subject: bytes, said: Said, shorten: Shorten, indent: bytes) -> bytes:
    lines = [
        (b"a" if predicate == TYPE else shorten(predicate))
        + b" "
        + b" , ".join([_object(value, shorten) for value in values])
        for predicate, values in said
    ]
    return indent + shorten(subject) + b" " + (b" ;\n" + indent + b"    ").join(lines) + b" .\n"


def _object(value: bytes, shorten: Shorten) -> bytes:
    if not value.startswith(b'"'):
        return shorten(value)
    if not value.endswith(b">"):
        return value
    for datatype, form in _ABBREVIATED:
        if value.endswith(datatype) and form.fullmatch(value, 1, len(value) - len(datatype) - 1):
            return value[1 : -len(datatype) - 1]
    text, _, datatype = value.rpartition(b"^^")
    return text + b"^^" + shorten(datatype)


@lru_cache(maxsize=1)
def _shortener(base: str) -> Shorten:
    """IRIs as prefixed names, or relative to the base; the recurring ones are remembered."""
    names = [(f"<{iri}".encode(), f"{prefix}:".encode()) for prefix, iri in PREFIXES.items()]
    start = f"<{base}".encode()

    @lru_cache(maxsize=50_000)
    def shorten(term: bytes) -> bytes:
        for namespace, prefix in names:
            if term.startswith(namespace) and _LOCAL.fullmatch(term, len(namespace), len(term) - 1):
                return prefix + term[len(namespace) : -1]
        if term.startswith(start) and _RELATIVE.fullmatch(term, len(start), len(term) - 1):
            return b"<" + term[len(start) :]
        return term

    return shorten
