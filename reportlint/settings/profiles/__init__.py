"""What is usual in each kind of document, read from the YAML files beside this one when one is named."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reportlint.settings.genres import GENRES

if TYPE_CHECKING:
    from reportlint.settings.keys import Profile


def read_profile(genre: str) -> Profile:
    """Return the profile of a genre, by its name in either language."""
    from reportlint import nodes, strict_yaml  # a run that names none reads no YAML
    from reportlint.settings.keys import Profile

    path = str(Path(__file__).parent / f"{GENRES.get(genre, genre)}.yaml")
    return strict_yaml.read_fields(path, Profile, nodes.compose(path))
