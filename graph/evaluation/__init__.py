"""How much of what articles state stands in the graph, and how much of the graph they state.

gold       hand-annotated facts            found     facts of a graph by article
agreement  one field of both               matching  which is which, and what is wrong
scores     precision, recall, F1           report    tables and JSON
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox

from extract import read as articles
from graph import store
from graph.build import Engine, build
from graph.evaluation import gold
from graph.evaluation.found import Found, Reader
from graph.evaluation.gold import GoldError
from graph.evaluation.matching import Match, match

__all__ = ["Evaluation", "GoldError", "built", "evaluate", "load", "sources"]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A graph beside gold. `matches` by the stem of the gold file.

    `verbatim` tells how many of the passages stand at their offsets in the source text and how many
    were looked at; None where there are no source files. `unfounded` counts facts without evidence.
    """

    matches: Mapping[str, Match]
    unfounded: int
    verbatim: tuple[int, int] | None = None


def evaluate(graph: ox.Store, gold_folder: Path, articles_folder: Path | None = None) -> Evaluation:
    """Compare the facts of a graph with the gold of a folder, and its passages with the source files where
    these are given. Raises GoldError and `extract.read.ReadError`."""
    found = Reader(graph).articles
    matches = {
        stem: match(lines, [fact for name, facts in found.items() if name.startswith(stem) for fact in facts])
        for stem, lines in gold.read(gold_folder).items()
    }
    paths = sources(gold_folder, articles_folder)
    return Evaluation(matches, len(found.get("", ())), _verbatim(found, paths) if paths else None)


def sources(gold_folder: Path, articles_folder: Path | None = None) -> list[Path]:
    """The files of the articles that the gold is about; by default those of its folder `articles`."""
    stems = tuple(gold.read(gold_folder))
    folder = articles_folder or gold_folder / "articles"
    return (
        [path for path in articles.find([folder]) if path.name.startswith(stems)] if folder.exists() else []
    )


@contextmanager
def built(paths: Iterable[Path], engine: Engine) -> Iterator[ox.Store]:
    """The graph of article files, built for the while. Raises `graph.build.BuildError`."""
    with TemporaryDirectory(prefix="legation-") as folder:
        build(paths, Path(folder), engine)
        yield load(Path(folder))


def load(path: Path) -> ox.Store:
    """The graph of a store directory or of a dump. Raises `graph.store.StoreError`."""
    if path.is_dir():
        version = store.current(path)
        if version is None:
            raise store.StoreError(f"nothing was built in {path}: run `legation build PATH… --store {path}`")
        return store.graph_of(version)
    graph = ox.Store()
    try:
        graph.bulk_load(path=str(path))
    except (SyntaxError, ValueError, OSError) as error:
        raise store.StoreError(f"no dump of RDF: {path} ({error}): give a .ttl, .trig, .nt or .nq") from error
    return graph


def _verbatim(found: Mapping[str, tuple[Found, ...]], paths: Iterable[Path]) -> tuple[int, int]:
    """How many passages stand at their offsets, of how many."""
    texts = {article.identifier: article.text for path in paths for article in articles.read(path)}
    passages = {p for name, facts in found.items() if name in texts for fact in facts for p in fact.passages}
    return sum(texts[p.article][p.start : p.end] == p.quote != "" for p in passages), len(passages)
