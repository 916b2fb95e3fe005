"""Whether a code's division is the one of the document's other codes."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rule import rule
from jixiao.standards.code_schemes import read_code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_DIGITS: Final = 6
_MOST: Final = Decimal("0.75")
_LEAST: Final = 4


@rule(
    code="JX-C025",
    fault="CODE_DIVISION",
    title="项目编码的区划与其他项目不同",
    why="编码前六位是本级区划；与其他项目不同，多半是抄错或串了单位。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiban-2023-12#project-code",
    bad="""
projects:
  - {name: 甲, code: 63012300024T000000213}
  - {name: 乙, code: 63012300024T000000265}
  - {name: 丙, code: 63012300024T000001095}
  - {name: 丁, code: 63012100024T000001099}
""",
    good="""
projects:
  - {name: 甲, code: 63012300024T000000213}
  - {name: 乙, code: 63012300024T000000265}
  - {name: 丙, code: 63012300024T000001095}
  - {name: 丁, code: 63012300024T000001099}
""",
    neighbour="""
projects:
  - {name: 甲, code: 63012300024T000000213}
  - {name: 乙, code: 63012300024T000000265}
  - {name: 丙, code: 63012100024T000001095}
  - {name: 丁, code: 63012100024T000001099}
""",
    fix="对照预算管理一体化系统改正项目编码。",
)
def division_of_another_place(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Find the odd ones where three quarters or more of at least four codes agree."""
    del context
    read = [(plan, read_code(plan.code)) for plan in document.projects if plan.code]
    divisions = [(plan, code.division[:_DIGITS]) for plan, code in read if code is not None]
    counted = Counter(division for _, division in divisions)
    if len(divisions) < _LEAST:
        yield not_applicable("可以读出区划的项目编码太少。")
        return
    usual, times = counted.most_common(1)[0]
    if times < _MOST * len(divisions):
        return
    for plan, division in divisions:
        if division != usual:
            yield found(
                message(
                    "项目编码的区划是 {given}，其他项目是 {usual}。", given=division, usual=usual
                ),
                plan=plan,
                field="code",
                given=division,
                expected=usual,
            )
