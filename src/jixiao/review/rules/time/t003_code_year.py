"""Whether the code's year is the budget year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import plain
from jixiao.review.rule import rule
from jixiao.standards.code_schemes import read_code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_YEAR: Final = re.compile(r"(?<!\d)20\d\d(?!\d)")
_EARLY: Final = re.compile(r"提前下达|第[一二三四五]批|追加")
_CARRIED: Final = re.compile(r"结转|上年|延续|续建|跨年")


@rule(
    code="JX-T003",
    fault="CODE_YEAR",
    title="项目编码的年度不是预算年度",
    why="编码年度早于预算年度，应是结转或延续项目；没有标明就分不清新旧资金。",
    since="0.1",
    severity=Severity.QUERY,
    source="caiban-2023-12#project-code",
    bad="""
year: 2024
name: 就业补助资金
code: 13030623P005823100268
""",
    good="""
year: 2024
name: 就业补助资金
code: 13030624P00582510178X
""",
    neighbour="""
year: 2024
name: 就业补助资金（上年结转）
code: 13030623P005823100268
""",
    fix="属于结转或延续的，在名称、属性或资金用途中注明；否则改正编码。",
)
def code_of_another_year(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find codes that entered the library in another year without the word 结转.

    A name that prints another year is told by another rule.
    """
    code = read_code(plan.code) if plan.code else None
    if code is None or context.budget_year is None:
        yield not_applicable("没有可以读出年度的项目编码，或无法判断预算年度。")
        return
    told = "，".join(
        plain(text) for text in (plan.name, plan.attribute, plan.purpose, plan.category)
    )
    named = any(int(year) != context.budget_year for year in _YEAR.findall(plain(plan.name)))
    if code.year != context.budget_year and not named and not _CARRIED.search(told):
        if early := _EARLY.search(plain(plan.name)):
            yield found(
                message(
                    "名称写“{early}”，没有写是哪一年度的资金；"
                    "项目编码的年度是 {given}，预算年度是 {expected}。",
                    early=early[0],
                    given=code.year,
                    expected=context.budget_year,
                ),
                field="code",
                given=str(code.year),
                expected=str(context.budget_year),
            )
            return
        yield found(
            message(
                "项目编码的年度是 {given}，预算年度是 {expected}，也没有注明结转或延续。",
                given=code.year,
                expected=context.budget_year,
            ),
            field="code",
            given=str(code.year),
            expected=str(context.budget_year),
        )
