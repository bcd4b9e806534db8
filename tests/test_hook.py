"""A repository that names our hooks is gated by them: real git, real pre-commit, Chinese file names."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
BAD, GOOD = "2024年总结 草稿.txt", "2024年总结.txt"


@pytest.fixture(scope="module")
def offered(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return this checkout as it stands now, committed to a repository of its own, for pre-commit to clone.

    Processes that share these tests share it and what pre-commit installs of it, which takes long.
    """
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    folder = tmp_path_factory.mktemp("offering")
    for name in _git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0"):
        if name and (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, folder / name)
    _repository(folder)
    _git(folder, "add", "--all")
    _git(folder, "commit", "--quiet", "--message", "as it stands")
    with suppress(OSError):  # another process was faster
        folder.rename(shared / "offered")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PRE_COMMIT_HOME", str(shared / "pre-commit"))
        yield shared / "offered"


@pytest.fixture(scope="module")
def gated(offered: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository of drafts with the hook installed."""
    folder = _gated_by(offered, tmp_path_factory.mktemp("稿件库"), "- id: reportlint")
    subprocess.run([sys.executable, "-m", "pre_commit", "install"], cwd=folder, env=_environment(), check=True)
    return folder


def _gated_by(offered: Path, folder: Path, hook: str) -> Path:
    """Return the folder as a repository that names a hook of ours; pre-commit installs what is offered only once."""
    _repository(folder)
    revision = _git(offered, "rev-parse", "HEAD").strip()
    lines = ["repos:", f"  - repo: {offered}", f"    rev: {revision}", "    hooks:", f"      {hook}"]
    (folder / ".pre-commit-config.yaml").write_text("\n".join(lines) + "\n", "utf-8")
    _git(folder, "add", ".pre-commit-config.yaml")
    return folder


def test_a_bad_draft_is_refused_with_its_position(gated: Path) -> None:
    draft = gated / BAD
    draft.write_text("工作总结\n\n全年方案的50%已完成，夯实农业根底设施。\n", "utf-8")
    result = _commit(gated, draft)
    _git(gated, "rm", "--quiet", "--cached", BAD)
    assert result.returncode == 1
    assert f"{BAD}:3:17: " in result.stdout + result.stderr
    assert "substitution/" in result.stdout + result.stderr
    assert _git(gated, "rev-list", "--all") == ""


def test_a_good_draft_is_accepted(gated: Path) -> None:
    draft = gated / GOOD
    draft.write_text("工作总结\n\n全年计划的50%已完成，夯实农业基础设施。\n", "utf-8")
    result = _commit(gated, draft)
    assert result.returncode == 0, result.stdout + result.stderr
    assert GOOD in _git(gated, "-c", "core.quotePath=false", "ls-tree", "--name-only", "HEAD")


def test_parallel_batches_find_what_one_run_finds(offered: Path, tmp_path: Path) -> None:
    folder = _gated_by(offered, tmp_path, "- {id: reportlint, verbose: true, args: [--format, jsonl]}")
    for number in range(300):
        draft = folder / f"{'年度工作' * (number % 7)} 总结" / f"第{number:03}号 稿件.txt"
        draft.parent.mkdir(exist_ok=True)
        faults = "夯实农业根底设施。\n" * (number % 3)
        draft.write_text(f"第{number}项工作已经完成。\n{faults}", "utf-8")
    _git(folder, "add", "--all")
    batched = _hooked(folder, "--all-files")
    direct = subprocess.run(
        ["reportlint", "check", "--format", "jsonl", "."], cwd=folder, env=_environment(), capture_output=True,
        encoding="utf-8", check=False,
    )  # fmt: skip
    assert (batched.returncode, direct.returncode, direct.stderr) == (1, 1, "")
    found = _objects(batched.stdout)
    assert len(found) == 300
    assert found == _objects(direct.stdout)


def test_the_staged_hook_reports_what_the_commit_caused(offered: Path, tmp_path: Path) -> None:
    folder = _gated_by(offered, tmp_path, "- {id: reportlint-staged, args: [--format, jsonl]}")
    draft = folder / GOOD
    old = "一、工作\n（一）抓好生产。\n（二）抓好安全。\n（三）抓好农业根底设施。\n"
    draft.write_text(old, "utf-8")
    _git(folder, "add", "--all")
    _git(folder, "commit", "--quiet", "--message", "as it was")
    draft.write_text(old + "夯实工业基础设施。\n", "utf-8")
    _git(folder, "add", "--all")
    assert _hooked(folder).returncode == 0
    draft.write_text(old.replace("（二）抓好安全。\n", ""), "utf-8")
    _git(folder, "add", "--all")
    draft.write_text("未暂存的根底\n", "utf-8")  # pre-commit puts it aside
    result = _hooked(folder)
    assert result.returncode == 1
    assert [json.loads(each)["rule"] for each in _objects(result.stdout)] == ["numbering/skipped-ordinal"]
    assert draft.read_text("utf-8") == "未暂存的根底\n"


def test_the_fixing_hook_mends_and_stops_the_commit(offered: Path, tmp_path: Path) -> None:
    folder = _gated_by(offered, tmp_path, "- id: reportlint-fix")
    draft = folder / GOOD
    draft.write_text("全镇干部群众共同努力,完成了任务。\n", "utf-8")
    _git(folder, "add", "--all")
    assert _hooked(folder).returncode == 1
    assert draft.read_text("utf-8") == "全镇干部群众共同努力，完成了任务。\n"
    _git(folder, "add", "--all")
    assert _hooked(folder).returncode == 0


def _hooked(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the hook as a commit would, or over all files."""
    command = [sys.executable, "-m", "pre_commit", "run", "--color", "never", *arguments]
    return subprocess.run(command, cwd=folder, env=_environment(), capture_output=True, encoding="utf-8", check=False)


def _objects(said: str) -> list[str]:
    return sorted(line for line in said.splitlines() if line.startswith("{"))


def _commit(folder: Path, draft: Path) -> subprocess.CompletedProcess[str]:
    _git(folder, "add", str(draft))
    return subprocess.run(
        ["git", "commit", "--message", "draft"], cwd=folder, env=_environment(), capture_output=True,
        encoding="utf-8", check=False,
    )  # fmt: skip


def _repository(folder: Path) -> None:
    _git(folder, "init", "--quiet", "--initial-branch", "main")
    _git(folder, "config", "user.name", "Test")
    _git(folder, "config", "user.email", "test@example.com")


def _git(folder: Path, *arguments: str) -> str:
    command = ["git", "-C", str(folder), *arguments]
    return subprocess.run(command, env=_environment(), capture_output=True, encoding="utf-8", check=True).stdout


def _environment() -> dict[str, str]:
    """Return the environment without what an outer git (a hook that runs these tests) would leak into an inner one."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    scripts = str(Path(sys.executable).parent)
    return environment | {"PYTHONUTF8": "1", "PATH": scripts + os.pathsep + environment.get("PATH", "")}
