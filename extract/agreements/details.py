"""Date, place, signatories and level of an instrument."""

from __future__ import annotations

import re

from extract.agreements.instruments import Instrument, named_date
from extract.agreements.listed import introduced, is_listed
from extract.agreements.subjects import subject_span
from extract.edtf import Date
from extract.facts import Agreement, Mention, Visit
from extract.lists import table
from extract.text.actors import persons_of
from extract.text.dates import find
from extract.text.discourse import Discourse
from extract.text.sentence import Sentence
from extract.text.timing import dates_at, dates_report, is_as_of
from extract.text.units import Unit, UnitKind

__all__ = ["dates_of", "level_of", "place_of", "plain", "signatories_of", "visit_date"]

_DURING_VISIT = re.compile(
    r"(?:^|; )(?:During|On|during|on) (?:the|this|that|his|her|their) (?:\w+ )?(?:visit|trip|occasion|tour)\b"
    r"|\b(?:during|on) (?:the|this|that|his|her|their|the same) (?:\w+ )?(?:visit|trip|occasion|tour)\b"
    r"(?! (?:of|by(?! (?:him|her|them)\b)|to|in)\b)"
)
# What is signed in the sentences after a visit is signed then; "have signed" tells of no time.
_SIGNED_THERE = re.compile(
    r"\b(?:was|were) (?:also (?:signed|concluded)\b|(?:signed|concluded|inked)\W*$)"
    r"|(?:^|, )(?:he|she|they|(?:the )?(?:two|both) (?:foreign |defence |prime )?(?:ministers|leaders|presidents|sides"
    r"|countries|governments|parties|states|nations))"
    r" (?:also )?(?:signed|concluded|inked)\b",
    re.IGNORECASE,
)
# Between a date and what it does not date: another clause with a verb of its own.
_OTHER_CLAUSE = re.compile(r", which\b|(?<!›)(?<!›,) when\b|\buntil\b|\)")
_RELATIVE = re.compile(r", which [^,;]*,(?= (?:an?|the)\b)")
_BRACKETED_VISIT = re.compile(
    r"\b(?:visit|trip|tour|session|meeting|summit)\b[^.;()]{0,80} \((?:‹[CS]\d+›, )?$"
)
_EFFECT = re.compile(r"[^.;]{0,20}\b(?:force|effect)", re.IGNORECASE)
_STANDS = re.compile(r"(?:is|are|remains?|ha(?:s|ve) been)(?: still)? (?:in|valid)\b")
_ASIDE = re.compile(r"\([^()]*\)")
_IN_FORCE = re.compile(
    r"(?:\b(?:into|in) (?:legal )?(?:force|effect)|\bt(?:ook|akes?|aking) effect|\beffective|\bratified|\bvalid)"
    r"(?: (?:on|since|from|as of|in|for|until|till))*:? (?:the )?$",
    re.IGNORECASE,
)
_THE = re.compile(r"\b(?:the|that|this) (?:[\w-]+ ){0,3}$", re.IGNORECASE)
_BESIDE_SUBJECT = re.compile(r",? (?:in|on|of) (?:the )?")
_PARTICIPLE = re.compile(r" (?:(?:already|earlier|previously|recently|thus) )?")
_NOT_THE_PLACE = re.compile(r"\b(?:held|takes? place|took place|organi[sz]ed|visited)\b[^,;]*$")
_BY = re.compile(r"\b(?:signed|concluded|initialled)(?:(?!\b(?:\w+ed|with)\b)[^.;]){0,60}? (?:by|between)\b")
_PASSIVE = re.compile(r"\b(?:was|were|been|be)\b[^.;]{0,20}$")
_NOT_OF_PARTIES = re.compile(
    r"\bduring [^,]*(?:,|$)|,? (?:which|allowing|enabling|giving|to enable|would)\b.*$", re.DOTALL
)
_LEVELS = ("company", "institution", "ministry", "government", "state")


def dates_of(instrument: Instrument, signed: int | None, sentence: Sentence) -> list[Unit]:
    """The day of signature: in "the May 1995 treaty", beside the verb, else in the instrument's own words."""
    named = named_date(instrument, sentence)
    found = [named] if named is not None else _told(instrument, signed, sentence)
    if found and all(_is_in_force(unit, sentence) for unit in found):
        found = _day_of_signature(instrument, signed, sentence) or found
    first = sentence.tagged.source(instrument.start, instrument.start)[0]
    found = [unit for unit in found if not (unit.end < first and _opens_a_span(unit, signed, sentence))]
    return [unit for unit in found if not (_is_period(unit) or is_as_of(sentence, unit))]


def _is_in_force(date: Unit, sentence: Sentence) -> bool:
    """Whether a date is the day from which an instrument applied: "entered into force on …"."""
    return _IN_FORCE.search(sentence.article.text[sentence.start : date.start]) is not None


def _day_of_signature(instrument: Instrument, signed: int | None, sentence: Sentence) -> list[Unit]:
    """The date that stands beside the day of entry into force: "(18.6.2010, in force since 1.4.2011)".

    Where none stands behind the noun, the one before it if the signature is told: "In 2009 they signed a
    treaty, in force since 2010".
    """
    begin, first = sentence.tagged.source(instrument.first, instrument.end)
    last = sentence.tagged.source(instrument.end, instrument.last)[1]
    dates = [u for u in sentence.of(UnitKind.DATE) if u.date is not None and u.date.dates_sentence]
    dates = [u for u in dates if begin <= u.start < last and not _is_in_force(u, sentence)]
    is_signed = signed is not None and _EFFECT.match(sentence.tagged.text, signed) is None
    own = [u for u in dates if u.start >= first] or (dates if is_signed else [])
    return own if len(own) == 1 else []


def _told(instrument: Instrument, signed: int | None, sentence: Sentence) -> list[Unit]:
    text = sentence.tagged.text
    lists = introduced(text)
    if instrument.first > 0 or instrument.last < len(text) or lists:
        own = dates_at(
            sentence, instrument.end, before=max(instrument.first, instrument.start), after=instrument.last
        )
        own = own or _opening(instrument, sentence)
        if own or (lists is None and instrument.first > 0 and not is_listed(sentence)):
            return own[:1] or _date_told_before(instrument, sentence)
        if signed is not None and lists is not None and signed > instrument.end:
            return dates_at(
                sentence, signed, before=signed
            )  # "agreements, including A and B, were signed in"
        return _dates_of_list(lists, instrument, sentence)
    if signed is not None and signed > instrument.end:
        after = dates_at(sentence, signed, before=signed)
        if after and after[0].start > sentence.tagged.source(signed, signed)[0]:
            return after
        if _THE.search(text[: instrument.start]) and _PARTICIPLE.fullmatch(text[instrument.end : signed]):
            return []  # "a follow-up to the memorandum signed with X": one of before
    return (
        _clear(dates_at(sentence, instrument.start), instrument.start, sentence)
        or _behind_subject(instrument, sentence)
        or _first_date(sentence)
        or _date_told_before(instrument, sentence)
    )


def _dates_of_list(lists: re.Match[str] | None, instrument: Instrument, sentence: Sentence) -> list[Unit]:
    """The date of all that a sentence counts up: before the words that introduce them, else in these."""
    if lists is None or lists.end() > instrument.start:
        return _clear(
            dates_at(sentence, instrument.start, after=instrument.start)[:1], instrument.start, sentence
        )
    before = _clear(dates_at(sentence, lists.start(), after=lists.start())[:1], lists.start(), sentence)
    return before or dates_at(sentence, lists.start(), before=lists.start(), after=lists.end())[:1]


def _behind_subject(instrument: Instrument, sentence: Sentence) -> list[Unit]:
    """The date right behind the subject: "a Treaty of Friendship, Trade, and Navigation in 1858"."""
    span = subject_span(instrument, sentence)
    dates = [u for u in sentence.of(UnitKind.DATE) if u.date is not None and u.date.dates_sentence]
    between = (sentence.article.text[span[1] : u.start] for u in dates) if span else ()
    beside = (_BESIDE_SUBJECT.fullmatch(words) for words in between)
    return [unit for unit, match in zip(dates, beside, strict=False) if match][:1]


def _opening(instrument: Instrument, sentence: Sentence) -> list[Unit]:
    """The one date that opens what is said of an instrument: "…, and in 2014 a mining pact"."""
    units = sentence.between(instrument.first, instrument.start) if instrument.first else []
    dates = [unit for unit in units if unit.kind is UnitKind.DATE]
    return dates if len(dates) == 1 else []


def _clear(dates: list[Unit], position: int, sentence: Sentence) -> list[Unit]:
    """Dates that stand before `position`, where no other clause lies between."""
    if not dates:
        return dates
    begin = next(at for at, _, unit in sentence.tagged.pieces if unit is dates[-1])
    between = sentence.tagged.text[begin:position] if begin < position else ""
    if _BRACKETED_VISIT.search(sentence.tagged.text[:begin]):
        between = between.replace(")", "", 1)
    between = _RELATIVE.sub(",", _ASIDE.sub("", between))
    return [] if _OTHER_CLAUSE.search(between) else dates


def _opens_a_span(unit: Unit, signed: int | None, sentence: Sentence) -> bool:
    """ "Since 1992 X and Y have signed …": signed at some time since. What they have had since 1992 is of then."""
    before = sentence.article.text[sentence.start : unit.start]
    since = re.fullmatch(r"(?:Ever since|Since) (?P<event>[^,;]*)", before)
    stands = signed is not None and _STANDS.match(sentence.tagged.text, signed) is not None
    return since is not None and ((signed is not None and not stands) or since["event"] != "")


def _is_period(unit: Unit) -> bool:
    """Whether a date spans years, as no signature does."""
    begin, _, end = unit.when.edtf.partition("/") if unit.when else ("", "", "")
    return bool(end) and end != ".." and begin[:4] != end[:4]


def _first_date(sentence: Sentence) -> list[Unit]:
    """The date of an item of a list, wherever it stands, also in the sentence that follows within the item."""
    if not is_listed(sentence):
        return []
    dates = [u for u in sentence.of(UnitKind.DATE) if u.date is not None and u.date.dates_sentence]
    if dates or sentence.block.start < sentence.start:
        return dates[:1]
    rest = sentence.article.text[sentence.end : sentence.block.end]
    later = [date for date in find(rest) if date.dates_sentence]
    begin = sentence.end
    return [Unit(UnitKind.DATE, begin + d.start, begin + d.end, date=d) for d in later[:1]]


def _date_told_before(instrument: Instrument, sentence: Sentence) -> list[Unit]:
    """The one date of the sentence, told in a clause before: "visited Riga in May 2001, where he signed …"."""
    dates = [u for u in sentence.of(UnitKind.DATE) if u.date is not None and u.date.dates_sentence]
    first = sentence.tagged.source(instrument.start, instrument.start)[0]
    told = dates if len(dates) == 1 and dates[0].end <= first else []
    if dates_report(sentence.tagged.text, 0, instrument.start):
        return []
    return _clear(told, instrument.start, sentence)


def visit_date(sentence: Sentence, discourse: Discourse) -> Date | None:
    """The date of the visit just told of, for what happened "during the visit", or "was also signed" then."""
    visits = [fact for fact in discourse.facts if isinstance(fact, Visit)]
    if not visits:
        return None
    last = discourse.facts[-1]
    follows = isinstance(last, Visit) or (isinstance(last, Agreement) and last.date == visits[-1].date)
    also = follows and _SIGNED_THERE.search(sentence.text)
    during = _DURING_VISIT.search(sentence.text) or (also and _in_paragraph(visits[-1], sentence))
    return visits[-1].date if during else None


def _in_paragraph(visit: Visit, sentence: Sentence) -> bool:
    return any(p.start >= sentence.block.start and p.end <= sentence.start for p in visit.evidence)


def plain(date: Unit) -> Date | None:
    """The day of signature: an agreement "in force since 1995" is of 1995."""
    when = date.when
    return Date(when.edtf.removesuffix("/..")) if when and when.edtf.endswith("/..") else when


def place_of(instrument: Instrument, sentence: Sentence) -> Mention | None:
    """The city "in" which it was signed."""
    text = sentence.tagged.text[: instrument.last]
    opening = r"\b(?:in|at) |[,(] ?" if is_listed(sentence) else r"\b(?:in|at) "
    for found in re.compile(rf"(?:{opening})(?P<city>‹C\d+›)").finditer(text, instrument.first):
        unit = sentence.tagged.unit_at(found.start("city"))
        if unit is not None and _NOT_THE_PLACE.search(text[: found.start()]) is None:
            return unit.mention
    return None


def signatories_of(signed: int | None, sentence: Sentence, discourse: Discourse) -> list[Mention]:
    """The persons who are said to have signed: subjects of the verb, or after "by" or "between"."""
    if signed is None:
        return []
    text = sentence.tagged.text
    by = _BY.search(text, signed)
    verb = text[signed:].startswith(("signed", "co-signed", "inked", "concluded"))
    units = sentence.between(by.end(), len(text)) if by else sentence.between(0, signed) if verb else []
    if not by and _PASSIVE.search(text[:signed]):
        return []
    if not by and re.search(r"\b(?:during|visit)\b", text[:signed], re.IGNORECASE):
        return []
    return persons_of([unit for unit in units if unit.kind is UnitKind.ACTOR], discourse)


def level_of(instrument: Instrument, subject: str, sentence: Sentence) -> str:
    """The level of the parties by the words for them: companies before institutions before ministries.

    What the instrument is about, and what follows from it, says nothing of its parties."""
    first, last = sentence.tagged.source(instrument.first, instrument.last)
    text = sentence.article.text[first:last]
    if not re.search(rf"\bbetween (?:the )?{re.escape(subject)}", text):
        text = text.replace(subject, "", 1)
    text = _NOT_OF_PARTIES.sub("", text)
    words = set(re.findall(r"[\w-]+", text.lower()))
    found = {level for word, level in table("party_levels") if word in words}
    return next((level for level in _LEVELS if level in found), "")
