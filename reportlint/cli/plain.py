"""The commonest command line, a `check` of some files, understood without click, which takes as long to load as we do.

It knows few options and complains of nothing: what it does not know, or what is wrong, is for click to see to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlint.output.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_FLAGS = {"--exit-zero": "exit_zero", "--no-config": "no_config"}
"""The parameter that an option sets."""
_CHOICES: dict[str, tuple[str, dict[str, Any]]] = {
    "--fail-on": ("fail_on", {word: word for word in ("error", "warning", "note")}),
    "--format": ("format_", {name: name for name in FORMATS}),
    "--jobs": ("jobs", {"auto": None, "1": 1}),
    "--lang": ("lang", {"zh": "zh", "en": "en"}),
}
"""The parameter that an option sets, and to what by the value it is given."""


def plain_check(arguments: Sequence[str]) -> Callable[[], int] | None:
    """Return what runs the check that is asked for, as click would; None where click must look at the arguments."""
    asked = _asked(arguments[1:]) if arguments[:1] == ["check"] else None
    if asked is None:
        return None
    from reportlint.cli.reported import reported
    from reportlint.policy import Policies, Wishes

    paths, options = asked
    policies = Policies(Wishes(no_config=options.pop("no_config", False)))
    return lambda: reported(paths, policies, **options)


def _asked(arguments: Sequence[str]) -> tuple[tuple[str, ...], dict[str, Any]] | None:
    paths: list[str] = []
    options: dict[str, Any] = {}
    rest = iter(arguments)
    for argument in rest:
        name, attached, value = argument.partition("=")
        if argument in _FLAGS:
            options[_FLAGS[argument]] = True
        elif name in _CHOICES:
            parameter, meant = _CHOICES[name]
            if (said := value if attached else next(rest, "")) not in meant:
                return None
            options[parameter] = meant[said]
        elif argument.startswith("-") and argument != "-":
            return None
        else:
            paths.append(argument)
    return (tuple(paths), options) if paths else None
