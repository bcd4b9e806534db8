"""`check --staged` and `--diff` in real repositories: what they read, under which names, and what they refuse."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reportlint.changes.git import Repository
from reportlint.cli.root import run as run_command
from reportlint.errors import ReportlintError

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., tuple[int, list[str], str]]

RULES = ("--select", "substitution/root-for-foundation,numbering/skipped-ordinal")
FAULTY, OTHER, CLEAN = "夯实农业根底设施。\n", "推进工业根底设施建设。\n", "夯实农业基础设施。\n"
LIST = "一、工作\n（一）抓好生产。\n（二）抓好安全。\n（三）抓好农业根底设施。\n"
GAP = LIST.replace("（二）抓好安全。\n", "")
NOTHING = "reportlint: 没有改动过的文件可检查\n"


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a new repository, made the working directory; no setting of the machine reaches it."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:  # of a hook that runs these tests
        monkeypatch.delenv(name)
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, os.devnull)
    folder = tmp_path / "稿件库"
    folder.mkdir()
    monkeypatch.chdir(folder)
    git("init", "--quiet", "--initial-branch", "main")
    git("config", "user.name", "Test")
    git("config", "user.email", "test@example.com")
    return folder


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that checks: exit code, findings as path:line:column text, complaints."""

    def check(*arguments: str) -> tuple[int, list[str], str]:
        try:
            code = run_command(["check", *RULES, "--format", "jsonl", *arguments])
        except ReportlintError as error:
            return 2, [], error.words("zh")
        said = capsys.readouterr()
        each = [json.loads(line) for line in said.out.splitlines()]
        return code, [f"{f['path']}:{f['line']}:{f['column']} {f['text']}" for f in each], said.err

    return check


def git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], capture_output=True, encoding="utf-8", check=True)
    return done.stdout.strip()


def write(**texts: str) -> None:
    """Write documents by their names less .txt, / as __."""
    for name, text in texts.items():
        path = Path(f"{name.replace('__', '/')}.txt")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())


def commit(**texts: str) -> None:
    write(**texts)
    git("add", "--all")
    git("commit", "--quiet", "--message", "a commit")


# What is reported


def test_the_index_is_read_and_not_the_work_tree(run: Run) -> None:
    commit(甲=CLEAN)
    write(甲=CLEAN + FAULTY)
    git("add", "甲.txt")
    write(甲=CLEAN)
    assert run("--staged") == (1, ["甲.txt:2:5 根底"], "")
    assert run("--diff", "HEAD") == (0, [], NOTHING)


def test_the_work_tree_is_read_and_not_the_index(run: Run) -> None:
    commit(甲=CLEAN)
    write(甲=CLEAN + FAULTY)
    assert run("--staged") == (0, [], NOTHING)
    assert run("--diff", "HEAD") == (1, ["甲.txt:2:5 根底"], "")


@pytest.mark.parametrize("options", [["--staged"], ["--diff", "HEAD"]])
def test_a_deletion_shows_on_a_line_nobody_touched_and_old_faults_are_silent(run: Run, options: list[str]) -> None:
    commit(甲=LIST)
    write(甲=GAP)
    git("add", "--all")
    assert run(*options) == (1, ["甲.txt:3:1 （三）"], "")


def test_without_any_commit_all_that_is_staged_is_new(run: Run) -> None:
    write(甲=FAULTY, 乙=OTHER)
    git("add", "甲.txt")
    assert run("--staged") == (1, ["甲.txt:1:5 根底"], "")


def test_a_renamed_document_is_compared_with_what_it_was(run: Run) -> None:
    commit(甲=LIST * 3)
    git("mv", "甲.txt", "年度 总结.txt")
    write(**{"年度 总结": LIST * 3 + OTHER})
    git("add", "--all")
    assert run("--staged") == (1, ["年度 总结.txt:13:5 根底"], "")
    assert run("--diff", "HEAD") == (1, ["年度 总结.txt:13:5 根底"], "")


def test_a_deleted_document_is_nothing_to_check(run: Run) -> None:
    commit(甲=FAULTY, 乙=FAULTY)
    git("rm", "--quiet", "甲.txt")
    assert run("--staged") == (0, [], "")
    assert run("--staged", "甲.txt") == (0, [], "")
    assert run("--diff", "HEAD", "甲.txt") == (0, [], "")


def test_new_documents_count_against_a_revision_unless_git_ignores_them(run: Run, repository: Path) -> None:
    commit(甲=CLEAN)
    write(新=FAULTY, 私__丙=FAULTY)
    (repository / ".gitignore").write_text("/私/\n", "utf-8")
    assert run("--diff", "HEAD") == (1, ["新.txt:1:5 根底"], "")


def test_any_revision_is_compared_with(run: Run) -> None:
    commit(甲=CLEAN)
    git("tag", "起点")
    commit(甲=CLEAN + FAULTY)
    commit(甲=CLEAN + FAULTY + OTHER)
    write(甲=CLEAN + FAULTY + OTHER)
    assert run("--diff", "起点")[1] == ["甲.txt:2:5 根底", "甲.txt:3:5 根底"]
    assert run("--diff", "HEAD~1")[1] == ["甲.txt:3:5 根底"]
    assert run("--diff", git("rev-parse", "起点"))[1] == ["甲.txt:2:5 根底", "甲.txt:3:5 根底"]
    assert run("--diff", "HEAD") == (0, [], NOTHING)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("utf-8", "gb18030", id="another encoding"),
        pytest.param("utf-8", "utf-16", id="another encoding with a BOM"),
        pytest.param("gb18030", "utf-8-sig", id="from an old encoding"),
    ],
)
def test_another_encoding_and_other_line_ends_cause_nothing(run: Run, repository: Path, old: str, new: str) -> None:
    draft = repository / "甲.txt"
    draft.write_bytes(LIST.encode(old))
    commit()
    draft.write_bytes((LIST.replace("\n", "\r\n") + OTHER).encode(new))
    git("add", "--all")
    assert run("--staged") == (1, ["甲.txt:5:5 根底"], "")


def test_an_old_version_that_is_no_text_accounts_for_nothing(run: Run, repository: Path) -> None:
    (repository / "甲.txt").write_bytes(b"\0\1\2\3")
    commit()
    commit_later = FAULTY
    write(甲=commit_later)
    git("add", "--all")
    assert run("--staged") == (1, ["甲.txt:1:5 根底"], "")


def test_what_was_accepted_is_set_aside_and_the_list_is_not_complained_of(run: Run, repository: Path) -> None:
    commit(甲=CLEAN)
    entry = "- file: {}.txt\n  rule: substitution/root-for-foundation\n  text: 根底\n  why: 引文\n"
    (repository / ".reportlint-ignores.yaml").write_text(entry.format("甲") + entry.format("乙"), "utf-8")
    (repository / "reportlint.yaml").touch()
    write(甲=CLEAN + FAULTY, 乙=CLEAN)
    git("add", "--all")
    assert run("--staged") == (0, [], "")


def test_a_new_copy_above_an_old_fault_of_the_baseline_is_reported(
    run: Run, repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "reportlint.yaml").touch()
    write(甲="甲。\n" + FAULTY)
    assert run_command(["baseline", *RULES, "甲.txt"]) == 0
    commit()
    capsys.readouterr()
    write(甲=FAULTY + "甲。\n" + FAULTY)
    git("add", "--all")
    assert run("--staged") == (1, ["甲.txt:1:5 根底"], "")


# Which documents


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        pytest.param([], ["总结.txt", "年度/通知.TXT", "年度/深/稿.txt"], id="all documents"),
        pytest.param(["."], ["总结.txt", "年度/通知.TXT", "年度/深/稿.txt"], id="the folder"),
        pytest.param(["年度"], ["年度/通知.TXT", "年度/深/稿.txt"], id="a folder below"),
        pytest.param(["年度/"], ["年度/通知.TXT", "年度/深/稿.txt"], id="a folder with a slash"),
        pytest.param(["./年度/../总结.txt"], ["./年度/../总结.txt"], id="as it was called"),
        pytest.param(["年度", "年度/深/稿.txt"], ["年度/通知.TXT", "年度/深/稿.txt"], id="each once"),
        pytest.param(["说明.md"], ["说明.md"], id="a file named is taken, whatever it is"),
        pytest.param([".藏/密.txt"], [".藏/密.txt"], id="a hidden file that is named"),
        pytest.param(["*.txt"], ["总结.txt"], id="a glob"),
        pytest.param(["年*"], ["年度/通知.TXT", "年度/深/稿.txt"], id="a glob that matches a folder"),
        pytest.param(["旧.txt"], [], id="one that was not touched"),
    ],
)
@pytest.mark.parametrize("options", [["--staged"], ["--diff", "HEAD"]])
def test_of_what_was_touched_only_what_was_named(
    run: Run, repository: Path, options: list[str], arguments: list[str], found: list[str]
) -> None:
    commit(旧=FAULTY)
    for name in ("总结.txt", "年度/通知.TXT", "年度/深/稿.txt", "说明.md", ".藏/密.txt"):
        (repository / name).parent.mkdir(parents=True, exist_ok=True)
        (repository / name).write_text(FAULTY, "utf-8")
    git("add", "--all")
    code, findings, said = run(*options, *arguments)
    assert (code, said) == ((1, "") if found else (0, NOTHING))
    assert sorted(findings) == sorted(f"{name}:1:5 根底" for name in found)


def test_a_path_from_the_root_stays_one(run: Run, repository: Path) -> None:
    commit(旧=FAULTY)
    write(年度__甲=FAULTY)
    git("add", "--all")
    for path in (repository / "年度", repository / "年度" / "甲.txt"):
        assert run("--staged", str(path)) == (1, [f"{repository / '年度' / '甲.txt'}:1:5 根底"], "")


def test_a_staged_document_that_left_the_work_tree_is_still_named(run: Run, repository: Path) -> None:
    write(甲=FAULTY)
    git("add", "--all")
    (repository / "甲.txt").unlink()
    assert run("--staged", "甲.txt") == (1, ["甲.txt:1:5 根底"], "")


def test_from_a_folder_below_names_are_as_seen_from_there(
    run: Run, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(旧=CLEAN)
    write(年度__甲=FAULTY, 乙=FAULTY, 年度__深__丙=FAULTY)
    git("add", "年度/甲.txt", "乙.txt")
    monkeypatch.chdir(repository / "年度")
    assert run("--staged") == (1, ["../乙.txt:1:5 根底", "甲.txt:1:5 根底"], "")
    assert run("--staged", ".") == (1, ["甲.txt:1:5 根底"], "")
    assert run("--diff", "HEAD", "..")[1] == [
        "../乙.txt:1:5 根底", "../年度/深/丙.txt:1:5 根底", "../年度/甲.txt:1:5 根底",
    ]  # fmt: skip
    git("config", "diff.relative", "true")
    assert run("--staged") == (1, ["../乙.txt:1:5 根底", "甲.txt:1:5 根底"], "")


def test_settings_are_those_of_each_document(run: Run, repository: Path) -> None:
    write(甲=FAULTY, 外来__乙=FAULTY, 外来__丙=FAULTY)
    (repository / "外来" / "reportlint.yaml").write_text("terms: [根底]\nexclude: [丙.txt]\n", "utf-8")
    git("add", "--all")
    assert run("--staged") == (
        1, ["甲.txt:1:5 根底"], "reportlint: 按设置排除 1 份文件，未检查（--no-exclude 可强制检查）\n"
    )  # fmt: skip


def test_links_and_other_repositories_are_no_documents(run: Run, repository: Path) -> None:
    commit(甲=CLEAN)
    (repository / "链接.txt").symlink_to("甲.txt")
    (repository / "子库.txt").mkdir()
    git("-C", "子库.txt", "init", "--quiet")
    git("-C", "子库.txt", "-c", "user.name=T", "-c", "user.email=t@e", "commit", "-qm", "a", "--allow-empty")
    git("-c", "advice.addEmbeddedRepo=false", "add", "--all")
    assert run("--staged") == (0, [], NOTHING)
    assert run("--diff", "HEAD") == (0, [], NOTHING)


# Where git is called from


def test_the_index_that_a_hook_names_is_the_one_that_is_read(
    run: Run, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(甲=CLEAN)
    write(甲=FAULTY)
    shutil.copyfile(repository / ".git" / "index", repository / ".git" / "next-index")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GIT_INDEX_FILE", ".git/next-index")
        git("add", "甲.txt")
    assert run("--staged") == (0, [], NOTHING)
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/next-index")
    assert run("--staged") == (1, ["甲.txt:1:5 根底"], "")


@pytest.mark.parametrize(
    "variables",
    [
        {"GIT_LITERAL_PATHSPECS": "1"},
        {"GIT_ICASE_PATHSPECS": "1"},
        {"GIT_EXTERNAL_DIFF": "false"},
        {"GIT_PAGER": "false", "GIT_PAGER_IN_USE": "1"},
        {"LANGUAGE": "zh_CN", "LC_ALL": "C.UTF-8"},
    ],
    ids=str,
)
def test_what_the_environment_says_of_paths_and_pagers_changes_nothing(
    run: Run, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str]
) -> None:
    commit(甲=CLEAN)
    write(甲=FAULTY, 乙=FAULTY)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert run("--diff", "HEAD")[:2] == (1, ["乙.txt:1:5 根底", "甲.txt:1:5 根底"])


@pytest.mark.parametrize(
    "settings",
    [{"color.ui": "always"}, {"diff.external": "false"}, {"diff.renames": "false"}, {"core.quotePath": "true"}],
    ids=str,
)
def test_how_the_user_likes_diffs_changes_nothing(run: Run, settings: dict[str, str]) -> None:
    commit(甲=LIST * 3)
    git("mv", "甲.txt", "总结.txt")
    for name, value in settings.items():
        git("config", name, value)
    assert run("--staged") == (0, [], "")


def test_a_worktree_is_a_repository(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(甲=CLEAN)
    git("worktree", "add", "--quiet", "-b", "branch", str(tmp_path / "工作树"))
    monkeypatch.chdir(tmp_path / "工作树")
    write(甲=FAULTY)
    assert run("--diff", "main") == (1, ["甲.txt:1:5 根底"], "")
    git("add", "--all")
    assert run("--staged") == (1, ["甲.txt:1:5 根底"], "")


@pytest.mark.parametrize("options", [["--staged"], ["--diff", "HEAD"]])
def test_what_is_in_conflict_is_not_checked_and_the_rest_is(run: Run, options: list[str]) -> None:
    commit(甲=CLEAN, 乙=CLEAN)
    git("checkout", "--quiet", "-b", "branch")
    commit(甲="另一种写法\n", 乙=FAULTY)
    git("checkout", "--quiet", "main")
    commit(甲="又一种写法\n")
    assert subprocess.run(["git", "merge", "branch"], capture_output=True, check=False).returncode == 1
    assert run(*options) == (2, ["乙.txt:1:5 根底"], "reportlint: 甲.txt: 有未解决的合并冲突，没有检查\n")


# What is refused


@pytest.mark.parametrize("revision", ["no-such", "", "main..main", "--output=made.txt", "-h", "HEAD:甲.txt"])
def test_a_revision_that_is_none_is_refused(run: Run, repository: Path, revision: str) -> None:
    commit(甲=CLEAN)
    assert run(f"--diff={revision}") == (2, [], f"git 没有版本“{revision}”")
    assert not (repository / "made.txt").exists()


def test_outside_a_repository_there_is_nothing_to_compare_with(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    (tmp_path / "别处").mkdir()
    monkeypatch.chdir(tmp_path / "别处")
    for options in (["--staged"], ["--diff", "HEAD"]):
        assert run(*options) == (2, [], "这里不是 git 仓库，无从比较")


def test_where_git_cannot_answer_it_says_why(run: Run, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository / ".git")
    assert run("--staged") == (2, [], "git 没有回答（fatal: this operation must be run in a work tree）")


def test_without_git_there_is_nothing_to_compare_with(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert run("--staged") == (2, [], "没有安装 git，无从比较")


@pytest.mark.usefixtures("repository")
def test_content_that_the_repository_lacks_is_named() -> None:
    with Repository() as asked, pytest.raises(ReportlintError) as caught:
        asked.content("0" * 40)
    assert caught.value.words("zh") == f"git 仓库里缺少对象 {'0' * 40}"


def test_content_comes_back_byte_for_byte(repository: Path) -> None:
    contents = [b"", b"\n", b"\r\n\0", "甲\n乙".encode("gb18030"), b"x" * 200_000]
    for number, content in enumerate(contents):
        (repository / str(number)).write_bytes(content)
    git("add", "--all")
    with Repository() as asked:
        staged = {change.path: change.after for change in asked.staged()}
        assert [asked.content(staged[str(number)] or "") for number in range(len(contents))] == contents


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["--staged", "--diff", "HEAD"], "--staged 与 --diff 不能同时使用"),
        (["--staged", "--watch"], "--staged 与 --watch 不能同时使用"),
        (["--diff", "", "--watch", "."], "--diff 与 --watch 不能同时使用"),
        (["--staged", "-"], "标准输入没有旧版本可比较"),
        ([], "缺少参数 PATH…"),
        (["--watch"], "缺少参数 PATH…"),
    ],
)
def test_what_cannot_go_together_is_refused(run: Run, arguments: list[str], problem: str) -> None:
    assert run(*arguments) == (2, [], problem)


def test_a_path_that_is_not_there_is_an_error_and_the_rest_is_checked(run: Run) -> None:
    write(甲=FAULTY)
    git("add", "--all")
    assert run("--staged", "no.txt", "甲.txt", "") == (
        2, ["甲.txt:1:5 根底"], 'reportlint: no.txt: 文件不存在\nreportlint: "": 文件不存在\n'
    )  # fmt: skip
    assert run("--staged", "*.doc") == (2, [], "reportlint: *.doc: 文件不存在\n")
