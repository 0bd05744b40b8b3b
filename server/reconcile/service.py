"""The W3C Entity Reconciliation API 0.2 at `/reconcile`, for OpenRefine and others.

https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/: the manifest, batches of
queries by GET and POST, suggestions of entities, types and properties, previews, and data extension.
"""

from __future__ import annotations

import sqlite3
from importlib.metadata import version
from typing import Any, TypeVar

import msgspec
from flask import Blueprint, Response, render_template, request, url_for

from graph.store import StoreError
from ontology import DIP
from server.queries import QueryError

from . import things
from .matching import Query, candidates

__all__ = ["blueprint"]

_SUGGESTIONS = 20
_BATCH = 100  # queries a request; OpenRefine sends ten

T = TypeVar("T")

blueprint = Blueprint("reconcile", __name__, template_folder="templates")


class _PropertyAsked(msgspec.Struct):
    id: str
    settings: dict[str, Any] = {}


class _Extension(msgspec.Struct):
    ids: list[str]
    properties: list[_PropertyAsked]


class _RequestError(Exception):
    """A request that cannot be answered, and why."""


@blueprint.after_request
def _for_any_origin(response: Response) -> Response:
    response.headers.setdefault("Access-Control-Allow-Origin", "*")
    return response


@blueprint.errorhandler(_RequestError)
def _bad_request(error: _RequestError) -> Response:
    return _json({"status": "error", "message": str(error)}, 400)


@blueprint.errorhandler(StoreError)
@blueprint.errorhandler(QueryError)
def _unavailable(error: Exception) -> Response:
    return _json({"status": "error", "message": str(error)}, 503)


@blueprint.errorhandler(sqlite3.Error)
def _no_index(error: sqlite3.Error) -> Response:
    message = f"the graph has no usable index ({error}): build it again"
    return _json({"status": "error", "message": message}, 503)


@blueprint.route("/reconcile", methods=["GET", "POST"])
@blueprint.route("/reconcile/", methods=["GET", "POST"])
def service() -> Response:
    """The manifest; with `queries`, their results; with `extend`, values of properties."""
    if "queries" in request.values:
        asked = _decoded(request.values["queries"], dict[str, Query], "queries")
        if len(asked) > _BATCH:
            raise _RequestError(f"queries: at most {_BATCH} in one request, not {len(asked)}")
        if empty := [name for name, query in asked.items() if not query.query and not query.properties]:
            raise _RequestError(f"queries: {empty[0]} has neither query nor properties")
        return _json({name: {"result": candidates(query)} for name, query in asked.items()})
    if "extend" in request.values:
        return _json(_extended(_decoded(request.values["extend"], _Extension, "extend")))
    return _json(_manifest())


@blueprint.get("/reconcile/suggest/entity")
def suggest_entity() -> Response:
    """Entities whose name begins so; `type` restricts them."""
    classes = [name for name in request.args.getlist("type") if name in things.TYPES]
    hits = things.named(_prefix(), classes, _SUGGESTIONS)
    found = [
        {
            "id": hit.iri.removeprefix(things.base()),
            "name": hit.label,
            "description": f"{hit.cls} in {hit.facts} facts",
            "notable": [{"id": hit.cls, "name": hit.cls}],
        }
        for hit in hits
    ]
    return _json({"result": found[_cursor() :]})


@blueprint.get("/reconcile/suggest/type")
def suggest_type() -> Response:
    """The classes whose name begins so."""
    return _json({"result": [each for each in things.types() if _begins(each["id"], each["name"])]})


@blueprint.get("/reconcile/suggest/property")
def suggest_property() -> Response:
    """The properties whose name begins so."""
    found = [{"id": p.id, "name": p.name} for p in things.properties() if _begins(p.id, p.name)]
    return _json({"result": found})


@blueprint.get("/reconcile/properties")
def propose_properties() -> Response:
    """The properties that entities of a type have (data extension, property proposals)."""
    kind = request.args.get("type", "")
    limit = request.args.get("limit", len(things.properties()), type=int)
    fitting = [p for p in things.properties() if not kind or kind in p.classes]
    proposed = [{"id": p.id, "name": p.name} for p in fitting[: max(limit, 0)]]
    return _json({"type": kind, "limit": limit, "properties": proposed})


@blueprint.get("/reconcile/preview/<path:identifier>")
def preview(identifier: str) -> Response:
    """A small page on an entity, to be shown in a frame."""
    iri = things.iri_of(identifier)
    found = things.described([iri]) if iri else []
    others = things.values([identifier], things.properties()[0])[identifier] if found else []
    names = [str(value["str"]) for value in others]
    page = render_template("reconcile_preview.html", thing=next(iter(found), None), names=names)
    response = Response(page, 200 if found else 404, mimetype="text/html")
    response.headers["Content-Security-Policy"] = (
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors *"
    )
    return response


def _manifest() -> dict[str, object]:
    """What this service offers (section 3)."""
    here = url_for(".service", _external=True).rstrip("/")
    root = here.removesuffix("/reconcile")
    suggest = {
        kind: {"service_url": root, "service_path": f"/reconcile/suggest/{kind}"}
        for kind in ("entity", "type", "property")
    }
    return {
        "versions": ["0.2"],
        "name": "Legation: States, organisations, persons and places of diplomacy",
        "identifierSpace": things.base(),
        "schemaSpace": DIP,
        "documentation": DIP.removesuffix("#"),
        "serviceVersion": version("legation"),
        "defaultTypes": [{"id": each["id"], "name": each["name"]} for each in things.types()],
        "view": {"url": f"{root}/id/{{{{id}}}}"},
        "preview": {"url": f"{here}/preview/{{{{id}}}}", "width": 400, "height": 160},
        "suggest": suggest,
        "extend": {
            "propose_properties": {"service_url": root, "service_path": "/reconcile/properties"},
            "property_settings": [],
        },
    }


def _extended(asked: _Extension) -> dict[str, object]:
    """Values of properties of entities (section 7.3)."""
    known = {each.id: each for each in things.properties()}
    if unknown := [each.id for each in asked.properties if each.id not in known]:
        raise _RequestError(f"extend: no property {unknown[0]!r}; there are {', '.join(known)}")
    columns = {each.id: things.values(asked.ids, known[each.id]) for each in asked.properties}
    rows = {
        identifier: {name: found.get(identifier, []) for name, found in columns.items()}
        for identifier in asked.ids
    }
    return {"meta": [_meta(known[each.id]) for each in asked.properties], "rows": rows}


def _meta(property_: things.Property) -> dict[str, object]:
    described: dict[str, object] = {"id": property_.id, "name": property_.name}
    if property_.kind == "entity":
        described["type"] = {"id": "State", "name": "State"}
    return described


def _decoded(text: str, shape: type[T], where: str) -> T:
    try:
        return msgspec.json.decode(text, type=shape)
    except msgspec.MsgspecError as error:
        raise _RequestError(f"{where}: {error}") from error


def _prefix() -> str:
    return request.args.get("prefix", "").strip()


def _cursor() -> int:
    return max(request.args.get("cursor", 0, type=int), 0)


def _begins(*names: str) -> bool:
    return any(name.lower().startswith(_prefix().lower()) for name in names)


def _json(value: object, status: int = 200) -> Response:
    return Response(msgspec.json.encode(value), status, mimetype="application/json")
