"""Meetings told as events: "consultations between X and Y were held in Z", "the 5th round took place in W".

The parties are those between whom the event is, those its name holds, or those who hold it; where the words
leave it at "the two countries" or "the Joint Commission", they are the pair that the article is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.facts import Meeting, Mention
from extract.lists import either, words
from extract.meetings.make import date_in_name, meetings_on
from extract.meetings.occasions import LABELLED, ORDINAL, occasions
from extract.text.discourse import Discourse
from extract.text.modality import is_stated_before
from extract.text.parties import both_parties, distinct, state_of_unit
from extract.text.sentence import Sentence
from extract.text.timing import dates_at
from extract.text.units import Unit, UnitKind

__all__ = ["meetings_held"]

_NOUNS = "|".join(words("meeting_nouns"))
# A word may be glued to its number by a slip of the source ("16thround").
_EVENT = re.compile(
    rf"(?:\b|(?<=\dst|\dnd|\drd|\dth))(?:{_NOUNS}|met(?= (?:with|in|on|at|for the) ))\b", re.IGNORECASE
)
_HELD_AFTER = re.compile(
    r"[^.;]{0,200}?\b(?:(?:was|were|has been|have been|been) (?:\w+ly )?"
    rf"{either('meeting_words', 'held')}"
    r"|took place|convened|met|started|began|(?<!be )(?<!was )(?<!were )held (?:in|on|at|from))\b",
    re.IGNORECASE,
)
_HELD_BEFORE = re.compile(
    r"\b(?:held|hosted|convened|conducted|had|opened|was followed by|was|were)(?: (?:[\w-]+|‹[DJ]\d+›)){0,6} \(?$",
    re.IGNORECASE,
)
# An event that is only the setting of something else: "during the summit", "at their meeting".
_SETTING = re.compile(
    r"\b(?P<how>during|at|of|in|on|for|after|before|by|to|from|under|into|with|as)"
    r"(?: (?:(?!(?:held|had|was|were|took|there|convened|hosted|conducted)\b)[\w-]+|‹[ON]\d+›)){0,5} $",
    re.IGNORECASE,
)
# "In a meeting between X and Y" tells of one, "a protocol on consultations between X and Y" does not.
_OCCASIONS = frozenset({"during", "at", "in", "after", "by", "to"})
_BETWEEN = re.compile(r"[^.;,]{0,160}?(?:, )?\b(?:between|among)\b", re.IGNORECASE)
_OF = re.compile(r"\)? (?:of|with)\b|(?= ‹S\d+› ?[-–—/])")
_OF_PERSONS = re.compile(r" of (?:the )?‹[AN]\d+› (?:with|and) (?:[a-z]+ ){0,2}‹[AN]\d+›")
# "3 May 2012, Riga – talks of the Foreign Ministers": an entry opens with the event, behind its date and place at most.
_ENTRY_OPENING = re.compile(
    r"(?:(?:in |on )?‹[CD]\d+›[\s,:()–—-]*)*(?:the |an? )?(?:[\w-]+ ){0,4}", re.IGNORECASE
)
_FINITE = re.compile(
    r"\b(?:was|were|is|are|be|been|has|have|had|will|would|can|took|held|met|(?!(?:head|chair|nam)ed)\w{2,}ed)\b",
    re.IGNORECASE,
)
_SPAN_END = re.compile(
    r"[;.]|,? \b(?:was|were|took|is|are|has|had|to|on|at|which|where|when|during|held|in(?= ‹[CDS])|started|began"
    r"|opened|and (?:signed|agreed))\b|, (?!(?:and |the |and the )?‹(?!D))"
)
_NAMED_AFTER = re.compile(r"(?:‹[SJ]\d+›(?:\s*[-–—/]\s*| and )?)+ ?(?:[\w-]+ ){0,4}$")
_JOINT = re.compile(rf"\b{either('meeting_words', 'joint')}\b", re.IGNORECASE)
# "the joint commission met in Riga": a body of both sides.
_BODY = re.compile(
    rf"\b{either('meeting_words', 'of both sides')} (?:[\w,&-]+ ){{0,8}}?"
    rf"{either('meeting_words', 'body')}\b(?: on [^.;‹]{{0,60}}| for [^.;‹]{{0,60}})? $",
    re.IGNORECASE,
)
_REGULAR = re.compile(
    r"\b(?:annual(?:ly)?|regular(?:ly)?|periodic(?:ally)?|every|each year)\b", re.IGNORECASE
)
_LATELY = re.compile(r"\b(?:most recently|last|lastly),? (?:in|on|at)\b", re.IGNORECASE)
_PROCESS = re.compile(r"negotiations\b[^.;]*\b(?:started|began|launched|opened)\b", re.IGNORECASE)
_CONTINUES = re.compile(
    rf"(?:The |Its |Their )?(?:{ORDINAL}|‹D\d+›) (?:one|{_NOUNS})\b(?! (?:of|between|with) ‹)", re.IGNORECASE
)
_INSTANCE = re.compile(
    rf"(?:,|;|\band|\bwhile) (?:and )?(?:the |(?=\d))(?P<which>{ORDINAL})(?: (?:one|of them|{_NOUNS}))?"
    r"(?= (?:\w+ )?(?:in|on|at|took|was)\b)",
    re.IGNORECASE,
)


def meetings_held(sentence: Sentence, discourse: Discourse) -> Iterator[Meeting]:
    """The meetings of the first event that is told of in its own right, and the others of its series."""
    text = sentence.tagged.text
    if any(re.search(rf"\b{stem}", text, re.IGNORECASE) for stem in words("unofficial")):
        return
    others = list(_INSTANCE.finditer(text))
    end = others[0].start() if others else len(text)
    for noun in _EVENT.finditer(text, 0, end):
        if not is_stated_before(text[: noun.start()]) or not _is_told(noun, text[:end]):
            continue
        parties, actors = _parties(noun, sentence, discourse)
        if len(parties) < 2:
            continue
        several = occasions(text, noun.end(), end)
        for span in several:
            yield from meetings_on("meetings.held", span[0], parties, actors, sentence, discourse, span)
        if not several and (
            dates_at(sentence, noun.start(), after=end) or date_in_name(sentence, noun.start())
        ):
            yield from meetings_on(
                "meetings.held", noun.start(), parties, actors, sentence, discourse, (0, end)
            )
        yield from _series(others, parties, sentence, discourse)
        return


def _is_told(noun: re.Match[str], text: str) -> bool:
    """Whether the words say that the event came about, and say it of one event."""
    before, after = text[: noun.start()], text[noun.end() :]
    if noun.group().lower() == "met":
        return after.startswith(" with") or _BODY.search(before) is not None
    if (_REGULAR.search(text) and not _LATELY.search(text)) or _PROCESS.match(text, noun.start()):
        return False
    setting = _SETTING.search(before)
    if LABELLED.match(after) or _LATELY.search(after) or (setting is None and _is_entry(noun, text)):
        return True
    held = _HELD_AFTER.match(after)
    if setting is not None:
        occasion = setting["how"].lower() in _OCCASIONS and (
            _BETWEEN.match(after) or _OF_PERSONS.match(after)
        )
        return bool(occasion) or (held is not None and _is_of_two(before))
    if held is not None:
        return is_stated_before(after[: held.end()])
    return _HELD_BEFORE.search(before) is not None


def _is_entry(noun: re.Match[str], text: str) -> bool:
    """Whether an entry without a verb tells of the event: "Meeting of the Presidents, Riga, May 2012"."""
    opening = _ENTRY_OPENING.fullmatch(text, 0, noun.start())
    return opening is not None and "‹D" in text and _FINITE.search(text) is None


def _is_of_two(before: str) -> bool:
    """Whether the name of an event begins with two States: "the Pakistan–Kenya joint session"."""
    named = _NAMED_AFTER.search(before)
    return named is not None and named.group().count("‹") > 1


def _parties(
    noun: re.Match[str], sentence: Sentence, discourse: Discourse
) -> tuple[list[Mention], list[Unit]]:
    """The States that meet, and the persons."""
    text = sentence.tagged.text
    span = _span(noun, text)
    inside = [unit for unit in sentence.between(*span) if unit.kind in "SJAN"]
    if noun.group().lower() == "met":
        inside = [*_acting(noun.start(), sentence), *inside] if inside else []
    states = distinct(map(state_of_unit, inside))
    if not states:
        states = _named_before(noun, sentence)
    persons = [u for u in inside if u.kind in "AN"] or [u for u in sentence.units if u.kind == UnitKind.ACTOR]
    persons = _same_again(persons, span, sentence, discourse)
    if len(states) >= 2:
        return states, persons
    if inside:
        return both_parties(states, sentence, discourse), persons
    return _pair_meant(sentence, discourse), persons


def _span(noun: re.Match[str], text: str) -> tuple[int, int]:
    """The words that say between whom an event is; empty where none do."""
    opening = _BETWEEN.match(text, noun.end()) or _OF.match(text, noun.end())
    if opening is None:
        return noun.end(), noun.end()
    begin = opening.end()
    stop = _SPAN_END.search(text, begin)
    return begin, stop.start() if stop else len(text)


def _acting(end: int, sentence: Sentence) -> list[Unit]:
    """The States and persons that stand before a verb as its subject, not "in" a State."""
    acting = re.finditer(r"(?<!in )(?<!at )‹[SJAN]\d+›", sentence.tagged.text[:end])
    return [u for found in acting if (u := sentence.tagged.unit_at(found.start())) is not None]


def _named_before(noun: re.Match[str], sentence: Sentence) -> list[Mention]:
    """The States in the event's name ("Japanese–Polish talks"), or of those who hold it."""
    text = sentence.tagged.text
    named = _NAMED_AFTER.search(text, 0, noun.start())
    held = _HELD_BEFORE.search(text[: noun.start()])
    begin = named.start() if named and named.end() == noun.start() else 0 if held else noun.start()
    units = [u for u in sentence.between(begin, noun.start()) if u.kind in "SJA"]
    found = distinct(map(state_of_unit, units))
    return found if len(found) == 2 else []


def _pair_meant(sentence: Sentence, discourse: Discourse) -> list[Mention]:
    """The article's pair, where the words speak of both sides and no other State is named.

    What goes on with a series ("The 3rd session took place …") is between those of the meeting before it.
    """
    earlier = _CONTINUES.match(sentence.tagged.text) is not None
    block = sentence.block.start
    facts = (f for f in reversed(discourse.facts) if isinstance(f, Meeting) and f.evidence[0].start >= block)
    if earlier and (before := next(facts, None)) is not None:
        return list(before.party)
    pair = both_parties([], sentence, discourse)
    named = {s.name for u in sentence.units if u.kind in "SJA" and (s := state_of_unit(u)) is not None}
    both = {state.name for state in pair}
    said = sentence.article.text[block : sentence.start] if earlier else ""
    joint = _JOINT.search(" ".join((*sentence.block.section[-1:], said, sentence.tagged.text)))
    return pair if named == both or (joint and named <= both) else []


def _same_again(
    persons: list[Unit], span: tuple[int, int], sentence: Sentence, discourse: Discourse
) -> list[Unit]:
    """ "another meeting between the two Prime Ministers": those who met when last a meeting was told of."""
    if len(persons) != 1 or not persons[0].plural or persons[0].mention is not None:
        return persons
    if not re.search(r"\b(?:the two|both|the same)\b", sentence.tagged.text[slice(*span)]):
        return persons
    met = next((fact for fact in reversed(discourse.facts) if isinstance(fact, Meeting)), Meeting())
    known = [p for p in met.participant if p.role == persons[0].role]
    states = {state.name: state for state in met.party}
    if len(known) != 2:
        return persons
    return [replace(persons[0], mention=p, state=states.get(p.state), role=p.role) for p in known]


def _series(
    others: list[re.Match[str]], parties: list[Mention], sentence: Sentence, discourse: Discourse
) -> Iterator[Meeting]:
    """ "…, the 14th in Lisbon on 12 May 2023": further meetings between the same parties."""
    text = sentence.tagged.text
    for i, other in enumerate(others):
        end = others[i + 1].start() if i + 1 < len(others) else len(text)
        words_of = text[other.start() : end]
        if other["which"].lower() in ("next", "following") or not is_stated_before(words_of.split("‹D")[0]):
            continue
        if not dates_at(sentence, other.end(), before=other.start(), after=end):
            continue
        actors = [u for u in sentence.between(other.start(), end) if u.kind in "AN"]
        yield from meetings_on(
            "meetings.series", other.end(), parties, actors, sentence, discourse, (other.start(), end)
        )
