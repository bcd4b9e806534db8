"""The form of the file of counts: a head and named parts; it knows nothing of what they hold.

After a magic and the length of the head come the head, lines of a name and its values, and the parts, whose names and
sizes are the last line. The head is no JSON, which nothing else in a start would load.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from mmap import mmap

MAGIC = b"RLCOUNT2"


def read(data: bytes | mmap) -> tuple[dict[str, list[str]], dict[str, memoryview]]:
    """Return the head and the parts, which are not copied; ValueError if it is no such file."""
    if data[:8] != MAGIC:
        raise ValueError("not a table of counts")
    start = 12 + int.from_bytes(data[8:12], "little")
    head: dict[str, list[str]] = {}
    for line in data[12:start].decode().splitlines():
        name, *values = line.split()
        head[name] = values
    names = head.pop("parts")
    parts = {}
    for name, size in zip(names[::2], map(int, names[1::2]), strict=True):
        parts[name] = memoryview(data)[start : start + size]
        start += size
    return head, parts


def written(head: Mapping[str, Iterable[object]], parts: Mapping[str, bytes]) -> bytes:
    """Return the file of a head and its parts."""
    sizes = [word for name, part in parts.items() for word in (name, len(part))]
    lines = [(name, *values) for name, values in {**head, "parts": sizes}.items()]
    text = "\n".join(" ".join(map(str, line)) for line in lines).encode()
    text += b"\n" * (4 - len(text) % 4)
    return MAGIC + len(text).to_bytes(4, "little") + text + b"".join(parts.values())
