"""MediaWiki dumps, streamed page by page."""

from __future__ import annotations

import bz2
import gzip
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
import zstandard

from extract.read import Choice, ReadError, dump, pages, read

HEAD = """<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="en">
<siteinfo><sitename>Wikipedia</sitename><dbname>enwiki</dbname>
<base>https://en.wikipedia.org/wiki/Main_Page</base><generator>MediaWiki</generator><case>first-letter</case>
<namespaces><namespace key="0" case="first-letter"/><namespace key="1" case="first-letter">Talk</namespace>
</namespaces></siteinfo>
"""


def page(title: str, *texts: str, namespace: int = 0, redirect: str = "") -> str:
    revisions = "".join(
        f"<revision><id>{number}</id><timestamp>2020-01-0{number}T00:00:00Z</timestamp><model>wikitext</model>"
        f"<format>text/x-wiki</format><text xml:space='preserve'>{escape(text)}</text></revision>"
        for number, text in enumerate(texts, 1)
    )
    leads = f'<redirect title="{redirect}"/>' if redirect else ""
    return f"<page><title>{title}</title><ns>{namespace}</ns><id>7</id>{leads}{revisions}</page>\n"


DUMP = (
    HEAD
    + page("Chad–Mali relations", "Old.", "'''Chad''' met [[Mali]] & others.")
    + page("Foreign relations of Chad", "#REDIRECT [[X]]", redirect="X")
    + page("Talk:Chad–Mali relations", "Chat.", namespace=1)
    + page("Lake Chad", "A lake. [[Category:Lakes of Chad|Chad]]")
    + page("List of diplomatic missions of Chad", "* [[Paris]]")
    + "</mediawiki>\n"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "dump"
    path.write_text(DUMP, encoding="utf-8")
    return path


def test_pages_are_chosen_by_title_in_their_last_revision(path: Path) -> None:
    relations, missions = read(path)
    assert relations.of(relations.blocks[0]) == "Chad met Mali & others."
    assert (relations.identifier, relations.title) == ("Chad–Mali relations", "Chad–Mali relations")
    assert missions.title == "List of diplomatic missions of Chad"


def test_revision_address_and_licence_are_kept(path: Path) -> None:
    provenance = next(read(path)).provenance
    assert provenance.revision == "2"
    assert provenance.url == "https://en.wikipedia.org/wiki/Chad%E2%80%93Mali_relations"
    assert provenance.licence == "https://creativecommons.org/licenses/by-sa/4.0/"


def test_titles_and_categories_can_be_given(path: Path) -> None:
    assert [page.title for page in dump.pages(path, Choice(titles=("Lake .*",)))] == ["Lake Chad"]
    assert [page.title for page in dump.pages(path, Choice(categories=("lakes_of Chad",)))] == ["Lake Chad"]


def test_a_title_that_is_no_pattern_is_refused() -> None:
    with pytest.raises(ValueError, match="no regular expression"):
        Choice(titles=("(relations",))


def in_frames(data: bytes) -> bytes:
    return b"".join(zstandard.compress(data[at : at + 500]) for at in range(0, len(data), 500))


@pytest.mark.parametrize("pack", [bz2.compress, gzip.compress, zstandard.compress, in_frames])
def test_compressed_dumps_are_known_by_their_content(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    path = tmp_path / "dump.txt"
    path.write_bytes(pack(DUMP.encode()))
    assert len(list(read(path))) == 2


@pytest.mark.parametrize("pack", [bytes, bz2.compress, gzip.compress, zstandard.compress])
def test_a_dump_that_breaks_off_yields_the_pages_before(
    tmp_path: Path, pack: Callable[[bytes], bytes]
) -> None:
    filler = "".join(page(f"Lake {number}", "Water. " * 2000) for number in range(200))
    path = tmp_path / "dump"
    whole = pack((DUMP.removesuffix("</mediawiki>\n") + filler).encode())
    path.write_bytes(whole[: len(whole) - 40])
    found = []
    with pytest.raises(ReadError, match="breaks off"):
        for page_ in pages(path):
            found.append(page_.title)
    assert found == ["Chad–Mali relations", "List of diplomatic missions of Chad"]
