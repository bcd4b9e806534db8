"""The JSON Schemas say what the readers accept: shipped rules fit, and what the readers refuse does not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from reportlint.catalogue import bundled_root
from reportlint.errors import FileError
from reportlint.kinds import KINDS
from reportlint.rule import read_rule
from reportlint.schema import rule_schema, settings_schema
from reportlint.settings.project import read_project

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SCHEMA = json.loads(rule_schema())
VALIDATOR = Draft202012Validator(SCHEMA)
SETTINGS_SCHEMA = json.loads(settings_schema())
FILES = sorted(bundled_root().glob("*/*.yaml"))


class TextLoader(yaml.SafeLoader):
    """Loads every scalar as text, as our reader does; the schema's only other types are spelt as text too."""


TextLoader.yaml_implicit_resolvers = {}


def load(text: str) -> Any:
    return yaml.load(text, Loader=TextLoader)  # noqa: S506  # a SafeLoader


def problems(document: Any) -> list[str]:
    """Return what the schema has against a document whose truth values and numbers are still text."""
    return [error.message for error in VALIDATOR.iter_errors(retyped(document, SCHEMA))]


def retyped(value: Any, schema: dict[str, Any]) -> Any:
    match value, schema.get("type"):
        case dict(), "object":
            properties, other = schema.get("properties", {}), schema.get("additionalProperties")
            return {
                key: retyped(item, properties.get(key) or (other if isinstance(other, dict) else {}))
                for key, item in value.items()
            }
        case list(), "array":
            return [retyped(item, schema["items"]) for item in value]
        case str(), "boolean" | "integer" | "number":
            return json.loads(value)
        case _:
            return value


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_shipped_rule_fits(path: Path) -> None:
    assert problems(load(path.read_text("utf-8"))) == []


def test_it_knows_every_kind_and_explains_every_key() -> None:
    assert {one["required"][0] for one in SCHEMA["oneOf"]} == set(KINDS)

    def unexplained(schema: dict[str, Any], path: str) -> list[str]:
        found = [] if "description" in schema or path.count("/") < 2 else [path]
        for key, value in schema.get("properties", {}).items():
            found += unexplained(value, f"{path}/{key}")
        return found + (unexplained(schema["items"], f"{path}/") if "properties" in schema.get("items", {}) else [])

    assert [path for path in unexplained(SCHEMA, "") if not path.endswith("/")] == []


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        pytest.param("severity: error", "severity: fatal", id="severity"),
        pytest.param("severity: error", "severty: error", id="unknown key"),
        pytest.param("basis: 通行用法\n", "", id="missing key"),
        pytest.param("why: 公文里不用“根底”", "why: [甲]", id="list for text"),
        pytest.param("wording:", "wordings:", id="no kind"),
        pytest.param("wording:", "blocks: {lines: [甲]}\nwording:", id="two kinds"),
        pytest.param("replace:", "replaces:", id="unknown key of a kind"),
        pytest.param("replace: {根底: 基础}", "replace: [根底]", id="list for mapping"),
        pytest.param("      fix: 夯实", "      fxi: 夯实", id="unknown key of an example"),
    ],
)
def test_what_the_reader_refuses_the_schema_refuses(
    write_rule: Callable[[str, str], Path], rule_text: str, tmp_path: Path, written: str, instead: str
) -> None:
    assert problems(load(rule_text)) == []
    text = rule_text.replace(written, instead)
    with pytest.raises(FileError):
        read_rule(write_rule("typo/a", text), tmp_path / "rules")
    assert problems(load(text)) != []


SETTINGS = """\
select: ['*']
ignore: [ad]
severity: {typo: note, typo/deadline-for-as-of: error}
preview: true
profile: 责任书
encoding: gb18030
exclude: [old/]
rules: [mine]
packs: [county-rules]
terms: [甲]
overrides:
  - paths: [in/]
    profile: speech
    preview: false
"""


def settings_problems(text: str) -> list[str]:
    document = retyped(load(text), SETTINGS_SCHEMA)
    return [error.message for error in Draft202012Validator(SETTINGS_SCHEMA).iter_errors(document)]


def test_settings_with_every_key_fit(tmp_path: Path) -> None:
    Draft202012Validator.check_schema(SETTINGS_SCHEMA)
    (tmp_path / "a.yaml").write_text(SETTINGS, "utf-8")
    assert read_project(str(tmp_path / "a.yaml"))
    assert settings_problems(SETTINGS) == []
    assert load(SETTINGS).keys() == SETTINGS_SCHEMA["properties"].keys()
    assert all("description" in value for value in SETTINGS_SCHEMA["properties"].values())


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        pytest.param("ignore:", "ignores:", id="unknown key"),
        pytest.param("[ad]", "ad", id="text for list"),
        pytest.param("typo: note", "typo: hint", id="severity"),
        pytest.param("责任书", "责任状", id="profile"),
        pytest.param("    preview: false", "    terms: [乙]", id="a key that no override has"),
        pytest.param("  - paths: [in/]\n    profile", "  - profile", id="an override without paths"),
    ],
)
def test_what_the_reader_of_settings_refuses_the_schema_refuses(tmp_path: Path, written: str, instead: str) -> None:
    text = SETTINGS.replace(written, instead)
    (tmp_path / "a.yaml").write_text(text, "utf-8")
    with pytest.raises(FileError):
        read_project(str(tmp_path / "a.yaml"))
    assert settings_problems(text) != []
