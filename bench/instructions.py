"""How many instructions `reportlint` takes, counted by valgrind and held against a budget; it measures no time.

    python bench/instructions.py
    python bench/instructions.py --update

Seconds depend on what else a machine does; instructions do not. A count more than a tenth above bench/budget.json is a
failure (exit 1), as one that is a tenth below is worth a new budget. Counts of another Python or of other libraries
are not comparable: `--update` stores what was counted and what with. Where valgrind is not installed, or where Python
or a library differs from the budget's, the program says so and passes.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).resolve().parents[1]
BUDGET = Path(__file__).with_name("budget.json")
TOLERANCE = 0.10
SEEDS_SIZE = 200_000
LIBRARIES = ("click", "daachorse", "regex")
LINE = "各部门要认真落实，截止目前已完成投资3亿元。\n"


def main() -> int:
    """Count, compare and return the exit code."""
    options = _options()
    valgrind = shutil.which("valgrind")
    if valgrind is None:
        print("valgrind is not installed: nothing was counted")
        return 0
    budget = {} if options.update else json.loads(options.budget.read_text("utf-8"))
    if not options.update and budget["counted with"] != counted_with():
        print(f"the budget was counted with {budget['counted with']}, this is {counted_with()}: nothing was compared")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        counts = count(valgrind, Path(folder))
    if options.update:
        content = {"counted with": counted_with(), "million instructions": counts}
        options.budget.write_text(json.dumps(content, indent=1) + "\n", "utf-8")
    return compare(counts, counts if options.update else budget["million instructions"])


def counted_with() -> str:
    """Return what a count depends on beside our own code."""
    libraries = (f"{name} {version(name)}" for name in LIBRARIES)
    python = f"Python {platform.python_version()} by {platform.python_compiler()}"
    return ", ".join([python, platform.machine(), *libraries])


def count(valgrind: str, folder: Path) -> dict[str, int]:
    """Return the millions of instructions of each workload, by its name; the caches are filled by a first run."""
    (folder / "line.txt").write_text(LINE, "utf-8")
    seeds = b"".join(path.read_bytes() for path in sorted((ROOT / "seeds").glob("*.txt")))[:SEEDS_SIZE]
    (folder / "seeds.txt").write_text(seeds.decode("utf-8", "ignore"), "utf-8")
    check = ("check", "--no-config", "--format", "json")
    workloads = {
        "--version": ("--version",),
        "one line": (*check, "line.txt"),
        "200 KB of seeds": (*check, "seeds.txt"),
    }
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    environment |= {
        "PYTHONHASHSEED": "0",
        "PYTHONPATH": str(ROOT),
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
        "REPORTLINT_CACHE": str(folder / "cache"),
    }
    _run([], workloads["200 KB of seeds"], folder, environment)

    def counted(arguments: tuple[str, ...]) -> int:
        counter = [valgrind, "--tool=callgrind", "--callgrind-out-file=/dev/null"]
        return instructions(_run(counter, arguments, folder, environment)) // 1_000_000

    with ThreadPoolExecutor(os.cpu_count()) as pool:  # for the processes, which each count their own
        counts = dict(zip(workloads, pool.map(counted, workloads.values()), strict=True))
    refuse_change(folder / "cache")
    return counts


def refuse_change(cache: Path) -> None:
    """Raise RuntimeError if the rules were made ready more than once: to read them again was counted, too."""
    if len(list(cache.glob("*"))) > 1:
        raise RuntimeError("a rule or a module was changed while instructions were counted")


def instructions(report: str) -> int:
    """Return the number that valgrind reports; RuntimeError where it reports none."""
    found = re.search(r"Collected : (\d+)", report)
    if found is None:
        raise RuntimeError(f"valgrind counted nothing:\n{report}")
    return int(found[1])


def compare(counts: Mapping[str, int], budget: Mapping[str, int]) -> int:
    """Print a table and return the exit code: 1 where a count is above its budget by more than the tolerance."""
    print(f"{'million instructions':22}{'counted':>9}{'budget':>9}{'ratio':>8}")
    worst = 0
    for name, counted in counts.items():
        ratio = counted / budget[name]
        said = " TOO MANY" if ratio > 1 + TOLERANCE else " fewer: run with --update" if ratio < 1 - TOLERANCE else ""
        print(f"{name:22}{counted:9}{budget[name]:9}{ratio:8.3f}{said}")
        worst |= ratio > 1 + TOLERANCE
    return int(worst)


def _run(counter: list[str], arguments: tuple[str, ...], folder: Path, environment: Mapping[str, str]) -> str:
    """Return what a run says on standard error; RuntimeError if it could not check everything."""
    command = [*counter, sys.executable, "-m", "reportlint", *arguments]
    result = subprocess.run(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False, text=True
    )
    if result.returncode not in (0, 1):
        raise RuntimeError(f"{' '.join(command)} ended with {result.returncode}:\n{result.stderr}")
    return result.stderr


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true", help="make what is counted now the budget")
    parser.add_argument("--budget", type=Path, default=BUDGET, metavar="FILE", help="the budget, and where to store it")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
