"""The graph over HTTP: SPARQL protocol, pages, reconciliation, downloads. Knows nothing of extraction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .settings import Settings

if TYPE_CHECKING:
    from flask import Flask

__all__ = ["Settings", "create_app"]


def create_app(settings: Settings | None = None) -> Flask:
    """The application, complete under any WSGI server and in tests; `legation serve` runs its `Front`."""
    import a2wsgi
    from flask import Flask

    from .asgi import Front
    from .queries import EXTENSION, Queries

    chosen = settings or Settings()
    app = Flask(__name__)
    app.config["SETTINGS"] = chosen
    queries = app.extensions[EXTENSION] = Queries(chosen)
    _register_blueprints(app)
    front = app.extensions["legation.front"] = Front(app, chosen, queries)
    flask, native = app.wsgi_app, None

    def wsgi(environ, start_response):  # type: ignore[no-untyped-def]
        nonlocal native
        if not front.owns(environ["PATH_INFO"]):
            return flask(environ, start_response)
        native = native or a2wsgi.ASGIMiddleware(front, loop=queries.loop)  # type: ignore[arg-type]
        return native(environ, start_response)

    app.wsgi_app = wsgi  # type: ignore[method-assign]
    return app


def _register_blueprints(app: Flask) -> None:
    """Pages and the other parts that Flask answers."""
    from . import downloads, pages, reconcile

    for part in (pages, downloads, reconcile):
        app.register_blueprint(part.blueprint)
