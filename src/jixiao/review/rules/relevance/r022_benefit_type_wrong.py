"""Whether an effect stands under the right kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.phrases import bare
from jixiao.review.rows import annual_rows, class_of, money_of, speaks_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-R022",
    fault="BENEFIT_TYPE_WRONG",
    title="经济效益和社会效益放错了",
    why="经济效益写增收、节支、产值，社会效益写保障、就业、安全；放错了就缺少该有的那一类。",
    since="0.2",
    severity=Severity.ADVICE,
    source="caiyu-2021-101#types",
    bad="""
indicators:
  - 效益指标 / 经济效益指标 / 年满60周岁人员终生保障率 / =100%
""",
    good="""
indicators:
  - 效益指标 / 社会效益指标 / 年满60周岁人员终生保障率 / =100%
""",
    neighbour="""
indicators:
  - 效益指标 / 经济效益指标 / 群众药费负担 / 有效减轻
  - 效益指标 / 社会效益指标 / 农民增收稳定 / 有效
  - 效益指标 / 经济效益指标 / 保障性住房租金收入 / ≥20万元
""",
    fix="按衡量的内容移到经济效益或社会效益。",
)
def kind_of_effect(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Under economic a social word without an economic one; under social money's own words."""
    economic, social = context.words("economic_words"), context.words("social_words")
    plainly = context.words("plain_economy")
    for number, row in annual_rows(plan):
        kind, name = class_of(row), bare(row.name)
        expected = None
        if kind == "economic" and money_of(row) is None:
            expected = "社会效益指标" if _social(name, economic, social) else None
        elif kind == "social" and speaks_of(name, plainly) and not speaks_of(name, social):
            expected = "经济效益指标"
        if expected is not None:
            yield found(
                message(
                    "“{name}”属于{expected}，放在了{given}。",
                    name=row.name,
                    expected=expected,
                    given=row.level2,
                ),
                rows=[number],
                field="level2",
                given=row.level2,
                expected=expected,
            )


def _social(name: str, economic: tuple[str, ...], social: tuple[str, ...]) -> bool:
    """Return whether a name speaks of society and of nothing that is earned or saved."""
    return speaks_of(name, social) and not speaks_of(name, economic)
