"""Money given by a State or organisation: aid, donations, contributions, funded projects."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from extract.aidtables import rows
from extract.facts import Aid, EntityKind, Mention
from extract.lists import either
from extract.registry import Extractor, passage
from extract.text.annotate import annotate
from extract.text.discourse import Discourse
from extract.text.masks import compile_pattern, find_all, mask_for_patterns
from extract.text.modality import is_stated_before
from extract.text.organizations import organization_at
from extract.text.parties import state_of_unit
from extract.text.referents import SUBJECT, states_meant
from extract.text.sentence import Sentence
from extract.text.sentences import split
from extract.text.sums import Clause, Summed, summed
from extract.text.units import UnitKind

__all__ = ["EXTRACTOR"]

_words = partial(either, "aid_words")
_KINDS = _words("kind")
_AID = rf"(?:(?:{_KINDS}|and)\s+)*{_words('aid')}\b"
_GIVES = _words("gives")
_TRIGGERS = re.compile(
    rf"\d.*(?:{_GIVES}|{_AID}|project|programme|receiv)|(?:{_GIVES}|{_AID}|project|programme|receiv).*\d",
    re.IGNORECASE | re.DOTALL,
)
_NO_GIFT = re.compile(rf"\b{_words('no gift')}\b", re.IGNORECASE)
_DENIED = re.compile(rf"\b{_words('hearsay')}\b", re.IGNORECASE)
_ADVERBS = rf"(?:{_words('adverb')}\s+)*"
_OFFICE = rf"(?P<office>@J)\s+(?:foreign\s+)?{_words('office')}\b[^‹,.;]{{0,50}}?"
_DONOR_GIVES = (
    rf"(?:{SUBJECT}|(?P<organization>@O)|{_OFFICE})\s+(?:ha(?:s|d|ve)\s+)?{_ADVERBS}(?P<verb>{_GIVES})\b"
)
# Between the verb and its sum stand only the words of a sum, or the one who receives it.
_HOW_MUCH = re.compile(
    r"^\s+(?:[a-z]+\s+worth\s+)?(?:to\s+)?(?:(?:the\s+)?‹[SOJ]\d+›(?:\s+\w+)?\s+(?:with\s+)?)?"
    rf"(?:{_words('of a sum')}\s+)*$",
    re.IGNORECASE,
)
_DONOR_BY = r"\b(?:from|by)\s+(?:the\s+)?(?:governments?\s+of\s+(?:the\s+)?)?(?P<donor>@SO|@J\s+government)"
_DONORS_AID = rf"(?P<donor>@SJ)(?:['’]s?)?\s+(?:{_words('scope')}\s+)*{_AID}"
_THE = r"(?:the\s+)?(?:governments?\s+of\s+(?:the\s+)?|people\s+of\s+(?:the\s+)?)?"
_GOES_TO = rf"\b(?:to|for)\s+{_THE}(?P<recipient>@SO|@J(?=\s+{_words('people')}))"
_RECEIVER = rf"(?P<recipient>@S)\s+(?:ha(?:s|d|ve)\s+)?{_ADVERBS}received\b"
_GIVEN = (
    rf"{_GIVES}\s+(?P<recipient>@SO)\s+(?:with\s+)?"
    rf"(?:(?:an?|{_words('roughly')})\s+)*$"
)
_FOR_SOMETHING_IN = r"\b(?:to|for)\s+[^.;‹]{1,60}\b(?:in|of)\s+(?:the\s+)?(?P<recipient>@S)"
_PROJECTS = re.compile(
    rf"\b{_words('project')}\b.*\b{_words('costs')}\b[^‹]{{0,40}}$", re.IGNORECASE | re.DOTALL
)
_IN_STATE = r"\b(?:projects?|programmes?|programs?)\s+in\s+(?:the\s+)?(?P<recipient>@S)"
_COOPERATION = (
    rf"(?P<donor>@S)[^.;]{{0,60}}?\b{_KINDS}\s+{_words('cooperation')}\b[^.;]{{0,40}}?"
    r"\b(?:in|to|for|with)\s+(?:the\s+)?(?P<recipient>@S)"
)


@dataclass(frozen=True, slots=True)
class _Ends:
    """Who gives and who receives."""

    donor: Mention | None = None
    recipient: Mention | None = None


def _sentences(sentence: Sentence, discourse: Discourse) -> Iterator[Aid]:
    tagged = summed(sentence)
    clauses = tagged.clauses()
    donor: Mention | None = None
    for clause, date in zip(clauses, tagged.dates(clauses), strict=True):
        words = f"{clause.head}‹M0›{re.split(r'[;.]', clause.tail)[0]}"
        if _NO_GIFT.search(words) or _DENIED.search(clause.tail) or not is_stated_before(clause.head):
            continue
        ends = _ends(clause, tagged, sentence, discourse, donor)
        donor = ends.donor or donor
        if ends.donor and ends.recipient and ends.donor.name != ends.recipient.name and clause.unit.money:
            yield Aid(
                donor=ends.donor,
                recipient=ends.recipient,
                amount=clause.unit.money.amount,
                currency=clause.unit.money.currency,
                date=date,
                evidence=(
                    passage(sentence, "aid.project" if _PROJECTS.search(clause.head) else "aid.sentence"),
                ),
            )


def _ends(
    clause: Clause, tagged: Summed, sentence: Sentence, discourse: Discourse, carried: Mention | None
) -> _Ends:
    """Donor and recipient of one sum; `carried` gave the sum before in the same sentence."""
    named = _Ends(
        _donor(clause, tagged, sentence, discourse) or carried, _recipient(clause, tagged, sentence)
    )
    if not _PROJECTS.search(clause.head):
        speaks = (
            re.search(rf"{_GIVES}|{_AID}|\breceived\b", clause.head + clause.tail, re.IGNORECASE) or carried
        )
        return _completed(named, sentence, discourse, clause) if speaks else _Ends()
    context = _context(sentence, discourse)
    inside = next(iter(_in_clause(_IN_STATE, clause.head, tagged)), None)
    return _Ends(named.donor or context.donor, named.recipient or inside or context.recipient)


def _completed(ends: _Ends, sentence: Sentence, discourse: Discourse, clause: Clause) -> _Ends:
    """In an article on two States, aid of one that names nobody else is to the other."""
    alone = [u for u in sentence.units if u.kind is not UnitKind.DATE]
    speaks_of_aid = re.search(_AID, clause.head + clause.tail, re.IGNORECASE)
    to_another = re.search(r"\b(?:to|for)\s+(?:the\s+)?[A-Z]", sentence.text)
    if ends.donor and not ends.recipient and len(alone) == 1 and speaks_of_aid and not to_another:
        return replace(ends, recipient=discourse.other(ends.donor, sentence.block))
    return ends


def _donor(clause: Clause, tagged: Summed, sentence: Sentence, discourse: Discourse) -> Mention | None:
    for found in tagged.find(_DONOR_GIVES):
        start = found.span()[0]
        if start > clause.unit.start or not _HOW_MUCH.match(tagged.text[found.match.end() : clause.start]):
            continue
        if organization := found.unit("organization"):
            return organization.mention
        if office := found.unit("office"):
            return office.mention
        states = states_meant(found, sentence, discourse)
        if len(states) == 1:
            return states[0]
    looked_up = ((_DONOR_BY, clause.tail), (_DONOR_BY, clause.head), (_DONORS_AID, clause.head))
    donors = (donor for pattern, words in looked_up for donor in _in_clause(pattern, words, tagged, "donor"))
    return next(donors, None)


def _recipient(clause: Clause, tagged: Summed, sentence: Sentence) -> Mention | None:
    looked_up = ((_GOES_TO, clause.tail), (_GIVEN, clause.head), (_RECEIVER, clause.head))
    found = next(
        (found[0] for pattern, words in looked_up if (found := _in_clause(pattern, words, tagged))), None
    )
    if (
        found is None or found.kind is EntityKind.ORGANIZATION
    ):  # whose full name may be longer than the known one
        found = _named_recipient(clause, tagged, sentence) or found
    last = ((_GOES_TO, clause.head), (_FOR_SOMETHING_IN, clause.tail))
    return found or next((m for pattern, words in last for m in _in_clause(pattern, words, tagged)), None)


def _named_recipient(clause: Clause, tagged: Summed, sentence: Sentence) -> Mention | None:
    """The organisation to which a sum goes, by its full wording."""
    later = (u.start for u in tagged.units if u.kind is UnitKind.MONEY and u.start > clause.unit.start)
    words = sentence.article.text[clause.unit.end : next(later, sentence.end)]
    for match in re.finditer(r"\b(?:to|for)\s+(?:the\s+)?(?=[A-Z])", words):
        if found := organization_at(sentence, clause.unit.end + match.end()):
            return found.mention
    return None


def _in_clause(pattern: str, words: str, tagged: Summed, group: str = "recipient") -> list[Mention]:
    """The States and organisations of a group, in the matches of a pattern in some words of the sentence."""
    found = []
    for match in compile_pattern(pattern).finditer(words):
        tag = re.search(r"‹\w\d+›", match[group])
        unit = tagged.unit(tag.group()) if tag else None
        mention = unit and (unit.mention if unit.kind is UnitKind.ORGANIZATION else state_of_unit(unit))
        if mention:
            found.append(replace(mention, form="") if mention.kind is EntityKind.STATE else mention)
    return found


def _context(sentence: Sentence, discourse: Discourse) -> _Ends:
    """Whose projects these are: as the sum before in this section says, else the sentences before."""
    former = [fact for fact in discourse.facts if isinstance(fact, Aid)]
    if former:
        return _Ends(former[-1].donor, former[-1].recipient)
    text = sentence.article.text
    for start, end in reversed(split(text, sentence.block.start, sentence.start)):
        units = annotate(text, start, end, discourse.lexicon, ())
        for found in find_all(_COOPERATION, mask_for_patterns(text, start, end, units), units):
            donor, recipient = found.unit("donor"), found.unit("recipient")
            return _Ends(donor.mention if donor else None, recipient.mention if recipient else None)
    return _Ends()


EXTRACTOR = Extractor(Aid, _TRIGGERS, _sentences, rows)
