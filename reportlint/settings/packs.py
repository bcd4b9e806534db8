"""The folders of rules that installed packages offer; no code of theirs is run."""

from __future__ import annotations

import re
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

from reportlint.errors import Bilingual, ReportlintError, did_you_mean

GROUP = "reportlint.rules"
"""The entry points of a pack; the value is a package with a folder `rules`, or whose own folders are categories."""


def folders_of(pack: str) -> list[Path]:
    """Return the rule folders of an installed package; ReportlintError if it is not there or offers none."""
    try:
        distribution = metadata.distribution(pack.strip())
    except (metadata.PackageNotFoundError, ValueError) as error:
        guess = did_you_mean(_plain(pack), {_plain(name) for name in _offering()})
        problem = Bilingual(f"没有安装规则包“{pack}”{guess.zh}", f"the pack '{pack}' is not installed{guess.en}")
        raise ReportlintError(problem) from error
    offered = [point for point in distribution.entry_points if point.group == GROUP]
    if not offered:
        problem = Bilingual(
            f"包“{pack}”不提供规则（没有入口点 {GROUP}）", f"'{pack}' offers no rules: it has no entry point {GROUP}"
        )
        raise ReportlintError(problem)
    return [_folder(pack, point.module) for point in offered]


def _folder(pack: str, package: str) -> Path:
    try:
        spec = find_spec(package)
    except ModuleNotFoundError:
        spec = None
    places = list(spec.submodule_search_locations or ()) if spec else []
    if not places:
        problem = Bilingual(
            f"规则包“{pack}”的入口点所指的“{package}”不是文件夹形式的包",
            f"the entry point of '{pack}' names '{package}', which is no package with a folder",
        )
        raise ReportlintError(problem)
    inside = Path(places[0], "rules")
    return inside if inside.is_dir() else Path(places[0])


def _offering() -> set[str]:
    """Return the names of the installed packages that offer rules."""
    return {point.dist.name for point in metadata.entry_points(group=GROUP) if point.dist}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name.strip()).lower()
