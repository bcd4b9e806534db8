"""Who says which rules hold, one over the other: settings, profile, overrides, command line; it reads no file.

What a layer says of `profile`, `preview` and `encoding` replaces what those below it say. `select` leaves only what it
names, less what layers below ignore; `ignore` takes away; of severities the last that names a rule counts.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, get_args

from reportlint import selection
from reportlint.errors import FieldError, ReportlintError
from reportlint.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from reportlint.errors import Bilingual
    from reportlint.finding import Severity

    Keys = tuple[str | int, ...]


Single = Literal["profile", "preview", "encoding"]
SINGLE: tuple[Single, ...] = get_args(Single)
"""The keys with one value, which the uppermost layer that has it decides."""


class Layer(NamedTuple):
    """What one of them says.

    source: in words. keys: what leads to it in the settings file, None outside of it. why: reasons, by selector.
    """

    source: Bilingual
    keys: Keys | None = None
    select: Sequence[str] | None = None
    ignore: Sequence[str] = ()
    severity: Mapping[str, Severity] = MappingProxyType({})
    preview: bool | None = None
    profile: str | None = None
    encoding: str | None = None
    why: Mapping[str, str] = MappingProxyType({})


def decisive(layers: Iterable[Layer], key: Single) -> Layer | None:
    """Return the layer whose word counts, of layers from the lowest up; None where no layer says anything."""
    return next((layer for layer in reversed([*layers]) if getattr(layer, key) is not None), None)


def asked(layers: Sequence[Layer], names: Sequence[str], previews: Collection[str]) -> frozenset[str]:
    """Return the names of the rules that are asked, of all names; previews: those on trial."""
    preview = decisive(layers, "preview")
    unasked = () if preview and preview.preview else previews
    return selection.layered(names, [(layer.select, layer.ignore) for layer in layers], unasked)


def silencers(layers: Sequence[Layer], names: Sequence[str], previews: Collection[str]) -> dict[str, Layer | None]:
    """Return for each rule that is not asked the last layer that takes it away, None for one that is on trial."""
    left = asked(layers, names, previews)
    by: dict[str, Layer | None] = {name: None for name in names if name not in left}
    for at in range(len(layers)):  # what a layer takes away may be given back by another
        before, after = asked(layers[:at], names, previews), asked(layers[: at + 1], names, previews)
        by |= {name: layers[at] for name in by if name in before and name not in after}
    return by


def severities(layers: Iterable[Layer], names: Sequence[str]) -> dict[str, Severity]:
    """Return the severities that the layers give to rules, by name."""
    return {
        name: severity
        for layer in layers
        for selector, severity in layer.severity.items()
        for name in selection.named(names, selector)
    }


def refuse_useless(layer: Layer, names: Sequence[str]) -> None:
    """Raise FieldError for a selector that names no rule, and for a layer that by itself leaves none."""
    for key, selectors in (("select", layer.select or ()), ("ignore", layer.ignore), ("severity", layer.severity)):
        for at, selector in enumerate(selectors):
            try:
                selection.named(names, selector)
            except ReportlintError as error:
                raise FieldError((key, selector if key == "severity" else at), error.problem) from error
    if layer.select is None and not layer.ignore:
        return
    if not selection.layered(names, [(layer.select, layer.ignore)]):
        raise FieldError(("ignore" if layer.ignore else "select",), selection.NONE_LEFT)
