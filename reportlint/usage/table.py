"""The form of the file of counts: named parts behind a head that names them; it knows nothing of what they hold.

After a magic and the head (JSON, its length before it) come the parts named in the head with their bytes.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from mmap import mmap

MAGIC = b"RLCOUNT1"


def read(data: bytes | mmap) -> tuple[dict[str, Any], dict[str, memoryview]]:
    """Return the head and the parts, which are not copied; ValueError if it is no such file."""
    if data[:8] != MAGIC:
        raise ValueError("not a table of counts")
    start = 12 + int.from_bytes(data[8:12], "little")
    head: dict[str, Any] = json.loads(data[12:start])
    parts = {}
    for name, size in head.pop("parts").items():
        parts[name] = memoryview(data)[start : start + size]
        start += size
    return head, parts


def written(head: Mapping[str, Any], parts: Mapping[str, bytes]) -> bytes:
    """Return the file of a head and its parts."""
    text = json.dumps({**head, "parts": {name: len(part) for name, part in parts.items()}}, ensure_ascii=False).encode()
    text += b" " * (-len(text) % 4)
    return MAGIC + len(text).to_bytes(4, "little") + text + b"".join(parts.values())
