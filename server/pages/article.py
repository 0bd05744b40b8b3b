"""An article: its whole text with every fact marked in it, and the facts listed beside it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from flask import render_template

from graph.listing import Fact
from ontology import DIP
from server.pages import evidence, graph, schema_org
from server.pages.things import Thing

__all__ = ["Line", "Piece", "Span", "lines", "page"]

_HEADING = re.compile(r"(=+) *(.+?) *=+")


@dataclass(frozen=True, slots=True)
class Span:
    """A marked stretch of the text and the numbers of the facts it states."""

    start: int
    end: int
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one line, inside marks or between them; `numbers` of the facts whose passage ends here."""

    words: str
    marked: bool = False
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text: a heading (`level` 1 and up), a list item, or a paragraph."""

    pieces: tuple[Piece, ...]
    level: int = 0
    item: bool = False


def page(thing: Thing) -> str:
    """The page of an article."""
    rows = graph.select("marks", this=thing.iri)
    order = list(dict.fromkeys(str(row["fact"]) for row in rows))
    listed = {
        str(row["fact"]): Fact(
            str(row["fact"]), str(row["class"]).removeprefix(DIP), str(row["label"]), str(row.get("date", ""))
        )
        for row in rows
    }
    return render_template(
        "article.html",
        thing=thing,
        facts=[listed[iri] for iri in order],
        lines=list(lines(evidence.text_of(thing.iri), _spans(rows, order))),
        json_ld=schema_org.of(thing),
    )


def lines(text: str, spans: Iterable[Span]) -> Iterator[Line]:
    """A text line by line, with its marks; empty lines are left out."""
    marks = sorted(spans, key=lambda span: (span.start, span.end))
    position = 0
    for line in text.split("\n"):
        begin, end = position, position + len(line)
        position = end + 1
        if not line.strip():
            continue
        heading = _HEADING.fullmatch(line.strip())
        if heading:
            yield Line((Piece(heading[2]),), level=len(heading[1]))
        else:
            item = line.startswith(("- ", "* ", "# "))
            yield Line(tuple(_pieces(text, begin + 2 * item, end, marks)), item=item)


def _pieces(text: str, begin: int, end: int, marks: list[Span]) -> Iterator[Piece]:
    """Cut a line wherever a mark begins or ends."""
    here = [span for span in marks if span.start < end and span.end > begin]
    cuts = sorted(
        {begin, end, *(cut for span in here for cut in (span.start, span.end) if begin < cut < end)}
    )
    for first, last in itertools.pairwise(cuts):
        marked = any(span.start <= first and span.end >= last for span in here)
        ending = tuple(n for span in here if span.end == last for n in span.numbers)
        yield Piece(text[first:last], marked, ending)


def _spans(rows: Iterable[graph.Row], order: list[str]) -> list[Span]:
    """The passages that can be placed, one span for all facts stated by the same words."""
    number_of = {iri: number for number, iri in enumerate(order, start=1)}
    numbers: dict[tuple[int, int], list[int]] = {}
    for row in rows:
        if "start" in row and "end" in row:
            span = numbers.setdefault((int(str(row["start"])), int(str(row["end"]))), [])
            if number_of[str(row["fact"])] not in span:
                span.append(number_of[str(row["fact"])])
    return [Span(start, end, tuple(found)) for (start, end), found in numbers.items()]
