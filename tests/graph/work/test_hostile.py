"""Pages made to stall extraction cost themselves only, whatever form they come in."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.build import build
from graph.processes import Processes
from graph.work import Recipe

SENTENCE = "Chad and Mali met in Paris. "
ROWS = 50_000
STALLING = {
    "line.wikitext": "{{Infobox bilateral relations|a|b}}\n'''Chad–Mali relations'''. " + SENTENCE * 370_000,
    "rows.html": "<html><body><h1>Foreign relations of Chad</h1><table><tr><th>Country<th>Date</tr>"
    + "<tr><td>Mali<td>3 May 1990</tr>" * ROWS,
    "rows.txt": "= Foreign relations of Chad =\n\n| # | Country | Date |\n"
    + "| 1 | Mali | 3 May 1990 |\n" * ROWS,
}
DEEP = {
    "deep.wikitext": "'''Chad–Mali relations''' are old. " + "{{a|b=" * 500,
    "deep.html": "<html><body><h1>Chad–Mali relations</h1><p>They are old." + "<table><tr><td>" * 500,
    "deep.txt": "= Chad–Mali relations =\n\nThey are old. " + "{{a|b=" * 500 + "\n",
}
GOOD = "= Chad–Mali relations =\n\nChad and Mali established diplomatic relations on 3 May 1990.\n"


@pytest.mark.timeout(240)
def test_they_are_reported_within_their_time_and_the_rest_is_built(tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    for name, text in {**STALLING, **DEEP, "good.txt": GOOD}.items():
        (articles / name).write_text(text, encoding="utf-8")
    with Processes(Recipe(), 2, deadline=6) as work:
        report = build([articles], tmp_path / "store", work)
    assert report.facts == {"RelationsEvent": 1}
    assert report.articles == len(DEEP) + 1
    assert sorted(each.article for each in report.unused) == sorted(STALLING)
    assert all("not read within 6 seconds" in each.why for each in report.unused)
