"""A repository that names our hook is gated by it: real git, real pre-commit, Chinese file names."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BAD, GOOD = "2024年总结 草稿.txt", "2024年总结.txt"


@pytest.fixture(scope="module")
def offered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return this checkout as it stands now, committed to a repository of its own, for pre-commit to clone."""
    folder = tmp_path_factory.mktemp("offered")
    for name in _git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0"):
        if name and (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, folder / name)
    _repository(folder)
    _git(folder, "add", "--all")
    _git(folder, "commit", "--quiet", "--message", "as it stands")
    return folder


@pytest.fixture(scope="module")
def gated(offered: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository of drafts with the hook installed."""
    folder = tmp_path_factory.mktemp("稿件库")
    _repository(folder)
    revision = _git(offered, "rev-parse", "HEAD").strip()
    (folder / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {offered}\n    rev: {revision}\n    hooks:\n      - id: reportlint\n", "utf-8"
    )
    _git(folder, "add", ".pre-commit-config.yaml")
    subprocess.run([sys.executable, "-m", "pre_commit", "install"], cwd=folder, env=_environment(), check=True)
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
