"""Whether a row's name is free of the word for its class."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.rows import annual_rows, plain
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_CLASS: Final = re.compile(r"(?:满意度|满意率|率|数量|质量|时效|成本|效益|人数|金额)指标$")


@rule(
    code="JX-R104",
    fault="CLASS_WORD_IN_NAME",
    title="指标名称带“指标”二字",
    why="“企业满意度指标”是类别的叫法；名称应说量什么，“指标”二字多余，也没有算法。",
    since="0.3",
    severity=Severity.ADVICE,
    source="audit-practice#wording",
    bad="""
indicators:
  - 满意度指标 / 服务对象满意度 / 学生满意度指标 / ≥90%
""",
    good="""
indicators:
  - 满意度指标 / 服务对象满意度 / 学生满意度 / ≥90%
""",
    neighbour="""
indicators:
  - 产出指标 / 数量指标 / 新增建设用地指标 / 300亩
""",
    fix="删去“指标”，写明量什么、怎样算。",
)
def class_word_in_name(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find names that end with a measure and the word for indicator."""
    del context
    rows = [(n, plain(row.name)) for n, row in annual_rows(plan) if _CLASS.search(plain(row.name))]
    if rows:
        names = "、".join(name for _, name in rows)
        yield found(
            message("名称“{names}”带“指标”二字，应写量什么。", names=names),
            rows=[number for number, _ in rows],
            field="name",
            given=names,
        )
