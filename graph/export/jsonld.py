"""JSON-LD with the project's context, one node a line, graph by graph.

The strings of N-Triples, as the store writes them, are JSON strings: both escape the quotation mark,
the backslash and the control characters in the same way, so that they pass unparsed.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import IO, Any

import pyoxigraph as ox

from graph.export.lines import TYPE, Source, by_subject
from ontology import DIP, FOLDER

__all__ = ["write_jsonld"]


def write_jsonld(source: Source, out: IO[bytes]) -> None:
    """The dataset as one document: the default graph's nodes, then each named graph with its own."""
    context = json.dumps(_context(), ensure_ascii=False, indent=1)
    out.write(f'{{"@context": {context},\n"@graph": ['.encode())
    before = b"\n"
    for graph in source.graphs():
        opening, closing = b"", b""
        if not isinstance(graph, ox.DefaultGraph):
            opening, closing = b'{"id": ' + _id(str(graph).encode()) + b', "@graph": [\n', b"\n]}"
        nodes = (_node(*each) for each in by_subject(source.sorted([graph])))
        if (first := next(nodes, None)) is not None:
            out.write(before + opening + first)
            out.writelines(b",\n" + node for node in nodes)
            out.write(closing)
            before = b",\n"
    out.write(b"\n]}\n")


@dataclass(frozen=True, slots=True)
class _Key:
    """How the context writes a predicate: under which key, what type it coerces to, always as a list?"""

    name: bytes
    coercion: bytes = b""
    many: bool = False


def _node(subject: bytes, said: list[tuple[bytes, list[bytes]]]) -> bytes:
    members = [b'"id": ' + _id(subject)]
    for predicate, values in said:
        if predicate == TYPE:
            members.append(b'"type": ' + _one_or_list([_class(value) for value in values], many=False))
            continue
        key = _key(predicate)
        found = [_value(value, key.coercion) for value in values]
        members.append(key.name + b": " + _one_or_list(found, many=key.many))
    return b"{" + b", ".join(members) + b"}"


def _one_or_list(values: list[bytes], *, many: bool) -> bytes:
    return values[0] if len(values) == 1 and not many else b"[" + b", ".join(values) + b"]"


def _value(term: bytes, coercion: bytes) -> bytes:
    if not term.startswith(b'"'):
        return _id(term) if coercion == b"@id" else b'{"id": ' + _id(term) + b"}"
    end = term.rfind(b'"') + 1
    text, tail = term[:end], term[end:]
    if tail.startswith(b"@"):
        return b'{"@value": ' + text + b', "@language": "' + tail[1:] + b'"}'
    datatype = tail[3:-1]  # of ^^<…>
    if datatype == coercion:
        return text
    return b'{"@value": ' + text + (b', "type": "' + datatype + b'"' if datatype else b"") + b"}"


def _id(term: bytes) -> bytes:
    """An IRI or blank node as a JSON string; neither can hold what JSON escapes."""
    return b'"' + (term[1:-1] if term.startswith(b"<") else term) + b'"'


def _class(term: bytes) -> bytes:
    """A class of the ontology by its local name, which the context completes."""
    return b'"' + term[len(DIP) + 1 : -1] + b'"' if term.startswith(b"<" + DIP.encode()) else _id(term)


@lru_cache(maxsize=1000)
def _key(predicate: bytes) -> _Key:
    return _keys().get(predicate) or _Key(_id(predicate))


@cache
def _keys() -> dict[bytes, _Key]:
    """The terms of the context by the predicates, in N-Triples syntax, that they stand for."""
    context = _context()
    found = {}
    for name, meaning in context.items():
        term = meaning if isinstance(meaning, dict) else {"@id": meaning}
        if name.startswith("@") or term["@id"].startswith("@") or term["@id"].endswith(("#", "/")):
            continue
        iri = _expanded(term["@id"], context)
        many = term.get("@container") == "@set"
        found[f"<{iri}>".encode()] = _Key(
            json.dumps(name).encode(), _expanded(term.get("@type", ""), context).encode(), many
        )
    return found


def _expanded(compact: str, context: dict[str, Any]) -> str:
    prefix, colon, local = compact.partition(":")
    return f"{context[prefix]}{local}" if colon and prefix in context else compact


@cache
def _context() -> dict[str, Any]:
    document: dict[str, dict[str, Any]] = json.loads((FOLDER / "context.jsonld").read_text(encoding="utf-8"))
    return document["@context"]
