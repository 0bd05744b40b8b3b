"""What the Reconciliation API 0.2 requires of answers, as JSON schemas in our own words."""

from __future__ import annotations

from typing import Any

__all__ = ["ENTITIES", "EXTENSION", "MANIFEST", "PROPERTIES", "RESULTS", "TYPES"]

Schema = dict[str, Any]

_STRING: Schema = {"type": "string"}
_TEMPLATE: Schema = {"type": "string", "pattern": r"\{\{id\}\}"}


def _object(*required: str, closed: bool = False, **properties: Schema) -> Schema:
    found: Schema = {"type": "object", "properties": properties, "required": list(required)}
    return {**found, "additionalProperties": False} if closed else found


def _array(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _each(value: Schema) -> Schema:
    return {"type": "object", "additionalProperties": value}


_NAMED = _object("id", "name", id=_STRING, name=_STRING, description=_STRING)
_TYPE = {"oneOf": [_object("id", id=_STRING, name=_STRING), _STRING]}
_SERVICE = _object(service_url=_STRING, service_path=_STRING)

MANIFEST = _object(
    "versions",
    "name",
    "identifierSpace",
    "schemaSpace",
    versions={"type": "array", "items": _STRING, "contains": {"const": "0.2"}},
    name=_STRING,
    identifierSpace={"type": "string", "format": "uri"},
    schemaSpace={"type": "string", "format": "uri"},
    documentation=_STRING,
    serviceVersion=_STRING,
    defaultTypes={"type": "array", "items": _NAMED, "uniqueItems": True},
    view=_object("url", url=_TEMPLATE),
    preview=_object(
        "url", "width", "height", url=_TEMPLATE, width={"type": "integer"}, height={"type": "integer"}
    ),
    suggest=_object(entity=_SERVICE, type=_SERVICE, property=_SERVICE),
    extend=_object(propose_properties=_SERVICE, property_settings={"type": "array"}),
)

RESULTS = _each(
    _object(
        "result",
        result=_array(
            _object(
                "id",
                "name",
                "score",
                id=_STRING,
                name=_STRING,
                description=_STRING,
                score={"type": "number"},
                match={"type": "boolean"},
                type=_array(_TYPE),
                features=_array(
                    _object(id=_STRING, value={"oneOf": [{"type": "boolean"}, {"type": "number"}]})
                ),
            )
        ),
    )
)

ENTITIES = _object(
    "result",
    result=_array(
        _object("id", "name", id=_STRING, name=_STRING, description=_STRING, notable=_array(_TYPE))
    ),
)
TYPES = PROPERTIES = _object("result", result=_array(_NAMED))

_VALUE: Schema = {
    "oneOf": [
        _object(closed=True),
        _object("id", "name", closed=True, id=_STRING, name=_STRING, description=_STRING),
        _object("str", closed=True, str=_STRING),
        _object("float", closed=True, float={"type": "number"}),
    ]
}
EXTENSION = _object(
    "meta",
    "rows",
    meta=_array(
        _object("id", "name", id=_STRING, name=_STRING, type=_object("id", id=_STRING, name=_STRING))
    ),
    rows=_each(_each(_array(_VALUE))),
)
