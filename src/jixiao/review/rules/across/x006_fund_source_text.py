"""Whether a project's texts name its own money."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import annual_rows, plain
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_LEVELS: Final = {
    "中央": "中央",
    "自治区": "省级",
    "省级": "省级",
    "省配": "省级",
    "市级": "市级",
    "市配": "市级",
    "县级": "县级",
    "县配": "县级",
    "县本级": "县级",
    "区级": "县级",
    "区配": "县级",
}
_LEVEL: Final = "中央|自治区|省级|省配|市级|市配|县本级|县级|县配|(?<!自治)区级|(?<!自治)区配"
_FUND: Final = re.compile(_LEVEL)
# Behind a level, these are whose they are and no money of that level.
_BODIES: Final = (
    "以上|以下|人民|政府|部门|医院|医疗|公立|学校|中学|储备|公路|重点|文物|非遗|非物质|"
    "示范|龙头|机关|单位|领导|预算|总|平台|国有|图书|文化|疾控|党|传承|技术|农业|工业|教研|名师|验收|审核|审批|考核|复核|评审|检查|主管"
)
_MONEY: Final = re.compile(
    rf"(?P<level>{_LEVEL})(?:财政|(?!{_BODIES})[\u4e00-\u9fff]{{0,5}}?"
    r"(?:套|补贴|补助|补|资金|负担|拨款|投入|配|贴息|奖补))|(?P<short>县配|省配|市配)"
)
# Texts that speak of other levels' money on purpose: what arrives, what is matched or attracted.
_ON_PURPOSE: Final = re.compile(
    r"到位率|到位情况|配套率|撬动|争取|带动|共同|分担|以及|除|(?:与|同|和|跟|配合|结合|叠加|统筹)[^，,。；;]{0,8}(?:资金|补助|拨款|财政)[^，,。；;]{0,3}(?:一起|一并|一同|合并|整合|统筹|配套|相加)?"
)


@rule(
    code="JX-X006",
    fault="FUND_SOURCE_TEXT",
    title="文字写的是别级资金",
    why="中央资金的指标写着县配，多半是从另一张表照抄来的，说不清这笔钱办什么。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2015-88#integrity",
    bad="""
name: 城乡居民参加养老保险中央补贴部分
indicators:
  - 效益指标 / 社会效益 / 有效地解决了城乡居民养老保险县配补贴部分 / 有效解决
""",
    good="""
name: 城乡居民参加养老保险中央补贴部分
indicators:
  - 效益指标 / 社会效益 / 有效地解决了城乡居民养老保险中央补贴部分 / 有效解决
""",
    neighbour="""
name: 中央就业补助资金
objectives: [用于经省级人民政府批准的其他支出项目。]
indicators:
  - 产出指标 / 质量指标 / 县级配套资金到位率 / 100%
""",
    fix="改为本项目的资金来源，并核对这些指标是不是本项目的。",
)
def text_of_other_funds(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Compare the level in the project's name with the levels of money in its texts."""
    del context
    levels = {_LEVELS[word] for word in _FUND.findall(plain(plan.name))}
    if len(levels) != 1:
        yield not_applicable("项目名称没有写明是哪一级的资金，或写了几级。")
        return
    own = next(iter(levels))
    for number, row in annual_rows(plan):
        if (other := _other(row.name, own)) is not None:
            yield _judged(plan, other, row.name, rows=[number])
    for field, texts in (("objectives", plan.objectives), ("purpose", (plan.purpose,))):
        for text in texts:
            if (other := _other(text, own)) is not None:
                yield _judged(plan, other, text, field=field)


def _other(text: str | None, own: str) -> str | None:
    """Return the other level whose money a text names alone, in its own words, or None."""
    words = [match["level"] or match["short"] for match in _MONEY.finditer(plain(text))]
    levels = {_LEVELS[word] for word in words}
    if not levels or own in levels or _ON_PURPOSE.search(plain(text)):
        return None
    return words[0]


def _judged(
    plan: PerformancePlan,
    other: str,
    text: str | None,
    *,
    rows: list[int] | None = None,
    field: str = "name",
) -> Judgement:
    """Return the finding on a text."""
    return found(
        message(
            "“{text}”写的是{other}资金，本项目是“{name}”。", text=text, other=other, name=plan.name
        ),
        rows=rows,
        field=field,
        given=other,
        expected=_FUND.findall(plain(plan.name))[0],
    )
