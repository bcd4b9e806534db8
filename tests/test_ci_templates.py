"""What the repository offers to CI services is run here as the services would, less what they install."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml

ROOT = Path(__file__).parent.parent
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
TEMPLATE = yaml.safe_load((ROOT / "templates" / "reportlint.gitlab-ci.yml").read_text("utf-8"))
FAULTY, CLEAN = "夯实农业根底设施。\n", "夯实农业基础设施。\n"

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the services run these in a shell of Unix")


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    """Return a folder of drafts, one with a fault, whose names hold blanks and Chinese characters."""
    for name, text in {"年度 总结/甲.txt": FAULTY, "年度 总结/乙.txt": CLEAN, "通知.txt": CLEAN}.items():
        (tmp_path / "稿件" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "稿件" / name).write_text(text, "utf-8")
    return tmp_path / "稿件"


def _run(script: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "GITHUB_"))}
    environment |= {"PATH": str(Path(sys.executable).parent) + os.pathsep + os.environ["PATH"], "PYTHONUTF8": "1"}
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script], cwd=folder, env=environment | variables,
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip


# The action


def _step(name: str) -> dict[str, Any]:
    step: dict[str, Any] = next(step for step in ACTION["runs"]["steps"] if step.get("name") == name)
    return step


def _acted(folder: Path, tmp_path: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run the action's check as if it had been installed; inputs by name, with _ for -."""
    scripts = tmp_path / "temp" / "reportlint" / "bin"
    scripts.mkdir(parents=True)
    (scripts / "reportlint").symlink_to(shutil.which("reportlint", path=str(Path(sys.executable).parent)) or "")
    given = {name: str(each["default"]) for name, each in ACTION["inputs"].items()}
    given |= {name.replace("_", "-"): value for name, value in inputs.items()}
    variables = {
        name: given[value.removeprefix("${{ inputs.").removesuffix(" }}")] if value.startswith("${{") else value
        for name, value in _step("Check")["env"].items()
    }
    return _run(_step("Check")["run"], folder, RUNNER_TEMP=str(tmp_path / "temp"), **variables)


def test_every_input_of_the_action_is_told_and_used() -> None:
    text = (ROOT / "action.yml").read_text("utf-8")
    for name, each in ACTION["inputs"].items():
        assert each["description"]
        assert f"${{{{ inputs.{name} }}}}" in text


def test_no_input_stands_in_a_script_itself() -> None:
    # GitHub would put its text there before the shell reads it: a branch could then be named `"; curl …`.
    assert [step["run"] for step in ACTION["runs"]["steps"] if "${{" in step.get("run", "")] == []


def test_the_action_installs_this_repository_as_it_stands_at_its_ref() -> None:
    step = _step("Install reportlint")
    assert step["env"] == {"ACTION_PATH": "${{ github.action_path }}"}
    assert 'install --quiet "$ACTION_PATH"' in step["run"]


@pytest.mark.parametrize(
    ("inputs", "code", "output"),
    [
        pytest.param(
            {},
            1,
            "::warning file=年度 总结/甲.txt,line=1,endLine=1,col=5,endColumn=7,"
            "title=substitution/root-for-foundation::“根底”疑为“基础”之误%0A建议：基础\n",
            id="annotations",
        ),
        pytest.param({"paths": "通知.txt\n"}, 0, "", id="a path"),
        pytest.param({"paths": "\n通知.txt\n年度 总结/乙.txt\n"}, 0, "", id="paths with blanks, one a line"),
        pytest.param({"args": "--ignore=substitution\n--lang\nen\n"}, 0, "", id="arguments"),
        pytest.param({"args": "--exit-zero", "paths": "通知.txt"}, 0, "", id="one argument"),
    ],
)
def test_the_action_checks(drafts: Path, tmp_path: Path, inputs: dict[str, str], code: int, output: str) -> None:
    result = _acted(drafts, tmp_path, **inputs)
    assert (result.returncode, result.stdout, result.stderr) == (code, output, "")


def test_the_action_fails_from_the_severity_on_that_was_asked_for(drafts: Path, tmp_path: Path) -> None:
    result = _acted(drafts, tmp_path, fail_on="error")
    assert (result.returncode, result.stdout.count("::warning ")) == (0, 1)


def test_the_action_writes_sarif_and_may_leave_out_annotations(drafts: Path, tmp_path: Path) -> None:
    result = _acted(drafts, tmp_path, sarif="结果 1.sarif", annotations="false")
    assert result.stdout.startswith("年度 总结/甲.txt:1:5: 警告 substitution/root-for-foundation")
    results = json.loads((drafts / "结果 1.sarif").read_text("utf-8"))["runs"][0]["results"]
    assert [each["ruleId"] for each in results] == ["substitution/root-for-foundation"]


def test_the_action_passes_what_a_path_says_on_as_a_path(drafts: Path, tmp_path: Path) -> None:
    result = _acted(drafts, tmp_path, paths="--exit-zero\n$(touch made)")
    assert (result.returncode, (drafts / "made").exists()) == (2, False)
    assert result.stderr == "reportlint: --exit-zero: 文件不存在\nreportlint: $(touch made): 文件不存在\n"


def test_the_action_reports_what_was_caused_since_a_revision(drafts: Path, tmp_path: Path) -> None:
    git = "git -c user.name=T -c user.email=t@example.com"
    assert _run(f"git init -q . && git add . && {git} commit -qm one", drafts).returncode == 0
    (drafts / "通知.txt").write_text(CLEAN + FAULTY, "utf-8")
    result = _acted(drafts, tmp_path, diff="HEAD")
    assert (result.returncode, result.stdout.count("\n"), result.stderr) == (1, 1, "")
    assert result.stdout.startswith("::warning file=通知.txt,line=2,")


# The template


JOB = TEMPLATE["reportlint"]


def _job(folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    defaults = {name: value for name, value in JOB["variables"].items() if name.startswith("REPORTLINT_")}
    return _run("\n".join(JOB["script"]), folder, **(defaults | variables))


def test_the_job_writes_the_reports_it_names_and_fails(drafts: Path) -> None:
    result = _job(drafts)
    assert (result.returncode, result.stderr) == (1, "")
    assert "年度 总结/甲.txt:1:5: 警告 substitution/root-for-foundation" in result.stdout
    reports = JOB["artifacts"]["reports"]
    quality = json.loads((drafts / reports["codequality"]).read_text("utf-8"))
    assert [each["location"]["path"] for each in quality] == ["年度 总结/甲.txt"]
    suites = ET.parse(drafts / reports["junit"]).getroot()  # noqa: S314  # we wrote it
    assert len(list(suites.iter("failure"))) == 1
    assert JOB["artifacts"]["when"] == "always"


def test_the_job_checks_what_its_variables_say(drafts: Path) -> None:
    result = _job(drafts, REPORTLINT_PATHS="通知.txt 年度*", REPORTLINT_ARGS="--fail-on error")
    assert (result.returncode, result.stderr) == (0, "")
    assert "检查 3 份文件，发现 1 处" in result.stdout


def test_the_job_says_what_is_missing_where_nobody_said_what_to_install(tmp_path: Path) -> None:
    [install] = JOB["before_script"]
    assert shlex.split(install)[:2] == ["pip", "install"]
    result = _run(install, tmp_path)
    assert (result.returncode != 0, "REPORTLINT_SOURCE" in result.stderr) == (True, True)
