"""Every page, wide and narrow, light and dark: nothing overflows, axe finds nothing, and a picture is kept.

The pictures go to `screenshots/` for a person to look at.
"""

from __future__ import annotations

import json
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.server.browser.conftest import AXE, ROOT, watched

pytestmark = pytest.mark.browser

FOLDER = ROOT / "screenshots"
PAGES = {
    "front": "/",
    "query": "/query/history-of-a-pair",
    "state": "/id/state/vietnam",
    "pair": "/pair/united-states/vietnam",
    "fact": "/id/state/vietnam#visits",  # and on to the first of them
    "article": "/id/article/united-states-vietnam.txt",
    "organisation": "/id/organization/united-nations",
    "search": "/search?q=viet",
    "vocabulary": "/ontology",
    "data": "/data",
}
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("name", PAGES)
def test_page(browser: Browser, site: str, name: str, width: int, scheme: Literal["light", "dark"]) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, base_url=site
    )
    with watched(context, site) as page:
        arrive(page, name)
        show_drawings(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        FOLDER.mkdir(exist_ok=True)
        page.screenshot(path=FOLDER / f"{name}-{width}-{scheme}.png", full_page=name != "vocabulary")
        assert violations(page) == []
    context.close()


def arrive(page: Page, name: str) -> None:
    """Open one of PAGES and wait until it is whole."""
    page.goto(PAGES[name])
    if name == "fact":
        page.locator("#visits .facts a").first.click()
        expect(page.locator(".citation")).to_be_visible()
    if name == "query":
        expect(page.locator(".yasr table tbody tr").first).to_be_visible()


def show_drawings(page: Page) -> None:
    """Scroll to every drawing, so that it is drawn."""
    waiting = page.locator(".drawing.waiting")
    while waiting.count():
        figure = waiting.first.element_handle()
        figure.scroll_into_view_if_needed()
        page.wait_for_function("(figure) => !figure.classList.contains('waiting')", arg=figure)
    page.evaluate("scrollTo(0, 0)")


def violations(page: Page) -> list[str]:
    """What axe-core finds wrong: rule and place."""
    page.evaluate(AXE.read_text(encoding="utf-8") + ";0")
    run = f"axe.run({{runOnly: {json.dumps(STANDARDS)}}})"
    found = page.evaluate(
        f"{run}.then((all) => all.violations.map((v) => `${{v.id}}: ${{v.nodes[0].html}}`))"
    )
    return [str(each) for each in found]


@pytest.mark.parametrize("name", ["front", "state", "pair", "fact"])
def test_a_page_is_light(page: Page, name: str) -> None:
    """All that is sent for a page with its drawings stays below 300 kB."""
    sent = []
    page.on("requestfinished", lambda request: sent.append(request))
    arrive(page, name)
    show_drawings(page)
    sizes = [request.sizes() for request in sent]
    assert 0 < sum(size["responseBodySize"] + size["responseHeadersSize"] for size in sizes) < 300_000


def test_the_picture_of_the_readme(page: Page) -> None:
    """Where the picture is missing it is taken; delete it to have it taken anew."""
    page.set_viewport_size({"width": 1120, "height": 900})
    page.goto("/query/history-of-a-pair")
    expect(page.locator(".yasr table tbody tr").first).to_be_visible()
    picture = ROOT / "server" / "static" / "query-page.png"
    shot = page.screenshot(path=None if picture.exists() else picture)
    assert len(shot) < 200_000
    assert picture.stat().st_size < 200_000
