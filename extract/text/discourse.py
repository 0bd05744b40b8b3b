"""What the sentences of an article take from one another: the States it is about, who was spoken of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import unquote

from extract.article import Article, Block
from extract.edtf import Date
from extract.facts import EntityKind, Fact, Mention, Visit
from extract.lists import table
from extract.text.lexicon import Lexicon, tokenize
from extract.text.people import People
from extract.text.sentence import Sentence
from extract.text.units import Unit, UnitKind

__all__ = ["Discourse", "home_of", "in_usual_case", "parties_of", "states_in"]

_FOREIGN_RELATIONS = re.compile(
    r"\b(foreign relations|foreign policy|diplomatic (missions|relations)) (of|in)\b", re.IGNORECASE
)


_MISSION = re.compile(r"\b(?:embassy|high commission|consulate)\b", re.IGNORECASE)
_SMALL = re.compile(r"\b(?:Of|And|The|To|In|For|By|With|Between|From)\b")


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
    posted = _with_host(article.title, lexicon) if _MISSION.search(article.title) else []
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


_SUFFIX = re.compile(r"(?:\.\w{1,8})*(?:[?#].*)?$")
_FEWEST = 3  # times that a State is named which an article is about
_LONGEST_ACRONYM = 3  # "USA", not "PERU"
_SUBJECT = re.compile(r"(?:The )?(?P<subject>[A-Z][^:–—.,;\d]{2,40}?)(?::| [–—]) ")
_NUMBER = re.compile(r"^(?:\d{1,2}|[A-Z]|[ivx]+|[IVX]+)[.)]\s*")
_RELATIONS_WITH = re.compile(r"^(?:bilateral )?relations with (?:the )?", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:he|she|it)\b", re.IGNORECASE)
_STATE_KINDS = (UnitKind.STATE, UnitKind.DEMONYM)


@dataclass(slots=True)
class Discourse:
    """The state of reading one article, carried from sentence to sentence.

    parties:   the two States of a bilateral article, one in "Foreign relations of X", or none
    people:    everyone the article makes known
    traveller: the person whose journeys the article lists by its title, with State and role
    topic:     the actor of the sentence before, for "he" and "she"; `state_topic` the State, for "it"
    before:    the actor of the paragraph before, for a paragraph that opens with "he" or "she"
    ended:     the day on which an agreement just spoken of was terminated, and what it was about
    here:      the facts of the sentence being read, by the extractors before
    facts:     the facts of this section so far, latest last
    earlier:   the facts of the sections before
    """

    article: Article
    lexicon: Lexicon
    people: People
    parties: tuple[Mention, ...] = ()
    traveller: Mention | None = None
    topic: Unit | None = None
    before: Unit | None = None
    state_topic: Mention | None = None
    ended: Date | None = None
    ended_subject: str = ""
    here: list[Fact] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    earlier: list[Fact] = field(default_factory=list)
    section: tuple[str, ...] = ()
    paragraph: int = -1

    def enter(self, block: Block) -> None:
        """Begin a block: what was said of persons ends with the paragraph, of facts with the section."""
        if block.section != self.section:
            self.earlier.extend(self.facts)
            self.section, self.facts, self.topic = block.section, [], None
        if block.start != self.paragraph:
            self.before, self.topic = self.topic, None
            self.paragraph, self.ended = block.start, None
            self.ended_subject = ""

    def leave(self, sentence: Sentence) -> None:
        """End a sentence: its first actor is spoken of next, its facts are known."""
        named = [actor for actor in sentence.of(UnitKind.ACTOR) if actor.mention is not None]
        if named and not _PRONOUN.search(self.article.text[sentence.start : named[0].start]):
            self.topic = named[0]
        states = sentence.of(UnitKind.STATE)
        if states and not _PRONOUN.search(self.article.text[sentence.start : states[0].start]):
            self.state_topic = states[0].mention
        self.facts.extend(self.here)
        self.here = []

    @property
    def home(self) -> Mention | None:
        """The State whose ministry or embassy publishes the article: "incoming visits"."""
        return home_of(self.article, self.lexicon)

    @property
    def posted(self) -> Mention | None:
        """The State whose embassy publishes the article, or is its subject: "the Embassy", "Ambassadors"."""
        missions = [text for text in (self.article.publisher, self.article.title) if _MISSION.search(text)]
        return next(iter(states_in(missions[0], self.lexicon)), None) if missions else None

    def pair(self, block: Block) -> tuple[Mention, ...]:
        """The two States a block is about; with one party, the other comes from row or heading.

        Where a page turns to a third State, a heading of its name alone says so.
        """
        if len(self.parties) != 1:
            return self._turned_to(block) or self.parties or self._visited(block)
        own = block.subject or self._opening(block)
        others = [own, *reversed(block.section)] if own else [*reversed(block.section)]
        for heading in others:
            named = [s for s in states_in(heading, self.lexicon) if s.name != self.parties[0].name]
            if len(named) == 1:
                return (self.parties[0], named[0])
            if named:
                break
        return self.parties

    def _visited(self, block: Block) -> tuple[Mention, ...]:
        """The States of the visit told last in a block of an article about no States in particular."""
        visits = [fact for fact in self.facts if isinstance(fact, Visit)]
        for visit in visits[-1:]:
            told_here = all(block.start <= p.start < block.end for p in visit.evidence)
            if told_here and visit.sending_state is not None and visit.receiving_state is not None:
                return visit.sending_state, visit.receiving_state
        return ()

    def _turned_to(self, block: Block) -> tuple[Mention, ...]:
        """The publishing State and the third one that the nearest heading with but a State's name turns to."""
        home = self.home
        if home is None:
            return ()
        turned = (self._beside(home, heading) for heading in reversed(block.section))
        third = next((state for state in turned if state is not None), home)
        return () if third.name in {home.name, *(party.name for party in self.parties)} else (home, third)

    def _beside(self, home: Mention, heading: str) -> Mention | None:
        """The State that a heading names alone, or with the publishing one: "Kenya/Malawi"."""
        named = states_in(heading, self.lexicon)
        others = [state for state in named if state.name != home.name]
        return self.named_alone(heading) or (others[0] if len(named) == 2 and len(others) == 1 else None)

    def named_alone(self, heading: str) -> Mention | None:
        """The State whose name is all of a heading: "2. UGANDA", "The Republic of Chad", "Relations with Uganda"."""
        bare = _NUMBER.sub("", in_usual_case(heading)).strip(" :").removeprefix("The ")
        words = tokenize(_RELATIONS_WITH.sub("", bare))
        entry = self.lexicon.at(words, 0) if words else None
        whole = entry is not None and entry[0] == len(words) and entry[1].kind == "state"
        return entry[1].mention if entry is not None and whole else None

    def _opening(self, block: Block) -> str:
        """The State that opens a block as its subject: "Armenia: In 1965 …"."""
        opening = _SUBJECT.match(self.article.of(block))
        state = self.named_alone(opening["subject"]) if opening else None
        return state.name if state else ""

    def other(self, state: Mention | None, block: Block) -> Mention | None:
        """The other State of the pair; None where `state` is not one of two."""
        pair = self.pair(block)
        if state is None or len(pair) != 2:
            return None
        a, b = pair
        names = {state.name, *(now for former, now in table("predecessors") if former == state.name)}
        return b if a.name in names else a if b.name in names else None

    def usual_state(self, actor: Unit) -> Mention | None:
        """The State that the article as a whole gives a person, or for which it has told of a journey."""
        person = self.people.find(actor.mention.name) if actor.mention else None
        if person and person.state:
            return Mention(EntityKind.STATE, person.state)
        return (self._travelled_for(actor.mention.name) or self._titled(actor)) if actor.mention else None

    def _titled(self, actor: Unit) -> Mention | None:
        """The one of the two States that alone uses the title of a person: "Shri", "Lyonpo"."""
        title = self.article.text[actor.start : actor.end]
        used = {state for word, state in table("national_titles") if re.search(rf"\b{word}\b", title)}
        return next((state for state in self.parties if used == {state.name}), None)

    def _travelled_for(self, name: str) -> Mention | None:
        """The one State that the visits told so far say a person of this name came from."""
        visits = (fact for fact in (*self.earlier, *self.facts) if isinstance(fact, Visit))
        senders = [v.sending_state for v in visits if v.visitor is not None and v.visitor.name == name]
        states = {sender.name: sender for sender in senders if sender is not None}
        return next(iter(states.values())) if len(states) == 1 else None

    def person(self, unit: Unit | None) -> Mention | None:
        """The person of an actor, with State and role."""
        if unit is None or unit.mention is None or unit.mention.kind is not EntityKind.PERSON:
            return None
        return replace(unit.mention, state=unit.state.name if unit.state else "", role=unit.role)
