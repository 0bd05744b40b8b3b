"""What the sentences of an article take from one another: the States it is about, who was spoken of."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from extract.article import Article, Block
from extract.edtf import Date
from extract.facts import EntityKind, Fact, Mention, Visit
from extract.lists import table
from extract.text.aboutness import home_of, in_usual_case, names_mission, states_in
from extract.text.lexicon import Lexicon, tokenize
from extract.text.people import People
from extract.text.sentence import Sentence
from extract.text.units import Unit, UnitKind

__all__ = ["Discourse"]

_SUBJECT = re.compile(r"(?:The )?(?P<subject>[A-Z][^:–—.,;\d]{2,40}?)(?::| [–—]) ")
_NUMBER = re.compile(r"^(?:\d{1,2}|[A-Z]|[ivx]+|[IVX]+)[.)]\s*")
_RELATIONS_WITH = re.compile(r"^(?:bilateral )?relations with (?:the )?", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:he|she|it)\b", re.IGNORECASE)


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
        missions = [text for text in (self.article.publisher, self.article.title) if names_mission(text)]
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
