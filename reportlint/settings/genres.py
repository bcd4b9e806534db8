"""The kinds of document that have a profile, by name; it reads none."""

from __future__ import annotations

from typing import Literal, get_args

Genre = Literal[
    "总结", "summary", "计划", "plan", "请示", "request", "通知", "notice", "讲话", "speech", "责任书", "pledge"
]
"""The kinds of document that have a profile, each in two languages."""
GENRES: dict[str, str] = dict(zip(get_args(Genre)[::2], get_args(Genre)[1::2], strict=True))
"""The English name of each, which is that of the profile's file."""
