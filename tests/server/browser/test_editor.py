"""The query page with its editor: views of one answer, completion, permalinks, errors, history."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

PREFIXES = """PREFIX dip: <https://w3id.org/legation/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX geo: <http://www.w3.org/2003/01/geo/wgs84_pos#>
"""
SEATS = (
    "SELECT ?mission ?label ?lat ?long { ?mission a dip:Mission ; rdfs:label ?label ; dip:place ?place ."
    " ?place geo:lat ?lat ; geo:long ?long }"
)
DATED = "SELECT ?visit ?label ?date { ?visit a dip:Visit ; rdfs:label ?label ; dip:date ?date }"
COUNTED = (
    "SELECT ?label (COUNT(?fact) AS ?facts) { ?fact a ?class . ?class rdfs:subClassOf dip:Fact ;"
    " rdfs:label ?label } GROUP BY ?label"
)
JOINED = "SELECT ?from ?to { ?visit dip:sendingState ?from ; dip:receivingState ?to }"


def ask(page: Page, query: str, view: str = "") -> None:
    """Open a permalink, as a colleague would who was sent it."""
    page.goto("about:blank")
    page.goto(f"/query#query={quote(PREFIXES + query)}" + (f"&view={view}" if view else ""))


@pytest.mark.parametrize(
    ("view", "query", "mark"),
    [
        ("map", SEATS, "circle"),
        ("timeline", DATED, "circle"),
        ("chart", COUNTED, "rect"),
        ("graph", JOINED, "circle"),
    ],
)
def test_a_link_opens_an_answer_in_its_view(page: Page, view: str, query: str, mark: str) -> None:
    ask(page, query, view)
    expect(page.locator(f".answer-view svg {mark}").nth(2)).to_be_visible()
    assert f"view={view}" in (page.locator("#permalink").get_attribute("href") or "")


def test_views_switch_without_asking_again(page: Page) -> None:
    ask(page, DATED)
    expect(page.locator(".yasr table tbody tr").first).to_be_visible()
    asked: list[str] = []
    page.on("request", lambda sent: asked.append(sent.url) if "/sparql" in sent.url else None)
    for view in ("Timeline", "Response", "Table"):
        page.locator(f".yasr_btn.select_{view.lower()}").click()
    expect(page.locator(".yasr table tbody tr").first).to_be_visible()
    assert asked == []


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("SELECT * { ?visit a dip:Vi", "dip:Visit"),
        ("SELECT * { ?visit dip:receivingS", "dip:receivingState"),
        ("SELECT * { ?visit dip:sendingState vietn", "Vietnam"),
        ("SELECT * { ?mission dip:kind embas", "dip:missionKind-embassy"),
    ],
)
def test_the_editor_completes_from_the_graph(page: Page, typed: str, offered: str) -> None:
    page.goto("/query")
    page.locator(".CodeMirror").click()
    page.evaluate(
        "(text) => document.querySelector('.CodeMirror').CodeMirror.setValue(text)", PREFIXES + typed
    )
    page.keyboard.press("Control+End")
    page.keyboard.press("Control+Space")
    expect(page.locator(".CodeMirror-hint").first).to_contain_text(offered)


def test_downloads_and_code_follow_the_editor(page: Page) -> None:
    ask(page, COUNTED)
    expect(page.locator("#downloads a").first).to_have_attribute("href", re.compile("GROUP"))
    page.get_by_text("As Python").click()
    expect(page.locator("pre", has_text="SPARQLWrapper")).to_contain_text("GROUP BY ?label")
    with page.expect_download() as download:
        page.locator("#downloads a", has_text="CSV").click()
    assert download.value.path().read_text().startswith("label,facts")


def test_a_question_asked_before_is_in_the_history(page: Page) -> None:
    ask(page, COUNTED)
    expect(page.locator(".yasr table tbody tr").first).to_be_visible()
    page.reload()
    page.locator("#history summary").click()
    expect(page.locator("#history a").first).to_contain_text("SELECT ?label")
