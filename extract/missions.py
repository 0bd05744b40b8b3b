"""Missions: embassies, consulates and other posts that one State keeps with another or with an organisation.

The terms are those of the Vienna Conventions on Diplomatic Relations (1961) and on Consular
Relations (1963). A post may be seated in a third State: its receiving State is the one it is
accredited to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from extract.article import BlockKind
from extract.edtf import Date
from extract.facts import EntityKind, Fact, Mention, Mission
from extract.lists import table
from extract.registry import Extractor, Row, passage
from extract.text.discourse import Discourse
from extract.text.headings import direction, headings, speaks_of
from extract.text.lexicon import tokenize
from extract.text.modality import is_stated_before
from extract.text.parties import distinct, state_of_unit
from extract.text.sentence import Sentence
from extract.text.timing import dates_at
from extract.text.units import Unit, UnitKind

__all__ = ["EXTRACTOR"]

_TRIGGERS = re.compile(
    r"embass|consul|mission|legation|nunciature|delegation|representati|liaison|trade office|interests section",
    re.IGNORECASE,
)


@cache
def _kinds() -> dict[str, str]:
    return {row[0]: row[1] for row in table("missions")}


@cache
def _noun() -> str:
    phrases = sorted(_kinds(), key=lambda phrase: (-len(phrase), phrase))
    return "(?:" + "|".join(re.escape(phrase).replace(r"\ ", "[ -]") for phrase in phrases) + ")"


# Verbs of keeping a mission: "has" counts, "has been held" does not.
_KEEPS = (
    r"(?:(?:has|have|had)(?! (?:been|\w+ed)\b)|(?:has |have |had )?(?:maintain|operat|open|establish|inaugurat"
    r"|launch|clos|reopen)(?:s|e|es|ed)|(?:has|have) been (?:maintain|operat|runn)ing|runs?|keeps?|kept|hosts|set up"
    r"|to (?:open|establish|set up|maintain)|shut)"
)
_OPENS = re.compile(
    r"\b(?:re)?open|establish|inaugurat|launch|set up|\bsince\b|found|function|operat", re.IGNORECASE
)
_CLOSES = re.compile(r"\bclos(?:ed|ure|ing)\b|shut|ceased|withdr[ae]w", re.IGNORECASE)
_NOT_A_POST = re.compile(
    r"^ (?:to (?:observe|monitor|discuss)|of (?:experts|business)|headed|led|consist|visit|travel|arriv)",
    re.IGNORECASE,
)
_GAP = r"(?:(?!\b(?:been|held|by|for|that|which|where|who|from|during|because)\b)[^.;]){0,110}$"
_STATED_BEFORE = re.compile(
    rf"\b{_KEEPS}\b{_GAP}"
    r"|\b(?:accredited|represented)\b[^.;]*\b(?:from|through|by|via)\b[^.;]*$"
    r"|\b(?:opening|establishment|establishing|closure|closing) (?:of )?(?:an?|the|its)?[^.;]{0,60}$",
    re.IGNORECASE,
)
_BE = r"(?:was|were|has been|have been|is|are) (?:\w+ly |also |still |now )*"
_STATED_AFTER = re.compile(
    rf"[^.;]{{0,90}}?\b{_BE}(?:re)?(?:opened|established|inaugurated|located|closed|functioning|operating|set up"
    r"|situated|based|accredited|housed)\b"
    r"|[^.;]{0,60}?\b(?:functioned|operated|opened|closed|opens|closes|functions|operates"
    r"|has (?:functioned|operated)|has been open)\b",
    re.IGNORECASE,
)
# "Lithuania's new embassy", "the Lithuanian consular": no preposition or article stands between.
_OWNER = re.compile(
    r"(‹[SJ]\d+›)(?:'s?|’s?)? (?:(?!(?:through|from|via|by|with|in|to|its|an?|the|has|had|and)\b)[\w-]+ ){0,3}$"
)
_REPRESENTED = r"(?:is|are|was|were) (?:also |concurrently |currently )*(?:accredited|represented)"
_NEXT_CLAUSE = re.compile(r"[.;]|, (?:while|whereas|just as)\b| and (?=‹S\d+› (?:has|maintains|opened))")
_RESIDENT = re.compile(r"missions?\b|embass|represent", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Post:
    """A mission's noun in the tagged text: its kind and where it stands."""

    kind: str
    start: int
    end: int
    plural: bool


_ANAPHOR = re.compile(
    r"\b(?:it|the country|the republic|the kingdom|the government) (?:\w+ )?$", re.IGNORECASE
)


def _posts(sentence: Sentence) -> list[_Post]:
    """Every noun for a mission in a sentence, and a bare kind before a shared noun left alone."""
    pattern = rf"\b(?P<kind>{_noun()})\b"
    found = []
    for match in re.finditer(pattern, sentence.tagged.text, re.IGNORECASE):
        phrase = match["kind"].lower()
        kind = _kinds().get(phrase) or _kinds().get(phrase.replace("-", " "))
        if kind and _NOT_A_POST.match(sentence.tagged.text[match.end() :]) is None:
            plural = phrase not in _kinds() or phrase.endswith("s") or "consulates" in phrase
            found.append(_Post(kind, match.start(), match.end(), plural))
    return found


def _sentences(sentence: Sentence, discourse: Discourse) -> Iterator[Fact]:
    if sentence.block.kind is BlockKind.INFOBOX_ITEM:
        yield from _infobox(sentence, discourse)
        return
    posts = _posts(sentence)
    found: list[Mission] = []
    for i, post in enumerate(posts):
        before = posts[i - 1].end if i else 0
        after = posts[i + 1].start if i + 1 < len(posts) else len(sentence.tagged.text)
        found += _missions(post, before, after, sentence, discourse)
    yield from found or missions_listed(sentence, discourse, posts)


def missions_listed(sentence: Sentence, discourse: Discourse, posts: list[_Post]) -> Iterator[Mission]:
    """ "France – Paris (Embassy)", "Beijing (embassy), Shanghai": items of a list of missions.

    The heading gives the side that the items leave out, and the kind where they name none.
    """
    if sentence.block.kind is not BlockKind.LIST_ITEM or not speaks_of(sentence, _RESIDENT):
        return
    kinds = posts or [post for text in headings(sentence) for post in _posts_in(text)][:1]
    cities = [unit for unit in sentence.units if unit.kind is UnitKind.CITY and unit.mention]
    states = distinct(state_of_unit(u) for u in sentence.units if u.kind in "SC")
    sender, receiver = _sides(sentence, discourse, states)
    if not kinds or sender is None or receiver is None or sender.name == receiver.name:
        return
    for i, kind in enumerate(kinds):
        seats = _seats(kinds, i, cities, sentence) if posts else cities
        for place in [seat.mention for seat in seats] or [None]:
            yield Mission(
                sending_state=sender,
                receiving_state=receiver,
                kind=kind.kind,
                place=place,
                evidence=(passage(sentence, "missions.listed"),),
            )


def _sides(
    sentence: Sentence, discourse: Discourse, states: list[Mention]
) -> tuple[Mention | None, Mention | None]:
    """Whose missions a list holds, and to whom: by its headings, the items' State being the other side."""
    for text in headings(sentence):
        sender, receiver = direction(text, discourse.lexicon)
        if receiver is not None and sender is None:  # "Embassies in Y"
            others = [state for state in states if state.name != receiver.name]
            return (others[0] if others else discourse.other(receiver, sentence.block)), receiver
        if sender is not None:
            others = [state for state in states if state.name != sender.name]
            return sender, receiver or (others[0] if others else discourse.other(sender, sentence.block))
    home = discourse.parties[0] if len(discourse.parties) == 1 else None
    others = [state for state in states if home is not None and state.name != home.name]
    return home, others[0] if others else None


def _seats(kinds: list[_Post], i: int, cities: list[Unit], sentence: Sentence) -> list[Unit]:
    """The cities that belong to the i-th kind: before it in "Paris (Embassy)", after it in "Embassy: Paris"."""
    at = {unit: start for start, _, unit in sentence.tagged.pieces if unit is not None}
    begin = kinds[i - 1].end if i else 0
    after = kinds[i + 1].start if i + 1 < len(kinds) else len(sentence.tagged.text)
    before = [city for city in cities if begin <= at[city] < kinds[i].start]
    return before or [city for city in cities if kinds[i].end <= at[city] < after]


def _posts_in(text: str) -> Iterator[_Post]:
    """The kinds of mission that a heading names."""
    for match in re.finditer(rf"\b(?P<kind>{_noun()})\b", text, re.IGNORECASE):
        kind = _kinds().get(match["kind"].lower())
        if kind and kind != "other":
            yield _Post(kind, match.start(), match.end(), True)


def _missions(
    post: _Post, before: int, after: int, sentence: Sentence, discourse: Discourse
) -> Iterator[Mission]:
    """The missions of one noun: one for each seat or receiving State named with it."""
    text = sentence.tagged.text
    if not is_stated_before(text[: post.start]):
        return
    sender = _sender(post, sentence, discourse)
    receiver, organization = _receiver(post, sentence, sender)
    cities = _cities(post, after, sentence)
    if sender is None or not (_is_asserted(post, sentence) or _is_named(post, cities, sender, sentence)):
        return
    if receiver is None and organization is None:
        receiver = _default_receiver(sender, cities, sentence, discourse)
    if receiver is None and organization is None:
        yield from _by_seat(post, sender, cities, sentence)
        return
    if receiver is not None and receiver.name == sender.name:
        return
    opened, closed = _dates(post, before, after, sentence)
    mission = Mission(
        sending_state=sender,
        receiving_state=receiver,
        receiving_organization=organization,
        kind=post.kind,
        opened=opened,
        closed=closed,
        date=opened,
        evidence=(passage(sentence, "missions.sentence"),),
    )
    yield from (replace(mission, place=city) for city in cities) if cities else (mission,)
    for other in _further_receivers(post, after, sentence):
        if other.name not in (sender.name, receiver.name if receiver else ""):
            yield replace(
                mission,
                receiving_state=other,
                receiving_organization=None,
                place=cities[0] if cities else None,
                opened=None,
                closed=None,
                date=None,
                evidence=(passage(sentence, "missions.accredited"),),
            )


def _by_seat(post: _Post, sender: Mention, cities: list[Mention], sentence: Sentence) -> Iterator[Mission]:
    """ "The country has embassies in Luanda, Lisbon and Malabo": each to the State in which it is seated."""
    for city in cities:
        if city.state and city.state != sender.name:
            yield Mission(
                sending_state=sender,
                receiving_state=Mention(EntityKind.STATE, city.state),
                kind=post.kind,
                place=city,
                evidence=(passage(sentence, "missions.seats"),),
            )


_FURTHER = re.compile(
    r"\b(?:accredited to|serves|covers|responsible for|competent for|concurrently to|accreditation to) (?:the )?"
    r"(?P<list>‹S\d+›(?:(?:, |,? and |, as well as )(?:to )?(?:the )?‹S\d+›)*)"
)


def _further_receivers(post: _Post, after: int, sentence: Sentence) -> list[Mention]:
    """ "… is also accredited to X, Y and Z": the other States a mission serves."""
    found = _FURTHER.search(sentence.tagged.text, post.end, after)
    units = sentence.between(found.start("list"), found.end("list")) if found else []
    return [unit.mention for unit in units if unit.mention is not None]


def _sender(post: _Post, sentence: Sentence, discourse: Discourse) -> Mention | None:
    """Whose mission it is: "the embassy of X", "X's embassy", "the X embassy", else the sentence's subject."""
    text = sentence.tagged.text
    of = re.compile(r" of (?:the )?(?:Republic of )?(?P<unit>‹S\d+›)").match(text, post.end)
    if of is not None:
        unit = sentence.tagged.unit_at(of.start("unit"))
        return unit.mention if unit else None
    owner = _OWNER.search(text[: post.start])
    subject = _subject(post, sentence, discourse)
    if owner is not None and (subject is None or not _is_object_of_keeping(text[: owner.start()])):
        unit = sentence.tagged.unit_at(owner.start(1))
        return unit.mention if unit else None
    return subject


def _is_object_of_keeping(text: str) -> bool:
    return re.search(rf"\b{_KEEPS}\b[^.;]*$", text, re.IGNORECASE) is not None


def _subject(post: _Post, sentence: Sentence, discourse: Discourse) -> Mention | None:
    """The State before the nearest verb of keeping a mission; "it" is the State spoken of before."""
    text = sentence.tagged.text[: post.start]
    for verb in reversed(list(re.finditer(rf"\b(?:{_KEEPS}|{_REPRESENTED})\b", text, re.IGNORECASE))):
        beside = re.search(r"(‹[SA]\d+›)(?: (?!(?:and|but|or|which)\b)\w+){0,2} $", text[: verb.start()])
        if beside is not None and (unit := sentence.tagged.unit_at(beside.start())) is not None:
            return state_of_unit(unit)
        clause = _NEXT_CLAUSE.split(text[: verb.start()])[-1]
        if _ANAPHOR.search(clause):
            home = discourse.parties[0] if len(discourse.parties) == 1 else None
            return discourse.state_topic or home
        units = [u for u in sentence.between(verb.start() - len(clause), verb.start()) if u.kind in "SA"]
        states = [state for unit in units if (state := state_of_unit(unit)) is not None]
        if states:
            return states[0]
    return None


def _receiver(
    post: _Post, sentence: Sentence, sender: Mention | None
) -> tuple[Mention | None, Mention | None]:
    """The State or organisation a mission is accredited to, where the words say so."""
    text = sentence.tagged.text
    accredited = re.compile(r"\b(?:is|was|are|were) accredited to (?:the )?(?P<to>‹[SO]\d+›)")
    after = re.compile(r"(?: of (?:the )?‹S\d+›)? (?:to|for|in|with|at) (?:the )?(?P<to>‹[SO]\d+›)").match(
        text, post.end
    )
    represented = re.compile(r"\brepresented in (?:the )?(?P<to>‹S\d+›)").search(text)
    found = accredited.search(text, 0, post.start) or represented or after
    unit = sentence.tagged.unit_at(found.start("to")) if found else None
    if unit is None or unit.mention is None or (sender is not None and unit.mention.name == sender.name):
        return None, None
    if unit.kind is UnitKind.ORGANIZATION:
        return None, unit.mention
    return unit.mention, None


def _cities(post: _Post, after: int, sentence: Sentence) -> list[Mention]:
    """The seats: cities listed after the noun ("in Minsk", "in Grodno and Brest"), or in brackets."""
    text = sentence.tagged.text
    pattern = re.compile(
        r"(?:[^.;‹]|‹[SDO]\d+›){0,60}?(?:\bin|\bat|\()\s*(?:the (?:city|capital|cities) (?:of )?|its capital,? )?"
        r"(?P<list>‹C\d+›(?:(?:, (?:‹S\d+›,? )?|,? and (?:in )?| & )‹C\d+›)*)"
    )
    found = pattern.match(text, post.end, after if not _shares_seat(text, after) else len(text))
    if found is None:
        return []
    units = sentence.between(found.start("list"), found.end("list"))
    return [unit.mention for unit in units if unit.kind is UnitKind.CITY and unit.mention]


def _shares_seat(text: str, after: int) -> bool:
    """ "an embassy and a consulate in Paris": the nouns share the seat named after the last."""
    return re.search(r"(?:,| and)(?: an?| the| its)? $", text[:after]) is not None


def _is_asserted(post: _Post, sentence: Sentence) -> bool:
    """Whether the words say that the mission is there, and do not only speak of it in passing."""
    text = sentence.tagged.text
    if _STATED_BEFORE.search(text[: post.start]) or _STATED_AFTER.match(text[post.end :]):
        return True
    return sentence.block.kind is BlockKind.LIST_ITEM and bool(
        sentence.block.section and _RESIDENT.search(sentence.block.section[-1])
    )


_NAMED_BEFORE = re.compile(r"(?:^|[;,] |\band )(?:[Tt]he )?(?:‹[SJ]\d+›(?:'s|’s)? )?$")


def _is_named(post: _Post, cities: list[Mention], sender: Mention, sentence: Sentence) -> bool:
    """ "The Cuban Embassy in Luanda also looks after …": a mission that acts is there, if its seat is named."""
    if post.kind not in ("embassy", "consulate general", "high commission") or len(cities) != 1:
        return False
    before, after = sentence.tagged.text[: post.start], sentence.tagged.text[post.end :]
    seated = re.match(r"(?: of (?:the )?‹S\d+›)?(?:,? which)?(?: is| stands[^.;]{0,30}?)? (?:in|at) ", after)
    return seated is not None and _NAMED_BEFORE.search(before) is not None and cities[0].state != sender.name


def _default_receiver(
    sender: Mention, cities: list[Mention], sentence: Sentence, discourse: Discourse
) -> Mention | None:
    """The other State of the article; where there is none, the State in which the seat lies."""
    other = discourse.other(sender, sentence.block)
    if other is not None:
        return other
    states = {city.state for city in cities if city.state}
    return Mention(EntityKind.STATE, states.pop()) if len(states) == 1 else None


def _dates(post: _Post, before: int, after: int, sentence: Sentence) -> tuple[Date | None, Date | None]:
    """When a mission opened and closed, by the verbs around its noun."""
    text = sentence.tagged.text
    dates = dates_at(sentence, post.start, before=min(before, post.start), after=after) or dates_at(
        sentence, post.start
    )
    if not dates or dates[0].date is None:
        return None, None
    around = text[max(0, post.start - 80) : after]
    when = dates[0].when
    spans = when is not None and "/" in when.edtf and ".." not in when.edtf
    if spans and re.search(r"function|operat|existed|maintained", around, re.IGNORECASE) and when is not None:
        first, _, last = when.edtf.partition("/")
        return Date(first), Date(last)
    if _CLOSES.search(around):
        return None, when
    if _OPENS.search(around):
        return _beginning(when), None
    return None, None


def _beginning(when: Date | None) -> Date | None:
    """The start of "since 2007": the day it opened, not the open interval."""
    if when is None or not when.edtf.endswith("/.."):
        return when
    return Date(when.edtf.removesuffix("/.."))


_INFOBOX = re.compile(r"^(?:envoy|mission)\s*(?P<side>[12])\s*:", re.IGNORECASE)


def _infobox(sentence: Sentence, discourse: Discourse) -> Iterator[Mission]:
    """ "Mission1: Embassy, Minsk" of an infobox: the first State's mission to the second."""
    pair = discourse.pair(sentence.block)
    side = _INFOBOX.match(sentence.tagged.text)
    if side is None or len(pair) != 2:
        return
    sender, receiver = pair if side["side"] == "1" else pair[::-1]
    for i, post in enumerate(posts := _posts(sentence)):
        after = posts[i + 1].start if i + 1 < len(posts) else len(sentence.tagged.text)
        cities = [u.mention for u in sentence.between(post.end, after) if u.kind is UnitKind.CITY]
        yield Mission(
            sending_state=sender,
            receiving_state=receiver,
            kind=post.kind,
            place=cities[0] if cities else None,
            evidence=(passage(sentence, "missions.infobox"),),
        )


_HEADER_MISSION = re.compile(r"mission|type|kind|post|representation|level", re.IGNORECASE)
_HEADER_CITY = re.compile(r"city|seat|location|place", re.IGNORECASE)
_HEADER_COUNTRY = re.compile(r"country|state|organi[sz]ation", re.IGNORECASE)


def _rows(row: Row, discourse: Discourse) -> Iterator[Fact]:
    """A row of a table of missions: State, city and kind in columns of their own."""
    kinds = [p for i, h in enumerate(row.headers) if _HEADER_MISSION.search(h) for p in _posts(row.cells[i])]
    states = _in_columns(row, _HEADER_COUNTRY, UnitKind.STATE)
    cities = _in_columns(row, _HEADER_CITY, UnitKind.CITY)
    named = distinct(unit.mention for unit in states)
    sender, receiver = _sides(row.sentence, discourse, named)
    if len(states) != 1 or sender is None or receiver is None or sender.name == receiver.name:
        return
    seat = cities[0].mention if cities else _seat_in_heading(row.sentence, discourse)
    dates = [unit for cell in row.cells for unit in cell.of(UnitKind.DATE)]
    closed = _CLOSES.search(row.sentence.text) is not None
    when = _beginning(dates[0].when) if len(dates) == 1 else None
    for post in kinds:
        yield Mission(
            sending_state=sender,
            receiving_state=receiver,
            kind=post.kind,
            place=seat,
            opened=None if closed else when,
            closed=when if closed else None,
            date=None if closed else when,
            evidence=(passage(row.sentence, "missions.row"),),
        )


def _seat_in_heading(sentence: Sentence, discourse: Discourse) -> Mention | None:
    """The city of "Foreign missions in Thimphu"."""
    for text in headings(sentence):
        words = tokenize(text)
        found = [entry[1] for i in range(len(words)) if (entry := discourse.lexicon.at(words, i))]
        cities = [what.mention for what in found if what.kind == "city"]
        if len(cities) == 1:
            return cities[0]
    return None


def _in_columns(row: Row, header: re.Pattern[str], kind: UnitKind) -> list[Unit]:
    return [u for i, name in enumerate(row.headers) if header.search(name) for u in row.cells[i].of(kind)]


EXTRACTOR = Extractor(Mission, _TRIGGERS, _sentences, _rows)
