"""The passages that state a fact, each in its paragraph, with its source."""

from __future__ import annotations

from dataclasses import dataclass

from server.pages import graph

__all__ = ["Passage", "of", "text_of"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A quoted passage between the words that surround it in its paragraph, and where it comes from."""

    iri: str
    quote: str
    before: str
    after: str
    start: str
    end: str
    section: str
    extractor: str
    confidence: str
    source: str
    title: str
    identifier: str
    revision: str
    licence: str
    address: str


def of(fact: str) -> list[Passage]:
    """The passages of a fact, by source and place."""
    rows = {str(row["passage"]): row for row in graph.select("evidence", this=fact)}
    texts = {source: text_of(source) for source in {str(row["source"]) for row in rows.values()}}
    return [_passage(iri, row, texts[str(row["source"])]) for iri, row in rows.items()]


def text_of(article: str) -> str:
    """The text of an article as it was read; "" where it is not kept."""
    return next((str(row["text"]) for row in graph.select("text", this=article)), "")


def _passage(iri: str, row: graph.Row, text: str) -> Passage:
    names = ("quote", "start", "end", "section", "extractor", "confidence", "source", "title")
    more = ("identifier", "revision", "licence", "address")
    fields = {name: str(row.get(name, "")) for name in names + more}
    before, after = _around(text, fields["quote"], fields["start"])
    return Passage(iri, before=before, after=after, **fields)


def _around(text: str, quote: str, start: str) -> tuple[str, str]:
    """The rest of the paragraph before and after a quote; nothing where the text is not kept."""
    begin = int(start) if start else -1
    if begin < 0 or text[begin : begin + len(quote)] != quote:
        return "", ""
    end = begin + len(quote)
    first = text.rfind("\n", 0, begin) + 1
    last = text.find("\n", end)
    return text[first:begin], text[end : last if last >= 0 else len(text)]
