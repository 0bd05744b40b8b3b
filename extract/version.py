"""The version of the rules: what changes it changes what articles yield."""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from importlib.metadata import entry_points, requires, version
from pathlib import Path

import extract
import ontology

__all__ = ["contents", "requirements", "rules_version"]

_ENGINES = "legation.engines"  # the entry point group of `extract.engine`
_DATA = frozenset({".py", ".tsv", ".txt", ".csv", ".json"})


def rules_version(engine: str = "rules", pipeline: str = "", pack: Path | None = None) -> str:
    """A digest of the rules, word lists and gazetteer tables, and of libraries, pipeline and engine by version.

    Two builds with the same value extract the same facts from the same page. Raises LookupError
    where there is no engine of that name.
    """
    known = {"rules", *entry_points(group=_ENGINES).names}
    if engine not in known:
        raise LookupError(f"no engine named {engine!r}; known are: {', '.join(sorted(known))}")
    digest = hashlib.sha256()
    installed = (_installed("spacy_models"), _installed(_ENGINES))
    for part in (sys.version, requirements(), engine, pipeline, _pipeline(pipeline), *installed):
        digest.update(part.encode() + b"\0")
    folders = (*extract.__path__, *ontology.__path__, *([str(pack)] if pack else ()))
    digest.update(contents(map(Path, folders), _DATA))
    return digest.hexdigest()


def contents(folders: Iterable[Path], suffixes: Collection[str]) -> bytes:
    """A digest of the names and contents of the files in these folders whose names end like this."""
    digest = hashlib.sha256()
    for folder in folders:
        for file in _files(folder, suffixes):
            digest.update(file.relative_to(folder).as_posix().encode() + b"\0")
            digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.digest()


@cache
def requirements() -> str:
    """The names and versions of the libraries that Legation cannot do without."""
    wanted = (each for each in requires("legation") or () if "extra ==" not in each)
    names = (re.split(r"[^\w.-]", each, maxsplit=1)[0] for each in wanted)
    return " ".join(f"{name} {version(name)}" for name in sorted(names))


def _files(folder: Path, suffixes: Collection[str]) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.suffix in suffixes and path.is_file())


def _installed(group: str) -> str:
    """The names and versions of the packages that bring something to an entry point group."""
    brought = {point.dist.name: point.dist.version for point in entry_points(group=group) if point.dist}
    return " ".join(f"{name} {brought[name]}" for name in sorted(brought))


def _pipeline(name: str) -> str:
    """What a pipeline in a folder says of itself; installed ones are known by their packages."""
    meta = Path(name) / "meta.json"
    return meta.read_text(encoding="utf-8") if name and meta.is_file() else ""
