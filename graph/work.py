"""Where pages become facts, and facts quads: in this process, in others (`graph.processes`), on a cluster
(`graph.cluster`).

Each kind of work takes pages and gives one outcome a page, in the order of the pages; and it calls
functions, whose results come in the order of the calls.
"""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Protocol, TypeVar

from extract.article import Article
from extract.facts import Extraction, Unused
from extract.read import Page, ReadError, parse
from graph import inputs
from graph.packed import digest, packed
from graph.seen import Seen, seen
from ontology import gazetteer as tables
from ontology.gazetteer import Gazetteer

__all__ = [
    "DEADLINE",
    "Call",
    "ClusterError",
    "Done",
    "Engine",
    "Here",
    "Lost",
    "Outcome",
    "Recipe",
    "Work",
    "at",
    "outcome",
]

DEADLINE = 120.0  # seconds for reading and extracting one page
_ANY_PAGE = Page(
    "any", "plain", "= Chad–Mali relations =\n\nPresident Ali Keita of Mali visited Chad on 3 May 1990.\n"
)


class Engine(Protocol):
    """What extraction offers a build."""

    def extract(self, article: Article) -> Extraction: ...


@dataclass(frozen=True, slots=True)
class Done:
    """What one page gave, ready to be put away.

    article: packed, without its blocks and links, which only extraction needs
    facts:   packed
    """

    identifier: str
    article: bytes
    facts: bytes
    seen: Seen
    sentences: int
    unused: tuple[Unused, ...] = ()


@dataclass(frozen=True, slots=True)
class Call:
    """The arguments of a function, and a key: calls of a function with the same key have the same result."""

    arguments: tuple[object, ...]
    key: bytes


@dataclass(frozen=True, slots=True)
class Lost(Unused):
    """A page that was given up, of which another attempt may come to more."""


Outcome = Done | Unused
Result = TypeVar("Result")


class ClusterError(Exception):
    """The cluster cannot be used: what, where and what to do, in one line."""


class Work(ABC):
    """A place where pages become facts. Use it as a context manager where it holds processes."""

    @property
    @abstractmethod
    def gazetteer(self) -> Gazetteer:
        """By which it tells who held an office, and by which the build links."""

    def prepare(self) -> None:
        """Begin to make ready for pages, in the background."""
        return None

    @abstractmethod
    def outcomes(self, pages: Iterable[Page]) -> Iterator[Outcome]:
        """One outcome a page, in their order. Only so many pages are taken ahead as are worked on."""

    def each(self, function: Callable[..., Result], calls: Iterable[Call]) -> Iterator[Result]:
        """What a function gives for each call, in their order; it may run in another process."""
        return (function(*call.arguments) for call in calls)

    def aside(self, function: Callable[..., Result], *arguments: object) -> Callable[[], Result]:
        """Call a function, in another process where there is one; what is returned waits for its result."""
        result = function(*arguments)
        return lambda: result

    def __enter__(self) -> Work:
        return self

    def __exit__(self, *_: object) -> None:
        return None


class Here(Work):
    """This process, one page after the other, without a deadline."""

    def __init__(self, engine: Engine, gazetteer: Gazetteer | None = None) -> None:
        self._engine = engine
        self._gazetteer = gazetteer or tables.load()

    @property
    def gazetteer(self) -> Gazetteer:
        return self._gazetteer

    def outcomes(self, pages: Iterable[Page]) -> Iterator[Outcome]:
        return (outcome(page, self._engine, self._gazetteer) for page in pages)


def outcome(page: Page, engine: Engine, gazetteer: Gazetteer) -> Outcome:
    """Read one page and extract its facts. A fault costs this page only."""
    try:
        article = parse(page)
    except ReadError as error:
        return Unused(page.identifier, "", str(error))
    except MemoryError:
        return Lost(page.identifier, "", "the page needs more memory than a page may take")
    try:
        found = engine.extract(article)
        speaks_of = seen(article.identifier, found.facts, gazetteer)
    except Exception as error:  # a fault in one rule must not cost the other articles
        return Lost(page.identifier, "", f"extraction failed: {error!r}")
    plain = packed(replace(article, blocks=(), links=()))
    return Done(article.identifier, plain, packed(found.facts), speaks_of, found.sentences, found.unused)


@dataclass(frozen=True, slots=True)
class Recipe:
    """How another process makes its engine: the arguments of `extract.engine.load`.

    pack:   its gazetteer's
    folder: where it may keep what takes long to make
    """

    engine: str = "rules"
    pipeline: str = ""
    pack: Path | None = None
    folder: Path | None = None

    def load(self) -> Engine:
        """The engine, made once in each process. Raises LookupError where there is none of that name."""
        return _engine(self)

    def gazetteer(self) -> Gazetteer:
        """The gazetteer, made once in each process. Raises GazetteerError."""
        return tables.load(self.pack)

    def warm(self) -> None:
        """Make ready all that is made once in a process, by reading a page."""
        outcome(_ANY_PAGE, self.load(), self.gazetteer())

    def version(self) -> str:
        """What outcomes and the results of calls depend on besides page and arguments, as one word."""
        from extract.version import rules_version

        rules = rules_version(self.engine, self.pipeline, self.pack)
        return digest(rules, inputs.code()).hex()


def at(
    recipe: Recipe, jobs: int | None = None, cluster: str | None = None, deadline: float = DEADLINE
) -> Work:
    """Work in as many processes as `jobs` says (one a processor without it), or on a cluster."""
    if cluster:
        try:
            from graph.cluster import Cluster
        except ImportError as error:
            raise ClusterError(f"--cluster needs Dask ({error}): pip install 'legation[cluster]'") from error
        return Cluster(recipe, cluster, deadline)
    from graph.processes import Processes

    return Processes(recipe, jobs or len(os.sched_getaffinity(0)), deadline)


@cache
def _engine(recipe: Recipe) -> Engine:
    from extract.engine import load  # spaCy takes seconds; builds that change nothing do without

    arguments = {"pipeline": recipe.pipeline} if recipe.pipeline else {}
    return load(recipe.engine, pack=recipe.pack, lexicon=_lexicon(recipe), **arguments)


def _lexicon(recipe: Recipe) -> Path | None:
    """The file that keeps the lexicon of this version; those of others are removed."""
    if recipe.folder is None or not recipe.folder.is_dir():
        return None
    path = recipe.folder / f"lexicon-{recipe.version()}.pickle"
    for other in set(recipe.folder.glob("lexicon-*.pickle")) - {path}:
        other.unlink(missing_ok=True)
    return path
