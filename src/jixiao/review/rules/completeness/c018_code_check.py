"""Whether the project code has 21 characters in the set order and its check character fits."""

from __future__ import annotations

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

# Shorter codes are serials of a unit's own, not codes of the integrated system.
_SHORTEST: Final = 15


@rule(
    code="JX-C018",
    fault="CODE_CHECK",
    title="项目编码不合规范",
    why="编码错一个字符，项目就与预算、执行和支付对不上。",
    since="0.1",
    severity=Severity.BLOCKING,
    source="caiban-2023-12#project-code",
    bad="""
name: 工资系统运维费
code: 13030624P00582510179X
""",
    good="""
name: 工资系统运维费
code: 13030624P00582510178X
""",
    neighbour="""
name: 业务经费
code: 630123000 24T0000 00213
""",
    fix="对照预算管理一体化系统改正项目编码。",
)
def project_code_wrong(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """One wrong character cuts a project off from budget, execution and payment."""
    del context
    code = plain(plan.code)
    if len(code) < _SHORTEST:
        yield not_applicable("没有印出一体化系统的项目编码。")
        return
    read = read_code(code)
    if read is None:
        yield found(
            message(
                "项目编码“{code}”有 {length} 位，不是 21 位的“区划、年度、类别字母、序号”。",
                code=code,
                length=len(code),
            ),
            field="code",
            given=code,
            expected="21",
        )
    elif read.check_ok is False:
        yield found(
            message(
                "项目编码“{code}”的末位应为“{expected}”，写的是“{given}”。",
                code=code,
                expected=read.check_expected or "—",
                given=code[-1],
            ),
            field="code",
            given=code[-1],
            expected=read.check_expected,
        )
