"""A graph as a list of blocks, the same lines never in two of them, and the files that hold them.

A block is compressed on its own, and the files are the blocks one after the other: so gzip allows (RFC 1952,
section 2.2). What one graph has and another has not is told from the lists of their blocks, and a block
that both have is not written anew.
"""

from __future__ import annotations

import gzip
import hashlib
import marshal
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

import msgspec
import pyoxigraph as ox

from graph.export.turtle import turtle, turtle_header
from graph.index import Said, said

__all__ = ["DUMPS", "Block", "Difference", "block", "difference", "indexed", "opened", "write"]

DUMPS = {"graph.ttl.gz": "turtle", "graph.nq.gz": "nquads"}

_TURTLE, _NQUADS = DUMPS
_LIST = "blocks.json"
_LEVEL = 6  # of compression


@dataclass(frozen=True, slots=True)
class Block:
    """Quads as N-Quads and, their graphs left out, as Turtle without prefixes, both compressed; and, for `indexed`,
    what they say that belongs into the index."""

    nquads: bytes
    turtle: bytes
    said: bytes


class _Listed(msgspec.Struct, frozen=True):
    """A block in the file of N-Quads: SHA-256 and number of its bytes."""

    digest: str
    size: int


@dataclass(frozen=True, slots=True)
class Difference:
    """The lines of N-Quads that one graph has not any more, and those that another had not yet."""

    gone: frozenset[bytes]
    new: frozenset[bytes]


def block(quads: Iterable[ox.Quad], base: str) -> Block:
    """The block of some quads, all of them in named graphs; the order in which they come does not matter."""
    found = ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""
    lines = sorted(found.splitlines(keepends=True))
    return Block(_compressed(b"".join(lines)), _compressed(turtle(lines, base)), marshal.dumps(said(lines)))


def write(blocks: Iterable[Block], folder: Path, base: str, index: Path) -> None:
    """Write blocks as dumps in N-Quads and Turtle, and the list of them; and what belongs into the index to a file
    of its own."""
    listed: list[_Listed] = []
    with (
        (folder / _NQUADS).open("wb") as nquads,
        (folder / _TURTLE).open("wb") as text,
        index.open("wb") as file,
    ):
        text.write(_compressed(turtle_header(base)))
        for each in blocks:
            nquads.write(each.nquads)
            text.write(each.turtle)
            file.write(each.said)
            listed.append(_Listed(hashlib.sha256(each.nquads).hexdigest(), len(each.nquads)))
    (folder / _LIST).write_bytes(msgspec.json.encode(listed))


def indexed(file: Path) -> Iterator[Said]:
    """What each block says that belongs into the index, from the file to which it was written."""
    with file.open("rb") as stream, suppress(EOFError):
        while True:
            yield marshal.load(stream)


def opened(folder: Path) -> IO[bytes]:
    """The lines of all blocks, as a file to read."""
    return cast(IO[bytes], gzip.open(folder / _NQUADS))


def difference(folder: Path, former: Path, most: float) -> Difference | None:
    """How the graph in a folder differs from a former one: None where it does so by more than that part of it,
    or where the former one is not listed."""
    new, old = _listed(folder), _listed(former)
    common = {each.digest for each in new} & {each.digest for each in old}
    changed = [each.size for each in (*new, *old) if each.digest not in common]
    if not old or sum(changed) > most * sum(each.size for each in new):
        return None
    added, gone = _lines_of(folder, new, common), _lines_of(former, old, common)
    return Difference(frozenset(gone - added), frozenset(added - gone))


def _listed(folder: Path) -> list[_Listed]:
    try:
        return msgspec.json.decode((folder / _LIST).read_bytes(), type=list[_Listed])
    except FileNotFoundError:
        return []


def _lines_of(folder: Path, listed: Sequence[_Listed], without: set[str]) -> set[bytes]:
    """The lines of the listed blocks but for those of some digests."""
    found: set[bytes] = set()
    with (folder / _NQUADS).open("rb") as file:
        for each in listed:
            data = file.read(each.size)
            if each.digest not in without:
                found.update(gzip.decompress(data).splitlines(keepends=True))
    return found


def _compressed(data: bytes) -> bytes:
    return gzip.compress(data, _LEVEL, mtime=0)
