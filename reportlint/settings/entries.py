"""The value of every key that holds for some documents, and who gave it; it decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.errors import Bilingual
from reportlint.record import NamedTuple
from reportlint.settings.layers import SINGLE, decisive

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from reportlint.settings.layers import Layer
    from reportlint.settings.scope import Scope

    Value = str | bool | dict[str, str] | tuple[str, ...] | None

_DEFAULT = Bilingual("默认", "default")
_COMMAND = Bilingual("命令行", "command line")
_DEFAULTS: dict[str, Value] = {
    "select": "*", "ignore": (), "severity": (), "profile": None, "preview": False, "encoding": None,
    "exclude": (), "rules": (), "packs": (), "terms": (), "overrides": (),
}  # fmt: skip


class Entry(NamedTuple):
    """One value of a key: of a list or mapping one item.

    source: who gave it; place: path:line:column, if in a settings file; why: the reason, if one is given, in Chinese.
    """

    key: str
    value: Value
    source: Bilingual = _DEFAULT
    place: str | None = None
    why: str | None = None


def entries(scope: Scope, name: str, folders: Sequence[Path] = ()) -> list[Entry]:
    """Return what holds for a document, key by key as in a settings file; folders: of rules, by the command line.

    Of `select` that of the uppermost layer, of `ignore` and `severity` those of all, the lowest first.
    """
    told = [*_of_layers(scope, scope.overrides(name)), *_of_project(scope, scope.overrides(name))]
    told += [Entry("rules", str(folder), _COMMAND) for folder in folders]
    return [
        entry
        for key, default in _DEFAULTS.items()
        for entry in [each for each in told if each.key == key] or [Entry(key, default)]
    ]


def _of_layers(scope: Scope, overrides: tuple[int, ...]) -> Iterator[Entry]:
    stack = scope.layers(overrides)
    for uppermost in [layer for layer in stack if layer.select is not None][-1:]:
        for at, selector in enumerate(uppermost.select or ()):
            yield _entry(scope, uppermost, "select", at, selector)
    for layer in stack:
        for at, selector in enumerate(layer.ignore):
            yield _entry(scope, layer, "ignore", at, selector)
        for selector, severity in layer.severity.items():
            yield _entry(scope, layer, "severity", selector, {selector: severity.word})
    for key in SINGLE:
        if by := decisive(stack, key):
            yield _entry(scope, by, key, None, getattr(by, key))


def _of_project(scope: Scope, overrides: tuple[int, ...]) -> Iterator[Entry]:
    """Yield what only the settings themselves hold, and the overrides that apply."""
    if scope.project is None:
        return
    settings, *written = scope.written(overrides)
    own = scope.project.settings
    for key, items in (("exclude", own.exclude), ("rules", own.rules), ("packs", own.packs), ("terms", own.terms)):
        for at, item in enumerate(items):
            yield _entry(scope, settings, key, at, item)
    for layer, at in zip(written, overrides, strict=True):
        for number, path in enumerate(own.overrides[at].paths):
            yield _entry(scope, layer, "paths", number, path)._replace(key="overrides")


def _entry(scope: Scope, layer: Layer, key: str, item: str | int | None, value: Value) -> Entry:
    place = None
    if scope.project and layer.keys is not None:
        place = scope.project.place((*layer.keys, key, *([] if item is None else [item])))
    return Entry(key, value, layer.source, place, layer.why.get(value if isinstance(value, str) else str(item)))
