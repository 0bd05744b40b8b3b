"""All settings of the server, in one place: option, environment variable, file.

An option on the command line wins over `LEGATION_…` in the environment, which wins over the file
(TOML, named by `--config` or `LEGATION_CONFIG`), which wins over the default.
"""

from __future__ import annotations

import dataclasses
import ipaddress
import os
import tomllib
import types
import typing
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

__all__ = ["Settings", "SettingsError", "environment", "help_of", "load"]

PREFIX = "LEGATION_"


class SettingsError(ValueError):
    """A setting that cannot be used: which, why, and what would do."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Settings:
    """How the graph is served. Times in seconds, sizes in bytes."""

    store: Annotated[Path, "Store directory to serve."] = Path("store")
    host: Annotated[str, "Address to listen on."] = "127.0.0.1"
    port: Annotated[int, "Port to listen on."] = 7878
    public_url: Annotated[
        str, "Address under which clients reach the server; empty: taken from each request."
    ] = ""
    engine: Annotated[
        Literal["auto", "memory", "rocksdb"],
        "Where queries read: in memory, from disk, or by size of the graph.",
    ] = "auto"
    memory_triples: Annotated[int, "Largest graph, in triples, that `engine = auto` holds in memory."] = (
        2_000_000
    )
    remote: Annotated[
        str, "SPARQL endpoint of another engine that holds the graph and answers; empty: our own does."
    ] = ""
    default_graph: Annotated[
        Literal["auto", "union", "own"],
        "Default graph of a query: all graphs together, the store's own, or its own where it has one.",
    ] = "auto"
    timeout: Annotated[float, "Seconds a query may take; clients may ask for fewer by `timeout=`."] = 30.0
    max_timeout: Annotated[float, "Most seconds that `timeout=` may ask for; 0: as `timeout`."] = 0.0
    memory: Annotated[int, "Memory that one query may use on top of the store; 0: no limit."] = 2_000_000_000
    row_limit: Annotated[int, "Most rows of one result; 0: no limit."] = 0
    workers: Annotated[int, "Queries evaluated at the same time."] = 32
    client_queries: Annotated[
        int, "Queries of one client evaluated at the same time; more wait. 0: no limit."
    ] = 24
    wait: Annotated[float, "Seconds that a query waits for a free worker before it is answered 503."] = 10.0
    rate: Annotated[float, "Requests a second of one client, on average over ten seconds; 0: no limit."] = 0.0
    max_body: Annotated[int, "Largest body of a request."] = 10_000_000
    max_url: Annotated[int, "Longest path and query string of a request."] = 32_768
    max_header: Annotated[int, "Largest header of a request, all fields together."] = 65_536
    trusted_proxies: Annotated[
        tuple[str, ...], "Addresses or networks of proxies whose `X-Forwarded-…` headers are believed."
    ] = ()
    service: Annotated[
        tuple[str, ...], "Endpoints that a query may call by SERVICE. Empty: none, network shut."
    ] = ()
    cache: Annotated[int, "Size of the result cache; 0: none."] = 64_000_000
    max_age: Annotated[
        int, "Seconds that proxies may serve an answer without asking again; 0: they always ask."
    ] = 0
    log: Annotated[bool, "Write one line of JSON for each request to standard output."] = True
    log_queries: Annotated[bool, "Write the text of queries into the log, not only their hash."] = False

    def __post_init__(self) -> None:
        for name, least in (
            ("timeout", 0.001),
            ("workers", 1),
            ("max_body", 1),
            ("max_url", 1),
            ("max_header", 1),
        ):
            if getattr(self, name) < least:
                raise SettingsError(f"{name} is {getattr(self, name)}: must be {least} or more")
        try:
            object.__setattr__(
                self, "_proxies", [ipaddress.ip_network(p, strict=False) for p in self.trusted_proxies]
            )
        except ValueError as error:
            raise SettingsError(f"trusted_proxies: {error}") from error

    @property
    def longest_timeout(self) -> float:
        """The most seconds that a query can take."""
        return max(self.max_timeout, self.timeout)

    def trusts(self, address: str) -> bool:
        """Whether a proxy at this address may speak for its clients."""
        networks: list[ipaddress.IPv4Network | ipaddress.IPv6Network] = self._proxies  # type: ignore[attr-defined]
        if not networks:
            return False
        try:
            found = ipaddress.ip_address(address)
        except ValueError:
            return False
        return any(found in network for network in networks)


_TYPES: dict[str, Any] = typing.get_type_hints(Settings)
_HELP: dict[str, Any] = typing.get_type_hints(Settings, include_extras=True)


def help_of(name: str) -> str:
    """What a setting does, in one sentence."""
    return str(_HELP[name].__metadata__[0])


def load(options: Mapping[str, Any] | None = None, *, config: Path | None = None) -> Settings:
    """Settings from options, environment and file; an option that is None was not given.

    Raises SettingsError for an unknown name, a value of the wrong type, or an unreadable file.
    """
    given = {name: value for name, value in (options or {}).items() if value is not None}
    file = config or (Path(os.environ[PREFIX + "CONFIG"]) if os.environ.get(PREFIX + "CONFIG") else None)
    merged = {**(_from_file(file) if file else {}), **_from_environment(os.environ), **given}
    return Settings(**{name: _converted(name, value) for name, value in merged.items()})


def environment(settings: Settings) -> dict[str, str]:
    """The environment variables from which `load` reads the same settings again."""
    return {PREFIX + f.name.upper(): _text(getattr(settings, f.name)) for f in dataclasses.fields(Settings)}


def _from_environment(environ: Mapping[str, str]) -> dict[str, str]:
    return {name: environ[PREFIX + name.upper()] for name in _TYPES if PREFIX + name.upper() in environ}


def _from_file(path: Path) -> dict[str, Any]:
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SettingsError(f"settings file {path}: {error}") from error
    unknown = sorted(set(found) - set(_TYPES))
    if unknown:
        raise SettingsError(
            f"settings file {path}: unknown setting {unknown[0]}; known are {', '.join(_TYPES)}"
        )
    return found


def _converted(name: str, value: Any) -> Any:
    kind = _TYPES[name]
    try:
        if typing.get_origin(kind) is Literal:
            if value not in typing.get_args(kind):
                raise ValueError(f"must be one of {', '.join(typing.get_args(kind))}")
            return value
        if isinstance(kind, types.GenericAlias):
            parts = value.split(",") if isinstance(value, str) else value
            return tuple(part.strip() for part in parts if part.strip())
        if kind is bool and isinstance(value, str):
            return {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}[
                value.lower()
            ]
        return kind(value)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise SettingsError(f"{name} is {value!r}: {error}") from error


def _text(value: Any) -> str:
    return ",".join(value) if isinstance(value, tuple) else str(value)
