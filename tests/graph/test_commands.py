"""The commands that build and read a graph, as a user runs them."""

from __future__ import annotations

import gzip
import json
from hashlib import sha256
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner, Result

from graph import store
from legation import main
from ontology import BASE
from tests.graph.test_build import built
from tests.graph.test_export import facts


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of one article."""
    path = tmp_path_factory.mktemp("commands")
    built(path, {"a.txt": facts("a.txt", 0.9)})
    return path / "store"


def run(*arguments: object) -> Result:
    return CliRunner(env={"COLUMNS": "300"}).invoke(main, [str(each) for each in arguments])


def test_dump_to_standard_output_and_to_a_file_named_by_its_format(folder: Path, tmp_path: Path) -> None:
    shown = run("dump", "--store", folder, "--format", "nquads")
    assert shown.exit_code == 0, shown.output
    target = tmp_path / "graph.nq.gz"
    assert run("dump", "--store", folder, "-o", target).exit_code == 0
    assert gzip.decompress(target.read_bytes()) == shown.stdout_bytes


def test_dump_to_tables(folder: Path, tmp_path: Path) -> None:
    assert run("dump", "--store", folder, "--format", "csv", "-o", tmp_path / "tables").exit_code == 0
    assert (tmp_path / "tables" / "Visit.csv").read_text(encoding="utf-8").count("\n") == 2
    one = run("dump", "--store", folder, "--format", "csv", "--class", "Visit")
    assert one.stdout.startswith("id,label,date,")
    refused = run("dump", "--store", folder, "--format", "csv")
    assert (refused.exit_code, "give a folder" in refused.output) == (1, True)


def test_an_unknown_class_is_one_line_with_the_known_ones(folder: Path) -> None:
    result = run("dump", "--store", folder, "--class", "Visits")
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: no fact class Visits: give one of Accreditation, ")


def test_an_unknown_article_is_one_line(folder: Path) -> None:
    result = run("dump", "--store", folder, "--article", "z.txt")
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert "no article z.txt" in result.stderr


def test_a_dump_is_described_beside_it_as_it_is(folder: Path, tmp_path: Path) -> None:
    for arguments, passages in (((), 4), (("--class", "Mission"), 1)):
        target = tmp_path / "graph.ttl"
        assert run("dump", "--store", folder, "-o", target, *arguments).exit_code == 0
        described = (tmp_path / "graph.ttl.void.ttl").read_text(encoding="utf-8")
        assert sha256(target.read_bytes()).hexdigest() in described
        assert f"#class-Passage> void:class dip:Passage ;\n\tvoid:entities {passages} ." in described


def test_a_query_is_answered_as_table_and_as_json(folder: Path, tmp_path: Path) -> None:
    text = "SELECT ?v ?l { ?v a dip:Visit ; rdfs:label ?l }"
    assert "Ana Soto of Chile visited Norway" in run("query", "--store", folder, text).stdout
    (tmp_path / "q.rq").write_text(text, encoding="utf-8")
    found = json.loads(run("query", "--store", folder, tmp_path / "q.rq", "--format", "json").stdout)
    assert found["results"]["bindings"][0]["v"]["value"].startswith(f"{BASE}id/visit/chile-norway-ana-soto")
    triples = run("query", "--store", folder, "DESCRIBE <https://w3id.org/legation/id/state/chile>")
    assert list(ox.parse(triples.stdout_bytes, ox.RdfFormat.TURTLE))


def test_a_wrong_query_is_one_line(folder: Path) -> None:
    result = run("query", "--store", folder, "SELECT ?v {")
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: query: error at 1:")
    assert result.stderr.count("\n") == 1


def test_validate_tells_a_sound_graph_from_a_broken_one(folder: Path, tmp_path: Path) -> None:
    assert run("validate", "--store", folder).exit_code == 0
    with store.write(tmp_path / "broken", BASE) as draft:
        quads = [q for q in store.graph_of(store.latest(folder)) if not q.predicate.value.endswith("quote")]
        draft.graph.bulk_extend(quads)
    result = run("validate", "--store", tmp_path / "broken")
    assert result.exit_code == 1
    assert "Violation: A passage has one quote, not empty: <" in result.stdout


@pytest.mark.parametrize("command", [["dump"], ["query", "ASK {}"], ["validate"]])
def test_without_a_graph_the_way_to_one_is_told(tmp_path: Path, command: list[str]) -> None:
    result = run(*command, "--store", tmp_path / "absent")
    assert result.exit_code == 1
    assert "legation build" in result.stderr


def test_build_from_the_command_line(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text(
        "= Chile–Norway relations =\n\nThe embassy is closed on Sundays.\n", encoding="utf-8"
    )
    (tmp_path / "articles" / "b.txt").write_bytes(b"\xff\x00\xff")
    result = run("build", tmp_path / "articles", "--store", tmp_path / "store")
    assert result.exit_code == 0, result.output
    assert "b.txt" in result.stderr
    assert "1 article, 1 sentence, 0 facts" in result.stderr
    again = run("build", tmp_path / "absent", "--store", tmp_path / "store")
    assert (again.exit_code, "absent" in again.stderr) == (1, True)


def test_build_takes_the_pages_of_a_dump_that_are_asked_for(tmp_path: Path) -> None:
    page = (
        "<page><title>{0}</title><ns>0</ns><id>{1}</id><revision><id>{1}</id>"
        "<text>[[Chad]] and [[Mali]] established diplomatic relations in 196{1}. [[Category:{2}]]</text>"
        "</revision></page>"
    )
    dump = tmp_path / "dump.xml"
    pages = [("Chad–Mali relations", 1, "Bilateral relations of Chad"), ("Lake Chad", 2, "Lakes of Chad")]
    dump.write_text(
        "<mediawiki><siteinfo><sitename>W</sitename></siteinfo>"
        f"{''.join(page.format(*each) for each in pages)}</mediawiki>",
        encoding="utf-8",
    )
    for asked, title in (
        (["--title", "Lake .*"], "Lake Chad"),
        (["--category", "Lakes of Chad"], "Lake Chad"),
    ):
        store_folder = tmp_path / asked[0]
        made = run("build", dump, "--store", store_folder, "--jobs", 1, *asked)
        assert made.exit_code == 0, made.output
        shown = run("dump", "--store", store_folder, "--format", "nquads").stdout
        assert title in shown and "Chad–Mali relations" not in shown
    refused = run("build", dump, "--store", tmp_path / "none", "--title", "(")
    assert (refused.exit_code, "no regular expression" in refused.output) == (2, True)
