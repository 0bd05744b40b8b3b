"""Recognition as a fact sheet gives it: "Recognition of Chad: 3 May 1961", "Recognised by Peru – 1961"."""

from __future__ import annotations

from collections.abc import Iterator

from extract.facts import Mention, Recognition
from extract.registry import passage
from extract.text.discourse import Discourse
from extract.text.sentence import Sentence
from extract.text.units import Unit

__all__ = ["labelled"]

_LABEL = (
    r"(?:^|[;.] |^\W+)(?:(?:date|day|year) of )?(?:the )?(?:(?:official|formal|diplomatic|de jure|de facto) )?"
    r"recognition(?: of (?:the )?(?:(?:state )?independence |statehood |sovereignty )?(?:of (?:the )?)?"
    r"(?:(?:republic|state|kingdom) of (?:the )?)?(?:@object:S(?:['’]s (?:state )?independence)?)?)?"
    r"(?: by (?:the )?(?:(?:republic|state|kingdom) of (?:the )?)?@subject:S)?"
    r" ?(?:[:–—-]|(?:was|is|took place)? ?(?:on|in)) ?(?:on |in )?@when:D"
)


def labelled(sentence: Sentence, discourse: Discourse) -> Iterator[Recognition]:
    """The recognition of a label and its date; the State that the label leaves out is the other of the pair.

    A label that names neither State does not say which of them was recognised.
    """
    for found in sentence.find(_LABEL):
        subject, target, when = (found.unit(name) for name in ("subject", "object", "when"))
        recognizer = _mention(subject) or _other(target, sentence, discourse)
        recognized = _mention(target) or _other(subject, sentence, discourse)
        if recognizer is None or recognized is None or when is None or recognizer.name == recognized.name:
            continue
        yield Recognition(
            recognizer=recognizer,
            recognized=recognized,
            date=when.when,
            evidence=(passage(sentence, "recognitions.labelled"),),
        )


def _mention(unit: Unit | None) -> Mention | None:
    return unit.mention if unit is not None else None


def _other(unit: Unit | None, sentence: Sentence, discourse: Discourse) -> Mention | None:
    """The other State of the pair, else the one whose name the heading is."""
    named = _mention(unit)
    if named is None:
        return None
    headings = (discourse.named_alone(text) for text in reversed(sentence.block.section))
    return discourse.other(named, sentence.block) or next((state for state in headings if state), None)
