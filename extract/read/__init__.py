"""One reader a form of input; each yields Articles, and the content decides which one reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from extract.article import Article
from extract.read import html, plain, wikitext
from extract.read.source import ReadError, decode, load

__all__ = ["ReadError", "find", "read"]


def find(paths: Iterable[Path]) -> list[Path]:
    """The files under `paths`: each file itself, each folder's files in order of name.

    Hidden files and folders are left out. A path that does not exist is kept, so that reading
    it reports it.
    """
    found: dict[Path, None] = {}
    for path in paths:
        for file in _files(path) if path.is_dir() else [path]:
            found.setdefault(file)
    return list(found)


def read(path: Path) -> Iterator[Article]:
    """The articles of one file, which may hold many; `ReadError` where it cannot be read."""
    data = load(path)
    if html.is_html(data):
        yield html.read(data, path.name)
        return
    text = decode(data, str(path))
    reader = wikitext if wikitext.is_wikitext(text) else plain
    yield reader.read(text, path.name)


def _files(folder: Path) -> list[Path]:
    inside = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path for path in inside if not _hidden(path.relative_to(folder)))


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)
