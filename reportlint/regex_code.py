"""What `regex` made of an expression, as bytes and back, without the half of `regex` that compiles; it knows no rules.

That half is in Python and takes ten times as long to load as the other, in C, which searches. `regex` has no public way
to do without, so this goes by its inner parts; where they are others, all of it is loaded.
"""

from __future__ import annotations

import copyreg
import pickle
import re
import sys
from functools import cache
from importlib.machinery import PathFinder
from importlib.util import module_from_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import regex

_GROUP = re.compile(r"\\g<([A-Za-z_]\w*)>", re.ASCII)


def keep(compiled: regex.Pattern[str]) -> tuple[str, bytes]:
    """Return the version of `regex` and what it compiled."""
    import regex

    reduced: Any = copyreg.dispatch_table[type(compiled)](compiled)  # a function of `regex`, and what to call it with
    return regex.__version__, pickle.dumps(reduced[1])


def ready(version: str, code: bytes) -> regex.Pattern[str] | None:
    """Return what was kept, ready to search; None for nothing, and for what another `regex` than ours compiled."""
    if not code or (half := half_in_c(version)) is None:
        return None
    compiled: regex.Pattern[str] = half.compile(*pickle.loads(code))  # noqa: S301  # as the catalogue it came with
    return compiled


@cache
def half_in_c(version: str) -> Any:
    """Return the half of `regex` that searches, if it is of the version; the source of the other half tells that."""
    if "regex" not in sys.modules and (package := PathFinder.find_spec("regex")):
        folder = package.submodule_search_locations or [""]
        spec = PathFinder.find_spec("regex._regex", folder)
        if spec and spec.loader and f'\n__version__ = "{version}"\n' in _source(f"{folder[0]}/_main.py"):
            sys.modules[spec.name] = half = module_from_spec(spec)
            spec.loader.exec_module(half)
            return half
    import regex

    return sys.modules["regex._regex"] if version == regex.__version__ else None


def filled(match: regex.Match[str], template: str) -> str:
    """Return a template with groups of a match put in, as `match.expand` does, which loads all of `regex` for it."""
    plain = _GROUP.sub("", template)
    return match.expand(template) if "\\" in plain else _GROUP.sub(lambda group: match[group[1]] or "", template)


def _source(path: str) -> str:
    try:
        return Path(path).read_text("utf-8")
    except OSError:  # an older `regex`, or one without sources
        return ""
