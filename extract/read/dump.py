"""MediaWiki's XML dumps and exports, plain or compressed (https://www.mediawiki.org/wiki/Help:Export)."""

from __future__ import annotations

import bz2
import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import IO, cast
from urllib.parse import quote, urlsplit
from xml.etree.ElementTree import ParseError

import mwxml
import zstandard

from extract.article import Provenance
from extract.read.source import Page, ReadError

__all__ = ["Choice", "is_dump", "pages"]

_SAMPLE = 2048  # bytes in which a dump says what it is
_ROOT = re.compile(rb"<mediawiki[\s>]")
_CATEGORY = re.compile(r"\[\[\s*[Cc]ategory\s*:\s*([^|\]]+)")
_BROKEN = (ParseError, mwxml.errors.MalformedXML, EOFError, OSError, zstandard.ZstdError)


def is_dump(path: Path) -> bool:
    """Whether a file holds a dump, by its first bytes; False where it cannot be opened."""
    try:
        with _open(path) as stream:
            return bool(_ROOT.search(stream.read(_SAMPLE)))
    except _BROKEN:
        return False


@dataclass(frozen=True, slots=True)
class Choice:
    """Which pages of a dump are read.

    titles:     regular expressions; a page whose whole title matches one is taken. Without any,
                and without `categories`, those of `titles.txt`
    categories: a page that is in one of these categories is taken too
    """

    titles: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Raises ValueError for a title that is no regular expression."""
        try:
            self.pattern()
        except re.error as error:
            raise ValueError(f"a title pattern is no regular expression ({error}); mend it") from error

    def pattern(self) -> re.Pattern[str]:
        """What a whole title matches that is chosen by it; an empty pattern where none is."""
        titles = self.titles or (() if self.categories else _titles())
        return re.compile("|".join(f"(?:{title})" for title in titles))


def pages(path: Path, choice: Choice | None = None) -> Iterator[Page]:
    """The chosen pages of a dump, one at a time, each in its last revision.

    Redirects, talk pages and other namespaces are left out. Raises `ReadError` where the dump
    breaks off, after the pages before that place.
    """
    choice = choice or Choice()
    chosen, wanted = choice.pattern(), {_canonical(category) for category in choice.categories}
    with _open(path) as stream:
        try:
            site = mwxml.Dump.from_file(stream)
            for page in site.pages:
                if page.namespace or page.redirect:
                    continue
                named = bool(chosen.pattern and chosen.fullmatch(page.title))
                if named or wanted:
                    yield from _page(page, site.site_info.base or "", set() if named else wanted)
        except _BROKEN as error:
            raise ReadError(f"{path}: the dump breaks off ({error}); fetch the file again") from error


def _open(path: Path) -> IO[bytes]:
    """A file as a stream of bytes, unpacked by what its first bytes say."""
    with path.open("rb") as raw:
        head = raw.read(4)
    if head.startswith(b"BZh"):
        return bz2.open(path)
    if head.startswith(b"\x1f\x8b"):
        return cast(IO[bytes], gzip.open(path))
    if head == b"\x28\xb5\x2f\xfd":
        reader = zstandard.ZstdDecompressor().stream_reader(path.open("rb"), read_across_frames=True)
        return cast(IO[bytes], reader)
    return path.open("rb")


@cache
def _titles() -> tuple[str, ...]:
    lines = files(__package__).joinpath("titles.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("# "))


def _page(page: mwxml.Page, base: str, wanted: set[str]) -> Iterator[Page]:
    """The page in its last revision, if it has a text and is in a wanted category or none is asked for."""
    last = None
    for revision in page:
        last = revision
    if last is None or not last.text:
        return
    if wanted and wanted.isdisjoint(map(_canonical, _CATEGORY.findall(last.text))):
        return
    provenance = Provenance(_page_url(base, page.title), str(last.id), _licence_of(base))
    yield Page(page.title, "wikitext", last.text, page.title, provenance)


def _canonical(category: str) -> str:
    name = category.strip().replace("_", " ").removeprefix("Category:")
    return name[:1].upper() + name[1:]


def _page_url(base: str, title: str) -> str:
    """The address of a page, given the address of its wiki's main page; "" without one."""
    return f"{base.rsplit('/', 1)[0]}/{quote(title.replace(' ', '_'), safe='/:,()')}" if base else ""


def _licence_of(base: str) -> str:
    """The licence of a wiki's texts where its address tells it: the Wikimedia projects'."""
    host = urlsplit(base).hostname or ""
    wikimedia = host.endswith((".wikipedia.org", ".wikimedia.org"))
    return "https://creativecommons.org/licenses/by-sa/4.0/" if wikimedia else ""
