"""The store directory: one immutable version per build, switched to atomically.

    DIR/current -> versions/<version>     symbolic link, replaced in one step
    DIR/versions/<version>/oxigraph/      the graph (RocksDB; bulk-loaded, optimized, flushed), or one that
                                          shares files with the former version's and holds what has changed
    DIR/versions/<version>/index.sqlite   names, and which facts speak of what
    DIR/versions/<version>/graph.nq.gz …  whatever else the build writes
    DIR/versions/<version>/manifest.json  written last: a version without it is half-written

No other module knows this layout. Readers ask `current` at every request and so notice a switch;
a version in use stays for `DELAY` seconds after it was replaced.
"""

from __future__ import annotations

import datetime as dt
import fcntl
import functools
import io
import itertools
import os
import shutil
import time
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import msgspec
import pyoxigraph as ox

__all__ = [
    "DELAY",
    "INDEX",
    "VOID",
    "Draft",
    "Manifest",
    "StoreError",
    "current",
    "graph_of",
    "latest",
    "locked",
    "made_from",
    "manifest",
    "write",
]

DELAY = 60.0  # seconds that a replaced version stays for the readers that still have it open
INDEX = "index.sqlite"
VOID = "void.ttl"

_LINK = "current"
_MANIFEST = "manifest.json"
_GRAPH = "oxigraph"
_SCRATCH = "scratch"
_PIECE = 24_000_000  # bytes loaded at once: each time adds files to the graph, which settling joins


class StoreError(Exception):
    """The store cannot be used: what, where, and what to do, in one line."""


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What a version holds. `files` maps each file that readers need to its size in bytes.

    `inputs` is what it was made from (`graph.inputs`), "" where that is not known. `gone` is how many quads were
    taken away since the graph was filled from nothing: their terms still take their place in it.
    """

    version: str
    created: str
    triples: int
    articles: int
    graphs: int
    base: str
    pyoxigraph: str
    files: dict[str, int]
    inputs: str = ""
    gone: int = 0


class Draft:
    """A version being written: `graph` to fill, `path` for files beside it, `articles` to count.

    `inputs` goes into the manifest; what is put into the folder `scratch` goes away at the end.
    """

    def __init__(self, path: Path, base: str) -> None:
        self.path = path
        self.base = base
        self.articles = 0
        self.inputs = ""
        self._gone = 0
        self.scratch = path / _SCRATCH
        self.scratch.mkdir()
        self._settled = False
        self._compact = True
        self.graph = ox.Store(str(path / _GRAPH))

    def load(self, lines: IO[bytes]) -> None:
        """Load lines of N-Quads, so much at a time that memory does not grow with them.

        A serializer has written them: their terms are valid and need no checking.
        """
        while piece := lines.readlines(_PIECE):
            self.graph.bulk_load(b"".join(piece), ox.RdfFormat.N_QUADS, lenient=True)

    def begin_with(self, former: Path) -> None:
        """Have the graph of a former version, shared by hard links, in place of the empty one."""
        del self.graph
        shutil.rmtree(self.path / _GRAPH)
        graph_of(former).backup(str(self.path / _GRAPH))
        self.graph = ox.Store(str(self.path / _GRAPH))
        self._gone = manifest(former).gone

    def change(self, former: Path, gone: Collection[bytes], new: Iterable[bytes]) -> None:
        """Begin with a former version but for some lines of N-Quads that are gone and some that are new.

        What is shared with the former version stays shared: the graph is not made compact anew.
        """
        self.begin_with(former)
        for quad in ox.parse(b"".join(gone), ox.RdfFormat.N_QUADS, lenient=True):
            self.graph.remove(quad)
        self.load(io.BytesIO(b"".join(new)))
        self._compact = False
        self._gone += len(gone)

    def settle(self) -> None:
        """Make an end of filling: from now on the graph is only read, here or by other processes.

        Nothing else may hold `graph` or answers from it: they would keep it open for writing.
        """
        if not self._settled:
            if self._compact:
                self.graph.optimize()
            self.graph.flush()
            del self.graph  # closes RocksDB, so that its files are as they will stay
            self.graph = graph_of(self.path)
            self._settled = True

    def _finish(self) -> None:
        """Make everything durable; the manifest comes last and says that the rest is complete."""
        self.settle()
        triples, graphs = len(self.graph), sum(1 for _ in self.graph.named_graphs())
        shutil.rmtree(self.scratch)
        found = Manifest(
            version=self.path.name,
            created=dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
            triples=triples,
            articles=self.articles,
            graphs=graphs,
            base=self.base,
            pyoxigraph=ox.__version__,
            files=_sizes(self.path),
            inputs=self.inputs,
            gone=self._gone,
        )
        for name in found.files:
            _sync(self.path / name)
        _sync(self.path / _GRAPH)
        temporary = self.path / f"{_MANIFEST}.new"
        temporary.write_bytes(msgspec.json.format(msgspec.json.encode(found)))
        _sync(temporary)
        temporary.replace(self.path / _MANIFEST)
        _sync(self.path)
        _sync(self.path.parent)


def current(folder: Path) -> Path | None:
    """The complete version that readers should use; None where nothing was built yet.

    Raises StoreError where the version is half-written or damaged.
    """
    try:
        target = os.readlink(f"{folder}/{_LINK}")  # noqa: PTH115 (asked at every request: a tenth of the time)
    except OSError:
        return None
    return _verified(folder, target)


def made_from(inputs: str, folder: Path) -> Path | None:
    """The version that readers should use, if it is whole and was made from these inputs."""
    try:
        version = current(folder)
        return version if version and manifest(version).inputs == inputs else None
    except StoreError:
        return None


def latest(folder: Path) -> Path:
    """The version that `current` gives; raises StoreError also where nothing was built yet."""
    version = current(folder)
    if version is None:
        raise StoreError(f"no graph in {folder}: give its folder by --store, or run `legation build` first")
    return version


def manifest(version: Path) -> Manifest:
    """The manifest of a version; raises StoreError where it is missing or unreadable."""
    try:
        return msgspec.json.decode((version / _MANIFEST).read_bytes(), type=Manifest)
    except (OSError, msgspec.MsgspecError) as error:
        raise StoreError(f"half-written store version {version}: build again ({error})") from error


def graph_of(version: Path) -> ox.Store:
    """The graph of a version, opened read-only; raises StoreError where it cannot be opened."""
    try:
        return ox.Store.read_only(str(version / _GRAPH))
    except OSError as error:
        raise StoreError(f"damaged store version {version}: build again ({error})") from error


@contextmanager
def write(
    folder: Path, base: str, *, former: Path | None = None, keep: int = 1, delay: float = DELAY
) -> Iterator[Draft]:
    """A new version to fill, empty or beginning with a `former` one; leaving the block publishes it.

    An exception removes it.

    The former version stays served until then. Of the versions replaced more than `delay` seconds
    ago the `keep` newest stay, for a way back. Raises StoreError while another build writes here.
    """
    versions = folder / "versions"
    versions.mkdir(parents=True, exist_ok=True)
    with locked(folder):
        _clear_leftovers(versions)
        path = _new_version(versions)
        try:
            draft = Draft(path, base)
            if former:
                draft.begin_with(former)
            yield draft
            draft._finish()
            _switch(folder, path)
        except BaseException:
            shutil.rmtree(path, ignore_errors=True)
            raise
        _prune(folder, keep, delay)


@functools.lru_cache(maxsize=64)
def _verified(folder: Path, target: str) -> Path:
    """Check a version once: it is immutable. A failure is not remembered."""
    version = folder / target
    for name, size in manifest(version).files.items():
        try:
            found = (version / name).stat().st_size
        except OSError:
            found = -1
        if found != size:
            raise StoreError(f"damaged store version {version}: {name} is not as built; build again")
    return version


def _new_version(versions: Path) -> Path:
    """A directory named by the moment, to the microsecond: names sort in the order of the builds."""
    path = versions / dt.datetime.now(dt.UTC).strftime("%Y%m%dT%H%M%S.%fZ")
    path.mkdir()
    return path


def _sizes(version: Path) -> dict[str, int]:
    """The files that readers need; RocksDB's own log, lock and write-ahead log are none of them."""
    graph = version / _GRAPH
    needed = [p for p in graph.iterdir() if p.suffix == ".sst" or p.name.startswith(("MANIFEST", "CURRENT"))]
    beside = [p for p in version.iterdir() if p.is_file()]
    return {str(p.relative_to(version)): p.stat().st_size for p in sorted([*needed, *beside])}


def _switch(folder: Path, version: Path) -> None:
    temporary = folder / f"{_LINK}.new"
    temporary.unlink(missing_ok=True)
    temporary.symlink_to(version.relative_to(folder))
    temporary.replace(folder / _LINK)
    _sync(folder)


def _prune(folder: Path, keep: int, delay: float) -> None:
    """Remove versions replaced long enough ago; a version is replaced when the next one is written."""
    served = (folder / _LINK).readlink().name
    versions = sorted((p for p in (folder / "versions").iterdir() if p.is_dir()), key=lambda p: p.name)
    written = {p.name: (p / _MANIFEST).stat().st_mtime for p in versions}
    for version, successor in list(itertools.pairwise(versions))[: -keep or None]:
        if version.name != served and time.time() - written[successor.name] >= delay:
            shutil.rmtree(version)


def _clear_leftovers(versions: Path) -> None:
    """Remove what killed builds left. Safe under the lock: no other build is at work."""
    for path in versions.iterdir():
        if path.is_dir() and not (path / _MANIFEST).exists():
            shutil.rmtree(path)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Exclude builds while the block runs. The system releases the lock when the process ends, however it ends."""
    with (folder / "build.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise StoreError(f"another build is writing to {folder}: wait for it to end") from error
        yield


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
