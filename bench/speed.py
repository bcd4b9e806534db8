"""How fast `reportlint check --format json` is as a whole process, beside other Chinese linters; it asserts nothing.

    python bench/speed.py
    python bench/speed.py --clean FOLDER --json FILE
    python bench/speed.py --peer zhlint=/somewhere/zhlint --peer limae=/somewhere/limae

The peers are AutoCorrect and zhlint (`npm install autocorrect-node zhlint`) and limae (`pip install limae`), each when
it is on PATH or named with --peer. Every process writes to a file and is measured from outside: wall and processor
time, and the peak of its resident memory (the kernel counts what it started from, so none shows less than this
program's own 16 MB). Each workload is run once by everyone to warm up, then in turns; the table shows medians, and
under × the wall time as a multiple of ours. Caches are filled by the warm-up; only `small, 1st` has to read the rules
from YAML. MB are 10^6 bytes. Where MB/s does not fall from seeds-1 to seeds-8, time is linear. Exit -9: given up.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
from itertools import cycle
from pathlib import Path
from statistics import median
from threading import Timer
from time import perf_counter
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

ROOT = Path(__file__).resolve().parents[1]
MB = 1_000_000
SMALL, PIECE, PIECES = 1_000, 10_000, 1_000
SCALE, BIG = [1 * MB, 2 * MB, 4 * MB, 8 * MB], 10 * MB
CACHE = "cache"
COLUMNS = {
    "workload": "<10", "MB": ">5", "files": ">5", "contender": "<14", "wall s": ">7", "min-max": ">13", "×": ">6",
    "cpu s": ">6", "peak MB": ">7", "MB/s": ">6", "files/s": ">7", "out MB": ">6", "exit": ">4",
}  # fmt: skip


class Contender(NamedTuple):
    """A linter: its program, what makes it check the files that follow, and the suffix it wants them to have.

    globs: it looks at its first argument only and expands that itself.
    """

    name: str
    program: tuple[str, ...]
    arguments: tuple[str, ...] = ()
    suffix: str = ".txt"
    globs: bool = False


OURS = Contender("reportlint", (sys.executable, "-m", "reportlint"), ("check", "--format", "json"))
PEERS = [
    Contender("autocorrect", ("autocorrect",), ("--lint", "--format", "json")),
    Contender("limae", ("limae",), suffix=".md"),
    Contender("zhlint", ("zhlint",), globs=True),
]


class Workload(NamedTuple):
    """Files to check, as a glob without suffix in the folder of the run, and their bytes; or a question to ask us."""

    name: str
    pattern: str = ""
    files: int = 0
    size: int = 0
    question: tuple[str, ...] = ()
    uncached: bool = False


class Run(NamedTuple):
    """One process: seconds, bytes, and the exit code (negative: the signal that ended it)."""

    wall: float
    cpu: float
    peak: int
    output: int
    code: int


class Figure(NamedTuple):
    """The runs of one contender on one workload; the warm-up alone where that ran into the limit."""

    workload: Workload
    contender: str
    runs: list[Run]

    def middle(self, quantity: str) -> float:
        """Return the median of wall, cpu, peak or output."""
        return float(median(getattr(run, quantity) for run in self.runs))


def main() -> None:
    """Measure and print."""
    options = _options()
    contenders = list(_installed({one.name: one for one in (OURS, *PEERS, *options.peer)}.values()))
    figures = []
    print(*(f"{name:{width}}" for name, width in COLUMNS.items()))
    with tempfile.TemporaryDirectory() as folder:
        for workload in _workloads(Path(folder), options):
            rows = _compete(workload, contenders, Path(folder), options)
            for figure in rows:
                print(_row(figure, rows[0].middle("wall")), flush=True)
            figures += rows
    if options.json:
        options.json.write_text(json.dumps(_report(figures), indent=1) + "\n", "utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=Path, default=ROOT / "seeds", metavar="DIR", help="*.txt to make the load from")
    parser.add_argument("--clean", type=Path, metavar="DIR", help="*.txt taken for clean, for a further 10 MB")
    parser.add_argument("--runs", type=int, default=5, metavar="N", help="runs after the warm-up (default 5)")
    parser.add_argument("--limit", type=float, default=30, metavar="SECONDS", help="give a process up (default 30)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="store all figures")
    parser.add_argument(
        "--peer", type=_contender, action="append", default=[], metavar="NAME=COMMAND",
        help="how to start one of the above, or the whole command of another linter; files are appended",
    )  # fmt: skip
    return parser.parse_args()


def _contender(argument: str) -> Contender:
    name, _, command = argument.partition("=")
    program = tuple(shlex.split(command))
    if not program:
        raise argparse.ArgumentTypeError("NAME=COMMAND is wanted")
    known = next((one for one in (OURS, *PEERS) if one.name == name), Contender(name, program))
    return known._replace(program=program)


def _installed(contenders: Iterable[Contender]) -> Iterator[Contender]:
    for one in contenders:
        if found := shutil.which(one.program[0]):
            yield one._replace(program=(str(Path(found).absolute()), *one.program[1:]))


def _workloads(folder: Path, options: argparse.Namespace) -> Iterator[Workload]:
    seeds = _documents(options.seeds)
    yield Workload("--version", question=("--version",))
    small = _joined("small", seeds, SMALL, folder)
    yield small
    yield small._replace(name="small, 1st", uncached=True)
    yield _pieces(seeds, folder)
    for size in (*SCALE, BIG):
        yield _joined(f"seeds-{size // MB}", seeds, size, folder)
    if options.clean:
        yield _joined(f"clean-{BIG // MB}", _documents(options.clean), BIG, folder)


def _documents(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.txt")) or sys.exit(f"{folder} holds no *.txt")


def _joined(name: str, paths: Iterable[Path], size: int, folder: Path) -> Workload:
    return Workload(name, name, 1, _write(folder / name, _lines(paths), size))


def _pieces(paths: Iterable[Path], folder: Path) -> Workload:
    lines = _lines(paths)
    size = sum(_write(folder / f"piece-{number:04}", lines, PIECE) for number in range(PIECES))
    return Workload(f"{PIECES} files", "piece-*", PIECES, size)


def _lines(paths: Iterable[Path]) -> Iterator[bytes]:
    # What this program holds counts as the peak of the processes it starts, so it never holds a document whole.
    for path in cycle(paths):
        with path.open("rb") as file:
            yield from file


def _write(stem: Path, lines: Iterator[bytes], size: int) -> int:
    written = 0
    with stem.with_suffix(".txt").open("wb") as file:
        while written < size:
            written += file.write(next(lines))
    shutil.copy(stem.with_suffix(".txt"), stem.with_suffix(".md"))
    return written


def _compete(
    workload: Workload, contenders: Sequence[Contender], folder: Path, options: argparse.Namespace
) -> list[Figure]:
    """Warm everyone up, then run in turns those who kept within the limit."""
    contenders = contenders[:1] if workload.question else contenders
    figures = [Figure(workload, one.name, [_measure(workload, one, folder, options.limit)]) for one in contenders]
    for _ in range(options.runs):
        for one, figure in zip(contenders, figures, strict=True):
            if figure.runs[0].code != -signal.SIGKILL:
                figure.runs.append(_measure(workload, one, folder, options.limit))
    return [figure._replace(runs=figure.runs[1:] or figure.runs) for figure in figures]


def _measure(workload: Workload, contender: Contender, folder: Path, limit: float) -> Run:
    pattern = workload.pattern + contender.suffix
    files = [pattern] if contender.globs else sorted(path.name for path in folder.glob(pattern))
    command = [*contender.program, *(workload.question or (*contender.arguments, *files))]
    if workload.uncached:
        shutil.rmtree(folder / CACHE, ignore_errors=True)
    caches = {"REPORTLINT_CACHE": str(folder / CACHE), "PYTHONPYCACHEPREFIX": str(folder / "bytecode")}
    environment = os.environ | caches | {"PYTHONDONTWRITEBYTECODE": ""}
    with (folder / "output").open("wb") as output:
        begin = perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=output,
            start_new_session=True,
        )  # fmt: skip
        timer = Timer(limit, os.killpg, (process.pid, signal.SIGKILL))
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = perf_counter() - begin
        timer.cancel()
        written = output.seek(0, os.SEEK_END)
    process.returncode = os.waitstatus_to_exitcode(status)
    peak = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return Run(wall, usage.ru_utime + usage.ru_stime, peak, written, process.returncode)


def _row(figure: Figure, ours: float) -> str:
    workload, contender, runs = figure
    wall, cpu, peak, output = (figure.middle(quantity) for quantity in ("wall", "cpu", "peak", "output"))
    spread = f"{min(run.wall for run in runs):.3f}-{max(run.wall for run in runs):.3f}"
    cells = (
        workload.name, f"{workload.size / MB:.1f}", workload.files, contender, f"{wall:.3f}", spread,
        f"{wall / ours:.2f}", f"{cpu:.2f}", f"{peak / MB:.0f}", f"{workload.size / MB / wall:.2f}",
        f"{workload.files / wall:.1f}", f"{output / MB:.2f}", runs[-1].code,
    )  # fmt: skip
    return " ".join(f"{cell:{width}}" for cell, width in zip(cells, COLUMNS.values(), strict=True))


def _report(figures: Iterable[Figure]) -> dict[str, Any]:
    machine = {"python": platform.python_version(), "platform": platform.platform(), "processors": os.cpu_count()}
    rows = [
        {**workload._asdict(), "contender": contender, "runs": [run._asdict() for run in runs]}
        for workload, contender, runs in figures
    ]
    return {**machine, "figures": rows}


if __name__ == "__main__":
    main()
