"""Whose a web page is, and what it is called."""

from __future__ import annotations

import pytest

from extract.read import Page, html

TEXT = "<p>The two ministers met in Riga.</p>"


def page(head: str, body: str = TEXT) -> Page:
    return Page("page.html", "html", f"<html><head>{head}</head><body>{body}</body></html>")


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<meta property="og:site_name" content="Embassy of Chad in Peru"><title>Relations</title>', TEXT),
        ("<title>Relations | Embassy of Chad in Peru</title>", TEXT),
        ("<title>Relations / Embassy of Chad in Peru</title>", TEXT),
        ("<title>Relations</title>", f'<div class="site-logo"><b>Embassy of Chad in Peru</b></div>{TEXT}'),
        ("", f'<h1><a href="/">Embassy of Chad in Peru</a></h1>{TEXT}'),
        ("", f"{TEXT}<div>© 2020 Embassy of Chad in Peru</div>"),
        (
            "<title>Relations | The Embassy</title>",
            f"{TEXT}<footer>12 Lima Road, Embassy of Chad in Peru</footer>",
        ),
    ],
)
def test_publisher(head: str, body: str) -> None:
    assert "Embassy of Chad in Peru" in html.read(page(head, body)).publisher


def test_the_bare_name_of_a_ministry_where_nothing_says_whose_it_is() -> None:
    read = html.read(
        page("<title>Peru | Ministry of Foreign Affairs</title>", f"{TEXT}<footer>Home</footer>")
    )
    assert read.publisher == "Ministry of Foreign Affairs"


@pytest.mark.parametrize("head", ["<title>Chad – Peru</title>", "<title>Chad and Peru | The Post</title>"])
def test_a_site_that_is_no_office_is_no_publisher(head: str) -> None:
    assert html.read(page(head)).publisher == ""


def test_the_title_that_names_both_sides_goes_before_a_heading_of_the_site() -> None:
    read = html.read(
        page("<title>Chad-Peru Relations (Basic Data) | Ministry</title>", f"<h1>Africa</h1>{TEXT}")
    )
    assert read.title == "Chad-Peru Relations (Basic Data)"
    other = html.read(page("<title>Bilateral relations | Ministry</title>", f"<h1>Chad and Peru</h1>{TEXT}"))
    assert other.title == "Chad and Peru"


@pytest.mark.parametrize(
    ("title", "read"),
    [
        ("India – Serbia", "India – Serbia"),
        ("Chad - Mali relations", "Chad - Mali relations"),
        ("Relations with Peru - Ministry of Foreign Affairs", "Relations with Peru"),
        ("Chad | Peru", "Chad"),
    ],
)
def test_few_words_on_both_sides_of_a_dash_are_one_title(title: str, read: str) -> None:
    assert html.read(page(f"<title>{title}</title>")).title == read
