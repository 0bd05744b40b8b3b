"""Running the server: one process for the web, on granian, and the processes that evaluate."""

from __future__ import annotations

import math
import os
import socket
import sys

from granian import Granian
from granian.constants import Interfaces, Loops
from granian.http import HTTP1Settings

from .settings import Settings, SettingsError, environment

__all__ = ["serve"]

LARGEST_HEAD = 1 << 20  # bytes of a request's head that are read at all; beyond, the connection is closed
_LOG = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(levelname)s %(message)s"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "plain", "stream": "ext://sys.stderr"}
    },
    "loggers": {
        # Its error is a traceback for each result that we break off; our own log line has the reason.
        "_granian": {"handlers": ["stderr"], "level": "CRITICAL", "propagate": False},
        "legation": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
    },
}


def serve(settings: Settings) -> None:
    """Serve until told to stop: SIGTERM or SIGINT lets queries under way finish first.

    One process answers everyone, so that limits, cache and metrics are exact; the work is done in the
    evaluators. Settings travel to it by the environment.
    """
    _check_address(settings)
    os.environ.update(environment(settings))
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    Granian(
        "server.asgi:application",
        factory=True,
        address=settings.host,
        port=settings.port,
        interface=Interfaces.ASGI,
        loop=Loops.uvloop,
        websockets=False,
        workers=1,
        respawn_failed_workers=True,
        workers_kill_timeout=math.ceil(settings.longest_timeout) + 5,
        http1_settings=HTTP1Settings(max_buffer_size=LARGEST_HEAD, header_read_timeout=10_000),
        log_dictconfig=_LOG,
    ).serve()


def _check_address(settings: Settings) -> None:
    """Raise SettingsError, in words, where the address cannot be listened on."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(
            settings.host, settings.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind) as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind(address)
    except (OSError, OverflowError) as error:
        told = getattr(error, "strerror", None) or str(error)
        raise SettingsError(
            f"cannot listen on {settings.host}:{settings.port} ({told}): choose another --port"
        ) from error
