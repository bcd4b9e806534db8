"""What every kind and the dearest rules cost in nanoseconds a character, by `reportlint check --profile`.

    python bench/costs.py
    python bench/costs.py --clean FOLDER

The files are those of bench/speed.py: 10 MB of dense and of clean text, and the same in a thousand pieces, which repeat
themselves less. The first table is the one of ARCHITECTURE.md. What kinds share is counted for the one that asks first.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from workloads import workloads

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workloads import Workload

ROOT = Path(__file__).resolve().parents[1]
SHOWN = ("dense", "clean")
DEAREST = 12
_ROW = re.compile(r" +[\d.]+ +(?P<cost>[\d.]+) +\d+  (?P<name>\S+(?: \(\w+\))?)")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--seeds", type=Path, default=ROOT / "seeds", metavar="DIR", help="*.txt to make the dense load from"
    )
    parser.add_argument("--clean", type=Path, metavar="DIR", help="*.txt taken for clean")
    options = parser.parse_args()
    columns: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for workload in workloads(Path(folder), options.seeds, options.clean, every=False):
            if any(word in workload.name for word in SHOWN):
                columns[workload.name] = costs(workload, Path(folder))
    rows = sorted({name for column in columns.values() for name in column}, key=lambda name: -_dearest(columns, name))
    rules = [name for name in rows if "/" in name][:DEAREST]
    for names in ([name for name in rows if "/" not in name], rules):
        print("\n".join(_table(columns, names)), end="\n\n")


def costs(workload: Workload, folder: Path) -> dict[str, float]:
    """Return nanoseconds a character by kind, and by rule with its kind behind it."""
    files = sorted(path.name for path in folder.glob(f"{workload.pattern}.txt"))
    command = [sys.executable, "-m", "reportlint", "check", "--jobs", "1", "--no-config", "--exit-zero", "--lang", "en"]
    run = subprocess.run(
        [*command, "--profile", "--format", "summary", *files], cwd=folder, capture_output=True, text=True, check=True
    )
    return {match["name"]: float(match["cost"]) for match in map(_ROW.fullmatch, run.stderr.splitlines()) if match}


def _dearest(columns: dict[str, dict[str, float]], name: str) -> float:
    return max(column.get(name, 0.0) for column in columns.values())


def _table(columns: dict[str, dict[str, float]], names: list[str]) -> Iterator[str]:
    yield f"| ns a character | {' | '.join(columns)} |"
    yield f"| --- |{' --- |' * len(columns)}"
    for name in names:
        yield f"| {name} | {' | '.join(f'{column.get(name, 0.0):.0f}' for column in columns.values())} |"


if __name__ == "__main__":
    main()
