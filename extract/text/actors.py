"""Who acts in a clause: from a token of the parse to an actor with person, State and role."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from spacy.tokens import Token

from extract.facts import Mention
from extract.lists import table, words
from extract.text.discourse import Discourse
from extract.text.parse import prepositional, subjects
from extract.text.sentence import Sentence
from extract.text.titles import is_civil_servant
from extract.text.units import Unit, UnitKind

__all__ = ["actors_of", "is_delegation", "persons_of", "role_as", "role_of", "state_of"]

_PERSONAL = frozenset({"he", "she", "who", "him", "her"})
_COPULAS = frozenset({"became", "become", "becomes", "becoming", "was", "is", "were"})
_OFFICIAL = frozenset({"official", "government", "governmental", "parliamentary", "state", "ministerial"})
_IN_OFFICE = frozenset({"successor", "predecessor"})
# "In May 2018 President X visited", "In his speech, X"
_OPENING = re.compile(
    r"(?:(?:In|On|From|During|After|Since)\b[^‹,;.]{0,40}(?:‹[DSC]\d+›)?[^‹,;.]{0,20},? )?"
    r"(?:[Tt]he )?(?P<actor>‹A\d+›)"
)
_SUCCESSOR = re.compile(r"\b(?:his|her|whose) (?:\w+ )?(?:successor|predecessor),? $", re.IGNORECASE)
_THE = re.compile(r"\b[Tt]he (?:visiting )?$")
_HONORIFICS = re.compile(rf"(?:[\s,]+(?:{'|'.join(words('honorifics'))}|H\.? ?E)\.?)+\W*$")
_LED_BY = r"(?:headed|led|chaired) by (?:the )?(?:then )?@who:W"


@cache
def _delegations() -> dict[str, str]:
    return {row[0]: row[1] for row in table("delegations")}


def is_delegation(token: Token) -> bool:
    """Whether a noun is one for people who travel together on behalf of a State."""
    return token.lower_ in _delegations() and not _is_unofficial(token)


def _is_unofficial(token: Token) -> bool:
    """ "football team", "group of scientists", "business delegation": they speak for no State.

    An "official and business delegation" does.
    """
    kinds = [t.lower_ for t in token.subtree if t.dep_ in ("compound", "amod", "conj", "nmod")]
    if token.lower_ == "delegation":  # "a delegation of businessmen"
        kinds += [noun.lower_ for noun in prepositional(token, "of")]
    unofficial = any(kind.startswith(tuple(words("unofficial"))) for kind in kinds)
    return unofficial and not _OFFICIAL.intersection(kinds)


def actors_of(tokens: Iterable[Token], sentence: Sentence, discourse: Discourse) -> list[Unit]:
    """The actors that tokens stand for, pronouns and delegations included, each once."""
    found: list[Unit] = []
    for token in tokens:
        for actor in _actor_of(token, sentence, discourse):
            if actor not in found:
                found.append(actor)
    return found


def _actor_of(token: Token, sentence: Sentence, discourse: Discourse) -> Iterator[Unit]:
    unit = sentence.unit(token)
    if unit is not None and unit.kind in (UnitKind.ACTOR, UnitKind.NAME):
        unit = _named_through_copula(unit, token, sentence, discourse)
        yield _in_the_same_office(_spoken_of_by_office(unit, sentence, discourse), sentence, discourse)
    elif token.lower_ == "latter":
        before = sentence.between(0, sentence.position(token))
        yield from [u for u in before if u.kind is UnitKind.ACTOR and u.mention is not None][-1:]
    elif token.lower_ in _PERSONAL:
        yield from _meant_by(token, sentence, discourse)
    elif is_delegation(token):
        yield _delegation(token, sentence)
    else:
        yield from _in_apposition(token, sentence, discourse)
        yield from _said_to_be(token, sentence)


def _meant_by(pronoun: Token, sentence: Sentence, discourse: Discourse) -> Iterator[Unit]:
    """Whom "he" means: whoever opened this sentence, else whom the one before was about."""
    opening = _OPENING.match(sentence.tagged.text[: sentence.position(pronoun)])
    unit = sentence.tagged.unit_at(opening.start("actor")) if opening else None
    if unit is not None and unit.mention is not None and pronoun.dep_ in ("nsubj", "nsubjpass"):
        yield unit
        return
    before = [u for u in sentence.between(0, sentence.position(pronoun)) if u.kind is UnitKind.ACTOR]
    if len(before) == 1 and before[0].mention is not None and not before[0].plural:
        yield before[0]
    elif discourse.topic is not None:
        yield discourse.topic
    elif discourse.before is not None and pronoun.i == 0 and sentence.start == sentence.block.start:
        yield discourse.before


def _spoken_of_by_office(unit: Unit, sentence: Sentence, discourse: Discourse) -> Unit:
    """ "The President returned in May": whoever of that office the sentence before was about."""
    topic = discourse.topic
    if topic is None or topic.mention is None or unit.mention is not None or unit.plural or unit.former:
        return unit
    text = sentence.article.text
    couple = text[unit.start : unit.end].endswith("couple")
    alone = _THE.search(text[sentence.start : unit.start]) is not None and not couple
    same = topic.role == unit.role or (unit.role == "Minister" and topic.role.endswith("Minister"))
    return topic if alone and same and unit.state in (None, topic.state) else unit


def _in_the_same_office(unit: Unit, sentence: Sentence, discourse: Discourse) -> Unit:
    """ "His successor X": a name without an office of its own, in that of whoever was spoken of."""
    topic = _spoken_of(unit, sentence, discourse)
    before = sentence.article.text[sentence.start : unit.start]
    if topic is None or unit.role or _SUCCESSOR.search(before) is None:
        return unit
    return replace(unit, kind=UnitKind.ACTOR, role=topic.role, state=unit.state or topic.state)


def _spoken_of(unit: Unit, sentence: Sentence, discourse: Discourse) -> Unit | None:
    """Whose successor a unit is: whoever is named before it, in the sentence or in the one before."""
    named = [u for u in sentence.of(UnitKind.ACTOR) if u.end <= unit.start and u.mention is not None]
    return named[-1] if named else discourse.topic


def _in_apposition(token: Token, sentence: Sentence, discourse: Discourse) -> Iterator[Unit]:
    """ "His successor X": the name in apposition, in the office of whoever was spoken of."""
    for child in token.children:
        unit = sentence.unit(child) if child.dep_ == "appos" else None
        if unit is None or unit.kind not in (UnitKind.ACTOR, UnitKind.NAME) or unit.mention is None:
            continue
        topic = _spoken_of(unit, sentence, discourse) if token.lower_ in _IN_OFFICE else None
        yield replace(unit, role=unit.role or topic.role, state=unit.state or topic.state) if topic else unit


def _said_to_be(token: Token, sentence: Sentence) -> list[Unit]:
    """ "X became the highest-ranking Thai official to visit": no office, but said of someone named."""
    if token.dep_ != "attr" or token.pos_ != "NOUN" or token.head.lower_ not in _COPULAS:
        return []
    holders = (sentence.unit(subject) for subject in subjects(token.head))
    return [unit for unit in holders if unit is not None and unit.kind in "AN" and unit.mention is not None]


def _named_through_copula(unit: Unit, token: Token, sentence: Sentence, discourse: Discourse) -> Unit:
    """ "X became the first Foreign Minister to visit": the office's holder is the copula's subject."""
    if unit.mention is not None or unit.plural or token.head.lower_ not in _COPULAS:
        return unit
    if token.dep_ == "nsubj":  # "the first Foreign Minister to visit was X"
        holders = [child for child in token.head.children if child.dep_ == "attr"]
    elif token.dep_ in ("attr", "oprd", "acomp"):
        holders = subjects(token.head)
    else:
        return unit
    for holder in _holders(holders, sentence, discourse):
        if holder.mention is not None:
            return replace(unit, mention=holder.mention, state=unit.state or holder.state)
    return unit


def _holders(tokens: Iterable[Token], sentence: Sentence, discourse: Discourse) -> Iterator[Unit]:
    """Who is named at tokens, or meant by them; of two offices joined by a copula neither names the other's holder."""
    for token in tokens:
        unit = sentence.unit(token)
        if unit is None:
            yield from _actor_of(token, sentence, discourse)
        elif unit.kind in (UnitKind.ACTOR, UnitKind.NAME) and unit.mention is not None:
            yield unit


def _delegation(token: Token, sentence: Sentence) -> Unit:
    """A delegation with the State in its words and the person at its head, where named."""
    inside = [u for t in token.subtree if (u := sentence.unit(t)) is not None]
    named = [u for u in inside if u.kind in (UnitKind.STATE, UnitKind.DEMONYM)]
    heads = [found.unit("who") for found in sentence.find(_LED_BY)]
    head = next((unit for unit in heads if unit is not None), None)
    start, end = sentence.plain.source(token.idx, token.idx + len(token.text))
    own_state = named[0].mention if named else None
    if head is not None:
        return replace(head, state=head.state or own_state)
    role = _delegations()[token.lower_]
    return Unit(UnitKind.ACTOR, start, end, state=own_state, role=role, plural=True)


def role_of(actor: Unit, counterpart: str = "") -> str:
    """The role in which an actor acts; what a former office-holder does, he does in no office."""
    role = counterpart if actor.role == "counterpart" else actor.role
    return "Other" if actor.former and role else role


def role_as(actor: Unit, state: Mention | None, sentence: Sentence) -> str:
    """The role in which an actor acts for a State that may stand elsewhere ("the Foreign Secretary, X")."""
    words_of = sentence.article.text[actor.start : actor.end]
    titled = words_of.replace(actor.mention.name, "") if actor.mention else words_of
    titled = _HONORIFICS.sub("", titled).strip(" ,.").lower()
    return "Official" if is_civil_servant(titled, state) else role_of(actor)


def persons_of(actors: Sequence[Unit], discourse: Discourse) -> list[Mention]:
    """The persons among actors who act together, each once; a counterpart is of the same office."""
    office = next((actor.role for actor in actors if actor.role not in ("", "counterpart")), "")
    named = (discourse.person(replace(actor, role=role_of(actor, office))) for actor in actors)
    return list({person.name: person for person in named if person is not None}.values())


def state_of(
    actor: Unit, discourse: Discourse, sentence: Sentence, not_for: Mention | None
) -> Mention | None:
    """The State an actor acts for: as stated, or the one of the pair that is not `not_for`."""
    if actor.state is not None:
        return actor.state
    return discourse.other(not_for, sentence.block)
