"""Whether the use of money says more than the project's name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, lacks_data
from jixiao.review.phrases import said_in
from jixiao.review.rows import plain, speaks_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_FIGURES: Final = str.maketrans("", "", "0123456789.,，。、；:：（）()“”\"'《》元万亿")


@rule(
    code="JX-R044",
    fault="PURPOSE_THIN",
    title="资金用途只重复项目名称",
    why="用途写“再就业经费”，等于没写：看不出买什么、发给谁、各花多少。",
    since="0.2",
    severity=Severity.ADVICE,
    source="caiyu-2015-88#funding-match",
    bad="""
name: 2024年第二批中央就业补助资金
purpose: 就业补助资金150万元
""",
    good="""
name: 2024年第二批中央就业补助资金
purpose: 公益性岗位补贴60万元、社会保险补贴50万元、就业见习补贴40万元
""",
    neighbour="""
name: 创业担保贷款贴息
purpose: 创业担保贷款贴息
""",
    fix="写明支出内容、对象和各项金额。",
)
def purpose_repeats_name(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find purposes in which nothing is left when the name's words and the fund's are taken out.

    What buys or pays one particular thing, as 贴息 and 服务费 do, is a use though it is the name.
    """
    purpose, name = plain(plan.purpose), plain(plan.name)
    if not purpose or not name:
        yield lacks_data("没有填写资金用途或项目名称。")
        return
    used, named = (_content(text, context) for text in (purpose, name))
    if (not used or used in named) and not speaks_of(purpose, context.words("particular_uses")):
        yield found(
            message(
                "资金用途“{purpose}”只重复项目名称或资金类别，没有写明支出内容。",
                purpose=plan.purpose,
            ),
            field="purpose",
            given=plan.purpose,
        )


def _content(text: str, context: Context) -> str:
    """Return a text without figures and the words for funds and their levels."""
    return said_in(context.words("fund_words")).sub("", text.translate(_FIGURES))
