"""Writes the package's weights that tell which measure words have lost the numeral before them.

    python tools/fit_numerals.py CLEAN...

CLEAN is text that was not counted, official and other. Its own measure words without a numeral are told from those
whose numeral was cut out. Prints how many of these are found at how many alarms in the half that was held back. Needs
the extra `tools`.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING

import log_odds

from reportlint.usage import numerals

if TYPE_CHECKING:
    from collections.abc import Iterator

_DATA = Path(numerals.__file__).parent / "data" / "numerals.json"
_NUMERAL = re.compile(r"(?<=[一-鿿，。；、：“])(?:\d[\d.,，．]*\d|\d|[一二三四五六七八九十百千万两零〇]+|几)")
_AROUND = 10


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, default=_DATA)
    arguments = parser.parse_args()
    texts = log_odds.texts_of(arguments.texts)
    first, second = ([sample for text in texts[at::2] for sample in _samples(text)] for at in (0, 1))
    log_odds.fit((first, second), arguments.out)
    return 0


def _samples(text: str) -> Iterator[log_odds.Sample]:
    for _, _, features in numerals.places(text):
        yield features, False
    for found in _NUMERAL.finditer(text):
        before, ahead = text[max(0, found.start() - _AROUND) : found.start()], text[found.end() : found.end() + _AROUND]
        for start, _, features in numerals.places(before + ahead):
            if start == len(before):
                yield features, True


if __name__ == "__main__":
    raise SystemExit(main())
