"""Files as bytes and text: what all readers share."""

from __future__ import annotations

import codecs
from dataclasses import dataclass, field
from pathlib import Path

from extract.article import Provenance

__all__ = ["Page", "ReadError", "decode", "load"]


class ReadError(Exception):
    """A file or page that cannot be read: one line that says what, where and what to do."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page as its source holds it, before it is read.

    `identifier` is the file's name or the page's title, `form` the reader that `text` is for
    ("plain", "wikitext", "html"), `title` empty where the source does not say.
    """

    identifier: str
    form: str
    text: str
    title: str = ""
    provenance: Provenance = field(default_factory=Provenance)


def load(path: Path) -> bytes:
    """The bytes of a file; `ReadError` where there is none, it may not be read or it is empty."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(f"{path}: {error.strerror or error}; check the path and its permissions") from error
    if not data.strip():
        raise ReadError(f"{path}: the file is empty; remove it or fill it")
    return data


def decode(data: bytes, name: str) -> str:
    """UTF-8 bytes as text, line ends as `Path.read_text` gives them: offsets count in this text."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise ReadError(f"{name}: the file is UTF-16; convert it to UTF-8 (`iconv -f utf-16 -t utf-8`)")
    if b"\0" in data:
        raise ReadError(f"{name}: the file is binary, not text; give text, wikitext, HTML or a dump")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ReadError(
            f"{name}: byte {error.start} is not UTF-8; convert the file (`iconv -f latin1 -t utf-8`)"
        ) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")
