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
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from extract.article import Article
from extract.facts import Fact, Unused
from extract.read import Choice, Page, ReadError, find, pages
from graph import inputs, sssom, store
from graph.accord import Accord
from graph.assemble import Assembly
from graph.complete import LINES, complete
from graph.entities import Entities
from graph.iris import Iris
from graph.judgements import Judgement
from graph.resolve import Census
from graph.staging import Staging
from graph.work import Engine, Here, Work
from ontology import BASE
from ontology.gazetteer import Gazetteer, load

__all__ = ["BuildError", "Engine", "Report", "build"]

Progress = Callable[[str, int, int], None]


class BuildError(Exception):
    """The build cannot give a graph: what, where, and what to do, in one line."""


@dataclass(slots=True)
class Report:
    """What a build did: counts, and everything it could not use with the reason."""

    version: Path = Path()
    articles: int = 0
    sentences: int = 0
    facts: Counter[str] = field(default_factory=Counter)
    conflicts: int = 0
    accord: Accord = field(default_factory=Accord)
    triples: int = 0
    entities: Counter[str] = field(default_factory=Counter)
    linked: Counter[str] = field(default_factory=Counter)
    unused: list[Unused] = field(default_factory=list)
    complete: bool = True  # whether no page failed; one that did is tried again by the next build
    unchanged: bool = False  # the current version was made from the same: nothing was done


def build(
    paths: Iterable[Path],
    folder: Path,
    engine: Engine | Work,
    *,
    base: str = BASE,
    gazetteer: Gazetteer | None = None,
    judgements: Sequence[Judgement] = (),
    rules: str = "",
    choice: Choice | None = None,
    fresh: bool = False,
    progress: Progress = lambda step, done, total: None,
) -> Report:
    """Build a graph from article files and folders into the store at `folder`.

    `engine` extracts here, one article after the other; work is done where it says.
    Entities are linked by the gazetteer (the embedded one where none is given) and judged by hand.
    `rules` is the version of engine and gazetteer (`Recipe.version`): where it is given, and neither
    it nor the files nor the program have changed since the last build, nothing is done unless `fresh`.
    `choice` says which pages of dumps are read.
    `progress` is told the step, how much of it is done and how much there is. Raises BuildError
    where no article could be read and StoreError where the store cannot be written; in either case
    the former graph stays.
    """
    files = find(paths)
    made_from = inputs.digest(files, f"{rules} {choice}", base, judgements) if rules else ""
    if made_from and not fresh and (version := store.made_from(made_from, folder)):
        return _unchanged(version)
    report = Report()
    work = engine if isinstance(engine, Work) else Here(engine)
    names = gazetteer or load()
    with store.write(folder, base) as draft:
        found = chain(_pages(files, choice, report, progress), _meanwhile(names))
        entities = _fill(draft, _extracted(found, work, report), work, Census(names), judgements, report)
        draft.articles, draft.inputs = report.articles, made_from if report.complete else ""
        report.triples, report.version = len(draft.graph), draft.path
        progress("merge and check", 1, 1)
        progress("index", 0, 1)
        complete(draft, work)
        sssom.write(draft.path / sssom.FILE, entities, base)
        progress("index", 1, 1)
    return report


def _fill(
    draft: store.Draft,
    stated: Iterator[tuple[Article, tuple[Fact, ...]]],
    work: Work,
    census: Census,
    judgements: Sequence[Judgement],
    report: Report,
) -> Entities:
    """Make the graph of what articles state; its entities."""
    with Staging(draft.scratch / "staging.sqlite") as staging:
        for article, facts in stated:
            staging.add_article(article, facts, census.add(article.identifier, facts))
        if not report.articles:
            raise BuildError(_nothing(report))
        entities = census.entities(judgements)
        del census  # the groups of mentions that it holds are of no more use
        assembly = Assembly(staging, entities, Iris(draft.base))
        lines = assembly.lines(work, draft.scratch / "setting.pickle")
        draft.add(_kept(lines, draft.scratch / LINES))
    report.facts, report.conflicts, report.accord = assembly.facts, assembly.conflicts, assembly.accord
    report.entities, report.linked = assembly.entities, assembly.linked
    report.unused.extend(assembly.refused)
    return entities


def _kept(lines: Iterable[bytes], path: Path) -> Iterator[bytes]:
    """The same lines, written to a file as they pass."""
    with path.open("wb") as file:
        for piece in lines:
            file.write(piece)
            yield piece


def _nothing(report: Report) -> str:
    first = [f"{each.article}: {each.why}" for each in report.unused[:3]]
    why = "; ".join(first) or "the folders are empty"
    return f"no article to build from ({why}): give files or folders of articles"


def _unchanged(version: Path) -> Report:
    found = store.manifest(version)
    return Report(version=version, articles=found.articles, triples=found.triples, unchanged=True)


def _extracted(
    found: Iterator[Page], work: Work, report: Report
) -> Iterator[tuple[Article, tuple[Fact, ...]]]:
    """Read and extract every article; what cannot be used is reported."""
    for outcome in work.outcomes(found):
        if isinstance(outcome, Unused):
            report.unused.append(outcome)
            report.complete = False
            continue
        report.articles += 1
        report.sentences += outcome.extraction.sentences
        report.unused.extend(outcome.extraction.unused)
        yield outcome.article, outcome.extraction.facts


def _pages(
    files: Sequence[Path], choice: Choice | None, report: Report, progress: Progress
) -> Iterator[Page]:
    """The pages of all files, each identifier once; what cannot be read is reported."""
    seen: dict[str, Path] = {}
    for number, file in enumerate(files):
        progress("read and extract", number, len(files))
        for page in _readable(file, choice, report):
            if page.identifier in seen:
                why = f"an article of that name was read from {seen[page.identifier]}: rename one of them"
                report.unused.append(Unused(str(file), page.identifier, why))
                continue
            seen[page.identifier] = file
            yield page
    progress("read and extract", len(files), len(files))
    progress("merge and check", 0, 1)


def _meanwhile(names: Gazetteer) -> Iterator[Page]:
    """No page: what linking takes is made ready while other processes read the last ones."""
    names.cities_named("")
    yield from ()


def _readable(file: Path, choice: Choice | None, report: Report) -> Iterator[Page]:
    try:
        yield from pages(file, choice)
    except ReadError as error:
        report.unused.append(Unused(str(file), "", str(error)))
