"""A build whose inputs are those of the graph that is there changes nothing, and any other does."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from extract.article import Article
from extract.facts import EntityKind, Extraction, Unused
from graph import inputs, store
from graph.build import Report, build
from graph.cache import Cached
from graph.judgements import Judgement
from graph.work import Here
from ontology import BASE
from tests.graph.facts import Engine
from tests.graph.test_build import facts

ROOT = Path(__file__).parents[2]


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text("= A title =\n\nWords.\n", encoding="utf-8")
    return folder


def built(articles: Path, *, rules: str = "1", fresh: bool = False, base: str = BASE) -> Report:
    engine = Engine({path.name: facts(path.name) for path in articles.iterdir()})
    return build([articles], articles.parent / "store", engine, rules=rules, fresh=fresh, base=base)


def test_nothing_changed_and_nothing_is_done(articles: Path) -> None:
    first, second = built(articles), built(articles)
    assert (first.unchanged, second.unchanged) == (False, True)
    assert second.version == first.version == store.current(articles.parent / "store")
    assert (second.articles, second.triples) == (first.articles, first.triples)


CHANGES: dict[str, Callable[[Path], object]] = {
    "words": lambda folder: (folder / "a.txt").write_text("= A title =\n\nOther words.\n"),
    "name": lambda folder: (folder / "a.txt").rename(folder / "c.txt"),
    "more": lambda folder: (folder / "c.txt").write_text("= A title =\n\nWords.\n"),
    "fewer": lambda folder: (folder / "a.txt").unlink(),
}


@pytest.mark.parametrize("change", CHANGES)
def test_other_files_make_another_graph(articles: Path, change: str) -> None:
    first = built(articles)
    CHANGES[change](articles)
    second = built(articles)
    assert (second.unchanged, second.version != first.version) == (False, True)


@pytest.mark.parametrize("other", [{"rules": "2"}, {"base": "https://example.org/"}, {"fresh": True}])
def test_so_do_other_rules_and_the_wish_for_it(articles: Path, other: dict[str, str]) -> None:
    built(articles)
    assert not built(articles, **other).unchanged  # type: ignore[arg-type]
    assert not other.get("fresh") or built(articles).unchanged


def test_so_do_judgements_and_the_order_of_files(articles: Path) -> None:
    files: Sequence[Path] = sorted(articles.iterdir())
    judgement = Judgement(EntityKind.STATE, "Chile", "Q298", "reject")
    found = {
        inputs.digest(files, "1", BASE, ()),
        inputs.digest(files[::-1], "1", BASE, ()),
        inputs.digest(files, "1", BASE, (judgement,)),
        inputs.digest([*files, articles / "absent.txt"], "1", BASE, ()),
    }
    assert len(found) == 4


def test_a_damaged_version_is_built_again(articles: Path) -> None:
    first = built(articles)
    next((first.version / "oxigraph").glob("*.sst")).unlink()
    assert not built(articles).unchanged


def test_a_page_that_failed_is_tried_again(articles: Path) -> None:
    class Failing:
        def extract(self, article: Article) -> Extraction:
            if article.identifier == "b.txt":
                raise ValueError("a fault")
            return Extraction(tuple(facts(article.identifier)), 1)

    for _ in range(2):
        report = build([articles], articles.parent / "store", Failing(), rules="1")
        assert [each.article for each in report.unused if isinstance(each, Unused)] == ["b.txt"]


def test_a_page_without_words_does_not_make_the_next_build_do_anything(articles: Path) -> None:
    first = built(articles)
    menu = "<!doctype html><html><body><nav><a href='/'>Home</a></nav></body></html>"
    (articles / "c.html").write_text(menu)
    second, third = built(articles), built(articles)
    assert [each.article for each in second.unused] == ["c.html"]
    assert (first.unchanged, second.unchanged, third.unchanged) == (False, False, True)


def test_what_is_kept_of_pages_is_kept_by_a_build_that_does_nothing(articles: Path) -> None:
    engine, folder = Engine({path.name: facts(path.name) for path in articles.iterdir()}), articles.parent
    for _ in range(2):
        with Cached(Here(engine), folder / "store", "1") as work:
            build([articles], folder / "store", work, rules="1")
    (articles / "b.txt").unlink()
    with Cached(Here(Engine({})), folder / "store", "1") as work:  # knows no article: finds it kept
        assert build([articles], folder / "store", work, rules="1").facts.total() == 3


def test_spacy_is_not_loaded_where_nothing_changed(articles: Path) -> None:
    command = [sys.executable, "-X", "importtime", "-m", "legation", "build", str(articles), "--store",
               str(articles.parent / "store")]  # fmt: skip
    (articles / "a.txt").write_text("= Chile–Peru relations =\n\nChile and Peru met in Lima in 1990.\n")
    runs = [subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True) for _ in range(2)]
    assert "nothing changed" not in runs[0].stderr
    assert "nothing changed" in runs[1].stderr
    assert "spacy" not in runs[1].stderr.replace("spacy_models", "")
