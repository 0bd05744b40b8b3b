from __future__ import annotations

import pytest

from extract.read.elements import Item, Paragraph
from extract.read.wikilines import Lines

Shown = list[tuple[str, int]]


def shown(*calls: tuple[str, str]) -> Shown:
    """(words, depth of the list, 0 for a paragraph) of what calls of methods, with their words, gather."""
    lines = Lines()
    for method, words in calls:
        getattr(lines, method)(*[words] if words else [])
    lines.flush()
    return [
        (element.words.text, element.depth if isinstance(element, Item) else 0)
        for element in lines.elements
        if isinstance(element, Item | Paragraph)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met.\nThey left.", [("They met.", 0), ("They left.", 0)]),
        ("They met in\nthe capital.", [("They met in the capital.", 0)]),
        ("They met in\n\nthe capital.", [("They met in", 0), ("the capital.", 0)]),
        ("__TOC__\n'''They''' met.", [("They met.", 0)]),
        ("\n\n", []),
    ],
)
def test_line_ends_part_paragraphs(text: str, expected: Shown) -> None:
    assert shown(("text", text)) == expected


def test_bullets_make_items() -> None:
    calls = (
        ("bullet", "*"),
        ("text", "One\n"),
        ("bullet", "*"),
        ("bullet", "*"),
        ("text", "Two\nThen prose."),
    )
    assert shown(*calls) == [("One", 1), ("Two", 2), ("Then prose.", 0)]


def test_a_break_ends_a_paragraph_but_not_an_item() -> None:
    assert shown(("text", "One"), ("break_line", ""), ("text", "two")) == [("One", 0), ("two", 0)]
    item = (("bullet", "*"), ("text", "One"), ("break_line", ""), ("text", "two"))
    assert shown(*item) == [("One two", 1)]


def test_an_indented_line_is_a_paragraph() -> None:
    assert shown(("bullet", ":"), ("text", "They met.")) == [("They met.", 0)]
