from __future__ import annotations

from extract.text.masks import mask_for_parser, mask_for_patterns
from tests.extract.texts import units_of


def test_the_parser_reads_plain_words() -> None:
    text = "Norwegian Prime Minister Jens Stoltenberg visited Chile in 2008."
    assert mask_for_parser(text, 0, len(text), units_of(text)).text == "John visited France in 2009."


def test_a_masked_span_leads_back_to_the_text() -> None:
    text = "Norwegian Prime Minister Jens Stoltenberg visited Chile."
    masked = mask_for_patterns(text, 0, len(text), units_of(text))
    start, end = masked.source(masked.text.index("‹S"), len(masked.text) - 1)
    assert text[start:end] == "Chile"
