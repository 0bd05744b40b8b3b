"""The commands that give a graph to another engine, as a user runs them."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from graph.remote import Remote
from legation import main
from tests.remote.virtuoso import Engine

BASE = "http://example.com/commands/"


def run(engine: Engine, *arguments: object) -> Result:
    environment = {"LEGATION_REMOTE": engine.url, "LEGATION_REMOTE_STORE": engine.store}
    return CliRunner(env=environment).invoke(main, [str(each) for each in arguments])


def test_a_dump_is_loaded_and_published_again(tmp_path: Path, engine: Engine, remote: Remote) -> None:
    (tmp_path / "more.nq").write_text(f'<{BASE}a> <{BASE}p> "x" <{BASE}g> .\n')
    options = ("--store", tmp_path / "store", "--base", BASE)
    loaded = run(engine, "load", tmp_path / "more.nq", *options)
    assert loaded.exit_code == 0 and "1 graphs sent, 0 as they were, 0 removed" in loaded.output
    assert bool(remote.rows(f'ASK {{ GRAPH <{BASE}g> {{ <{BASE}a> <{BASE}p> "x" }} }}'))
    again = run(engine, "publish", engine.url, "--store", tmp_path / "store")
    assert again.exit_code == 0 and "0 graphs sent, 1 as they were, 0 removed" in again.output


def test_what_is_wrong_is_one_line(tmp_path: Path, engine: Engine) -> None:
    nothing = run(engine, "publish", engine.url, "--store", tmp_path)
    assert nothing.exit_code == 1 and nothing.output.strip().startswith("Error: no graph in ")
    (tmp_path / "more.nq").write_text(f'<{BASE}a> <{BASE}p> "x" <{BASE}g> .\n')
    nowhere = run(
        engine, "load", tmp_path / "more.nq", "--store", tmp_path / "s", "--remote", "http://127.0.0.1:9/"
    )
    assert nowhere.exit_code == 1
    assert nowhere.output.splitlines()[-1].startswith("Error: http://127.0.0.1:9/ does not answer")
