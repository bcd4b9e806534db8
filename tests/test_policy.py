"""What holds for each document: settings, profile, overrides and the command line, one over the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from reportlint.errors import FileError, ReportlintError
from reportlint.finding import Severity
from reportlint.policy import Policies, Wishes
from reportlint.settings.project import Project

if TYPE_CHECKING:
    from pathlib import Path

RULE = "placeholder/blank-date"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a repository's root."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


def severity(name: str = "in/a.txt", **wishes: Any) -> Severity | None:
    """Return the severity of RULE for a document, None where it is not asked."""
    plan = Policies(Wishes(**wishes)).of(name).plan
    return plan.severities.get(RULE, plan.rule(RULE).head.severity) if RULE in plan.asked else None


NOTE, WARNING, ERROR = Severity.NOTE, Severity.WARNING, Severity.ERROR
IN = "overrides: [{paths: [in/], "
TWICE = IN + "severity: {placeholder: note}}, {paths: ['*.txt'], severity: {placeholder: error}}]"


@pytest.mark.parametrize(
    ("settings", "wishes", "outcome"),
    [
        pytest.param("", {}, WARNING, id="default"),
        pytest.param("severity: {placeholder: error}", {}, ERROR, id="settings over default"),
        pytest.param("severity: {placeholder: error}\nprofile: 请示", {}, NOTE, id="profile over settings"),
        pytest.param("severity: {placeholder: error}", {"profile": "request"}, NOTE, id="profile of the command line"),
        pytest.param(IN + "severity: {placeholder: error}}]\nprofile: 请示", {}, ERROR, id="override over profile"),
        pytest.param(IN + "profile: 请示}]\nprofile: 总结", {}, NOTE, id="profile of the override"),
        pytest.param(IN + "profile: 请示}]", {"profile": "总结"}, WARNING, id="but the command line's counts"),
        pytest.param(TWICE, {}, ERROR, id="the last override counts"),
        pytest.param("ignore: [placeholder]", {}, None, id="ignored by settings"),
        pytest.param("ignore: [placeholder]", {"select": [RULE]}, WARNING, id="command line over settings"),
        pytest.param("ignore: [placeholder]", {"select": [RULE, "ad"]}, WARNING, id="among others"),
        pytest.param("ignore: [placeholder]", {"select": ["*"]}, None, id="only by its full name"),
        pytest.param(
            "ignore: [placeholder]\n" + IN + f"select: ['*', {RULE}]}}]", {}, WARNING, id="override over settings"
        ),
        pytest.param("select: [ad]", {}, None, id="settings select others"),
        pytest.param("select: [ad]", {"select": ["placeholder"]}, WARNING, id="the command line's select counts"),
        pytest.param(IN + "select: [ad]}]", {}, None, id="an override selects others"),
        pytest.param(IN + "ignore: [placeholder]}]", {"select": [RULE]}, WARNING, id="command line over override"),
        pytest.param(f"select: [{RULE}]", {"ignore": ["ad"]}, WARNING, id="ignore of others"),
        pytest.param("", {"ignore": [RULE]}, None, id="ignored by the command line"),
        pytest.param("overrides: [{paths: [out/], ignore: [placeholder]}]", {}, WARNING, id="an override elsewhere"),
    ],
)
def test_who_has_the_last_word(tmp_path: Path, settings: str, wishes: dict[str, Any], outcome: Severity | None) -> None:
    write(tmp_path, {"reportlint.yaml": settings})
    assert severity(**wishes) is outcome


@pytest.mark.parametrize(
    ("settings", "wishes", "encoding"),
    [
        ("", {}, None),
        ("encoding: gbk", {}, "gbk"),
        ("encoding: gbk\n" + IN + "encoding: big5}]", {}, "big5"),
        ("encoding: gbk\n" + IN + "encoding: big5}]", {"encoding": "utf-8"}, "utf-8"),
    ],
)
def test_the_encoding(tmp_path: Path, settings: str, wishes: dict[str, Any], encoding: str | None) -> None:
    write(tmp_path, {"reportlint.yaml": settings})
    assert Policies(Wishes(**wishes)).of("in/a.txt").encoding == encoding


@pytest.mark.parametrize(
    ("settings", "wishes", "is_asked"),
    [
        ("", {}, False),
        ("preview: true", {}, True),
        ("preview: true", {"preview": False}, False),
        ("", {"preview": True}, True),
        (IN + "preview: true}]", {}, True),
        ("preview: true\n" + IN + "preview: false}]", {}, False),
        ("select: ['*', typo/trial]", {}, True),
        ("", {"select": ["typo/trial"]}, True),
    ],
)
def test_rules_on_trial(
    tmp_path: Path,
    rule_text: str,
    settings: str,
    wishes: dict[str, Any],
    is_asked: bool,
) -> None:
    write(
        tmp_path,
        {"reportlint.yaml": f"rules: [mine]\n{settings}", "mine/typo/trial.yaml": f"preview: true\n{rule_text}"},
    )
    plan = Policies(Wishes(**wishes)).of("in/a.txt").plan
    assert ("typo/trial" in plan.asked) is is_asked


@pytest.mark.parametrize("start", [".", "a", "other/deep"])
def test_where_the_command_was_started_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rule_text: str, start: str
) -> None:
    settings = (
        "rules: [mine]\nterms: [lists/names.txt]\nexclude: [a/old/]\n"
        "overrides: [{paths: [/a/], encoding: gbk, ignore: [ad]}]\n"
    )
    write(
        tmp_path,
        {
            "reportlint.yaml": settings, "mine/typo/own.yaml": rule_text, "lists/names.txt": "平安\n", "a/b.txt": "",
            "other/deep/x": "",
        },
    )  # fmt: skip
    monkeypatch.chdir(tmp_path / start)
    up = "../" * (0 if start == "." else start.count("/") + 1)
    policies = Policies(Wishes())
    policy, old = policies.of(f"{up}a/b.txt"), policies.of(str(tmp_path / "a/old/b.txt"))
    assert (policy.encoding, policy.excluded, old.excluded) == ("gbk", False, True)
    assert "typo/own" in policy.plan.asked
    assert "ad/page-button" not in policy.plan.asked
    assert policy.terms.spans("平安") == [(0, 2)]
    assert policy.home.resolve() == tmp_path


def test_what_is_excluded_can_be_forced(tmp_path: Path) -> None:
    write(tmp_path, {"reportlint.yaml": "exclude: [old/]"})
    assert Policies(Wishes()).of("old/a.txt").excluded
    assert not Policies(Wishes(no_exclude=True)).of("old/a.txt").excluded
    assert not Policies(Wishes()).of("a.txt").excluded


def test_documents_for_which_the_same_holds_share_a_plan(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "reportlint.yaml": "overrides: [{paths: [a/], ignore: [ad]}, {paths: [b/], ignore: ['ad/*']}]",
            "c/pyproject.toml": "[tool.reportlint]\nignore = ['ad']",
        },
    )
    policies = Policies(Wishes())
    a, b, c, d = (policies.of(f"{name}/x.txt") for name in "abcd")
    assert a is policies.of("a/y.txt")
    assert a.plan is b.plan is c.plan is not d.plan
    assert policies.of("e/x.txt") is d
    assert (str(d.home), str(c.home)) == (".", "c")


def test_the_severity_of_a_rule_that_is_not_asked_changes_nothing(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"reportlint.yaml": "severity: {ad: note}\nignore: [ad]", "c/reportlint.yaml": "ignore: ['ad/*']"},
    )
    policies = Policies(Wishes())
    assert policies.of("a.txt").plan is policies.of("c/a.txt").plan


def test_every_project_has_its_own_rules(tmp_path: Path, rule_text: str) -> None:
    write(
        tmp_path,
        {
            "a/reportlint.yaml": "rules: [mine]", "a/mine/typo/own.yaml": rule_text,
            "b/reportlint.yaml": "rules: [mine]", "b/mine/typo/other.yaml": rule_text,
        },
    )  # fmt: skip
    policies = Policies(Wishes())
    assert "typo/own" not in policies.names
    assert policies.rule(RULE) is not None
    a, b = policies.of("a/x.txt"), policies.of("b/x.txt")
    assert {"typo/own", "typo/other"} & a.plan.asked == {"typo/own"}
    assert {"typo/own", "typo/other"} & b.plan.asked == {"typo/other"}
    assert {"typo/own", "typo/other", RULE} <= policies.names
    own = policies.rule("typo/own")
    assert own
    assert own.path == str(tmp_path / "a/mine/typo/own.yaml")
    assert policies.rule("typo/nobody") is None


def test_a_folder_of_rules_that_settings_and_command_line_name_is_one(tmp_path: Path, rule_text: str) -> None:
    write(tmp_path, {"reportlint.yaml": "rules: [mine]", "mine/typo/own.yaml": rule_text})
    assert "typo/own" in Policies(Wishes(folders=[tmp_path / "mine"])).of("a.txt").plan.asked


@pytest.mark.parametrize(
    ("settings", "wishes", "problem"),
    [
        ("ignore: [ad, typoo]", {}, "reportlint.yaml:1:14: 没有名为“typoo”的规则或类别，是否想写“typo”？"),
        ("select: [zzz]", {}, "reportlint.yaml:1:10: 没有名为“zzz”的规则或类别"),
        (
            "severity: {typo: note, tpyo: error}",
            {},
            "reportlint.yaml:1:30: 没有名为“tpyo”的规则或类别，是否想写“typo”？",
        ),
        ("overrides:\n  - paths: [out/]\n    ignore: [addd]", {}, "reportlint.yaml:3:14: 没有名为“addd”的规则或类别"),
        ("overrides:\n  - paths: [out/]\n    ignore: ['*']", {}, "reportlint.yaml:3:13: 没有选中任何规则"),
        ("select: []", {}, "reportlint.yaml:1:9: 没有选中任何规则"),
        ("ignore: [ad]", {"select": ["ad"]}, "没有选中任何规则"),
        ("", {"select": ["ad"], "ignore": ["ad"]}, "没有选中任何规则"),
        ("", {"select": ["add"]}, "没有名为“add”的规则或类别，是否想写“ad”？"),
        ("rules: [mine]", {}, "reportlint.yaml:1:9: 没有规则文件夹“mine”"),
    ],
)
def test_refused(tmp_path: Path, settings: str, wishes: dict[str, Any], problem: str) -> None:
    write(tmp_path, {"reportlint.yaml": settings})
    with pytest.raises(ReportlintError) as refused:
        Policies(Wishes(**wishes)).of("in/a.txt")
    assert refused.value.words("zh").startswith(problem)
    assert isinstance(refused.value, FileError) is problem.startswith("reportlint.yaml")


def test_a_useless_selector_of_the_command_line_has_no_place_without_settings() -> None:
    with pytest.raises(ReportlintError, match="no rule or category 'add'"):
        Policies(Wishes(select=["add"])).of("a.txt")


def test_an_override_may_leave_nothing_of_what_the_command_line_asks_for(tmp_path: Path) -> None:
    write(tmp_path, {"reportlint.yaml": "overrides: [{paths: [templates/], ignore: [placeholder]}]"})
    policies = Policies(Wishes(select=["placeholder"]))
    assert policies.of("templates/a.txt").plan.asked == frozenset()
    assert RULE in policies.of("a.txt").plan.asked


def test_settings_can_be_named_or_left_out(tmp_path: Path) -> None:
    write(tmp_path, {"reportlint.yaml": "ignore: [ad]", "conf/own.yaml": f"ignore: [{RULE}]\nexclude: ['../old/']"})
    assert severity(config="conf/own.yaml") is None
    assert severity() is severity(no_config=True) is WARNING
    assert Policies(Wishes(config="conf/own.yaml")).of("old/a.txt").excluded
    with pytest.raises(ReportlintError, match="exclude each other"):
        Policies(Wishes(config="conf/own.yaml", no_config=True))


def test_settings_are_asked_of_patterns_only_where_there_are_any(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {"reportlint.yaml": "ignore: [ad]"})
    monkeypatch.setattr(Project, "_patterns", None)
    policies = Policies(Wishes())
    assert policies.of("in/a.txt") is policies.of("out/b.txt")


def test_who_takes_a_rule_away(tmp_path: Path, rule_text: str) -> None:
    override = "{paths: [in/], ignore: [format, typo/zhe-for-zhu]}"
    settings = f"rules: [mine]\nignore: [ad, format]\nprofile: 责任书\noverrides: [{override}]"
    write(tmp_path, {"reportlint.yaml": settings, "mine/typo/trial.yaml": f"preview: true\n{rule_text}"})
    policies = Policies(Wishes(ignore=["numbering"], select=["*", "ad/page-button"]))
    plan, by = policies.silent("in/a.txt")
    assert plan.asked == by.keys() == policies.names - policies.of("in/a.txt").plan.asked
    assert "ad/page-button" not in by
    assert {
        rule: by[rule].zh
        for rule in (
            "ad/page-metadata", "format/short-document-year", "typo/zhe-for-zhu", "placeholder/unsigned-line",
            "numbering/skipped-ordinal", "typo/trial",
        )
    } == {
        "ad/page-metadata": "设置 reportlint.yaml",
        "format/short-document-year": "设置 reportlint.yaml",
        "typo/zhe-for-zhu": "overrides 第 1 项 reportlint.yaml",
        "placeholder/unsigned-line": "文种 责任书",
        "numbering/skipped-ordinal": "命令行",
        "typo/trial": "试用中的规则",
    }  # fmt: skip
    assert policies.silent("in/a.txt")[1]["numbering/skipped-ordinal"].en == "command line"


def test_where_all_rules_are_asked_none_is_silent() -> None:
    plan, by = Policies(Wishes()).silent("a.txt")
    assert (plan.asked, by) == (frozenset(), {})
