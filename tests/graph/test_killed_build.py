"""A build that is killed, at whatever moment, leaves the former graph served and whole."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from extract.facts import Fact, Visit
from graph import search, store
from graph.build import build
from ontology import gazetteer
from tests.graph.facts import Engine, person, stated
from tests.graph.test_build import TO_NORWAY, built, facts

ROOT = Path(__file__).parents[2]
MANY = 200


def many() -> list[Fact]:
    """Facts enough for every step of a build to take a while."""
    return [
        stated(Visit, n, date=f"{1000 + n}", visitor=person("Ana Soto"), **TO_NORWAY) for n in range(MANY)
    ]


def build_many(articles: Path, folder: Path) -> None:
    """What the killed process runs; tells each step on standard output."""
    build(
        [articles],
        folder,
        Engine({"a.txt": many()}),
        gazetteer=gazetteer.load(),
        progress=lambda step, done, total: print(step, done, flush=True),
    )


def start(folder: Path) -> subprocess.Popen[str]:
    code = (
        "from pathlib import Path; from tests.graph.test_killed_build import build_many; "
        f"build_many(Path({str(folder / 'articles')!r}), Path({str(folder / 'store')!r}))"
    )
    return subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True)


@pytest.mark.parametrize(
    ("step", "delay"), [("read and extract 0", 0.0), ("merge and check 0", 0.1), ("store and index 0", 0.05)]
)
def test_the_former_graph_stays(tmp_path: Path, step: str, delay: float) -> None:
    before = built(tmp_path, {"a.txt": facts("a.txt")}).version
    with start(tmp_path) as process:
        assert process.stdout is not None
        assert any(line.strip() == step for line in process.stdout)
        time.sleep(delay)
        process.kill()
    assert store.latest(tmp_path / "store") == before
    assert search.search(before / store.INDEX, "ana soto")
    again = built(tmp_path, {"a.txt": facts("a.txt")}).version
    assert sorted((tmp_path / "store" / "versions").iterdir()) == sorted([before, again])


def test_left_alone_it_would_have_been_published(tmp_path: Path) -> None:
    before = built(tmp_path, {"a.txt": facts("a.txt")}).version
    with start(tmp_path) as process:
        process.communicate()
    after = store.latest(tmp_path / "store")
    assert (process.returncode, after != before) == (0, True)
    visits = store.graph_of(after).query(
        "SELECT (COUNT(*) AS ?n) { ?v a <https://w3id.org/legation/ontology#Visit> }",
        use_default_graph_as_union=True,
    )
    assert [row["n"].value for row in visits] == [str(MANY)]  # type: ignore[union-attr]
