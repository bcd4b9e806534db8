"""The JSON Schemas of rule files and of settings, generated from the dataclasses that read them."""

from __future__ import annotations

import dataclasses
import enum
import json
import types
import typing
from typing import Any

from reportlint.expression import Expression
from reportlint.kinds import KINDS
from reportlint.rule import Head
from reportlint.settings.keys import Settings
from reportlint.strict_yaml import fields_of


def rule_schema() -> str:
    """Return the schema as JSON text, for editors that complete and check keys."""
    schema = _object(Head)
    schema["properties"].update({name: _object(kind) for name, kind in KINDS.items()})
    return _text("reportlint rule", {**schema, "oneOf": [{"required": [name]} for name in KINDS]})


def settings_schema() -> str:
    """Return the schema of `reportlint.yaml` and of the table `tool.reportlint`, as JSON text."""
    return _text("reportlint settings", _object(Settings))


def _text(title: str, schema: dict[str, Any]) -> str:
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title}
    return json.dumps({**head, **schema}, ensure_ascii=False, indent=2)


def _object(cls: type[Any]) -> dict[str, Any]:
    fields = fields_of(cls)
    required = [
        key
        for key, (field, _) in fields.items()
        if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
    ]
    properties = {
        key: _value(hint) | ({"description": field.metadata["doc"]} if "doc" in field.metadata else {})
        for key, (field, hint) in fields.items()
    }
    return {"type": "object", "additionalProperties": False, "required": required, "properties": properties}


def _value(hint: Any) -> dict[str, Any]:
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        return _value(next(arg for arg in args if arg is not type(None)))
    if origin is tuple:
        return {"type": "array", "items": _value(args[0])}
    if origin is dict:
        return {"type": "object", "additionalProperties": _value(args[1])}
    if origin is typing.Literal:
        return {"enum": list(args)}
    if dataclasses.is_dataclass(hint):
        return _object(typing.cast("type[Any]", hint))
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return {"enum": [member.name.lower() for member in hint]}
    if hint is Expression:
        return {"type": "string", "format": "regex"}
    return {"type": {str: "string", int: "integer", float: "number", bool: "boolean"}[hint]}
