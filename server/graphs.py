"""The version of the store being served, and the change to the next one without a failed request."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from graph import store as stores

from .keeper import Order
from .settings import Settings
from .workers import Keeper, Nursery

__all__ = ["Graph", "Graphs", "NoGraphError"]

RETRY = 1.0  # seconds after which a store that could not be opened is tried again

_NONE = "There is no graph to query: build one with `legation build`."

log = logging.getLogger("legation.server")


class NoGraphError(Exception):
    """There is no graph to query: what to do about it."""


@dataclass(frozen=True)
class Graph:
    """A version of the store, opened."""

    path: Path
    manifest: stores.Manifest
    keeper: Keeper


class Graphs:
    """Gives the graph that is current. `on_switch` is called after each change."""

    def __init__(self, settings: Settings, on_switch: Callable[[], None]) -> None:
        self.served: Graph | None = None
        self.switches = 0
        self._settings = settings
        self._on_switch = on_switch
        self._nursery: Nursery | None = None
        self._refused: tuple[Path, float] | None = None
        self._opening = asyncio.Lock()
        self._tasks: set[asyncio.Task[None]] = set()

    async def current(self) -> Graph:
        """The newest version; the one served before where the newest cannot be opened. Raises NoGraphError."""
        path = self._newest()
        if path is not None and (self.served is None or self.served.path is not path):
            async with self._opening:
                if self.served is None or self.served.path != path:
                    await self._switch_to(path)
        if self.served is None:
            refused = "The graph is there, but cannot be served now: the server's log says why."
            raise NoGraphError(refused if self._refused else _NONE)
        return self.served

    def lost(self, graph: Graph) -> None:
        """The keeper of a graph has died: it is opened again when next asked for."""
        if self.served is graph:
            self.served = None

    async def close(self) -> None:
        """End every process."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self.served is not None:
            self.served.keeper.retire()
        if self._nursery is not None:
            self._nursery.close()
        self.served = self._nursery = None

    def _newest(self) -> Path | None:
        """Asked at every request: one link to read; what it leads to is checked once."""
        try:
            path = stores.current(self._settings.store)
        except stores.StoreError as error:
            self._refuse(self._settings.store, error)
            return None
        if path is not None and self._refused is not None and self._refused[0] == path:
            return path if time.monotonic() > self._refused[1] + RETRY else None
        return path

    async def _switch_to(self, path: Path) -> None:
        """Serve a version from now on; queries under way finish on the old one."""
        try:
            graph = Graph(path, stores.manifest(path), await self._keeper(path, in_memory=False))
        except (stores.StoreError, OSError) as error:
            self._refuse(path, error)
            return
        self._serve(graph)
        if self._wants_memory(graph.manifest):
            task = asyncio.create_task(self._to_memory(graph))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _to_memory(self, graph: Graph) -> None:
        """Load a version into memory while it is served from disk, then serve it from there."""
        try:
            keeper = await self._keeper(graph.path, in_memory=True)
        except OSError as error:
            self._refuse(graph.path, error)
            return
        if self.served is graph:
            self._serve(Graph(graph.path, graph.manifest, keeper))
        else:
            keeper.retire()

    def _serve(self, graph: Graph) -> None:
        old, self.served, self._refused = self.served, graph, None
        if old is not None:
            old.keeper.retire()
        if old is None or old.path != graph.path:
            self.switches += 1
            self._on_switch()

    async def _keeper(self, path: Path, *, in_memory: bool) -> Keeper:
        if self._nursery is None or not self._nursery.alive:
            self._nursery = Nursery()
        settings = self._settings
        order = Order(
            version=str(path.resolve()),
            in_memory=in_memory,
            union={"auto": None, "union": True, "own": False}[settings.default_graph],
            memory=settings.memory,
            network=bool(settings.service or settings.remote),
            remote=settings.remote,
        )
        return await self._nursery.keeper(order)

    def _wants_memory(self, manifest: stores.Manifest) -> bool:
        engine = self._settings.engine
        if self._settings.remote:
            return False
        return engine == "memory" or (engine == "auto" and manifest.triples <= self._settings.memory_triples)

    def _refuse(self, path: Path, error: Exception) -> None:
        if self._refused is None or self._refused[0] != path:
            log.error("not served: %s", error)
        self._refused = (path, time.monotonic())
