"""How fast `reportlint check --format json` is as a whole process, beside other linters; it asserts nothing.

    python bench/speed.py
    python bench/speed.py --clean FOLDER --every --json FILE --plot FILE.svg
    python bench/speed.py --peer zhlint=/somewhere/zhlint --peer limae=/somewhere/limae

`reportlint` is one process, `reportlint*` uses all cores where there are many files. The peers are AutoCorrect, zhlint
and lint-md (`npm install autocorrect-node zhlint @lint-md/cli`), limae and codespell (`pip install limae codespell`),
each when it is on PATH or named with --peer. Every process writes to a file and is measured from outside: wall and
processor time, and the peak of its resident memory (the kernel counts what it started from, so none shows less than
this program's own 16 MB). Each workload is run once by everyone to warm up, then in turns; the table shows medians, and
under × the wall time as a multiple of ours. Caches are filled by the warm-up; only `small, 1st` may have to read the
rules from YAML. MB are 10^6 bytes. Where MB/s does not fall from scale-1 to scale-32, time is linear. Exit -9: given
up.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from contest import OURS, OURS_ON_ALL_CORES, PEERS, Contender, Figure, compete, installed, named
from workloads import MB, workloads

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ROOT = Path(__file__).resolve().parents[1]
COLUMNS = {
    "workload": "<16", "MB": ">5", "files": ">5", "contender": "<12", "wall s": ">7", "min-max": ">13", "×": ">6",
    "cpu s": ">6", "peak MB": ">7", "MB/s": ">6", "files/s": ">7", "out MB": ">6", "exit": ">4",
}  # fmt: skip


def main() -> None:
    """Measure and print."""
    options = _options()
    contenders = list(installed({one.name: one for one in (OURS, OURS_ON_ALL_CORES, *PEERS, *options.peer)}.values()))
    figures: list[Figure] = []
    print(*(f"{name:{width}}" for name, width in COLUMNS.items()))
    with tempfile.TemporaryDirectory() as folder:
        for workload in workloads(Path(folder), options.seeds, options.clean, every=options.every):
            if options.only and not any(word in workload.name for word in options.only):
                continue
            rows = compete(workload, contenders, Path(folder), runs=options.runs, limit=options.limit)
            for figure in rows:
                print(_row(figure, rows[0].middle("wall")), flush=True)
            figures += rows
    if options.json:
        options.json.write_text(json.dumps(_report(figures), indent=1) + "\n", "utf-8")
    if options.plot:
        _plot(figures, options.plot)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--seeds", type=Path, default=ROOT / "seeds", metavar="DIR", help="*.txt to make the dense load from"
    )
    parser.add_argument("--clean", type=Path, metavar="DIR", help="*.txt taken for clean, for a further 10 MB")
    parser.add_argument("--every", action="store_true", help="the large and the adversarial files, too")
    parser.add_argument("--only", action="append", metavar="WORD", help="workloads with this word in their names")
    parser.add_argument("--runs", type=int, default=5, metavar="N", help="runs after the warm-up (default 5)")
    parser.add_argument("--limit", type=float, default=60, metavar="SECONDS", help="give a process up (default 60)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="store all figures")
    parser.add_argument(
        "--plot", type=Path, metavar="FILE", help="draw MB/s by workload, SVG or PNG (needs matplotlib)"
    )
    parser.add_argument(
        "--peer", type=_contender, action="append", default=[], metavar="NAME=COMMAND",
        help="how to start one of the above, or the whole command of another linter; files are appended",
    )  # fmt: skip
    return parser.parse_args()


def _contender(argument: str) -> Contender:
    try:
        return named(argument)
    except ValueError as error:
        raise argparse.ArgumentTypeError("NAME=COMMAND is wanted") from error


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


def _plot(figures: Sequence[Figure], path: Path) -> None:
    """Draw bars of MB/s, a group for each workload of at least a tenth of a megabyte."""
    from matplotlib.figure import Figure as Drawing

    weighty = [figure for figure in figures if figure.workload.size >= MB / 10]
    names = list(dict.fromkeys(figure.workload.name for figure in weighty))
    contenders = list(dict.fromkeys(figure.contender for figure in weighty))
    drawing = Drawing(figsize=(9, 1.5 + 0.22 * len(weighty)), layout="constrained")
    axes = drawing.subplots()
    height = 0.8 / max(1, len(contenders))
    for at, contender in enumerate(contenders):
        mine = [figure for figure in weighty if figure.contender == contender]
        places = [names.index(figure.workload.name) + at * height for figure in mine]
        axes.barh(
            places, [figure.workload.size / MB / figure.middle("wall") for figure in mine], height, label=contender
        )
    axes.set_yticks([place + 0.4 - height / 2 for place in range(len(names))], names)
    axes.invert_yaxis()
    axes.set_xlabel("MB/s, whole process")
    if weighty:
        axes.legend()
    drawing.savefig(path, metadata={"Date": None} if path.suffix == ".svg" else None)


if __name__ == "__main__":
    main()
