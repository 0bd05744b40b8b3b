"""The States that a title, a heading or a page names, and which of them an article is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from urllib.parse import unquote

from extract.article import Article
from extract.facts import EntityKind, Mention
from extract.lists import table
from extract.text.lexicon import Lexicon, tokenize
from extract.text.units import Unit, UnitKind

__all__ = ["home_of", "in_usual_case", "names_mission", "parties_of", "states_in"]

_FOREIGN_RELATIONS = re.compile(
    r"\b(foreign relations|foreign policy|diplomatic (missions|relations)) (of|in)\b", re.IGNORECASE
)
_MISSION = re.compile(r"\b(?:embassy|high commission|consulate)\b", re.IGNORECASE)
_SMALL = re.compile(r"\b(?:Of|And|The|To|In|For|By|With|Between|From)\b")
_SUFFIX = re.compile(r"(?:\.\w{1,8})*(?:[?#].*)?$")
_FEWEST = 3  # times that a State is named which an article is about
_LONGEST_ACRONYM = 3  # "USA", not "PERU"
_STATE_KINDS = (UnitKind.STATE, UnitKind.DEMONYM)


def states_in(text: str, lexicon: Lexicon) -> list[Mention]:
    """The States that a heading or title names, by name or demonym, each once, in order."""
    words = tokenize(in_usual_case(text))
    found: dict[str, Mention] = {}
    i = 0
    while i < len(words):
        entry = lexicon.at(words, i)
        if entry and entry[1].kind in ("state", "demonym"):
            found.setdefault(entry[1].mention.name, entry[1].mention)
        i = entry[0] if entry else i + 1
    return list(found.values())


def in_usual_case(heading: str) -> str:
    """A heading in capitals as it would stand without ("VISITS TO PERU"); others as they are."""
    if not heading.isupper() or len(heading) <= _LONGEST_ACRONYM:
        return heading
    return _SMALL.sub(lambda word: word[0].lower(), heading.title())


def home_of(article: Article, lexicon: Lexicon) -> Mention | None:
    """The State whose ministry or embassy publishes the article ("Embassy of X to Y"): "we", "our country"."""
    return next(iter(states_in(article.publisher, lexicon)), None)


def names_mission(text: str) -> bool:
    """Whether a title or a publisher's name is that of an embassy or the like."""
    return _MISSION.search(text) is not None


def _with_host(text: str, lexicon: Lexicon) -> list[Mention]:
    """The States of "Embassy of X in Y" and "Embassy of X, City": whose it is, and in which it lies."""
    states = states_in(text, lexicon)
    words = tokenize(text)
    known = (lexicon.at(words, i) for i in range(len(words)))
    seats = [found[1].mention.state for found in known if found and found[1].kind == "city"]
    hosts = [Mention(EntityKind.STATE, seat) for seat in seats if seat]
    return list({state.name: state for state in (*states, *hosts)}.values()) if states else []


def parties_of(article: Article, lexicon: Lexicon, units: Iterable[Unit]) -> tuple[Mention, ...]:
    """The States that an article is about: two, one ("Foreign relations of X"), or none.

    The title decides, or where it names none the last part of the page's address, with the State that
    publishes the page where that names but the other; where both name none, the embassy that publishes
    it and its host, else the two that the text names most (of which the publisher is one), if both stand
    out, else the embassy of the title and its host. A predecessor counts for the State it became.
    """
    titled = states_in(article.title, lexicon) or states_in(_address(article), lexicon)
    if len(titled) == 2 or (len(titled) == 1 and _FOREIGN_RELATIONS.search(article.title)):
        return tuple(titled)
    published = _with_host(article.publisher, lexicon)
    sides = {state.name: state for state in (*published[:1], *(titled or published))}
    if len(sides) == 2:
        return tuple(sides.values())
    home = published[:1] if len(titled) < 2 else []
    posted = _with_host(article.title, lexicon) if names_mission(article.title) else []
    return _most_named(home, units) or tuple(posted if len(posted) == 2 else home or titled[:1])


def _address(article: Article) -> str:
    """The words of a page's address or file name: "relations-between-chad-and-mali.html"."""
    last = (article.provenance.url or article.identifier).rstrip("/").rpartition("/")[2]
    return re.sub(r"[\W_]+", " ", _SUFFIX.sub("", unquote(last))).title()


def _most_named(home: list[Mention], units: Iterable[Unit]) -> tuple[Mention, ...]:
    """The two States that stand out among the units of a text, the publishing one given.

    With that one, the only other State that the text names, or names cities of, is the second.
    """
    units = list(units)
    states = [u.mention for u in units if u.kind in _STATE_KINDS and u.mention]
    if home and (others := _others(home[0], units)):
        return (*home, *others) if len(others) == 1 else _standing_out(home, states)
    return _standing_out(home, states)


def _others(home: Mention, units: Sequence[Unit]) -> list[Mention]:
    """The States but one that are named, or cities of which are."""
    named = [u.mention for u in units if u.kind in _STATE_KINDS and u.mention]
    cities = [u.mention.state for u in units if u.kind is UnitKind.CITY and u.mention and u.mention.state]
    states = (*named, *(Mention(EntityKind.STATE, state) for state in cities))
    return list({state.name: replace(state, form="") for state in states if state.name != home.name}.values())


def _standing_out(home: list[Mention], states: Sequence[Mention]) -> tuple[Mention, ...]:
    mentions = {state.name: state for state in states}
    now = {former: later for former, later in table("predecessors") if later in mentions}
    named = Counter(now.get(state.name, state.name) for state in states)
    if home:
        named.pop(home[0].name, None)
    ranked = [*named.most_common(3), ("", 0), ("", 0), ("", 0)]
    chosen, next_best = ranked[: 2 - len(home)], ranked[2 - len(home)]
    if chosen[-1][1] < _FEWEST or chosen[-1][1] < 2 * next_best[1]:
        return ()
    return (*home, *(replace(mentions[name], form="") for name, _ in chosen))
