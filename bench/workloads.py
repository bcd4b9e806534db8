"""What is checked in a contest of speed: files made of documents at hand, dense, clean, many, large, adversarial."""

from __future__ import annotations

import shutil
import sys
from itertools import cycle
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

MB = 1_000_000
SMALL, PIECE, PIECES = 1_000, 10_000, 1_000
SCALE, BIG, HUGE = (1 * MB, 2 * MB, 4 * MB, 8 * MB, 16 * MB, 32 * MB), 10 * MB, 50 * MB
LONG_LINE = 5 * MB
ADVERSARIAL = {
    "brackets": "（「【《" * 50_000,
    "ordinals": "".join(f"{number}．抓好落实\n" for number in range(100_000)),
    "letters": "xxxx" * 250_000,
}
"""Texts that ask much of a pairing of brackets, of a tree of ordinals, and of expressions for runs."""


class Workload(NamedTuple):
    """Files to check, as a glob without suffix in the folder of the run, and their bytes; or a question to ask us."""

    name: str
    pattern: str = ""
    files: int = 0
    size: int = 0
    question: tuple[str, ...] = ()
    uncached: bool = False


def workloads(folder: Path, seeds: Path, clean: Path | None, *, every: bool) -> Iterator[Workload]:
    """Make the files below a folder and yield the workloads one by one; every: the large and the adversarial too."""
    dense = _documents(seeds)
    small = _joined("small", dense, SMALL, folder)
    one_line = folder / "one-line.txt"
    one_line.write_text("夯实农业根底设施，完成投资xx万元。\n", "utf-8")
    shutil.copy(one_line, one_line.with_suffix(".md"))
    yield Workload("--version", question=("--version",))
    yield Workload("one line", "one-line", 1, one_line.stat().st_size)
    yield small
    yield small._replace(name="small, 1st", uncached=True)
    yield _pieces(f"{PIECES} dense", dense, folder)
    yield _joined(f"dense-{BIG // MB}", dense, BIG, folder)
    if clean:
        yield _pieces(f"{PIECES} clean", _documents(clean), folder)
        yield _joined(f"clean-{BIG // MB}", _documents(clean), BIG, folder)
    for size in SCALE:
        yield _joined(f"scale-{size // MB}", dense, size, folder)
    if every:
        yield _joined(f"dense-{HUGE // MB}", dense, HUGE, folder)
        yield from _adversarial(_documents(clean or seeds), folder)


def _documents(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.txt")) or sys.exit(f"{folder} holds no *.txt")


def _joined(name: str, paths: Iterable[Path], size: int, folder: Path) -> Workload:
    return Workload(name, name, 1, _write(folder / name, _lines(paths), size))


def _pieces(name: str, paths: Iterable[Path], folder: Path) -> Workload:
    lines, stem = _lines(paths), name.replace(" ", "-")
    size = sum(_write(folder / f"{stem}-{number:04}", lines, PIECE) for number in range(PIECES))
    return Workload(name, f"{stem}-*", PIECES, size)


def _adversarial(paths: Iterable[Path], folder: Path) -> Iterator[Workload]:
    """Yield each beside ordinary text of its size, so that the two can be compared."""
    texts = {name: text.encode() for name, text in ADVERSARIAL.items()}
    texts["long line"] = b"".join(line.strip() for line in _until(_lines(paths), LONG_LINE))
    for name, text in texts.items():
        stem = name.replace(" ", "-")
        yield Workload(name, stem, 1, _write(folder / stem, iter([text]), len(text)))
        yield _joined(f"{name}'s size", paths, len(text), folder)


def _lines(paths: Iterable[Path]) -> Iterator[bytes]:
    # What this program holds counts as the peak of the processes it starts, so it never holds a document whole.
    for path in cycle(paths):
        with path.open("rb") as file:
            yield from file


def _until(lines: Iterator[bytes], size: int) -> Iterator[bytes]:
    for line in lines:
        yield line
        size -= len(line)
        if size <= 0:
            return


def _write(stem: Path, lines: Iterator[bytes], size: int) -> int:
    path = stem.with_name(f"{stem.name}.txt")
    with path.open("wb") as file:
        written = sum(map(file.write, _until(lines, size)))
    shutil.copy(path, stem.with_name(f"{stem.name}.md"))
    return written
