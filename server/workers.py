"""The web process's side of the evaluators: start them, give them Jobs, kill them.

Everything here runs on one event loop; nothing here evaluates a query.
"""

from __future__ import annotations

import asyncio
import collections
import os
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import cast

import msgspec

from . import frames
from .frames import End, Head, Hello, Job
from .keeper import Order

__all__ = ["Evaluator", "EvaluatorError", "Keeper", "Nursery"]

HIGH_WATER = 262_144  # bytes of an answer held here while the client is slow
BEHIND = 15  # added to the nice value of a query that has taken long; it still gets what others leave
SPARE = 16  # idle evaluators kept for a keeper

# The engine asks for memory in many small pieces: with those at hand a look-up takes a fifth less time.
_MALLOC = "glibc.malloc.tcache_count=2000:glibc.malloc.trim_threshold=8000000"

_hello = msgspec.msgpack.Decoder(Hello)
_head = msgspec.msgpack.Decoder(Head)
_end = msgspec.msgpack.Decoder(End)
_encode = msgspec.msgpack.Encoder().encode


class EvaluatorError(Exception):
    """The evaluator ended in the middle of its work. `fate` says why: deadline, hang-up or crash."""

    def __init__(self, fate: str) -> None:
        super().__init__(fate)
        self.fate = fate


class Evaluator(asyncio.Protocol):
    """One process that answers one Job at a time."""

    def __init__(self) -> None:
        self.reusable = True
        self._fate = "crash"
        self._pid = -1
        self._process = -1  # a descriptor of the process: never names another one, as a number might
        self._data = bytearray()
        self._frames: collections.deque[tuple[bytes, bytes]] = collections.deque()
        self._held = 0
        self._waiter: asyncio.Future[None] | None = None
        self._closed = False
        self._transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        if self._data:
            self._data += data
        came, start, size = self._data or data, 0, frames.HEADER.size
        while len(came) - start >= size:
            kind, length = frames.HEADER.unpack_from(came, start)
            end = start + size + length
            if len(came) < end:
                break
            self._frames.append((kind, bytes(came[start + size : end])))
            self._held += length
            start = end
        if self._data:
            del self._data[:start]
        elif start < len(data):
            self._data += data[start:]
        if self._held > HIGH_WATER:
            self._transport.pause_reading()
        if self._frames:
            self._wake()

    def connection_lost(self, exc: Exception | None) -> None:
        self._closed = True
        if self._process >= 0:
            os.close(self._process)
            self._process = -1
        self._wake()

    @property
    def alive(self) -> bool:
        """Whether it may be given another Job."""
        return not self._closed and not self._transport.is_closing()

    async def greeted(self) -> None:
        """Wait until the process is there."""
        _, payload = await self._next()
        self._pid = _hello.decode(payload).pid
        with suppress(OSError, AttributeError):
            self._process = os.pidfd_open(self._pid)

    async def start(self, job: Job) -> Head:
        """Give it a Job; back comes the answer, or its head with the first piece. Raises EvaluatorError."""
        self._transport.write(frames.frame(frames.JOB, _encode(job)))
        _, payload = await self._next()
        return _head.decode(payload)

    async def rest(self) -> AsyncIterator[bytes | End]:
        """The pieces of the body, and the End last. Raises EvaluatorError."""
        while True:
            kind, payload = await self._next()
            if kind == frames.END:
                yield _end.decode(payload)
                return
            yield payload

    def step_back(self) -> None:
        """Let shorter queries go first."""
        if self._pid > 0 and not self._closed:
            self.reusable = False
            with suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, self._pid, _priority() + BEHIND)

    def step_up(self) -> None:
        """Take that back; where the system does not allow it, the process is not used again."""
        if self._pid > 0 and not self._closed:
            with suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, self._pid, _priority())
                self.reusable = True

    def kill(self, fate: str) -> None:
        """End the process at once, whatever it does; those who wait for it get EvaluatorError(fate)."""
        if self._closed:
            return
        self._fate = fate
        self.reusable = False
        with suppress(ProcessLookupError, OSError):
            if self._process >= 0:
                signal.pidfd_send_signal(self._process, signal.SIGKILL)
            elif self._pid > 0:
                os.kill(self._pid, signal.SIGKILL)
        self._frames.clear()
        self._transport.abort()
        self._closed = True
        self._wake()

    def close(self) -> None:
        """Let it end by itself."""
        self._transport.close()

    async def _next(self) -> tuple[bytes, bytes]:
        while not self._frames:
            if self._closed:
                raise EvaluatorError(self._fate)
            self._waiter = asyncio.get_running_loop().create_future()
            await self._waiter
        kind, payload = self._frames.popleft()
        before, self._held = self._held, self._held - len(payload)
        if before > HIGH_WATER >= self._held and self.alive:
            self._transport.resume_reading()
        return kind, payload

    def _wake(self) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)


def _priority() -> int:
    """The nice value of the web process, and so of its evaluators at first."""
    return os.getpriority(os.PRIO_PROCESS, 0)


class Keeper:
    """The process that holds one version of the store open, and the evaluators forked from it."""

    def __init__(self, order: Order, line: socket.socket, *, union: bool) -> None:
        self.order = order
        self.union = union  # the default graph is all graphs together
        self._line = line
        self._idle: list[Evaluator] = []
        self._retired = False

    async def evaluator(self) -> Evaluator:
        """An evaluator at rest, or a new one. Raises EvaluatorError when the keeper is gone."""
        while self._idle:
            found = self._idle.pop()
            if found.alive:
                return found
        ours, theirs = socket.socketpair()
        with theirs:
            try:
                socket.send_fds(self._line, [b"fork"], [theirs.fileno()])
            except OSError as error:
                ours.close()
                raise EvaluatorError("crash") from error
        _, evaluator = await asyncio.get_running_loop().create_unix_connection(Evaluator, sock=ours)
        try:
            await evaluator.greeted()
        except BaseException:
            evaluator.kill("crash")
            raise
        return evaluator

    def take_back(self, evaluator: Evaluator) -> None:
        """Keep an evaluator that has finished its Job, or let it go."""
        if not evaluator.reusable:
            evaluator.step_up()
        if evaluator.reusable and evaluator.alive and not self._retired and len(self._idle) < SPARE:
            self._idle.append(evaluator)
        else:
            evaluator.close()

    def retire(self) -> None:
        """No more work: the processes end when they have finished what they are at."""
        self._retired = True
        self._line.close()
        for evaluator in self._idle:
            evaluator.close()
        self._idle.clear()


class Nursery:
    """The process from which keepers are forked; started once, before the first query."""

    def __init__(self) -> None:
        self._orders, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "server.keeper"],
                stdin=theirs.fileno(),
                start_new_session=True,
                env={"GLIBC_TUNABLES": _MALLOC} | os.environ,
            )

    @property
    def alive(self) -> bool:
        """Whether it can still be asked for a keeper."""
        if self._process.poll() is None:
            return True
        self._orders.close()
        return False

    async def keeper(self, order: Order) -> Keeper:
        """A keeper for a version of the store. Raises OSError with the reason where it cannot be opened."""
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            socket.send_fds(self._orders, [_encode(order)], [theirs.fileno()])
        ours.setblocking(False)
        try:
            answer = await asyncio.get_running_loop().sock_recv(ours, 65_536)
            hello = _hello.decode(answer) if answer else Hello(0, "the process that opens it died")
            if hello.error:
                raise OSError(hello.error)
        except BaseException:
            ours.close()
            raise
        ours.setblocking(True)
        return Keeper(order, ours, union=hello.union)

    def close(self) -> None:
        """End the nursery, and with it what is left of its keepers."""
        self._orders.close()
        self._process.wait(timeout=10)
