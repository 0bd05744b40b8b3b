"""The build: article files in, a new store version out, in named steps.

read     files -> articles          what cannot be read is reported, the rest goes on
extract  articles -> facts
resolve  mentions -> entities
merge    statements -> facts of the graph, and which of them conflict
check    facts -> sound facts       what breaks a shape is reported and left out
store    quads -> a new version, switched to when it is complete
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from extract.article import Article
from extract.facts import Extraction, Unused
from extract.read import ReadError, find, read
from graph import sssom, store
from graph.assemble import Assembly, Stated
from graph.complete import complete
from graph.iris import Iris
from graph.judgements import Judgement
from graph.resolve import resolve
from ontology import BASE
from ontology.gazetteer import Gazetteer, load

__all__ = ["BuildError", "Engine", "Report", "build"]

Progress = Callable[[str, int, int], None]


class BuildError(Exception):
    """The build cannot give a graph: what, where, and what to do, in one line."""


class Engine(Protocol):
    """What extraction offers a build."""

    def extract(self, article: Article) -> Extraction: ...


@dataclass(slots=True)
class Report:
    """What a build did: counts, and everything it could not use with the reason."""

    version: Path = Path()
    articles: int = 0
    sentences: int = 0
    facts: Counter[str] = field(default_factory=Counter)
    conflicts: int = 0
    triples: int = 0
    entities: Counter[str] = field(default_factory=Counter)
    linked: Counter[str] = field(default_factory=Counter)
    unused: list[Unused] = field(default_factory=list)


def build(
    paths: Iterable[Path],
    folder: Path,
    engine: Engine,
    *,
    base: str = BASE,
    gazetteer: Gazetteer | None = None,
    judgements: Sequence[Judgement] = (),
    progress: Progress = lambda step, done, total: None,
) -> Report:
    """Build a graph from article files and folders into the store at `folder`.

    Entities are linked by the gazetteer (the embedded one where none is given) and judged by hand.
    `progress` is told the step, how much of it is done and how much there is. Raises BuildError
    where no article could be read and StoreError where the store cannot be written; in either case
    the former graph stays.
    """
    report = Report()
    stated = list(_extracted(paths, engine, report, progress))
    if not stated:
        why = "; ".join(f"{each.article}: {each.why}" for each in report.unused) or "the folders are empty"
        raise BuildError(f"no article to build from ({why}): give files or folders of articles")
    stated.sort(key=lambda each: each[0].identifier)
    progress("merge and check", 0, 1)
    entities = resolve(stated, gazetteer or load(), judgements)
    assembly = Assembly(stated, entities, Iris(base))
    with store.write(folder, base) as draft:
        draft.graph.bulk_extend(assembly.quads())
        draft.articles = report.articles
        report.triples, report.version = len(draft.graph), draft.path
        progress("merge and check", 1, 1)
        progress("index", 0, 1)
        complete(draft)
        sssom.write(draft.path / sssom.FILE, entities, base)
        progress("index", 1, 1)
    report.facts, report.conflicts = assembly.facts, assembly.conflicts
    report.entities, report.linked = assembly.entities, assembly.linked
    report.unused.extend(assembly.refused)
    return report


def _extracted(paths: Iterable[Path], engine: Engine, report: Report, progress: Progress) -> Iterator[Stated]:
    """Read and extract every article; what cannot be used is reported."""
    files = find(paths)
    seen: dict[str, Path] = {}
    for number, file in enumerate(files):
        progress("read and extract", number, len(files))
        for article in _read(file, report):
            if article.identifier in seen:
                why = f"an article of that name was read from {seen[article.identifier]}: rename one of them"
                report.unused.append(Unused(str(file), article.identifier, why))
                continue
            seen[article.identifier] = file
            yield from _extract(article, engine, report)
    progress("read and extract", len(files), len(files))


def _read(file: Path, report: Report) -> Iterator[Article]:
    try:
        yield from read(file)
    except ReadError as error:
        report.unused.append(Unused(str(file), "", str(error)))


def _extract(article: Article, engine: Engine, report: Report) -> Iterator[Stated]:
    try:
        extraction = engine.extract(article)
    except Exception as error:  # a fault in one rule must not cost the other articles
        report.unused.append(Unused(article.identifier, "", f"extraction failed: {error!r}"))
        return
    report.articles += 1
    report.sentences += extraction.sentences
    report.unused.extend(extraction.unused)
    yield replace(article, blocks=(), links=()), extraction
