"""One reader a form of input; each yields Articles, and the content decides which one reads.

A file holds one page or, as a dump does, many: `pages` takes them out one by one, `parse` reads
one. So pages can be read elsewhere (in another process) than where the files are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from extract.article import Article
from extract.read import dump, html, mediawiki, plain, wikitext
from extract.read.dump import Choice
from extract.read.source import Page, ReadError, decode, load

__all__ = ["Choice", "Page", "ReadError", "find", "pages", "parse", "read"]


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
    return map(parse, pages(path))


def pages(path: Path, choice: Choice | None = None) -> Iterator[Page]:
    """The pages of one file as they are; `ReadError` where it is no text or breaks off.

    A dump's pages are the chosen ones; without a choice those whose titles tell of relations (`titles.txt`).
    """
    if dump.is_dump(path):
        yield from dump.pages(path, choice)
        return
    data = load(path)
    if html.is_html(data):
        yield Page(path.name, "html", html.decode(data))
        return
    text = decode(data, str(path))
    if mediawiki.is_page(text):
        yield mediawiki.page(text, str(path))
    else:
        yield Page(path.name, "wikitext" if wikitext.is_wikitext(text) else "plain", text)


def parse(page: Page) -> Article:
    """The article of one page; `ReadError` where it holds none or its reader fails on it."""
    try:
        return _READERS[page.form](page)
    except (ReadError, MemoryError):
        raise
    except Exception as error:  # a page must not cost the others, whatever it holds
        raise ReadError(f"{page.identifier}: cannot be read as {page.form} ({error!r}); report it") from error


_READERS: dict[str, Callable[[Page], Article]] = {
    "plain": plain.read,
    "wikitext": wikitext.read,
    "html": html.read,
}


def _files(folder: Path) -> list[Path]:
    inside = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path for path in inside if not _hidden(path.relative_to(folder)))


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)
