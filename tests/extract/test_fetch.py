"""Fetching from a MediaWiki: a real one, and one that fails in every way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs

import httpx
import pytest
from click.testing import CliRunner

from extract.fetch import FetchError, Wiki, fetch, user_agent
from extract.read import ReadError, find, mediawiki, read
from legation import main
from tests.extract.mediawiki import serve
from tests.extract.read.test_dump import DUMP, page

API = "http://127.0.0.1:1/api.php"
MANY = [f"Chad–Country {number} relations" for number in range(60)]


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    pages = "".join(page(title, f"Chad met no. {title} [[Category:Chad]]") for title in MANY)
    moved = page("Chad and Mali", "#REDIRECT [[Chad–Mali relations]]", redirect="Chad–Mali relations")
    with serve(
        tmp_path_factory.mktemp("wiki"), DUMP.replace("</mediawiki>", f"{pages}{moved}</mediawiki>")
    ) as url:
        yield url


def test_a_real_wiki_gives_pages_with_their_provenance(api: str, tmp_path: Path) -> None:
    with httpx.Client() as client:
        done = fetch(Wiki(api, client), ["chad–Mali_relations", "Chad and Mali", "No such page"], tmp_path)
    assert (done.saved, done.missing) == (["Chad–Mali relations"], ["No such page"])
    (article,) = read(*find([tmp_path]))
    assert article.of(article.blocks[0]) == "Chad met Mali & others."
    assert article.identifier == "Chad–Mali relations"
    assert article.provenance.url.endswith("/Chad%E2%80%93Mali_relations")
    assert article.provenance.revision.isdigit()
    assert article.provenance.licence == "https://example.org/licence"
    assert len(article.provenance.retrieved) == 10


def test_a_category_is_fetched_whole_and_again_only_what_changed(api: str, tmp_path: Path) -> None:
    with httpx.Client() as client:
        wiki = Wiki(api, client)
        titles = list(wiki.members("Chad"))
        assert sorted(titles) == sorted(MANY)
        assert sorted(fetch(wiki, titles, tmp_path).saved) == sorted(MANY)
        (tmp_path / mediawiki.file_name(MANY[3])).unlink()
        again = fetch(wiki, titles, tmp_path)
    assert (again.saved, len(again.unchanged)) == ([MANY[3]], 59)


def test_the_command_fetches_titles_lists_and_categories(api: str, tmp_path: Path) -> None:
    listed = tmp_path / "titles.txt"
    listed.write_text("Chad–Mali relations\n\nNo such page\n", encoding="utf-8")
    folder = tmp_path / "pages"
    arguments = ["fetch", "Lake Chad", "--list", str(listed), "--api", api, "--to", str(folder)]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    assert len(find([folder])) == 2
    assert "No such page" in result.output


Answer = Callable[[httpx.Request], httpx.Response]


def wiki(*answers: httpx.Response | Exception) -> tuple[Wiki, list[float], list[dict[str, list[str]]]]:
    """A wiki that gives these answers in turn, the pauses made and the questions asked."""
    pauses: list[float] = []
    asked: list[dict[str, list[str]]] = []
    turn = iter(answers)

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(parse_qs(request.content.decode()))
        given = next(turn)
        if isinstance(given, Exception):
            raise given
        return given

    client = httpx.Client(transport=httpx.MockTransport(answer))
    return Wiki(API, client, pauses.append), pauses, asked


RIGHTS = {"query": {"rightsinfo": {"url": "https://example.org/l", "text": ""}}}


@pytest.mark.parametrize(
    ("fault", "pause"),
    [
        (httpx.Response(429, headers={"retry-after": "7"}), 7.0),
        (httpx.Response(503, headers={"retry-after": "100000"}), 120.0),
        (httpx.Response(503, headers={"retry-after": "Sat, 01 Jan 2000 00:00:00 GMT"}), 0.0),
        (httpx.Response(503, headers={"retry-after": "soon"}), 1.0),
        (httpx.Response(502), 1.0),
        (httpx.Response(200, json={"error": {"code": "maxlag"}}, headers={"retry-after": "5"}), 5.0),
        (httpx.ConnectError("refused"), 1.0),
    ],
)
def test_faults_that_pass_are_waited_out(fault: httpx.Response | Exception, pause: float) -> None:
    site, pauses, asked = wiki(fault, httpx.Response(200, json=RIGHTS))
    assert site.licence() == "https://example.org/l"
    assert pauses == [pause]
    assert asked[1]["maxlag"] == ["5"]


def test_pauses_grow_and_end() -> None:
    site, pauses, _ = wiki(*[httpx.Response(500)] * 8)
    with pytest.raises(FetchError, match="HTTP 500"):
        site.licence()
    assert pauses == [1, 2, 4, 8, 16, 32, 64, 120]


@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(404),
        httpx.Response(301, headers={"location": "https://example.org"}),
        httpx.Response(200, text="<html>"),
        httpx.Response(200, json={"error": {"code": "badtoken", "info": "no"}}),
        httpx.Response(200, json={}),
        httpx.Response(200, json=[]),
    ],
)
def test_faults_that_stay_are_told_in_one_line(answer: httpx.Response) -> None:
    site, pauses, _ = wiki(answer)
    with pytest.raises(FetchError) as caught:
        site.licence()
    assert API in str(caught.value)
    assert "\n" not in str(caught.value)
    assert pauses == []


def test_long_answers_are_continued() -> None:
    def members(*titles: str) -> dict[str, object]:
        return {"query": {"categorymembers": [{"title": title} for title in titles]}}

    site, _, asked = wiki(
        httpx.Response(200, json={**members("A"), "continue": {"cmcontinue": "x|1", "continue": "-||"}}),
        httpx.Response(200, json=members("B")),
    )
    assert list(site.members("Chad")) == ["A", "B"]
    assert asked[0]["cmtitle"] == ["Category:Chad"]
    assert asked[1]["cmcontinue"] == ["x|1"]


def test_a_fetch_that_broke_off_goes_on(tmp_path: Path) -> None:
    def info(*titles: str) -> httpx.Response:
        return httpx.Response(200, json={"query": {"pages": [{"title": t, "lastrevid": 5} for t in titles]}})

    def content(*titles: str) -> httpx.Response:
        revision = {"revid": 5, "timestamp": "2020-01-01T00:00:00Z", "slots": {"main": {"content": "Met."}}}
        found = [{"title": title, "fullurl": "u", "revisions": [revision]} for title in titles]
        return httpx.Response(200, json={"query": {"pages": found}})

    rights = httpx.Response(200, json=RIGHTS)
    titles = [f"T{number}" for number in range(60)]
    first, second = titles[:50], titles[50:]
    site, _, _ = wiki(rights, info(*first), info(*second), content(*first), httpx.Response(404))
    with pytest.raises(FetchError):
        fetch(site, titles, tmp_path)
    site, _, asked = wiki(rights, info(*first), info(*second), content(*second))
    assert fetch(site, titles, tmp_path).saved == second
    assert asked[3]["titles"] == ["|".join(second)]


def test_requests_name_who_asks() -> None:
    assert user_agent("me@example.org").endswith("me@example.org)")
    assert user_agent().startswith("Legation/")


@pytest.mark.parametrize("title", ["A/B relations", ".hidden", 'x"?*', "ü" * 300, "Chad–Mali relations"])
def test_any_title_is_a_file_name_that_is_found_again(tmp_path: Path, title: str) -> None:
    saved = mediawiki.SavedPage(
        title=title,
        url="u",
        revision="5",
        timestamp="t",
        licence="l",
        retrieved="2020-01-01",
        text="They met.",
    )
    assert mediawiki.save(saved, tmp_path) in find([tmp_path])
    assert mediawiki.load(title, tmp_path) == saved


def test_a_damaged_saved_page_is_told(tmp_path: Path) -> None:
    path = tmp_path / "page.json"
    path.write_text('{"page": "wikitext", "title": "T"', encoding="utf-8")
    with pytest.raises(ReadError, match=r"page\.json.*fetch it again"):
        list(read(path))
