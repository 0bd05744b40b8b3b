"""Where some articles have changed the graph is the one that a build from nothing gives, at little cost."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox
import pytest

from extract.article import Article
from extract.edtf import Date
from extract.facts import EntityKind, Extraction, Fact, RelationsEvent, Visit
from extract.read import Page
from graph import assemble, store
from graph.build import Report, build
from graph.cache import Cached
from graph.judgements import Judgement
from graph.work import Call, Here, Outcome, Result
from tests.graph.facts import CHILE, NORWAY, passage, person, state, stated

YEARS = range(1950, 1990)


class Reader:
    """Each line of an article is a year in which someone went to Norway; each article dates the relations."""

    def extract(self, article: Article) -> Extraction:
        return Extraction(tuple(self._facts(article)), 1)

    def _facts(self, article: Article) -> Iterator[Fact]:
        sender = state(article.identifier.removesuffix(".txt"))
        for number, (year, name) in enumerate(
            line.split(" ", 1) for line in article.text.split("\n") if line
        ):
            to_norway = {"sending_state": sender, "receiving_state": NORWAY, "visitor": person(name)}
            yield stated(Visit, number, article.identifier, year, **to_norway)
        words = article.text.split()
        evidence = (passage(900, article.identifier),)
        yield RelationsEvent(
            party=(CHILE, NORWAY), change="established", date=Date(words[0]), evidence=evidence
        )


@dataclass
class Counting(Here):
    """Work that counts its calls."""

    calls: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(Reader())

    def outcomes(self, pages: Iterable[Page]) -> Iterator[Outcome]:
        return super().outcomes(self._noted(page, page.identifier) for page in pages)

    def each(self, function: Callable[..., Result], calls: Iterable[Call]) -> Iterator[Result]:
        return super().each(function, (self._noted(call, function.__name__) for call in calls))

    def _noted(self, given: Result, name: str) -> Result:
        self.calls.append(name)
        return given


def built(
    folder: Path, name: str, *, fresh: bool = False, by_hand: Iterable[Judgement] = ()
) -> tuple[Report, list[str]]:
    """A build into the store of that name, and what was called for it."""
    counting = Counting()
    with Cached(counting, folder / name, "1", fresh=fresh) as work:
        report = build([folder / "articles"], folder / name, work, fresh=fresh, judgements=tuple(by_hand))
    return report, counting.calls


def quads(report: Report) -> set[ox.Quad]:
    return set(store.graph_of(report.version))


STATES = (
    "Chad",
    "Mali",
    "Niger",
    "Togo",
    "Benin",
    "Ghana",
    "Kenya",
    "Malawi",
    "Zambia",
    "Angola",
    "Sudan",
    "Libya",
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(assemble, "_ENOUGH", 20)  # so that a small graph, too, has many blocks
    (tmp_path / "articles").mkdir()
    for name in STATES:
        lines = "".join(f"{year} Ana {name} {'abcdefghij'[year % 10]}\n" for year in YEARS)
        (tmp_path / "articles" / f"{name}.txt").write_text(lines)
    return tmp_path


def article(folder: Path, name: str) -> Path:
    return folder / "articles" / f"{name}.txt"


CHANGES: dict[str, Callable[[Path], object]] = {
    "a date": lambda f: article(f, "Kenya").write_text(
        article(f, "Kenya").read_text().replace("1970", "1971")
    ),
    "the date that others contradict": lambda f: article(f, "Chad").write_text("1952 Ana Chad c\n"),
    "no fact any more": lambda f: article(f, "Togo").write_text("1950 Ana Togo a\n"),
    "one more": lambda f: article(f, "Gabon").write_text("1960 Bo Gabon\n"),
    "one less": lambda f: article(f, "Angola").unlink(),
    "another name": lambda f: article(f, "Mali").rename(article(f, "Zimbabwe")),
}


@pytest.mark.parametrize("change", CHANGES)
def test_the_graph_is_that_of_a_build_from_nothing(folder: Path, change: str) -> None:
    first, _ = built(folder, "store")
    CHANGES[change](folder)
    second, _ = built(folder, "store")
    anew, _ = built(folder, "other")
    assert quads(second) == quads(anew) != quads(first)
    assert second.triples == anew.triples
    counts = ("facts", "conflicts", "entities", "linked", "unused", "articles", "sentences")
    assert [getattr(second, name) for name in counts] == [getattr(anew, name) for name in counts]
    for dump in ("graph.nq.gz", "graph.ttl.gz"):
        one, other = (gzip.decompress((each.version / dump).read_bytes()) for each in (second, anew))
        assert one == other


def test_what_changes_leave_behind_is_cleared_where_it_is_much(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone() -> int:
        return store.manifest(built(folder, "store")[0].version).gone

    assert gone() == 0
    CHANGES["a date"](folder)
    first = gone()
    CHANGES["no fact any more"](folder)
    assert gone() > first > 0
    monkeypatch.setattr("graph.build._LEFT", 0.0)
    CHANGES["one less"](folder)
    assert gone() == 0


def test_only_what_depends_on_the_change_is_done(folder: Path) -> None:
    _, first = built(folder, "store")
    CHANGES["a date"](folder)
    _, second = built(folder, "store")
    assert second.count("Kenya.txt") == 1
    assert not {f"{name}.txt" for name in STATES if name != "Kenya"} & set(second)
    assert second.count("write_article") == 1
    assert 0 < second.count("write") <= 2 < first.count("write")
    assert 0 < second.count("claims_of") <= 2 < first.count("claims_of")


def test_a_judgement_changes_the_entity_and_no_fact(folder: Path) -> None:
    by_hand = [Judgement(EntityKind.STATE, "Mali", "Q912", "reject")]
    first, _ = built(folder, "store")
    second, calls = built(folder, "store", by_hand=by_hand)
    anew, _ = built(folder, "other", by_hand=by_hand)
    assert quads(second) == quads(anew) != quads(first)
    assert not calls


def test_what_both_graphs_hold_is_on_disk_once(folder: Path) -> None:
    first, _ = built(folder, "store")
    CHANGES["a date"](folder)
    second, _ = built(folder, "store")
    one, other = (each.version / "oxigraph" for each in (first, second))
    tables = [path.name for path in one.glob("*.sst")]
    assert tables
    assert all((one / name).samefile(other / name) for name in tables)


def test_a_fresh_build_begins_with_nothing(folder: Path) -> None:
    first, calls = built(folder, "store")
    second, again = built(folder, "store", fresh=True)
    assert sorted(again) == sorted(calls)
    inodes = [
        {path.stat().st_ino for path in (r.version / "oxigraph").glob("*.sst")} for r in (first, second)
    ]
    assert all(inodes)
    assert not inodes[0] & inodes[1]
