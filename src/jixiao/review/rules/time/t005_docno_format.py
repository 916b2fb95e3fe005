"""Whether numbers of documents are written as the rules for official papers say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.rows import plain
from jixiao.review.rule import rule
from jixiao.review.texts import told_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_NUMBER: Final = re.compile(
    r"[\u4e00-\u9fff]{2,10}"
    r"(?:[【\[(（{\uff3b<《](?:19|20)\d\d年?[】\])）}\uff3d>》]\s*第?\d{1,4}"
    r"|〔(?:19|20)\d\d年?〕第\d{1,4}|〔(?:19|20)\d\d年〕\d{1,4})"
    r"号(?![楼线路院井机桥渠泵])"
)


@rule(
    code="JX-T005",
    fault="DOCNO_FORMAT",
    title="文号格式不规范",
    why="文号用错括号，按文号检索就找不到文件。",
    since="0.2",
    severity=Severity.ADVICE,
    source="audit-practice#wording",
    bad="""
indicators:
  - 产出指标 / 数量指标 / 贷款人次 / ≥30人次 / 10 / 秦财社【2023】377号
""",
    good="""
indicators:
  - 产出指标 / 数量指标 / 贷款人次 / ≥30人次 / 10 / 秦财社〔2023〕377号
""",
    neighbour="""
purpose: 改造幸福小区（2003）12号楼屋面
indicators:
  - 产出指标 / 数量指标 / 贷款人次 / ≥30人次 / 10 / 工作计划（2023年）
""",
    fix="年份用六角括号，如“财预〔2021〕101号”，序号前不加“第”。",
)
def document_number_malformed(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find years outside 〔 〕 and numbers with 第; one finding tells all places of a plan."""
    del context
    rows: list[int] = []
    odd: dict[str, str] = {}
    for number, row in enumerate(plan.indicators, 1):
        held = _NUMBER.findall(plain(row.basis)) if row.basis else []
        rows += [number] if held else []
        odd.update(dict.fromkeys(held, "basis"))
    for _, field, text in told_texts(plan):
        if "号" in text:
            odd.update(dict.fromkeys(_NUMBER.findall(plain(text)), field))
    if odd:
        given = "、".join(odd)
        yield found(
            message("文号“{given}”的格式不规范。", given=given),
            rows=rows or None,
            field="basis" if rows else next(iter(odd.values())),
            given=given,
            expected="〔〕",
        )
