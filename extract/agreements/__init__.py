"""Agreements: written instruments concluded between parties of different States.

An instrument counts when the words say that it was signed, concluded, adopted or came into force, or when
it is spoken of as one that exists ("under the 1995 treaty"); what is planned or negotiated does not.
"""

from __future__ import annotations

import re

from extract.agreements.instruments import abbreviations
from extract.agreements.rows import agreements_in_row
from extract.agreements.told import agreements_told
from extract.facts import Agreement
from extract.registry import Extractor

__all__ = ["EXTRACTOR"]

_TRIGGERS = re.compile(
    r"\b(?:(?i:treat|pact|agreement|accord|arrangement|convention|memorand|mou|protocol|declaration|communiqu|programme"
    r"|program|contract|document|charter|roadmap|statement|letter|minutes|partnership|deal\b|alliance)"
    rf"|(?:{'|'.join(abbreviations())})\b)"
)

EXTRACTOR = Extractor(Agreement, _TRIGGERS, agreements_told, agreements_in_row)
