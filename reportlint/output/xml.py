"""XML elements as text, whole or their two tags apart; what an element means is others' affair."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Mapping

DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'
_ILLEGAL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def element(name: str, attributes: Mapping[str, str | int], text: str = "") -> ET.Element:
    """Return an element; characters that no XML document can hold become U+FFFD."""
    made = ET.Element(name, {key: _legal(str(value)) for key, value in attributes.items()})
    made.text = _legal(text) or None
    return made


def written(whole: ET.Element) -> str:
    """Return an element with all it holds, on a line of its own."""
    return ET.tostring(whole, encoding="unicode") + "\n"


def opening(empty: ET.Element) -> str:
    """Return the start tag alone of an element whose content is too much to be kept in memory."""
    return ET.tostring(empty, encoding="unicode", short_empty_elements=False).replace(f"</{empty.tag}>", "\n")


def closing(empty: ET.Element) -> str:
    """Return the end tag alone."""
    return f"</{empty.tag}>\n"


def _legal(text: str) -> str:
    return _ILLEGAL.sub("\ufffd", text)
