"""Inputs made to stall or break a reader: each is read, or refused, in a few seconds."""

from __future__ import annotations

import pytest

from extract.read import Page, ReadError, parse

HOSTILE = {
    "a line of 10 MB": ("plain", "Chad and Mali met in Paris. " * 370_000),
    "a word of 10 MB": ("plain", "x" * 10_000_000),
    "a heading of 10 MB of blanks": ("plain", "= a" + " " * 10_000_000 + "b"),
    "50,000 rows": ("plain", "".join(f"| {row} | Chad | 3 May 1990 |\n" for row in range(50_000))),
    "templates open 500 deep": ("wikitext", "They met. " + "{{a|b=" * 500),
    "templates closed 500 deep": ("wikitext", "They met. " + "{{a|b=" * 500 + "}}" * 500),
    "10,000 open brackets": ("wikitext", "They met. " + "[" * 10_000),
    "10,000 open links": ("wikitext", "They met. " + "[[" * 10_000),
    "10,000 open braces": ("wikitext", "They met. " + "{" * 10_000),
    "2,000 open tables": ("wikitext", "They met.\n" + "{|\n|\n" * 2_000),
    "20,000 open references": ("wikitext", "They met. " + "<ref>a " * 20_000),
    "20,000 open comments": ("wikitext", "They met. " + "\n<!-- " * 20_000),
    "10,000 bullets": ("wikitext", "They met.\n" + "*" * 10_000 + " x"),
    "3,000 nested HTML tables": ("html", "<p>They met.<table><tr><td>" * 3_000),
    "cells that span everything": (
        "html",
        "<p>They met.<table>" + "<tr><td rowspan=60000 colspan=1000>a" * 100,
    ),
}


@pytest.mark.timeout(60)
@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_input_does_not_stall_a_reader(what: str) -> None:
    form, text = HOSTILE[what]
    article = parse(Page("hostile", form, text))
    assert article.blocks
    assert all(0 <= block.start < block.end <= len(article.text) for block in article.blocks)


def test_a_fault_in_a_reader_is_a_read_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("extract.read.wikinodes.elements", fail)
    with pytest.raises(ReadError, match=r"page 7: cannot be read as wikitext \(ZeroDivisionError"):
        parse(Page("page 7", "wikitext", "They met."))
