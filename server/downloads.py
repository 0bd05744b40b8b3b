"""Dumps of the whole graph as files, and their description in VoID and DCAT."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, abort
from werkzeug.wrappers import Response

__all__ = ["Dump", "blueprint", "dumps"]

blueprint = Blueprint("downloads", __name__)


@dataclass(frozen=True, slots=True)
class Dump:
    """A file to download; `size` in bytes, `sha256` in hexadecimal."""

    name: str
    media_type: str
    size: int
    sha256: str


def dumps() -> list[Dump]:
    return []


@blueprint.get("/data/<name>")
def dump(name: str) -> Response:
    abort(404)


@blueprint.get("/.well-known/void")
def void() -> Response:
    abort(404)
