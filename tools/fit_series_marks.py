"""Writes the package's weights that tell at which commas between two items 、 is meant.

    python tools/fit_series_marks.py CLEAN...

CLEAN is text that was not counted, official and other. Its own commas between two items are told from its 、 there.
Prints how many of these are told at how many alarms in the half that was held back. Needs the extra `tools`.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

import log_odds

from reportlint.usage import series_marks

if TYPE_CHECKING:
    from collections.abc import Iterator

_DATA = Path(series_marks.__file__).parent / "data" / "series_marks.json"


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
    for mark in "，、":
        for _, features in series_marks.places(text, mark):
            yield features, mark == "、"


if __name__ == "__main__":
    raise SystemExit(main())
