"""The files of the data set: dumps as the build wrote them, and their description (VoID, DCAT)."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
from flask import Blueprint, abort, send_from_directory
from werkzeug.wrappers import Response

from graph import store
from server import queries, urls

__all__ = ["Dump", "blueprint", "dumps"]

blueprint = Blueprint("downloads", __name__)

_FILES = (Path(__file__).parent / "pages" / "queries" / "files.rq").read_text(encoding="utf-8")
_VOID = "http://rdfs.org/ns/void#"


@dataclass(frozen=True, slots=True)
class Dump:
    """A file to download; `size` in bytes, `sha256` in hexadecimal."""

    name: str
    size: int
    sha256: str


def dumps() -> tuple[Dump, ...]:
    """The dumps of the version that is served; none where it was made without."""
    return _described(queries.served().path)


@blueprint.get("/data/<name>")
def dump(name: str) -> Response:
    """A dump, by the name that the data page gives it; parts of it too (Range)."""
    if name not in {each.name for each in dumps()}:
        abort(404, f"There is no dump {name!r}.")
    answer = send_from_directory(queries.served().path, name, as_attachment=True, max_age=60)
    answer.headers.pop("Content-Encoding", None)  # the file is compressed, not its transfer
    return answer


@blueprint.get("/.well-known/void")
def void() -> Response:
    """The description, completed by the addresses under which this server offers the data."""
    version = queries.served()
    path = version.path / store.VOID
    if not path.is_file():
        abort(404, "This graph was made without a description.")
    offered = [("sparqlEndpoint", urls.absolute(urls.sparql()))]
    offered += [("dataDump", urls.absolute(urls.dump(each.name))) for each in dumps()]
    lines = [f"<{version.manifest.base}dataset> <{_VOID}{name}> <{url}> .\n" for name, url in offered]
    body = path.read_text(encoding="utf-8") + "".join(lines)
    return Response(body, content_type="text/turtle; charset=utf-8")


@functools.lru_cache(maxsize=4)
def _described(version: Path) -> tuple[Dump, ...]:
    """The dumps that the description of a version names. Versions never change."""
    path = version / store.VOID
    if not path.is_file():
        return ()
    description = ox.Store()
    description.load(path=str(path))
    found = description.query(_FILES)
    assert isinstance(found, ox.QuerySolutions)
    rows = [[row[name].value for name in ("name", "size", "sum")] for row in found]
    return tuple(Dump(name, int(size), sha256) for name, size, sha256 in rows)
