"""Each kind of document: what its profile changes, in a small document of the kind, and what still speaks."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from reportlint import engine
from reportlint.document import Document
from reportlint.policy import Policies, Wishes
from reportlint.settings import profiles
from reportlint.settings.genres import GENRES, Genre
from reportlint.settings.profiles import read_profile

PLEDGE = """\
青石镇2024年安全生产目标管理责任书

全年完成隐患整改____处，xx镇不发生较大以上事故。

甲方（盖章）：________　　乙方（盖章）：________

责任人（签字）：

　　年　月　日

签订时间：20__年　月　日
"""
REQUEST = """\
青石镇人民政府关于新建防汛仓库的请示

青政〔2024〕　号

县人民政府：

拟新建防汛仓库一座，投资xx万元，恳请县财政补助60万元。

妥否，请批示。

2024年　月　日
"""
NOTICE = """\
青石镇人民政府关于召开安全生产工作会议的通知

青政发〔2024〕　号

定于20xx年3月5日召开会议。

2024年　月　日

附件

参会回执

单位：

姓名：

是否住宿：（　　）

填表人：________

负责人（签字）：________
"""
SPEECH = """\
在全镇安全生产工作会议上的讲话

同志们：

今天是3月5号，我们开这个会，就是要再部署、再落实，确保人民群众生命财产平安。

同志们，安全生产重于泰山。让我们行动起来，为建设美丽青石作出贡献！

同志们，安全生产重于泰山。让我们行动起来，为建设美丽青石作出贡献！
"""


def findings(text: str, profile: str | None) -> dict[tuple[int, str], str]:
    """Return the severity of what is found, by line and rule."""
    policy = Policies(Wishes(no_config=True, profile=profile)).of("a.txt")
    outcome = engine.run(Document("a.txt", text), policy.plan)
    return {(finding.line, finding.rule): finding.severity.word for finding in outcome.findings}


@pytest.mark.parametrize(
    ("profile", "text", "changed", "unchanged"),
    [
        pytest.param(
            "pledge",
            PLEDGE,
            {
                (5, "placeholder/unsigned-line"): ("warning", None),
                (7, "placeholder/unsigned-field"): ("warning", None),
                (9, "placeholder/unsigned-line"): ("warning", None),
                (11, "placeholder/unsigned-line"): ("warning", None),
            },
            {(3, "placeholder/underscore-run"): "warning", (3, "placeholder/letter-run"): "error"},
            id="pledge",
        ),
        pytest.param(
            "请示",
            REQUEST,
            {
                (3, "placeholder/blank-bracket"): ("warning", "note"),
                (11, "placeholder/blank-date"): ("warning", "note"),
            },
            {(7, "placeholder/letter-run"): "error"},
            id="request",
        ),
        pytest.param(
            "通知",
            NOTICE,
            {
                (3, "placeholder/blank-bracket"): ("warning", "note"),
                (7, "placeholder/blank-date"): ("warning", "note"),
                (13, "placeholder/blank-field"): ("warning", "note"),
                (17, "placeholder/blank-bracket"): ("warning", "note"),
                (19, "placeholder/underscore-run"): ("warning", "note"),
                (21, "placeholder/unsigned-line"): ("warning", None),
            },
            {(5, "placeholder/masked-year"): "error"},
            id="notice",
        ),
        pytest.param(
            "speech",
            SPEECH,
            {
                (5, "format/colloquial-day"): ("note", None),
                (9, "duplication/doubled-sentence"): ("warning", "note"),
            },
            {(5, "substitution/peace-for-safety"): "error"},
            id="speech",
        ),
        pytest.param("总结", PLEDGE, {}, findings(PLEDGE, None), id="summary"),
        pytest.param("plan", REQUEST, {}, findings(REQUEST, None), id="plan"),
    ],
)
def test_what_a_profile_changes(
    profile: str,
    text: str,
    changed: dict[tuple[int, str], tuple[str, str | None]],
    unchanged: dict[tuple[int, str], str],
) -> None:
    before = {place: old for place, (old, _) in changed.items()}
    after = {place: new for place, (_, new) in changed.items() if new}
    assert findings(text, None) == before | unchanged
    assert findings(text, profile) == after | unchanged


def test_every_genre_has_a_file_and_every_file_a_genre() -> None:
    files = {path.stem for path in Path(profiles.__file__).parent.glob("*.yaml")}
    assert files == set(GENRES.values())
    assert {*GENRES, *GENRES.values()} == set(get_args(Genre))


@pytest.mark.parametrize("genre", GENRES)
def test_a_profile_has_two_names_and_every_change_a_reason(genre: str) -> None:
    profile = read_profile(genre)
    assert profile == read_profile(GENRES[genre])
    assert profile.why.keys() == {*profile.ignore, *profile.severity}
    Policies(Wishes(no_config=True, profile=genre)).of("a.txt")  # its selectors name rules
