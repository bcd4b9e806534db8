"""Who says what of the documents of one project, in which order, and which are left out; it knows no rules."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from reportlint.errors import Bilingual
from reportlint.settings.genres import GENRES
from reportlint.settings.layers import Layer, decisive

if TYPE_CHECKING:
    from reportlint.settings.keys import Section
    from reportlint.settings.project import Project


class Scope:
    """The documents of a project, or those without one, under one command line."""

    def __init__(self, project: Project | None, command: Layer, *, no_exclude: bool = False) -> None:
        self.project, self._command, self._no_exclude = project, command, no_exclude

    def excludes(self, name: str) -> bool:
        """Tell whether a document is left out."""
        if self.project is None or self.project.exclude is None or self._no_exclude:
            return False
        return self.project.exclude.match(_absolute(name))

    def overrides(self, name: str) -> tuple[int, ...]:
        """Return which overrides hold for a document, from 0."""
        if self.project is None or not self.project.overrides:
            return ()
        path = _absolute(name)
        return tuple(at for at, patterns in enumerate(self.project.overrides) if patterns.match(path))

    def layers(self, overrides: tuple[int, ...]) -> list[Layer]:
        """Return who says what of the documents for which these overrides hold, the lowest first."""
        settings, *written = self.written(overrides) or [Layer(Bilingual("", ""))]
        others = [*written, self._command]
        by = decisive([settings, *others], "profile")
        profile = [_of_profile(by.profile)] if by and by.profile else []
        return [settings, *profile, *others]

    def written(self, overrides: tuple[int, ...] | None = None) -> list[Layer]:
        """Return the layers that the settings file holds, with these overrides, or all."""
        if self.project is None:
            return []
        settings = self.project.settings
        numbers = range(len(settings.overrides)) if overrides is None else overrides
        return [
            _of_section(Bilingual("设置", "settings"), (), settings),
            *(
                _of_section(Bilingual(f"overrides 第 {at + 1} 项", f"override {at + 1}"), ("overrides", at), override)
                for at, override in ((at, settings.overrides[at]) for at in numbers)
            ),
        ]


def _of_section(source: Bilingual, keys: tuple[str | int, ...], section: Section) -> Layer:
    own = section.select, section.ignore, section.severity, section.preview, section.profile, section.encoding
    return Layer(source, keys, *own)


def _of_profile(genre: str) -> Layer:
    from reportlint.settings.profiles import read_profile  # most runs name none

    own = read_profile(genre)
    source = Bilingual(f"文种 {genre}", f"profile {GENRES.get(genre, genre)}")
    return Layer(source, None, own.select, own.ignore, own.severity, own.preview, why=own.why)


def _absolute(name: str) -> str:
    return os.path.abspath(name)  # noqa: PTH100  # resolve() follows links
