"""Whether a quality row tells how well or only how much."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.phrases import bare
from jixiao.review.rows import (
    annual_rows,
    class_of,
)
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_DONE: Final = re.compile(
    r"(?<!足额)(?<!准确)(?<!合规)(?:制卡|制证|发卡|印制|印刷|制作|安装|装机|购置|采购|发放|兑付|适配|补助|补贴|资助|更换|配备|配发|铺设|新建|建设)"
    r"率(?:达到?|为)?$"
)


@rule(
    code="JX-R063",
    fault="COMPLETION_AS_QUALITY",
    title="质量指标写的是完成率",
    why="“制卡率”“安装率”说的是做了多少，不是做得好不好；“补助率”还分不清是占费用还是占人数。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiyu-2021-101#quality",
    bad="""
indicators:
  - 产出指标 / 质量指标 / 水表安装率 / 100%
""",
    good="""
indicators:
  - 产出指标 / 质量指标 / 水表安装合格率 / 100%
""",
    neighbour="""
indicators:
  - 产出指标 / 质量指标 / 印制合格率 / 100%
  - 产出指标 / 质量指标 / 养老金足额发放率 / 100%
  - {level1: 产出指标, level2: 质量指标, name: 装机率, target: 100%, description: 合格户÷装机户}
""",
    fix="质量写合格率、准确率、达标率；完成率归入数量或时效，并写明分子分母。",
)
def completion_under_quality(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find an act with 率 under quality; a description of its own explains itself."""
    del context
    for number, row in annual_rows(plan):
        name, told = bare(row.name), bare(row.description)
        if class_of(row) == "quality" and _DONE.search(name) and told in ("", name):
            yield found(
                message("质量指标“{name}”说的是完成多少，也没有写分子和分母。", name=row.name),
                rows=[number],
                field="name",
                given=row.name,
            )
