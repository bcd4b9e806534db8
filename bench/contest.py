"""Linters run in turns as whole processes, measured from outside: time, memory, output; it knows no workloads."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
from statistics import median
from threading import Timer
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from workloads import Workload

CACHE = "cache"


class Contender(NamedTuple):
    """A linter: its program, what makes it check the files that follow, and the suffix it wants them to have.

    globs: it looks at its first argument only and expands that itself. whole: it is asked with all cores, where there
    are many files.
    """

    name: str
    program: tuple[str, ...]
    arguments: tuple[str, ...] = ()
    suffix: str = ".txt"
    globs: bool = False
    whole: bool = False


_SELF = (sys.executable, "-m", "reportlint")
OURS = Contender("reportlint", _SELF, ("check", "--jobs", "1", "--format", "json"))
OURS_ON_ALL_CORES = Contender("reportlint*", _SELF, ("check", "--format", "json"), whole=True)
PEERS = (
    Contender("autocorrect", ("autocorrect",), ("--lint", "--format", "json")),
    Contender("limae", ("limae",), suffix=".md"),
    Contender("zhlint", ("zhlint",), globs=True),
    Contender("lint-md", ("lint-md",), suffix=".md"),
    Contender("codespell", ("codespell",)),
)


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


def named(argument: str) -> Contender:
    """Return the contender that NAME=COMMAND starts: one of ours by its name, else the command as it stands."""
    name, _, command = argument.partition("=")
    program = tuple(shlex.split(command))
    if not program:
        raise ValueError(argument)
    known = next((one for one in (OURS, OURS_ON_ALL_CORES, *PEERS) if one.name == name), Contender(name, program))
    return known._replace(program=program)


def installed(contenders: Iterable[Contender]) -> Iterator[Contender]:
    """Yield those whose program is there, with its full path."""
    for one in contenders:
        if found := shutil.which(one.program[0]):
            yield one._replace(program=(os.path.abspath(found), *one.program[1:]))  # noqa: PTH100


def compete(
    workload: Workload, contenders: Sequence[Contender], folder: Path, *, runs: int, limit: float
) -> list[Figure]:
    """Warm everyone up, then run in turns those who kept within the limit; questions are put to us alone."""
    taking_part = [one for one in contenders if not one.whole or workload.files > 1]
    taking_part = taking_part[:1] if workload.question else taking_part
    figures = [Figure(workload, one.name, [measure(workload, one, folder, limit)]) for one in taking_part]
    for _ in range(runs):
        for one, figure in zip(taking_part, figures, strict=True):
            if figure.runs[0].code != -signal.SIGKILL:
                figure.runs.append(measure(workload, one, folder, limit))
    return [figure._replace(runs=figure.runs[1:] or figure.runs) for figure in figures]


def measure(workload: Workload, contender: Contender, folder: Path, limit: float) -> Run:
    """Run one process; limit: seconds after which it is killed."""
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
