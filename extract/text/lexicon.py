"""Names that are known beforehand: States, demonyms, cities, organisations, parliaments.

A lexicon finds the longest known name at each word. Names are case-sensitive: "Turkey" is a State,
"turkey" is not.
"""

from __future__ import annotations

import pickle
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import cast

from extract.facts import EntityKind, Mention
from extract.lists import table
from extract.lists import words as words_of
from ontology.gazetteer import Gazetteer

__all__ = ["Entry", "Lexicon", "Word", "build", "kept", "tokenize"]

_WORD = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
# One sign for each: apostrophes, and the Romanian letters that are often written with a cedilla; the
# capital of Istanbul as Turkish writes it.
_SAME = str.maketrans("’ʼ`şţŞŢİ", "'''șțȘȚI")


@dataclass(frozen=True, slots=True)
class Word:
    """A word, number or mark of the text at its offsets."""

    text: str
    start: int
    end: int


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of `text[start:end]`; hyphens and apostrophes are words of their own."""
    found = _WORD.finditer(text, start, len(text) if end is None else end)
    return [Word(m.group().translate(_SAME), m.start(), m.end()) for m in found]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a name stands for.

    `kind` is "state", "demonym", "city", "organization" or "parliament"; "shared" where it is no name.
    """

    kind: str
    mention: Mention


@dataclass(slots=True)
class Lexicon:
    """Phrases by their first word, the longest first; the capital of each State that has one."""

    phrases: dict[str, list[tuple[tuple[str, ...], Entry]]] = field(default_factory=dict)
    capitals: dict[str, Mention] = field(default_factory=dict)

    def add(self, name: str, entry: Entry) -> None:
        """Let `name` stand for `entry`; an earlier entry of the same name keeps it."""
        key = tuple(word.text for word in tokenize(name))
        if key:
            known = self.phrases.setdefault(key[0], [])
            if all(key != other for other, _ in known):
                known.append((key, entry))

    def spoken_by(self, state: Mention) -> Lexicon:
        """The same for a text in which `state` says "our country" and "our exports" of itself.

        What both sides share is neither's: "our two countries", "our relations".
        """
        own = Lexicon({}, self.capitals)
        for our in ("our", "Our"):
            own.add(our, Entry("demonym", state))
            for word in words_of("own_country"):
                own.add(f"{our} {word}", Entry("state", state))
            if (capital := self.capitals.get(state.name)) is not None:
                own.add(f"{our} capital", Entry("city", capital))
            for word in words_of("shared"):
                own.add(f"{our} {word}", Entry("shared", state))
        own.sort()
        return Lexicon({**self.phrases, **own.phrases}, self.capitals)

    def shortened(self, text: str) -> Lexicon:
        """The same for a text that calls a State by a name that it shares: "Korea" where but one is spoken of."""
        own = Lexicon({}, self.capitals)
        for short, kind, name, full, other in table("shared_names"):
            state = self.at(tokenize(name), 0)
            if state is not None and re.search(full, text) and not re.search(other, text):
                own.add(short, Entry(kind, state[1].mention))
        return Lexicon({**self.phrases, **own.phrases}, self.capitals) if own.phrases else self

    def sort(self) -> None:
        """To be called once after the last `add`."""
        for known in self.phrases.values():
            known.sort(key=lambda pair: -len(pair[0]))

    def at(self, words: Sequence[Word], i: int) -> tuple[int, Entry] | None:
        """The longest name that begins at word `i`: (index after its last word, entry)."""
        for key, entry in self.phrases.get(words[i].text, ()):
            j = i + len(key)
            if j <= len(words) and all(words[i + k].text == word for k, word in enumerate(key)):
                return None if entry.kind == "shared" else (j, entry)
        return None


def _entries(gazetteer: Gazetteer) -> Iterator[tuple[str, Entry]]:
    """Every name with what it stands for, those that win a clash first."""
    states: dict[str, str] = {}
    for state in gazetteer.states:
        mention = Mention(EntityKind.STATE, state.name, item=state.item)
        if state.iso2:
            states.setdefault(state.iso2, state.name)
        yield from _named(state.names, Entry("state", mention))
    for state in gazetteer.states:
        mention = Mention(EntityKind.STATE, state.name, item=state.item)
        own = [word for word in state.peoples if gazetteer.states_of_demonym(word) == (state,)]
        yield from _named(own, Entry("demonym", mention))  # "Dominican" alone is not one State's
    for organization in gazetteer.organizations:
        mention = Mention(EntityKind.ORGANIZATION, organization.name, item=organization.item)
        yield from _named(organization.names, Entry("organization", mention))
    for city in gazetteer.cities:
        mention = Mention(EntityKind.PLACE, city.name, item=city.item, state=states.get(city.iso2, ""))
        yield from _named(city.names, Entry("city", mention))
        hyphened = [name.replace(" ", "-") for name in city.names if " " in name]
        yield from _named(hyphened, Entry("city", mention))  # "Dar-es-Salaam"
    for name, state_name in table("parliaments"):
        mention = Mention(EntityKind.ORGANIZATION, name, state=state_name)
        titled = re.sub(r"\b(?:Of|The)\b", lambda word: word[0].lower(), name.title())
        yield from _named((name, titled, name.capitalize()), Entry("parliament", mention))


def _named(names: Iterable[str], entry: Entry) -> Iterator[tuple[str, Entry]]:
    return ((name, entry) for name in names if name)


def build(gazetteer: Gazetteer) -> Lexicon:
    """The lexicon of a gazetteer."""
    lexicon = Lexicon()
    for name, entry in _entries(gazetteer):
        lexicon.add(name, entry)
    lexicon.sort()
    for state in gazetteer.states:
        if len(state.capitals) == 1:
            capital = Mention(EntityKind.PLACE, state.capitals[0], state=state.name)
            lexicon.capitals.setdefault(state.name, capital)
    return lexicon


def kept(path: Path, make: Callable[[], Lexicon]) -> Lexicon:
    """The lexicon that a file keeps; where it keeps none, one that is made, and kept there if it can be."""
    with suppress(Exception):  # whatever a file that is absent or damaged raises
        return cast(Lexicon, pickle.loads(path.read_bytes()))
    lexicon = make()
    with suppress(OSError):
        with NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(pickle.dumps(lexicon, pickle.HIGHEST_PROTOCOL))
        Path(file.name).replace(path)
    return lexicon
