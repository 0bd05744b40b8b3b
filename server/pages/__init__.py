"""The pages for people: front page, query page, things, pairs of States, facts, articles, search."""

from __future__ import annotations

import sqlite3

from flask import Blueprint, Response, render_template, request
from werkzeug.exceptions import HTTPException

from ontology import DIP
from server import queries, urls

__all__ = ["blueprint"]

blueprint = Blueprint("pages", __name__, template_folder="../templates")

# Nothing but files of this host, and no inline script. The editor (YASGUI) and its parts write
# style elements and attributes of their own, so the page that opens it allows inline styles.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'{styles}; img-src 'self' data:;"
    " connect-src 'self'; font-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


@blueprint.app_context_processor
def _names() -> dict[str, object]:
    """What every template may use."""
    return {
        "urls": urls,
        "dip": DIP,
        "when": facts.when,
        "label_of": things.label_of,
        "query_of": facts.query_of,
    }


@blueprint.after_request
def _secure(response: Response) -> Response:
    """Content-Security-Policy and caching; entity tags from the bytes, since a page has no other version."""
    editor = request.endpoint in {"pages.query", "pages.question"}
    response.headers["Content-Security-Policy"] = _POLICY.format(styles=" 'unsafe-inline'" if editor else "")
    response.headers.setdefault("Cache-Control", "public, max-age=60")
    response.vary.add("Accept")
    if response.status_code == 200 and not response.is_streamed:
        assets.shrink(response)
        response.add_etag()
        response.make_conditional(request)
    return response


@blueprint.errorhandler(HTTPException)
def _explain(error: HTTPException) -> tuple[str, int]:
    """What went wrong and where to go on, as a page."""
    return render_template("error.html", name=error.name, description=error.description), error.code or 500


@blueprint.errorhandler(sqlite3.Error)
def _unindexed(error: sqlite3.Error) -> tuple[str, int]:
    """The graph was stored by a program that wrote another index, or none."""
    return _unanswered(
        queries.NoGraphError(f"the graph has no usable index ({error}): build or load it again")
    )


@blueprint.errorhandler(queries.NoGraphError)
@blueprint.errorhandler(queries.QueryError)
def _unanswered(error: Exception) -> tuple[str, int]:
    """The graph cannot be asked just now, or there is none."""
    return render_template("error.html", name="No answer", description=str(error)), 503


# The modules of the pages register themselves with the blueprint.
from server.pages import (  # noqa: E402
    article,  # noqa: F401
    assets,
    data,  # noqa: F401
    entity,  # noqa: F401
    facts,
    front,  # noqa: F401
    pair,  # noqa: F401
    query,  # noqa: F401
    search,  # noqa: F401
    things,
    vocabulary,  # noqa: F401
)
