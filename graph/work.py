"""Where pages become facts: in this process, in others (`graph.processes`), on a cluster (`graph.cluster`).

Each kind of work takes pages and gives one outcome a page, in the order of the pages.
"""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import starmap
from pathlib import Path
from typing import Protocol, TypeVar

from extract.article import Article
from extract.facts import Extraction, Unused
from extract.read import Page, ReadError, parse

__all__ = ["DEADLINE", "ClusterError", "Done", "Engine", "Here", "Outcome", "Recipe", "Work", "at", "outcome"]

DEADLINE = 120.0  # seconds for reading and extracting one page


class Engine(Protocol):
    """What extraction offers a build."""

    def extract(self, article: Article) -> Extraction: ...


@dataclass(frozen=True, slots=True)
class Done:
    """What one page gave. The article comes without its blocks and links, which only extraction needs."""

    article: Article
    extraction: Extraction


Outcome = Done | Unused
Result = TypeVar("Result")


class ClusterError(Exception):
    """The cluster cannot be used: what, where and what to do, in one line."""


class Work(ABC):
    """A place where pages become facts. Use it as a context manager where it holds processes."""

    @abstractmethod
    def outcomes(self, pages: Iterable[Page]) -> Iterator[Outcome]:
        """One outcome a page, in their order. Only so many pages are taken ahead as are worked on."""

    def each(self, function: Callable[..., Result], calls: Iterable[tuple[object, ...]]) -> Iterator[Result]:
        """What a function gives for each call, in their order; it may run in another process."""
        return starmap(function, calls)

    def __enter__(self) -> Work:
        return self

    def __exit__(self, *_: object) -> None:
        return None


class Here(Work):
    """This process, one page after the other, without a deadline."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def outcomes(self, pages: Iterable[Page]) -> Iterator[Outcome]:
        return (outcome(page, self._engine) for page in pages)


def outcome(page: Page, engine: Engine) -> Outcome:
    """Read one page and extract its facts. A fault costs this page only."""
    try:
        article = parse(page)
    except (ReadError, MemoryError) as error:
        return Unused(page.identifier, "", str(error) or "the page needs more memory than a page may take")
    try:
        extraction = engine.extract(article)
    except Exception as error:  # a fault in one rule must not cost the other articles
        return Unused(page.identifier, "", f"extraction failed: {error!r}")
    return Done(replace(article, blocks=(), links=()), extraction)


@dataclass(frozen=True, slots=True)
class Recipe:
    """How another process makes its engine: the arguments of `extract.engine.load`."""

    engine: str = "rules"
    pipeline: str = ""
    pack: Path | None = None

    def load(self) -> Engine:
        """The engine, made once in each process. Raises LookupError where there is none of that name."""
        return _engine(self)

    def version(self) -> str:
        """What the engine's results depend on besides the page, as one word."""
        from extract.version import rules_version

        return rules_version(self.engine, self.pipeline, self.pack)


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
    return load(recipe.engine, pack=recipe.pack, **arguments)
