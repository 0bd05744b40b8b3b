"""What another engine is shown so that it lets us in: from the environment, or from ~/.netrc.

A user and a password are shown only to an engine that asks for them; a token comes with every request.
"""

from __future__ import annotations

import netrc
import os
from collections.abc import Generator, Mapping
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import httpx

__all__ = ["PASSWORD", "TOKEN", "USER", "CredentialsError", "credentials"]

USER, PASSWORD, TOKEN = "LEGATION_REMOTE_USER", "LEGATION_REMOTE_PASSWORD", "LEGATION_REMOTE_TOKEN"


class CredentialsError(Exception):
    """Credentials that cannot be read: where, and why."""


class _Password(httpx.Auth):
    """Basic or Digest (RFC 7617, RFC 7616), whichever the engine asks for."""

    def __init__(self, user: str, password: str) -> None:
        self._basic = httpx.BasicAuth(user, password)
        self._digest = httpx.DigestAuth(user, password)

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        flow = self._digest.auth_flow(request)
        response = yield next(flow)
        if response.headers.get("www-authenticate", "").lower().startswith("basic"):
            yield from self._basic.auth_flow(request)
        with suppress(StopIteration):
            yield flow.send(response)


class _Token(httpx.Auth):
    """A bearer token (RFC 6750)."""

    def __init__(self, token: str) -> None:
        self._token = token

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        request.headers["Authorization"] = f"Bearer {self._token}"
        yield request


def credentials(url: str, environ: Mapping[str, str] = os.environ) -> httpx.Auth | None:
    """What to show to the engine at `url`; None where nothing is given. Raises CredentialsError."""
    if TOKEN in environ:
        return _Token(environ[TOKEN])
    if USER in environ:
        return _Password(environ[USER], environ.get(PASSWORD, ""))
    file = Path(environ.get("NETRC", Path.home() / ".netrc"))
    try:
        found = netrc.netrc(file).authenticators(urlsplit(url).hostname or "")
    except (FileNotFoundError, PermissionError):
        return None
    except (netrc.NetrcParseError, OSError) as error:
        raise CredentialsError(f"credentials in {file}: {error}") from error
    return _Password(found[0], found[2]) if found else None
