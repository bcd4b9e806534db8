"""A build hook of hatchling: reads the rules once, when a wheel is built, so that no user's first start has to."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface[Any]):
    """Puts the rules of the checkout, ready to run, into the wheel; a rule that is wrong ends the build."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Pack the rules; an editable install goes on reading the files, which change."""
        self._made = TemporaryDirectory()
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        try:
            from reportlint import compiled
        finally:
            sys.path.remove(self.root)
        packed = Path(self._made.name, compiled.SHIPPED)
        packed.write_bytes(compiled.ship(Path(self.root, "rules")))
        build_data["force_include"][str(packed)] = f"reportlint/{compiled.SHIPPED}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002  # as called
        """Remove what is now in the wheel."""
        self._made.cleanup()
