"""Text made legible: characters nobody can see, or a file cannot hold, become signs; it escapes nothing."""

from __future__ import annotations

import unicodedata

_KEPT = "\t\n"


def legible(text: str) -> str:
    """Return the text with every control, format, private and unpaired character as a sign: ␛, ⟨U+200B⟩.

    Blanks, tabs and line feeds stay. What no file can hold, the undecodable byte of a file name, becomes ⟨U+DC80⟩.
    """
    return text if text.isprintable() else "".join(map(_sign, text))


def on_one_line(text: str) -> str:
    """Return legible text whose line ends and tabs are signs as well."""
    return legible(text.replace("\r\n", "↵").replace("\n", "↵").replace("\t", "⇥"))


def _sign(character: str) -> str:
    if character.isprintable() or character in _KEPT or unicodedata.category(character) == "Zs":
        return character
    code = ord(character)
    return chr(0x2400 + code) if code < 0x20 else f"⟨U+{code:04X}⟩"
