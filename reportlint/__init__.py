"""reportlint: a linter for Chinese official reports."""

from __future__ import annotations

__version__ = "0.1.0"
