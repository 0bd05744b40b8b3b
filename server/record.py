"""What is told of each request afterwards: one line of JSON, and the metrics."""

from __future__ import annotations

import functools
import hashlib
import sys
import time
from dataclasses import dataclass, field

import msgspec
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from .queries import Answer, Queries
from .settings import Settings

__all__ = ["Metrics", "Record"]

_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)


@dataclass(slots=True)
class Record:
    """A request while it is answered, and what became of it."""

    method: str
    path: str
    client: str
    status: int = 0
    size: int = 0
    query: str | None = None
    outcome: str = ""
    rows: int | None = None
    version: str = ""
    cached: bool = False
    began: float = field(default_factory=time.perf_counter)

    def see(self, answer: Answer) -> None:
        """Note what is known of an answer before it is sent."""
        self.outcome = "limited" if answer.head.limited else answer.head.outcome
        self.version = answer.version
        self.cached = answer.cached


class Metrics:
    """Prometheus metrics of this process, and the log."""

    def __init__(self, settings: Settings, queries: Queries) -> None:
        self._settings = settings
        self.registry = registry = CollectorRegistry()
        self._queries = Counter("legation_queries", "Queries by outcome.", ["outcome"], registry=registry)
        self._requests = Counter("legation_requests", "Requests by status.", ["status"], registry=registry)
        self._seconds = Histogram(
            "legation_query_seconds",
            "Time from request to the end of its answer.",
            buckets=_BUCKETS,
            registry=registry,
        )
        self._cached = Counter("legation_cache_hits", "Queries answered from the cache.", registry=registry)
        for name, help_, value in (
            ("workers_busy", "Queries being evaluated.", lambda: queries.running),
            ("workers_limit", "Queries that may be evaluated at the same time.", lambda: settings.workers),
            ("queries_waiting", "Queries that wait for a worker.", lambda: queries.waiting),
            ("cache_bytes", "Size of the cached answers.", lambda: queries.cache.size),
            ("cache_entries", "Number of the cached answers.", lambda: len(queries.cache)),
            (
                "graph_switches",
                "Versions of the graph served since the start.",
                lambda: queries.graphs.switches,
            ),
            ("graph_triples", "Triples in the graph served.", lambda: _triples(queries)),
        ):
            Gauge(f"legation_{name}", help_, registry=registry).set_function(value)

    def text(self) -> bytes:
        """All metrics in the text format of Prometheus."""
        return generate_latest(self.registry)

    def note(self, record: Record) -> None:
        """Count a finished request and write its line."""
        seconds = time.perf_counter() - record.began
        _labelled(self._requests, str(record.status)).inc()
        if record.query is not None:
            _labelled(self._queries, record.outcome.partition(":")[0]).inc()
            self._seconds.observe(seconds)
            if record.cached:
                self._cached.inc()
        if self._settings.log:
            sys.stdout.write(_line(record, seconds, self._settings.log_queries))


@functools.lru_cache(maxsize=512)
def _labelled(counter: Counter, label: str) -> Counter:
    return counter.labels(label)


def _triples(queries: Queries) -> int:
    served = queries.graphs.served
    return served.manifest.triples if served else 0


def _line(record: Record, seconds: float, with_query: bool) -> str:
    told = {
        "time": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        "method": record.method,
        "path": record.path,
        "status": record.status,
        "outcome": record.outcome,
        "ms": round(seconds * 1000, 2),
        "bytes": record.size,
        "client": record.client,
    }
    if record.query is not None:
        told |= {
            "query": hashlib.blake2b(record.query.encode(), digest_size=8).hexdigest(),
            "rows": record.rows,
            "cached": record.cached,
            "graph": record.version,
        }
        if with_query:
            told["text"] = record.query
    return msgspec.json.encode(told).decode() + "\n"
