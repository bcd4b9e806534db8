"""What git knows of a change: the files it touched and their content before and after; it reads no document.

Git is asked in its own words and never through a shell. Its environment stays as it is, because a hook names the index
of the commit in the making there; only what would give our arguments another meaning is taken out.
"""

from __future__ import annotations

import os
import subprocess
from typing import IO, TYPE_CHECKING, cast

from reportlint.errors import Bilingual, ReportlintError
from reportlint.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_MISLEADING = ("GIT_LITERAL_PATHSPECS", "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS")
_FILE_MODE = "100"
"""How the modes of files start; links and submodules have others."""


class Change(NamedTuple):
    """A file that a change touched; path: from the repository's root, the new one of a file that was renamed.

    status: git's letter, as A, M, R, D or U. before, after: the names git has for the content, None where there is
    none; after is None, too, where the content is that of the work tree.
    """

    path: str
    status: str
    before: str | None
    after: str | None


class Repository:
    """The repository of the working directory; ReportlintError where there is none, or no git. Use it as a context."""

    def __init__(self) -> None:
        self.root = os.fsdecode(_ask("rev-parse", "--show-toplevel")).removesuffix("\n")
        self._reader: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Repository:
        return self

    def __exit__(self, *_: object) -> None:
        if self._reader:
            self._reader.communicate()

    def staged(self) -> list[Change]:
        """Return what the next commit changes; without any commit, all that is staged."""
        return list(_changes("--cached"))

    def since(self, revision: str) -> list[Change]:
        """Return how the work tree differs from a revision; new files count unless git ignores them.

        ReportlintError where there is no such revision.
        """
        changes = _changes(_tree(revision))
        untracked = (Change(path, "A", None, None) for path in _listed("--others", "--exclude-standard"))
        unmerged = {entry.partition("\t")[2] for entry in _listed("--unmerged")}
        return [each._replace(status="U") if each.path in unmerged else each for each in (*changes, *untracked)]

    def content(self, name: str) -> bytes:
        """Return content by the name git has for it; ReportlintError where the repository has lost it."""
        if self._reader is None:
            self._reader = _started("cat-file", "--batch")
        asked, answers = cast("IO[bytes]", self._reader.stdin), cast("IO[bytes]", self._reader.stdout)
        asked.write(f"{name}\n".encode())
        asked.flush()
        head = answers.readline().split()
        if len(head) != 3:
            problem = Bilingual(f"git 仓库里缺少对象 {name}", f"the git repository lacks object {name}")
            raise ReportlintError(problem)
        content = answers.read(int(head[2]))
        answers.read(1)  # the line end that git adds
        return content


def _changes(*compared: str) -> Iterator[Change]:
    """Yield what `git diff` says differs, each path once."""
    options = ("--raw", "-z", "--no-abbrev", "--find-renames", "--no-color", "--no-ext-diff", "--ignore-submodules")
    fields = iter(_ask("-c", "diff.relative=false", "diff", *options, *compared, "--").split(b"\0"))
    while head := next(fields):  # the last field ends in a zero, too
        _, mode, before, after, status = os.fsdecode(head).split(" ")
        path = os.fsdecode(next(fields))
        if status[0] in "RC":
            path = os.fsdecode(next(fields))
        if mode.startswith(_FILE_MODE) or status in "DU":
            yield Change(path, status[0], _known(before), _known(after))


def _listed(*options: str) -> Iterator[str]:
    """Yield what `git ls-files` lists of the whole repository."""
    listed = _ask("ls-files", "-z", "--full-name", *options, "--", ":/")
    return (os.fsdecode(each) for each in listed.split(b"\0") if each)


def _known(name: str) -> str | None:
    return name if name.strip("0") else None


def _tree(revision: str) -> str:
    """Return git's name for the files of a revision."""
    if not revision.startswith("-"):  # git would take it for an option
        done = _run("rev-parse", "--verify", "--quiet", f"{revision}^{{tree}}")
        if done.returncode == 0:
            return done.stdout.decode().strip()
    problem = Bilingual(f"git 没有版本“{revision}”", f"git has no revision '{revision}'")
    raise ReportlintError(problem)


def _ask(*arguments: str) -> bytes:
    """Return what git answers; ReportlintError with git's own words where it does not."""
    done = _run(*arguments)
    if done.returncode == 0:
        return done.stdout
    said = done.stderr.decode("utf-8", "replace").strip()
    if "not a git repository" in said:
        problem = Bilingual(
            "这里不是 git 仓库，无从比较", "not in a git repository, so there is nothing to compare with"
        )
    else:
        words = " ".join(said.split()) or f"git {arguments[0]}: {done.returncode}"
        problem = Bilingual(f"git 没有回答（{words}）", f"git gave no answer ({words})")
    raise ReportlintError(problem)


def _run(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    process = _started(*arguments)
    out, err = process.communicate()
    return subprocess.CompletedProcess(arguments, process.returncode, out, err)


def _started(*arguments: str) -> subprocess.Popen[bytes]:
    pipe = subprocess.PIPE
    environment = {name: value for name, value in os.environ.items() if name not in _MISLEADING}
    environment |= {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    command = ["git", "--no-pager", *arguments]
    try:
        return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, env=environment)  # noqa: S603  # no shell
    except FileNotFoundError as error:
        problem = Bilingual("没有安装 git，无从比较", "git is not installed: there is nothing to compare with")
        raise ReportlintError(problem) from error
