"""Files written plain, or compressed as their names say."""

from __future__ import annotations

import gzip
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

import zstandard

__all__ = ["COMPRESSIONS", "compressed", "opened"]

COMPRESSIONS = {"gzip": ".gz", "zstd": ".zst"}


@contextmanager
def compressed(out: IO[bytes], compression: str = "") -> Iterator[IO[bytes]]:
    """A stream that compresses into `out`: "gzip", "zstd" or "" for neither.

    gzip is written without name and time, so that the same dump has the same bytes.
    """
    if not compression:
        yield out
        return
    with io.BufferedWriter(_COMPRESSORS[compression](out), buffer_size=1 << 16) as stream:
        yield stream


@contextmanager
def opened(path: Path, compression: str = "") -> Iterator[IO[bytes]]:
    """A new file, complete or absent: written under another name and renamed at the end."""
    temporary = path.with_name(f".{path.name}.part")
    try:
        with temporary.open("wb") as file, compressed(file, compression or _of_suffix(path)) as out:
            yield out
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _of_suffix(path: Path) -> str:
    return next((name for name, suffix in COMPRESSIONS.items() if path.suffix == suffix), "")


_COMPRESSORS: dict[str, Callable[[IO[bytes]], io.RawIOBase]] = {
    "gzip": lambda out: cast(
        io.RawIOBase, gzip.GzipFile(filename="", mode="wb", fileobj=out, mtime=0, compresslevel=6)
    ),
    "zstd": lambda out: cast(io.RawIOBase, zstandard.ZstdCompressor().stream_writer(out, closefd=False)),
}
