"""The processes that hold the graph: one nursery, a keeper for each version, evaluators forked from it.

    web process ── starts ──▶ nursery       single-threaded, knows the modules, opens nothing
                              └─ forks ──▶ keeper       opens one version of the store
                                           └─ forks ──▶ evaluator   answers Jobs, one after another

The web process makes a pair of sockets for each process it wants and sends one end down; closing its
own end lets that process, and the evaluators with it, come to their end. An evaluator shares the
store's memory with its keeper and starts in a few milliseconds, so it can be killed at any moment.
"""

from __future__ import annotations

import ctypes
import gc
import os
import resource
import signal
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import msgspec
import pyoxigraph as ox

from graph import store as stores

from . import evaluate, frames
from .frames import Hello, Job

__all__ = ["Order", "main", "receive"]

CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000
PR_SET_PDEATHSIG = 1

_libc = ctypes.CDLL(None, use_errno=True)


class Order(msgspec.Struct, array_like=True, frozen=True):
    """What a keeper is to hold, and how its evaluators are bound."""

    version: str
    in_memory: bool = False
    union: bool | None = None  # None: where the store's own default graph is empty
    memory: int = 0
    network: bool = False
    remote: str = ""  # the endpoint of the engine that holds the graph; empty: this one does


def main() -> None:
    """The nursery: forks a keeper for each order that comes in on standard input, a Unix socket."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the web process decides when this ends
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the system buries the dead
    _die_with_parent()
    orders = socket.socket(fileno=os.dup(0))
    _serve_forks(orders, lambda order, line: _keep(msgspec.msgpack.decode(order, type=Order), line))


def _serve_forks(calls: socket.socket, child: Callable[[bytes, socket.socket], None]) -> None:
    """For each message with a socket attached, fork a process that is given both."""
    gc.collect()
    gc.freeze()  # leaves the pages shared with the children untouched
    while True:
        message, descriptors, _, _ = socket.recv_fds(calls, 65_536, 1)
        if not message:
            return
        line = socket.socket(fileno=descriptors[0])
        if os.fork() == 0:
            _die_with_parent()
            calls.close()
            with suppress(BrokenPipeError, ConnectionResetError):
                child(message, line)
            os._exit(0)
        line.close()


def _die_with_parent() -> None:
    """End when the parent is killed: nothing may go on evaluating that nobody waits for."""
    if hasattr(_libc, "prctl"):
        _libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def _keep(order: Order, line: socket.socket) -> None:
    """The keeper: open the store, say so, fork evaluators."""
    try:
        graph = _opened(order)
        union = order.union if order.union is not None else _is_union(graph)
    except (stores.StoreError, OSError) as error:
        line.sendall(msgspec.msgpack.encode(Hello(os.getpid(), str(error) or "cannot be opened")))
        return
    line.sendall(msgspec.msgpack.encode(Hello(os.getpid(), union=union)))
    _serve_forks(line, lambda _, client: _evaluate(order, graph, union, client))
    with suppress(ChildProcessError):
        os.wait()  # comes back when all evaluators have ended: they finish what they are at


def _opened(order: Order) -> evaluate.Graph:
    if order.remote:
        from .forward import opened  # brings an HTTP client, of which nobody else here has need

        return opened(Path(order.version), order.remote, union=order.union is not False)
    on_disk = stores.graph_of(Path(order.version))
    if not order.in_memory:
        return on_disk
    graph = ox.Store()
    graph.bulk_load(on_disk.dump(format=ox.RdfFormat.N_QUADS), ox.RdfFormat.N_QUADS)
    return graph


def _is_union(graph: evaluate.Graph) -> bool:
    """Whether the graph has no default graph of its own; where another engine holds it, that one decides."""
    if not isinstance(graph, ox.Store):
        return True
    return next(graph.quads_for_pattern(None, None, None, ox.DefaultGraph()), None) is None


def _evaluate(order: Order, graph: evaluate.Graph, union: bool, line: socket.socket) -> None:
    """The evaluator: answer Jobs until the web process hangs up, or kills this process."""
    _confine(order)
    line.sendall(frames.frame(frames.HELLO, msgspec.msgpack.encode(Hello(os.getpid()))))
    decoder, buffer = msgspec.msgpack.Decoder(Job), bytearray(65_536)
    while (job := receive(line, buffer)) is not None:
        evaluate.answer(decoder.decode(job), graph, union, line.sendall)


def _confine(order: Order) -> None:
    """Shut the network, bound the memory, silence what the engine writes when it dies."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    if not order.network and _libc.unshare(CLONE_NEWNET) != 0:
        _libc.unshare(CLONE_NEWUSER | CLONE_NEWNET)  # a new user namespace may grant the privilege
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if order.memory:
        used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (used + order.memory, used + order.memory))


def receive(line: socket.socket, buffer: bytearray) -> bytes | None:
    """The payload of the next frame; None when the other side has hung up.

    Frames come one at a time: the next Job is sent when the answer to the one before was received.
    `buffer` takes what comes at once: room made for it each time would cost more than the reading.
    """
    found, size = b"", frames.HEADER.size
    while len(found) < size:
        count = line.recv_into(buffer)
        if not count:
            return None
        found += buffer[:count]
        if len(found) >= frames.HEADER.size:
            size = frames.HEADER.size + frames.HEADER.unpack_from(found)[1]
    return found[frames.HEADER.size :]


if __name__ == "__main__":
    main()
    sys.exit(0)
