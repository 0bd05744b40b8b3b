"""Fewer bytes on the way: built files compressed when the package was, pages when they are sent."""

from __future__ import annotations

import gzip
import mimetypes
from pathlib import Path

from flask import Response, request, send_from_directory

from server.pages import blueprint

__all__ = ["VENDOR", "shrink", "vendor"]

VENDOR = Path(__file__).parents[1] / "static" / "vendor"
_LEAST = 2_000  # bytes that are worth compressing


@blueprint.get("/static/vendor/<name>")
def vendor(name: str) -> Response:
    """A third-party file, in the compressed form that the build made where the client takes it."""
    packed = request.accept_encodings.quality("gzip") > 0 and (VENDOR / f"{name}.gz").is_file()
    kind = mimetypes.guess_type(name)[0]
    answer = send_from_directory(VENDOR, f"{name}.gz" if packed else name, mimetype=kind, max_age=86_400)
    if packed:
        answer.headers["Content-Encoding"] = "gzip"
    answer.vary.add("Accept-Encoding")
    return answer


def shrink(response: Response) -> None:
    """Compress a text where the client takes gzip."""
    response.vary.add("Accept-Encoding")
    kind = response.mimetype or ""
    text = kind.startswith("text/") or kind.endswith(("json", "xml"))
    if not text or not request.accept_encodings.quality("gzip") or response.content_encoding:
        return
    body = response.get_data()
    if len(body) >= _LEAST:
        response.set_data(gzip.compress(body, 6, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
