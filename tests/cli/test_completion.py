"""The scripts that `reportlint completion` prints are such as the shells take, and complete what there is."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reportlint.cli.root import run
from reportlint.errors import ReportlintError

SCRIPTS = Path(sys.executable).parent


@pytest.mark.parametrize(
    ("shell", "registered"),
    [
        ("bash", "complete -o nosort -F _reportlint_completion reportlint"),
        ("zsh", "#compdef reportlint"),
        ("fish", "complete --no-files --command reportlint"),
    ],
)
def test_each_shell_gets_its_script(capsys: pytest.CaptureFixture[str], shell: str, registered: str) -> None:
    assert run(["completion", shell]) is None
    said = capsys.readouterr().out
    assert registered in said
    assert "_REPORTLINT_COMPLETE" in said


def test_a_shell_that_is_not_known_is_refused() -> None:
    with pytest.raises(ReportlintError) as caught:
        run(["completion", "tcsh"])
    assert caught.value.words("zh") == "shell 的值不对，应为 bash、zsh、fish"


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (["ch"], {"check"}),
        (["check", "--st"], {"--staged", "--stdin-filename"}),
        (["check", "--fail-on", ""], {"error", "warning", "note"}),
        (["completion", ""], {"bash", "zsh", "fish"}),
    ],
)
@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
def test_bash_completes(typed: list[str], offered: set[str]) -> None:
    words = " ".join(["reportlint", *(word or "''" for word in typed)])
    script = (
        f'eval "$(reportlint completion bash)"; COMP_WORDS=({words}); COMP_CWORD={len(typed)}; '
        '_reportlint_completion reportlint; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    environment = {**os.environ, "PATH": f"{SCRIPTS}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(["bash", "-c", script], env=environment, capture_output=True, encoding="utf-8", check=True)
    assert (set(done.stdout.split()), done.stderr) == (offered, "")
