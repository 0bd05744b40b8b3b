"""Articles of any number, made from the sample articles by exchanging States, names and dates."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import extract
from extract import engine
from extract.facts import EntityKind
from extract.read import find, read
from graph.sightings import mentions_of
from ontology import gazetteer
from ontology.gazetteer import State

__all__ = ["write_articles"]

SAMPLES = Path(extract.__file__).parent / "samples"
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_DAY = re.compile(
    r"\b(?:[12]?\d)(?= (?:January|February|March|April|May|June|July|August|September|October|November|December)\b)"
)
_PEOPLE = 5  # of each State
_SHIFT = 15  # years, at most, that the dates of an article are moved into the past


def write_articles(folder: Path, number: int, seed: int = 1) -> None:
    """Write so many articles into a folder, the same for the same seed.

    Each State has a few people of its own, so that more articles speak of the same people.
    """
    folder.mkdir(parents=True)
    chance, texts = random.Random(seed), [path.read_text(encoding="utf-8") for path in find([SAMPLES])]
    states = [s for s in gazetteer.load().states if s.kind == "state" and s.capitals and s.demonyms]
    people = dict(sorted(_people()))
    for each in range(number):
        text = _exchanged(texts[each % len(texts)], states, people, chance)
        (folder / f"article-{each:06}.txt").write_text(text, encoding="utf-8")


def _exchanged(text: str, states: list[State], people: Mapping[str, str], chance: random.Random) -> str:
    """An article in which other States do what the sample's do, by their people, at other times."""
    met = [state for state in states if re.search(rf"\b{re.escape(state.name)}\b", text)]
    others = dict(zip((s.name for s in met), chance.sample(states, len(met)), strict=True))
    words = dict(pair for one in met for pair in _words(one, others[one.name]))
    for name in (name for name in people if name in text):
        state = others.get(people[name])
        new = chance.choice(_people_of(state.name if state else "", tuple(people)))
        words |= {name: new, name.rpartition(" ")[2]: new.rpartition(" ")[2]}
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})\b")
    text = pattern.sub(lambda found: words[found[0]], text)
    earlier = chance.randrange(_SHIFT)
    text = _YEAR.sub(lambda found: str(int(found[0]) - earlier), text)
    return _DAY.sub(lambda found: str(chance.randint(1, 28)), text)


def _words(one: State, other: State) -> Iterator[tuple[str, str]]:
    """What is written of one State, and of the other in its place."""
    yield from ((demonym, other.demonyms[0]) for demonym in one.demonyms)
    yield from ((capital, other.capitals[0]) for capital in one.capitals)
    yield one.name, other.name


def _people() -> Iterator[tuple[str, str]]:
    """The full names of the persons in the samples, with the State for which each acts."""
    reader = engine.load()
    for article in (article for path in find([SAMPLES]) for article in read(path)):
        for fact in reader.extract(article).facts:
            for mention in mentions_of(fact):
                if mention.kind is EntityKind.PERSON and re.fullmatch(r"\w+(?: \w+)+", mention.name):
                    yield mention.name, mention.state


@cache
def _people_of(state: str, names: tuple[str, ...]) -> list[str]:
    """Some people of a State: each with the given names of one person and the surname of another."""
    chance = random.Random(state)
    return [
        f"{chance.choice(names).rpartition(' ')[0]} {chance.choice(names).rpartition(' ')[2]}"
        for _ in range(_PEOPLE)
    ]
