"""The wheel holds the rules, and what it installs runs where nothing of the checkout is."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the command of an environment into which only the wheel was installed."""
    folder = tmp_path_factory.mktemp("wheel")
    _call(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(ROOT))
    (wheel,) = folder.glob("reportlint-*.whl")
    environment = folder / "environment"
    venv.create(environment, with_pip=True)
    scripts = environment / ("Scripts" if sys.platform == "win32" else "bin")
    _call(str(scripts / "python"), "-m", "pip", "install", "--quiet", str(wheel))
    return scripts / "reportlint"


def test_the_wheel_runs_from_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text("夯实农业根底设施，完成投资xx万元。\n", "utf-8")
    result = _run(installed, "check", "--format", "json", "draft.txt", folder=tmp_path)
    report = json.loads(result.stdout)
    assert [(f["text"], f["category"]) for f in report["findings"]] == [
        ("根底", "substitution"),
        ("xx", "placeholder"),
    ]
    assert result.returncode == 1


def test_the_wheel_carries_every_rule(installed: Path, tmp_path: Path) -> None:
    listed = _run(installed, "rules", folder=tmp_path).stdout.splitlines()
    assert [line.split()[0] for line in listed] == sorted(
        path.relative_to(ROOT / "rules").with_suffix("").as_posix() for path in (ROOT / "rules").rglob("*.yaml")
    )


def test_the_rules_of_the_wheel_are_ready_to_run(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text("夯实农业根底设施。\n", "utf-8")
    for arguments in (["check", "draft.txt"], ["rules"], ["explain", "substitution/root-for-foundation"]):
        assert _run(installed, *arguments, folder=tmp_path).stdout
    assert not (tmp_path / "cache").exists()


def test_the_source_distribution_builds_the_same_wheel(installed: Path, tmp_path: Path) -> None:
    _call(sys.executable, "-m", "build", "--outdir", str(tmp_path), str(ROOT))  # the wheel is built from the archive
    (archive,), (wheel,) = tmp_path.glob("*.tar.gz"), tmp_path.glob("*.whl")
    names = subprocess.run(["tar", "tzf", str(archive)], capture_output=True, text=True, check=True).stdout
    assert names.count(".yaml") >= len(list((ROOT / "rules").rglob("*.yaml")))
    (direct,) = installed.parents[2].glob("*.whl")
    assert ZipFile(wheel).namelist() == ZipFile(direct).namelist()
    assert "reportlint/rules.packed" in ZipFile(wheel).namelist()


def _run(command: Path, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    environment |= {"REPORTLINT_CACHE": str(folder / "cache"), "PYTHONUTF8": "1"}
    return subprocess.run(
        [str(command), *arguments], cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )


def _call(*command: str) -> None:
    subprocess.run(command, check=True, cwd=ROOT)
