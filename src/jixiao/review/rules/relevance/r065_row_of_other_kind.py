"""Whether rows measure the kind of people or things that the objectives name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.phrases import said_in
from jixiao.review.remembering import once_a_table
from jixiao.review.rows import (
    annual_rows,
    class_of,
    plain,
)
from jixiao.review.rule import rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_OUTPUTS: Final = ("quantity", "quality", "timeliness")


@rule(
    code="JX-R065",
    fault="ROW_OF_OTHER_KIND",
    title="指标里的人群或事项，目标没有提到",
    why="目标只写新办理的，指标却有已办理的；指标考核困难人员，目标、用途都没有提到，多半是从别处抄来的。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiyu-2015-88#relevance",
    bad="""
name: 公办幼儿园保教补助
objectives: [为全县公办园补助保教经费。]
indicators:
  - 产出指标 / 数量指标 / 补助公办园 / ≥20所
  - 产出指标 / 质量指标 / 民办园年检合格率 / 100%
""",
    good="""
name: 公办幼儿园保教补助
objectives: [为全县公办园补助保教经费。]
indicators:
  - 产出指标 / 数量指标 / 补助公办园 / ≥20所
  - 产出指标 / 质量指标 / 公办园年检合格率 / 100%
""",
    neighbour="""
name: 医疗救助
objectives: [对困难群众给予医疗救助。]
indicators:
  - 产出指标 / 数量指标 / 救助困难群众 / ≥900人
  - 产出指标 / 数量指标 / 资助低保对象参保 / ≥700人
  - 产出指标 / 质量指标 / 低保对象救助准确率 / 100%
""",
    fix="补写到目标和用途，写明数量和金额；不做的，删去指标。",
)
def kind_not_in_the_goals(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Look up opposed kinds before one and the same noun, and special groups told only once."""
    head = plain("；".join((plan.name or "", plan.purpose or "", *plan.objectives)))
    rows = annual_rows(plan)
    if not head or not plan.objectives:
        yield not_applicable("没有填写目标。")
        return
    groups = context.words("special_groups")
    special = said_in(groups)
    for number, row in rows:
        if class_of(row) not in _OUTPUTS:
            continue
        name = plain(row.name)
        kind = _opposed(name, head, context)
        if kind is None and special.search(name):
            others = "；".join(plain(one.name) for other, one in rows if other != number)
            told = head + others
            kind = next((one for one in groups if one in name and one not in told), None)
        if kind is not None:
            yield found(
                message(
                    "第{row}项“{name}”说的是“{kind}”，目标和用途没有提到。",
                    row=number,
                    name=row.name,
                    kind=kind,
                ),
                rows=[number],
                field="name",
                given=kind,
            )


def _opposed(name: str, head: str, context: Context) -> str | None:
    """Return the kind with its noun when the head has only the other kind of that noun."""
    pairs = context.table("opposed_kinds")
    if not _any_kind(pairs).search(name):
        return None
    for pair in pairs:
        for own, other in (pair["kinds"], pair["kinds"][::-1]):
            at = name.find(own)
            if at < 0 or own in head or other in name:
                continue
            for length in (2, 1) if len(own) > 1 < len(other) else (2,):
                noun = name[at + len(own) : at + len(own) + length]
                if len(noun) == length and other + noun in head:
                    return str(own + noun)
    return None


@once_a_table
def _any_kind(pairs: tuple[Mapping[str, Any], ...]) -> re.Pattern[str]:
    """Return the pattern of every kind that is opposed to another."""
    return said_in(tuple(kind for pair in pairs for kind in pair["kinds"]))
