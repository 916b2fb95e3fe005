"""Whether every indicator has a target, those of the department part included."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.rows import listed, plain
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.department import DepartmentPart
    from jixiao.model.plan import PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_DASHES: Final = "-—–/\\、."
# A sign and a unit with no number between them: ≥%, =万元.
_SIGN_ONLY: Final = re.compile(
    r"[≥≤=＝>＞<＜不低高少于超过]*(?:%|％|人|户|次|个|件|元|万元|天|日|个?工作日|家|项|场|期|亩|公里|台|套|辆|人次|名)"
)
_MEASURED: Final = re.compile(
    r"\d+(?:\.\d+)?(?:%|％|个百分点|[次个人户件家项场期所名辆台套份亩万亿元天座处口条块张册页棵株吨米头只艘间栋起例宗班村顷]"
    r"|公里|小时|工作日|平方米|立方米|千米|千克)"
)


@rule(
    code="JX-C004",
    fault="VALUE_BLANK",
    title="指标没有指标值",
    why="只有名称没有指标值，年底无从判断是否完成。",
    since="0.1",
    severity=Severity.BLOCKING,
    source="caiyu-2015-88#integrity",
    bad="""
indicators:
  - 产出指标 / 数量指标 / 培训人数
  - 产出指标 / 质量指标 / 合格率 / ≥95%
""",
    good="""
indicators:
  - 产出指标 / 数量指标 / 培训人数 / ≥200人
  - 产出指标 / 质量指标 / 合格率 / ≥95%
""",
    neighbour="""
projects: []
department:
  overall: 稳定就业。
  objectives:
    - {name: 促进就业, indicators: [城镇新增就业达到3000人以上]}
""",
    fix="为每项指标填写可以衡量的指标值。",
)
def value_blank(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Find names that promise nothing; the department's indicators count as well."""
    del context
    if document.department is not None:
        yield from _department(document.department)
    for plan in document.projects:
        for number, indicator in enumerate(plan.indicators, 1):
            told = plain(indicator.target.text or indicator.target.value).strip(_DASHES)
            empty = not plain(indicator.target.value).strip(_DASHES) or _SIGN_ONLY.fullmatch(told)
            if indicator.name and empty:
                yield found(
                    message("指标“{name}”没有填写指标值。", name=indicator.name),
                    plan=plan,
                    rows=[number],
                    field="value",
                    given=indicator.target.text,
                )


def _department(part: DepartmentPart) -> Iterator[Judgement]:
    """Yield the objectives of the department part whose indicators hold no figure."""
    for objective in part.objectives:
        texts = [plain(text) for text in objective.indicators]
        blank = [n for n, text in enumerate(texts, 1) if not _MEASURED.search(text)]
        if blank:
            yield found(
                message(
                    "分项目标“{name}”的{total}项绩效指标中，第{rows}项没有可以衡量的数值。",
                    name=objective.name,
                    total=len(texts),
                    rows=listed(blank),
                ),
                field="department.objectives",
            )
