"""The build: article files in, a new store version out, in named steps.

read     files -> articles          what cannot be read is reported, the rest goes on
extract  articles -> facts
resolve  mentions -> entities
merge    statements -> facts of the graph, and which of them conflict
check    facts -> sound facts       what breaks a shape is reported and left out
store    quads -> a new version, switched to when it is complete; one that differs little from the
         former version begins with what they have in common
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import pyoxigraph

from extract.facts import Unused
from extract.read import Choice, Page, ReadError, find, pages
from graph import blocks, inputs, sssom, store
from graph.accord import Accord
from graph.assemble import Assembly
from graph.complete import write_description, write_index
from graph.entities import Entities
from graph.iris import Iris
from graph.judgements import Judgement
from graph.omissions import Omissions
from graph.resolve import Census
from graph.staging import Staging, Statements
from graph.work import Done, Engine, Here, Lost, Work
from ontology import BASE
from ontology.gazetteer import Gazetteer

__all__ = ["BuildError", "Engine", "Report", "build"]

Progress = Callable[[str, int, int], None]

_SAID = "said"  # in the scratch folder of a draft: what belongs into the index
_LITTLE = 0.5  # gone and new, of a graph: where it is more, loading all of it takes no longer
_LEFT = 0.5  # what former changes left behind, of a graph: where it is more, all of it is loaded


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
    unused: Omissions = field(default_factory=Omissions)
    complete: bool = True  # whether no page was given up; one that was is tried again by the next build
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

    `engine` extracts here, one article after the other; work is done where it says, by its own gazetteer.
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
    work = engine if isinstance(engine, Work) else Here(engine, gazetteer)
    work.prepare()
    work.gazetteer.cities_named("")  # made ready here meanwhile
    with store.write(folder, base) as draft:
        found = _pages(files, choice, report, progress)
        entities = _written(draft, _extracted(found, work, report), work, judgements, report)
        progress("merge and check", 1, 1)
        progress("store and index", 0, 1)
        indexed = work.aside(write_index, draft.path, draft.scratch / _SAID)
        _fill(draft, None if fresh else _former(folder))
        draft.settle()
        write_description(draft)
        sssom.write(draft.path / sssom.FILE, entities, base)
        draft.articles, draft.inputs = report.articles, made_from if report.complete else ""
        report.triples, report.version = len(draft.graph), draft.path
        indexed()
        progress("store and index", 1, 1)
    return report


def _written(
    draft: store.Draft, outcomes: Iterator[Done], work: Work, judgements: Sequence[Judgement], report: Report
) -> Entities:
    """Write the blocks of the graph of what articles state; its entities."""
    census = Census(work.gazetteer)
    with Staging(draft.scratch / "staging.sqlite") as staging:
        for done in outcomes:
            cast = census.add(done.seen)
            staging.add_article(
                Statements(done.identifier, done.facts, done.seen.mentions, cast), done.article
            )
        if not report.articles:
            raise BuildError(_nothing(report))
        entities = census.entities(judgements)
        del census  # the groups of mentions that it holds are of no more use
        assembly = Assembly(staging, entities, Iris(draft.base))
        blocks.write(assembly.blocks(work), draft.path, draft.base, draft.scratch / _SAID)
    report.facts, report.conflicts, report.accord = assembly.facts, assembly.conflicts, assembly.accord
    report.entities, report.linked = assembly.entities, assembly.linked
    report.unused.add(assembly.refused)
    return entities


def _fill(draft: store.Draft, former: Path | None) -> None:
    """Fill the graph with the blocks, or with those of the former version and the difference where it is little."""
    difference = blocks.difference(draft.path, former, _LITTLE) if former and _is_tidy(former) else None
    if former and difference:
        draft.change(former, difference.gone, difference.new)
    else:
        with blocks.opened(draft.path) as lines:
            draft.load(lines)


def _is_tidy(version: Path) -> bool:
    """Whether little is left in a graph of what was taken away from it."""
    found = store.manifest(version)
    return found.gone <= _LEFT * found.triples


def _former(folder: Path) -> Path | None:
    """The version that readers use, where its graph can be gone on with."""
    try:
        version = store.current(folder)
        return version if version and store.manifest(version).pyoxigraph == pyoxigraph.__version__ else None
    except store.StoreError:
        return None


def _nothing(report: Report) -> str:
    first = [f"{each.article}: {each.why}" for each in islice(report.unused, 3)]
    why = "; ".join(first) or "the folders are empty"
    return f"no article to build from ({why}): give files or folders of articles"


def _unchanged(version: Path) -> Report:
    found = store.manifest(version)
    return Report(version=version, articles=found.articles, triples=found.triples, unchanged=True)


def _extracted(found: Iterator[Page], work: Work, report: Report) -> Iterator[Done]:
    """Read and extract every article; what cannot be used is reported."""
    for outcome in work.outcomes(found):
        if isinstance(outcome, Unused):
            report.unused.add([outcome])
            report.complete &= not isinstance(outcome, Lost)
            continue
        report.articles += 1
        report.sentences += outcome.sentences
        report.unused.add(outcome.unused)
        yield outcome


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
                report.unused.add([Unused(str(file), page.identifier, why)])
                continue
            seen[page.identifier] = file
            yield page
    progress("read and extract", len(files), len(files))
    progress("merge and check", 0, 1)


def _readable(file: Path, choice: Choice | None, report: Report) -> Iterator[Page]:
    try:
        yield from pages(file, choice)
    except ReadError as error:
        report.unused.add([Unused(str(file), "", str(error))])
