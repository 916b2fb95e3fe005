"""Whether names of indicators hold the result already."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.phrases import bare, is_sentence
from jixiao.review.rows import annual_rows, is_outcome, is_satisfaction, listed
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_GROWS: Final = r"(?:提高|提升|增强|改善|增加|增高|上升|好转|下降|减少|增长)"
_MUCH: Final = "显著|明显|大幅度?|极大|较大|更好|有力|全面|切实|有效"
_HOW: Final = rf"(?:{_MUCH}|不断|持续|逐年|逐步|稳步|进一步|日益|逐渐)地?"
_COUNTED: Final = ("数", "数量", "面积", "里程", "期限", "年限", "时间")
_RESULT: Final = re.compile(rf"{_HOW}{_GROWS}(?:$|[,，。；])|{_GROWS}(?:显著|明显)")
# A verdict that stands before what is counted all the same, and one on a mean.
_VERDICT: Final = re.compile(
    rf"(?!持续(?:增长|下降|上升)){_HOW}{_GROWS}|(?:提高|提升|改善|增强|增加|减少|降低)(?:人均|户均|平均|亩均)"
)


@rule(
    code="JX-R011",
    fault="VERB_IN_NAME",
    title="指标名称带有结果判断词",
    why="名称写“提高”“显著”，等于先下了结论；指标名称只说衡量什么，做到多少写在指标值里。",
    since="0.2",
    severity=Severity.ADVICE,
    source="caiyu-2021-101#name",
    bad="""
indicators:
  - 效益指标 / 社会效益指标 / 提高城乡居民养老保险参保率 / ≥95%
""",
    good="""
indicators:
  - 效益指标 / 社会效益指标 / 城乡居民养老保险参保率 / ≥95%
""",
    neighbour="""
indicators:
  - 产出指标 / 数量指标 / 有效灌溉面积 / ≥300亩
  - 产出指标 / 数量指标 / 提升改造农村道路里程 / ≥12公里
  - 产出指标 / 数量指标 / 改善办学条件学校数 / 9所
  - 效益指标 / 可持续影响指标 / 持续发挥作用期限 / ≥10年
  - 效益指标 / 社会效益指标 / 参保率提高幅度 / ≥2个百分点
  - 效益指标 / 社会效益指标 / 不断提升服务水平，保障群众权益。 / 提升
""",
    fix="去掉“提高”“显著”等词，名称写衡量的内容，程度写在指标值里。",
)
def result_in_name(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Let pass terms like 有效灌溉, and whole sentences, whose fault is another rule's."""
    opening, terms = context.words("result_openings"), context.words("result_names")
    rows = []
    for number, row in annual_rows(plan):
        if (is_outcome(row) or is_satisfaction(row)) and is_sentence(row.name):
            continue
        name = bare(row.name)
        opened = name.startswith(opening) and not name.startswith(terms)
        judged = is_outcome(row) and _VERDICT.match(name) and not name.startswith(terms)
        opened = opened and not name.endswith(_COUNTED)
        if opened or judged or _RESULT.search(name):
            rows.append(number)
    if rows:
        names = "、".join(bare(plan.indicators[number - 1].name) for number in rows)
        yield found(
            message("第{rows}项指标名称带有结果判断词：{names}。", rows=listed(rows), names=names),
            rows=rows,
            field="name",
            given=names,
        )
