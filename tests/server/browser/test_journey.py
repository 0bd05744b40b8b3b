"""From the front page to a cited fact, as a reader goes, and with the keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.server.browser.conftest import watched

pytestmark = pytest.mark.browser


def test_from_the_front_page_to_a_cited_fact(page: Page) -> None:
    page.get_by_role("link", name="The relationship of two States in order").click()
    expect(page.locator(".yasr table tbody tr").first).to_be_visible()
    page.locator(".yasr table a[href*='/id/']").first.click()
    expect(page.locator(".passage mark").first).to_be_visible()
    expect(page.locator(".citation")).to_contain_text("https://w3id.org/legation/id/")
    page.get_by_text("BibTeX").click()
    expect(page.locator("pre")).to_contain_text("@misc{")
    page.locator(".passage figcaption a").first.click()
    expect(page.get_by_role("heading", name="Text, as it was read")).to_be_visible()
    assert page.locator("mark").count() > 1


def test_from_a_search_to_a_disagreement(page: Page) -> None:
    page.get_by_role("combobox").press_sequentially("viet")
    expect(page.get_by_role("option").first).to_contain_text("Vietnam")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Vietnam", level=1)).to_be_visible()
    page.locator(".partners").get_by_role("link", name="United States").click()
    expect(page.get_by_role("heading", name="Where sources disagree")).to_be_visible()
    assert page.locator(".versus .claim").count() == 2


def test_a_state_draws_its_missions_and_visits(page: Page) -> None:
    page.goto("/id/state/vietnam")
    for drawing in ("map", "timeline"):
        figure = page.locator(f"[data-drawing={drawing}]").first
        figure.scroll_into_view_if_needed()
        expect(figure.locator("svg")).to_be_visible()
        assert figure.locator("circle").count() > 1


def test_the_first_stop_of_the_keyboard_skips_to_the_content(page: Page) -> None:
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")


def test_everything_but_drawings_works_without_javascript(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=site)
    with watched(context, site) as page:
        page.goto("/")
        page.get_by_role("button", name="Run the query").click()
        expect(page.locator("#plain-answer tbody tr").first).to_be_visible()
        page.locator("#plain-answer a[href^='/id/']").first.click()
        expect(page.locator(".passage mark").first).to_be_visible()
        page.goto("/search?q=vietnam")
        page.locator(".hits a").first.click()
        expect(page.locator(".facts li").first).to_be_visible()
    context.close()
