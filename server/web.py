"""A little HTTP on top of ASGI: requests with their limits, responses with their headers."""

from __future__ import annotations

import functools
import re
from collections.abc import Awaitable, Callable, Iterable, Mapping, MutableMapping
from typing import Any

from . import formats
from .protocol import RequestError
from .settings import Settings

__all__ = ["Message", "Receive", "Request", "Scope", "Send", "completed", "respond", "start"]

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Headers = list[tuple[bytes, bytes]]


class Request:
    """An HTTP request as it comes from ASGI."""

    def __init__(self, scope: Scope, receive: Receive, settings: Settings) -> None:
        self.scope = scope
        self.receive = receive
        self.method: str = scope["method"]
        self.path: str = scope["path"]
        self.query_string: bytes = scope["query_string"]
        self.headers = _joined(scope["headers"])
        self._settings = settings
        self.client = self._client()

    def check(self) -> None:
        """Refuse a URL or header that is too long, and a Host that is none (RFC 9112, 3.2)."""
        settings = self._settings
        host = self.headers.get("host", "")
        if not _HOST.fullmatch(host) and (host or self.scope["http_version"] == "1.1"):
            raise RequestError(400, "The header Host does not name a host.", {"Connection": "close"})
        if len(self.query_string) + len(self.path) > settings.max_url:
            raise RequestError(
                414, f"The URL is longer than {settings.max_url} bytes: send the query by POST."
            )
        if sum(len(name) + len(value) for name, value in self.scope["headers"]) > settings.max_header:
            raise RequestError(431, f"The header is larger than {settings.max_header} bytes.")

    async def body(self) -> bytes:
        """The whole body. Refuses one that is too large, as soon as that is known."""
        most = self._settings.max_body
        too_large = RequestError(413, f"The body is larger than {most} bytes.", {"Connection": "close"})
        declared = self.headers.get("content-length", "0")
        if declared.isdigit() and int(declared) > most:
            raise too_large
        if self.headers.get("content-encoding", "identity").lower() != "identity":
            raise RequestError(
                415, "The body is compressed: send it as it is.", {"Accept-Encoding": "identity"}
            )
        pieces, size, more = [], 0, True
        while more:
            message = await self.receive()
            if message["type"] == "http.disconnect":
                raise RequestError(400, "The body breaks off.", {"Connection": "close"})
            pieces.append(message.get("body", b""))
            size += len(pieces[-1])
            if size > most:
                raise too_large
            more = message.get("more_body", False)
        return b"".join(pieces)

    async def gone(self) -> None:
        """Come back when the client has hung up. The body must have been read."""
        while (await self.receive())["type"] != "http.disconnect":
            pass

    @property
    def url(self) -> str:
        """The address of this request as the client knows it, without the query string."""
        if self._settings.public_url:
            return self._settings.public_url.rstrip("/") + self.path
        headers, host = self.headers, self.headers.get("host", "")
        scheme: str = self.scope["scheme"]
        if self._by_proxy():
            scheme = headers.get("x-forwarded-proto", scheme).partition(",")[0].strip()
            host = headers.get("x-forwarded-host", host).partition(",")[0].strip()
        return f"{scheme}://{host or 'localhost'}{self.path}"

    @property
    def takes_gzip(self) -> bool:
        """Whether the client takes a compressed answer, and likes it no less than a plain one."""
        return _takes_gzip(self.headers.get("accept-encoding", ""))

    def _by_proxy(self) -> bool:
        return self._settings.trusts(self._peer)

    @property
    def _peer(self) -> str:
        """The address at the other end of the connection."""
        return str((self.scope.get("client") or ("",))[0])

    def _client(self) -> str:
        """The client's address; a proxy's word for it counts only where the proxy is known."""
        address = self._peer
        if self._by_proxy():
            for hop in reversed(self.headers.get("x-forwarded-for", "").split(",")):
                if hop.strip():
                    address = hop.strip()
                    if not self._settings.trusts(address):
                        break
        return address


_EVERYWHERE = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "*",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_FOR_DATA = {"Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox"}
_FOR_PAGES = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data: https:; style-src 'self' 'unsafe-inline'; "
    "font-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
}


_HOST = re.compile(r"(?:[\w.~-]+|\[[0-9A-Fa-f:.]+\])(?::\d{0,5})?", re.ASCII)


@functools.lru_cache(maxsize=1024)
def _decoded(name: bytes) -> str:
    return name.decode("latin-1").lower()


def _joined(fields: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    """Header fields by name; several of one name are one list (RFC 9110, 5.3)."""
    found: dict[str, str] = {}
    for raw_name, raw in fields:
        name, value = _decoded(raw_name), raw.decode("latin-1")
        found[name] = f"{found[name]}, {value}" if name in found else value
    return found


@functools.lru_cache(maxsize=256)
def _takes_gzip(accepted: str) -> bool:
    """RFC 9110, 12.5.3."""
    liked = dict(formats.qualities(accepted))
    compressed = liked.get("gzip", liked.get("x-gzip", liked.get("*", 0.0)))
    return compressed > 0 and compressed >= liked.get("identity", 0.0)


def header_list(headers: Mapping[str, str]) -> Headers:
    """Header fields as ASGI takes them."""
    return [
        (name.lower().encode("latin-1"), value.encode("latin-1", "replace"))
        for name, value in headers.items()
    ]


_WITH_DATA = header_list(_EVERYWHERE | _FOR_DATA)
_WITH_PAGES = header_list(_EVERYWHERE | _FOR_PAGES)


def completed(headers: Headers) -> Headers:
    """The header fields of a page with those that every response has, where they are not set already."""
    given = {name.lower(): value for name, value in headers}
    added = _WITH_PAGES if given.get(b"content-type", b"").startswith(b"text/html") else _WITH_DATA
    return [*headers, *(header for header in added if header[0] not in given)]


async def start(send: Send, status: int, headers: Mapping[str, str]) -> None:
    """Begin a response of data, with the header fields that all such have."""
    await send(
        {"type": "http.response.start", "status": status, "headers": header_list(headers) + _WITH_DATA}
    )


async def respond(
    send: Send, status: int, headers: Mapping[str, str], body: bytes = b"", *, head: bool = False
) -> None:
    """Send a whole response; for HEAD, all of it but the body (RFC 9110, 9.3.2)."""
    if status not in (204, 304):
        headers = {**headers, "Content-Length": str(len(body))}
    await start(send, status, headers)
    await send({"type": "http.response.body", "body": b"" if head else body})
