"""Whether a promise of full coverage tells how many should be covered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import annual_rows, class_of, plain, share_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_ALL: Final = re.compile(
    r"应(?:保尽保|补尽补|助尽助|入尽入|学尽学|享尽享|救尽救|发尽发|种尽种|检尽检)"
)
_BASE: Final = re.compile(
    r"应(?:参保|保|补|享受|缴费|入学|助|救助|接种|检|发)(?!尽)[^，。；]{0,6}[人户数]|"
    r"符合(?:参保|领取)?条件[^，。；]{0,8}总?人数|[人户]数[÷/]|[÷/]应|占应"
)
_NUMBER: Final = re.compile(r"\d[\d.]*万?(?:名|人|户)")
_COVERED: Final = re.compile(r"(?:参保|覆盖|入学|救助|接种)率")


@rule(
    code="JX-R099",
    fault="COVERAGE_NO_BASE",
    title="应保尽保、参保率没有写应保人数",
    why="说“应保尽保”、参保率100%，却没有应参保多少人；表中的200人是符合条件的还是享受的也不清楚。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiyu-2021-101#target-value",
    bad="""
name: 失地渔民医保县配资金
objectives: [失地渔民应保尽保。]
indicators:
  - 产出指标 / 数量指标 / 享受补贴渔民人数 / 200人
  - 产出指标 / 质量指标 / 渔民参保率 / 100%
""",
    good="""
name: 失地渔民医保县配资金
objectives: [符合条件的失地渔民210人应保尽保。]
indicators:
  - 产出指标 / 数量指标 / 享受补贴渔民人数 / 200人
  - 产出指标 / 质量指标 / 渔民参保率 / 100%
""",
    neighbour="""
name: 失地渔民医保县配资金
objectives: [渔民参保工作平稳开展。]
indicators:
  - 产出指标 / 数量指标 / 应参保渔民人数 / 210人
  - 产出指标 / 质量指标 / 渔民参保率 / ≥95%
""",
    fix="写明应参保（应入学、应享受）的人数和来源，并设应补尽补率。",
)
def coverage_without_its_base(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find promises of full coverage in plans that nowhere tell a number of those entitled."""
    del context
    goals = plain("；".join(plan.objectives))
    match = _ALL.search(goals)
    if match is None:
        yield not_applicable("目标没有写应保尽保一类的话。")
        return
    told = "；".join(
        plain(row.name) + plain(row.description) + plain(row.explanation) + plain(row.basis)
        for _, row in annual_rows(plan)
    )
    if _BASE.search(told) or _NUMBER.search(goals) or not _COVERED.search(told):
        return
    rows = [
        number
        for number, row in annual_rows(plan)
        if _COVERED.search(plain(row.name))
        or (
            class_of(row) == "quantity"
            and row.target.quantity is not None
            and share_of(row) is None
        )
    ]
    yield found(
        message(
            "目标写“{goal}”，没有应当保（办）的总人数；表中人数是应保的还是实际享受的不清楚。",
            goal=match[0],
        ),
        rows=rows or None,
        field="objectives",
        given=match[0],
    )
