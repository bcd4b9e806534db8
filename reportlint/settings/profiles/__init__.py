"""What is usual in each kind of document, read from the YAML files beside this one when one is named."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from reportlint.settings.keys import Profile

Genre = Literal[
    "总结", "summary", "计划", "plan", "请示", "request", "通知", "notice", "讲话", "speech", "责任书", "pledge"
]
"""The kinds of document that have a profile, each in two languages."""
GENRES: dict[str, str] = dict(zip(get_args(Genre)[::2], get_args(Genre)[1::2], strict=True))
"""The English name of each, which is that of the profile's file."""


def read_profile(genre: str) -> Profile:
    """Return the profile of a genre, by its name in either language."""
    from reportlint import nodes, strict_yaml  # a run that names none reads no YAML
    from reportlint.settings.keys import Profile

    path = str(Path(__file__).parent / f"{GENRES.get(genre, genre)}.yaml")
    return strict_yaml.read_fields(path, Profile, nodes.compose(path))
