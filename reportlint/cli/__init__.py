"""The command line: the only package that prints, and the only one that knows exit codes.

This module is the process round a command: streams, faults, the way out. The commands are in `root`.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from itertools import pairwise
from typing import TYPE_CHECKING

from reportlint import __version__
from reportlint.errors import Bilingual, ReportlintError, refusal

if TYPE_CHECKING:
    from typing import NoReturn, TextIO

    from reportlint.errors import Lang

GARBAGE_FROM = 500_000
"""How many new objects start a garbage collection; Python's own few cost a tenth of a start and of a long run."""
_INTERRUPTED = 130


def main() -> NoReturn:
    """Run a command and leave with its exit code; a fault the user can mend is one line on standard error."""
    # What is loaded stays to the end, and a document's findings are freed by counting: there is little to collect.
    gc.set_threshold(GARBAGE_FROM)
    unheard = _open_streams()
    try:
        signal.signal(signal.SIGTERM, _stop)
        code = _failure() if unheard else _run(sys.argv[1:])
        sys.stdout.flush()
    except KeyboardInterrupt:
        code = _INTERRUPTED
    except ReportlintError as error:
        code = _failure(error)
    except (BrokenPipeError, SystemExit):  # click makes the first the second, with the code that means findings
        _drop_output()
        code = _failure()
    except OSError as error:
        _drop_output()
        code = _failure(_fault_of_system(error))
    except Exception:  # noqa: BLE001  # a fault of ours is shown whole, but must not look like a finding
        import traceback

        traceback.print_exc()
        code = _failure()
    gc.freeze()  # else the interpreter, on its way out, searches all that was loaded for garbage
    sys.exit(code)


def _stop(*_: object) -> NoReturn:
    """Leave as after Ctrl-C, so that no file half written stays behind."""
    raise KeyboardInterrupt


def _run(arguments: list[str]) -> int:
    """Return the exit code of the command; what is commonest is answered before click is loaded."""
    if arguments == ["--version"]:
        sys.stdout.write(f"reportlint, version {__version__}\n")
        return 0
    from reportlint.cli.plain import plain_check

    if check := plain_check(arguments):
        return check()
    from reportlint.cli.root import run

    return run(arguments)


def _fault_of_system(error: OSError) -> ReportlintError:
    """Return what to say of a fault that no command expects; without a name, what is missing is where we are."""
    if isinstance(error, FileNotFoundError) and not error.filename:
        return ReportlintError(Bilingual("当前文件夹已被删除", "the working directory was deleted"))
    place, why = f"{error.filename}: " if error.filename else "", refusal(error)
    return ReportlintError(Bilingual(f"{place}无法读写（{why.zh}）", f"{place}cannot be read or written ({why.en})"))


def _failure(error: ReportlintError | None = None) -> int:
    """Complain of the error, if it has not been told, and return the exit code of a run that did not do its work."""
    from reportlint.cli.common import FAILURE, complain

    if error:
        complain(error, _lang())
    return FAILURE


def _open_streams() -> bool:
    """Make both output streams fit to write to; return whether nobody can read what a command prints."""
    unheard = sys.stdout is None
    sys.stdout, sys.stderr = sys.stdout or _nowhere(), sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # a GBK console must not raise
    return unheard


def _nowhere() -> TextIO:
    return os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8", closefd=False)  # until the process ends


def _drop_output() -> None:
    """Send what is still buffered nowhere, so that the interpreter's own flush does not fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _lang() -> Lang:
    """Return the language asked for, where click could not tell us because it refused the arguments."""
    arguments = sys.argv[1:]
    asked = "--lang=en" in arguments or ("--lang", "en") in pairwise(arguments)
    return "en" if asked else "zh"
