"""Whether an effect stands under the right kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.done_work import work_as_effect
from jixiao.review.judgement import found
from jixiao.review.phrases import bare
from jixiao.review.rows import annual_rows, class_of, money_of, speaks_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

# Persons whose calling names what they keep.
_KEEPERS: Final = re.compile(
    r"(?:保洁|护林|管护|巡护|护河|护水|护草|水管|环卫|河道|清洁|生态)[员工]"
)

# What concerns people as much as nature.
_SHARED: Final = (
    "灾",
    "公开",
    "信息",
    "监测",
    "执法",
    "事件",
    "受害",
    "饮用",
    "饮水",
    "供水",
    "产业",
    "收费",
)


@rule(
    code="JX-R022",
    fault="BENEFIT_TYPE_WRONG",
    title="经济、社会、生态效益放错了",
    why="经济效益写增收、节支、产值，社会效益写保障、就业、安全，生态效益写水、气、林、土；放错了就缺少该有的那一类。",
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
    fix="按衡量的内容移到经济效益、社会效益或生态效益。",
)
def kind_of_effect(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find under each kind the words of another without any of its own.

    What is no effect at all is another rule's matter.
    """
    for number, row in annual_rows(plan):
        judge = _KINDS.get(class_of(row) or "")
        expected = judge(row, bare(row.name), context) if judge else None
        if expected and number in work_as_effect(plan, context) and not _tells_rate(row):
            continue
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


def _tells_rate(row: Indicator) -> bool:
    """Return whether work done is told as a rate beside, which is an effect of some kind."""
    return any(bare(text).endswith("率") for text in (row.name, row.description))


def _economic(row: Indicator, name: str, context: Context) -> str | None:
    """Return where a row under economic belongs: it names nothing that is earned or saved."""
    if money_of(row) is not None or speaks_of(name, context.words("economic_words")):
        return None
    if speaks_of(name, context.words("plain_ecology")):
        return "生态效益指标"
    social = context.all_words("social_words", "plain_society")
    people = speaks_of(name, (*social, *context.words("social_effects")))
    return "社会效益指标" if people else None


def _social(_: Indicator, name: str, context: Context) -> str | None:
    """Return where a row under social belongs: it is about money's own growth, or nature's."""
    social = context.all_words("social_words", "plain_society")
    if speaks_of(name, social):
        return None
    if speaks_of(name, context.words("plain_economy")):
        return "经济效益指标"
    natural = speaks_of(name, context.words("plain_ecology")) and not speaks_of(name, _SHARED)
    return "生态效益指标" if natural else None


def _ecological(_: Indicator, name: str, context: Context) -> str | None:
    """Return where a row under ecology belongs: it names nothing of nature or environment."""
    if speaks_of(_KEEPERS.sub("", name), context.words("ecological_words")):
        return None
    if speaks_of(name, context.words("earned_words")):
        return "经济效益指标"
    return "社会效益指标" if speaks_of(name, context.words("plain_society")) else None


_KINDS: Final = {"economic": _economic, "social": _social, "ecological": _ecological}
