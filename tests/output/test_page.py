"""The page of a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.output.page import page

if TYPE_CHECKING:
    from reportlint.rule import Rule


def test_a_page(spun: Rule) -> None:
    assert (
        page(spun, "“根底”疑为“基础”之误", "zh")
        == """\
# substitution/spun

“根底”疑为“基础”之误

- 类别: substitution 洗稿替换
- 级别: error
- 检查方式: wording
- 为什么: 公文不用
- 依据: 3000 万字：0 次

- 误: 夯实⟦根底⟧设施
- → 改: 夯实基础设施
- 误: 一行
    ⟦根底⟧
- 正（不报）: 文学根底
- 正（不报）: 两
    行"""
    )
    assert page(spun, "“根底” is wrong", "en").splitlines()[2:5] == [
        "“根底” is wrong",
        "",
        "- category: substitution spun or censored word",
    ]
