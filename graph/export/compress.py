"""Files written plain, or compressed as their names say."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
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
    if compression == "gzip":
        with gzip.GzipFile(filename="", mode="wb", fileobj=out, mtime=0, compresslevel=6) as stream:
            yield cast(IO[bytes], stream)
    elif compression == "zstd":
        with zstandard.ZstdCompressor().stream_writer(out, closefd=False) as stream:
            yield cast(IO[bytes], stream)
    else:
        yield out


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
