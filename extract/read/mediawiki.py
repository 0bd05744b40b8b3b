"""Pages that `legation fetch` brought from a MediaWiki: one JSON file a page, with its provenance."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec

from extract.article import Provenance
from extract.read.source import Page, ReadError

__all__ = ["SavedPage", "file_name", "is_page", "load", "page", "save"]

_UNSAFE = re.compile(r'[%/\\:*?"<>|\x00-\x1f]|^\.')
_BEGINS = re.compile(r'\s*\{\s*"page":\s*"wikitext"')
_LONGEST_NAME = 200  # bytes; file systems allow 255


class SavedPage(msgspec.Struct, frozen=True, kw_only=True, tag_field="page", tag="wikitext"):
    """A page as fetched: its wikitext and where it comes from.

    `timestamp` is when the revision was made, `retrieved` the ISO 8601 date of the fetching.
    """

    title: str
    url: str
    revision: str
    timestamp: str
    licence: str
    retrieved: str
    text: str


def is_page(text: str) -> bool:
    """Whether a file's text is a saved page."""
    return bool(_BEGINS.match(text))


def page(text: str, name: str) -> Page:
    """The page that a saved page's file holds; `ReadError` where it is damaged."""
    try:
        saved = msgspec.json.decode(text, type=SavedPage)
    except msgspec.MsgspecError as error:
        raise ReadError(f"{name}: a damaged saved page ({error}); fetch it again") from error
    provenance = Provenance(saved.url, saved.revision, saved.licence, saved.retrieved)
    return Page(saved.title, "wikitext", saved.text, saved.title, provenance)


def file_name(title: str) -> str:
    """A file name for a page: its title, with what file systems refuse percent-encoded."""
    name = _UNSAFE.sub(lambda match: f"%{ord(match[0]):02X}", title)
    while len(name.encode()) > _LONGEST_NAME:
        name = name[:-1]
    return f"{name}.json"


def save(saved: SavedPage, folder: Path) -> Path:
    """Write a page into a folder, whole or not at all."""
    target = folder / file_name(saved.title)
    draft = folder / f".{target.name}.part"
    draft.write_bytes(msgspec.json.format(msgspec.json.encode(saved), indent=1))
    return draft.replace(target)


def load(title: str, folder: Path) -> SavedPage | None:
    """The saved page of that title in a folder; None where there is none or it is damaged."""
    try:
        return msgspec.json.decode((folder / file_name(title)).read_bytes(), type=SavedPage)
    except (OSError, msgspec.MsgspecError):
        return None
