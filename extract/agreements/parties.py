"""Between whom an instrument is: States, and organisations that conclude one with a State."""

from __future__ import annotations

import re

from extract.agreements.instruments import Instrument
from extract.agreements.subjects import purpose_span, subject_span
from extract.facts import Mention
from extract.lists import either
from extract.text.discourse import Discourse
from extract.text.parties import both_parties, distinct, state_of_unit
from extract.text.sentence import Sentence
from extract.text.units import Unit, UnitKind

__all__ = ["each_with", "parties_of"]

_BETWEEN = re.compile(r"\bbetween\b")
# "between X, Y and Z", "among X, Y and Z": a list that names them all.
_LISTED = re.compile(
    r"(?:between|among) (?:the )?(?P<list>‹[SO]\d+›(?:, (?:the )?‹[SO]\d+›)+,? and (?:the )?‹[SO]\d+›)",
    re.IGNORECASE,
)
_NAMED_FOR = re.compile(r"(?P<pair>‹[SJO]\d+›[-–—/]‹[SJO]\d+›)(?: [\w-]+){0,4} $")  # "the X–Y peace treaty"
# "the European Union and X signed": the organisation acts as well.
_WITH_ORGANIZATION = re.compile(
    r"(?P<pair>‹O\d+› and (?:the )?‹S\d+›|‹S\d+› and (?:the )?‹O\d+›) (?:ha(?:s|ve|d) )?(?:\w+ly )?"
    r"(?:sign|conclud|ink|adopt|enter)"
)
# "X, Y and Z signed", "the Presidents of X, Y and Z signed", "X, along with Y and Z, signed", "signed by X, Y and Z"
_ALL = r"(?P<list>‹[SA]\d+›(?:(?:,|,? (?:along|together) with) (?:the )?‹S\d+›)+,? and (?:the )?‹S\d+›)"
_ALL_SIGN = re.compile(
    rf"(?:^|, |‹D\d+› |\b(?:and|while|when|that|the|of) ){_ALL},? (?:(?:have|had|also|jointly) ){{0,2}}"
    r"(?:sign|conclud|ink|adopt|reach|enter)(?!ing)\w*\b[^.;‹]*$",
    re.IGNORECASE,
)
_BY_ALL = re.compile(
    rf"[^.;]*? (?:signed|concluded|reached|adopted) (?:in ‹C\d+› |(?:in|on) ‹D\d+› )?by "
    rf"(?:the )?(?:governments of )?(?:the )?{_ALL}",
    re.IGNORECASE,
)
# An accord that ended a war has the name of a place and its own parties: "supported the Riga Peace Accord".
_PEACE = re.compile(r"(?:‹[CN]\d+›|(?<=[a-z›] )[A-Z]\w+)(?:['’]s)? (?:[A-Z]\w+ )?Peace (?:and [A-Z]\w+ )?$")
_SIGN = re.compile(r"\b(?:sign|conclud|ink|reach|initial)(?:s|ed)? [^.;]{0,40}$")
_BY_PARTIES = re.compile(r"\b(?:between|by) (?:the )?(?:‹[SA]|two|both)")
_ONE_SIGNED = re.compile(
    r"(?:^|, |‹D\d+› |\b(?:and|while|when|that) )(?:the )?(?P<one>‹S\d+›)"
    r" (?:had |has )?(?:\w+ly |also )?(?:sign|conclud|ink)\w* [^.;,‹]*$",
    re.IGNORECASE,
)
_BEFORE_ONE = re.compile(r"‹[SO]\d+›(?:,|,? and) (?:the )?$")
_WITH_ONE = re.compile(
    r"(?:[^.;,‹]|‹[NDC]\d+›){0,80}? with (?:the )?(?P<other>‹S\d+›)(?!(?:,|,? and| or) (?:with )?(?:the )?‹[SO])"
)
_LISTS_MORE = re.compile(r"‹[SO]\d+›, (?:the )?$")
_WITH_ANOTHER = re.compile(r" with (?:the )?‹[SO]")
_STOP = re.compile(r"[.;]| (?:on|in) ‹D| to (?=\w)")
_WITH = re.compile(
    r"\b(?:with|between|and) (?:the )?(?P<org>‹O\d+›)"
    r"(?! (?:[a-z]+ )?(?:standards?|rules|norms|members?|states)\b)"
)
# A demonym stands for the State where those who act follow it, another party, or the instrument itself.
_ACTS = re.compile(
    rf"(?:\s*[-–—/ ](?:and )?(?:the )?‹[SJA]|(?: [\w-]+){{0,2}} {either('acting_nouns')}\b)",
    re.IGNORECASE,
)


def parties_of(instrument: Instrument, sentence: Sentence, discourse: Discourse) -> list[Mention]:
    """Those "between" whom it is, else all that act, else the article's pair."""
    if _is_of_others(instrument, sentence.tagged.text):
        return []
    if listed := _listed(instrument, sentence) or _one_with_another(instrument, sentence):
        return listed
    named = _between(instrument, sentence)
    if named is None:
        named = _acting(instrument, sentence)
    named = _with_home(named, instrument, sentence, discourse)
    pair = {state.name for state in discourse.pair(sentence.block)}
    known = [party for party in named if party.name in pair]
    if len(named) > 2 and len(pair) == len(known) == 2:
        named = known
    if len(named) >= 2:
        return named
    if _organizations(instrument, sentence):
        return []  # it is concluded with an organisation, but by whom is not clear
    return both_parties(named, sentence, discourse)[:2]


def _one_with_another(instrument: Instrument, sentence: Sentence) -> list[Mention]:
    """ "X signed a treaty with Y, and Z …": these two, whoever else the sentence names; empty where none sign so."""
    text = sentence.tagged.text
    one, other = _ONE_SIGNED.search(text[: instrument.start]), _WITH_ONE.match(text, instrument.end)
    if one is None or other is None or _BEFORE_ONE.search(text[: one.start("one")]):
        return []
    units = (sentence.tagged.unit_at(at) for at in (one.start("one"), other.start("other")))
    return distinct(_party(unit) for unit in units if unit is not None)


def _is_of_others(instrument: Instrument, text: str) -> bool:
    """Whether it is a named peace accord of which the sentence does not tell who concluded it."""
    found = _PEACE.search(text[: instrument.start])
    if found is None or instrument.noun.rstrip("s") not in ("agreement", "accord"):
        return False
    return not (_SIGN.search(text[: found.start()]) or _BY_PARTIES.search(text, instrument.end))


def _with_home(
    named: list[Mention], instrument: Instrument, sentence: Sentence, discourse: Discourse
) -> list[Mention]:
    """ "Agreement with X and Y": the one State that the article is about is the other side."""
    home = discourse.parties[0] if len(discourse.parties) == 1 else None
    opens = not re.search(r"‹[SJAO]", sentence.tagged.text[: instrument.start])
    is_with = re.search(r" with\b", sentence.tagged.text[instrument.end :]) is not None
    if home is None or not (opens and is_with) or home.name in {party.name for party in named}:
        return named
    return [home, *named] if named else named


def each_with(instrument: Instrument, parties: list[Mention], sentence: Sentence) -> list[list[Mention]]:
    """ "X and Y signed agreements with Z": one of X with Z and one of Y with Z; "X with Y and Z" likewise."""
    found = re.search(r" with (?:the )?(?P<state>‹S\d+›)", sentence.tagged.text[instrument.end :])
    unit = sentence.tagged.unit_at(instrument.end + found.start("state")) if found else None
    names = [party.name for party in parties]
    if unit is None or unit.mention is None or len(parties) < 3 or unit.mention.name not in names:
        return [parties]
    first = names.index(unit.mention.name)
    return [[one, other] for one in parties[:first] for other in parties[first:]] or [parties]


def _between(instrument: Instrument, sentence: Sentence) -> list[Mention] | None:
    """The parties after "between"; None where nothing says between whom the instrument is."""
    text = sentence.tagged.text
    opening = _BETWEEN.search(text, instrument.start) or _BETWEEN.search(text)
    if opening is None:
        return None
    stop = _STOP.search(text, opening.end())
    units = sentence.between(opening.end(), stop.start() if stop else len(text))
    return distinct(_party(unit) for unit in units)


def _listed(instrument: Instrument, sentence: Sentence) -> list[Mention]:
    """All that a list of those who sign or after "between" names, or the pair in "the X–Y treaty"; else empty."""
    text = sentence.tagged.text
    if found := _NAMED_FOR.search(text[: instrument.start]):
        return distinct(map(_party, sentence.between(found.start("pair"), found.end("pair"))))
    found = _WITH_ORGANIZATION.search(text, instrument.first, instrument.start)
    if found and not (
        _LISTS_MORE.search(text[: found.start()]) or _WITH_ANOTHER.search(text[instrument.end :])
    ):
        return distinct(map(_party, sentence.between(found.start("pair"), found.end("pair"))))
    found = (
        _LISTED.search(text, instrument.start, instrument.last)
        or _BY_ALL.match(text, instrument.end, instrument.last)
        or (
            None
            if _WITH_ANOTHER.search(text[instrument.end :])
            else _ALL_SIGN.search(text[: instrument.start])
        )
    )
    return distinct(map(_party, sentence.between(found.start("list"), found.end("list")))) if found else []


def _party(unit: Unit) -> Mention | None:
    return unit.mention if unit.kind is UnitKind.ORGANIZATION else state_of_unit(unit)


def _acting(instrument: Instrument, sentence: Sentence) -> list[Mention]:
    """The States that act, those in the words for the subject left out, and an organisation it is "with"."""
    skip, purpose = subject_span(instrument, sentence), purpose_span(instrument, sentence)
    units = [
        u
        for u in sentence.units
        if u.kind in "SAN" or (u.kind == UnitKind.DEMONYM and _acts(u, instrument, sentence))
    ]
    units = [unit for unit in units if not _inside(unit, skip)]
    states = distinct(map(state_of_unit, units))
    outside = distinct(state_of_unit(unit) for unit in units if not _inside(unit, purpose))
    states = outside if len(outside) > 1 else states  # "to supply timber to Y" may name the other party
    before = distinct(state_of_unit(u) for u in sentence.between(0, instrument.start) if u in units)
    organizations = _organizations(instrument, sentence)
    if organizations and len(before) == 1:  # what follows explains the organisation: "the EU, which Y joined"
        return [*before, *organizations]
    return states


def _acts(unit: Unit, instrument: Instrument, sentence: Sentence) -> bool:
    """Whether a demonym stands for a State that acts, and not for where something else is from."""
    text = sentence.tagged.text
    tag = next(at for at, _, piece in sentence.tagged.pieces if piece is unit)
    end = text.index("›", tag) + 1
    beside = (
        re.fullmatch(r"(?: [\w-]+){0,3} ?", text[end : instrument.start]) if end <= instrument.start else None
    )
    return beside is not None or _ACTS.match(text, end) is not None


def _organizations(instrument: Instrument, sentence: Sentence) -> list[Mention]:
    text = sentence.tagged.text
    found = _WITH.finditer(text, instrument.end, instrument.last)
    units = (sentence.tagged.unit_at(match.start("org")) for match in found)
    return distinct(unit.mention for unit in units if unit is not None)


def _inside(unit: Unit, span: tuple[int, int] | None) -> bool:
    return span is not None and span[0] <= unit.start < span[1]
