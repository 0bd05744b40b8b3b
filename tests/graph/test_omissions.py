"""What was not used is counted to the last, however much it is."""

from __future__ import annotations

import io

from rich.console import Console

from extract.facts import Unused
from graph.build import Report
from graph.omissions import Omissions
from graph.summary import show


def some(count: int, why: str) -> list[Unused]:
    return [Unused(f"{number}.txt", "a row", why) for number in range(count)]


def shown(omissions: Omissions, *, everything: bool = False) -> str:
    out = io.StringIO()
    show(Report(unused=omissions), Console(file=out, width=200), 1.0, everything=everything)
    return out.getvalue()


def test_all_are_counted_and_the_first_kept() -> None:
    omissions = Omissions(some(10_500, "no fact"))
    omissions.add(some(3, "too long"))
    assert omissions.reasons == {"no fact": 10_500, "too long": 3}
    assert len(omissions) == 10_503
    assert list(omissions) == some(10_000, "no fact")


def test_few_are_shown_one_by_one_and_many_by_reason() -> None:
    assert "2.txt" in shown(Omissions(some(3, "no fact")))
    many = shown(Omissions(some(10_500, "no fact") + some(3, "too long")))
    assert all(words in many for words in ("10,500", "0.txt: a row", "too long"))
    assert "2.txt" not in many


def test_what_is_not_listed_is_said() -> None:
    everything = shown(Omissions(some(10_500, "no fact")), everything=True)
    assert "the first 10,000 of 10,500" in " ".join(everything.split())
    assert "9999.txt" in everything
