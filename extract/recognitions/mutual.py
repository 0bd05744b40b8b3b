"""Recognition that two States grant each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.facts import Mention, Recognition
from extract.lists import either
from extract.registry import passage
from extract.text.discourse import Discourse
from extract.text.modality import is_stated_before
from extract.text.sentence import Sentence
from extract.text.timing import dates_at

__all__ = ["mutual"]

_EACH_OTHER = re.compile(
    r"\brecogni[sz](?:ed|es|e|ing)(?: (?:de jure|de facto|officially|formally))? each other"
    r"(?! as (?!independent|sovereign))(?:['’]s (?P<what>\w+))?",
    re.IGNORECASE,
)
_STATEHOOD = ("independence", "sovereignty", "statehood", "government", "governments")
_PAIR = re.compile(
    r"(?:^|[.;,] |\band )(?:the )?(‹S\d+›) and (?:the )?(‹S\d+›)(?:[^.;‹]|‹D\d+›)*$", re.IGNORECASE
)
_BOTH = re.compile(rf"\b(?:both|they|the two)(?: (?:{either('sides')}|republics))?\b", re.IGNORECASE)


def mutual(sentence: Sentence, discourse: Discourse) -> Iterator[Recognition]:
    """ "X and Y recognised each other's independence in 1992": one recognition each way."""
    text = sentence.tagged.text
    for found in _EACH_OTHER.finditer(text):
        before = text[: found.start()]
        pair = _pair(before, sentence, discourse)
        if (
            len(pair) != 2
            or not is_stated_before(before)
            or (found["what"] or "independence") not in _STATEHOOD
        ):
            continue
        dates = [unit.when for unit in dates_at(sentence, found.end())] or [None]
        for recognizer, recognized in (pair, pair[::-1]):
            for date in dates:
                yield Recognition(
                    recognizer=recognizer,
                    recognized=recognized,
                    date=date,
                    evidence=(passage(sentence, "recognitions.mutual"),),
                )


def _pair(before: str, sentence: Sentence, discourse: Discourse) -> tuple[Mention, ...]:
    """The two States named as the subject, else those that "both" or "they" means."""
    named = _PAIR.search(before)
    if named is not None:
        units = (sentence.tagged.unit_at(named.start(group)) for group in (1, 2))
        return tuple(unit.mention for unit in units if unit is not None and unit.mention is not None)
    return discourse.pair(sentence.block) if _BOTH.search(before) else ()
