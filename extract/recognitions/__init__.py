"""Recognition of one State by another, de jure or de facto.

Read from sentences, and from lists and tables of those that recognise a State or that it recognises.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.facts import Fact, Recognition
from extract.recognitions.implied import recognitions_implied
from extract.recognitions.labelled import labelled
from extract.recognitions.listed import recognitions_in_row, recognitions_listed
from extract.recognitions.mutual import mutual
from extract.recognitions.told import recognitions_told
from extract.registry import Extractor
from extract.text.discourse import Discourse
from extract.text.sentence import Sentence

__all__ = ["EXTRACTOR"]

_TRIGGERS = re.compile(r"\brecogni[szt]", re.IGNORECASE)


def _sentences(sentence: Sentence, discourse: Discourse) -> Iterator[Fact]:
    told = [
        *recognitions_told(sentence, discourse),
        *recognitions_implied(sentence, discourse),
        *mutual(sentence, discourse),
    ] or list(labelled(sentence, discourse))
    yield from told or recognitions_listed(sentence, discourse)


EXTRACTOR = Extractor(Recognition, _TRIGGERS, _sentences, recognitions_in_row)
