"""Whether the effects are those of the people the money reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.remembering import once_a_table
from jixiao.review.rows import (
    annual_rows,
    is_outcome,
    plain,
    speaks_of,
)
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-R069",
    fault="EFFECT_OF_OTHERS",
    title="效益说的不是受益的人",
    why="补助发给合作社和农户，效益只写毕业生就业率；花钱的效果没有人考核。",
    since="0.3",
    severity=Severity.QUERY,
    source="caiyu-2015-88#relevance",
    bad="""
name: 困难学生资助
objectives: [对学前幼儿、残疾儿童给予资助。]
indicators:
  - 产出指标 / 数量指标 / 资助幼儿 / ≥300人
  - 效益指标 / 社会效益指标 / 高中毕业生升学率 / ≥60%
""",
    good="""
name: 困难学生资助
objectives: [对学前幼儿、残疾儿童给予资助。]
indicators:
  - 产出指标 / 数量指标 / 资助幼儿 / ≥300人
  - 效益指标 / 社会效益指标 / 受助幼儿在园巩固率 / ≥98%
""",
    neighbour="""
name: 农民工返乡创业扶持
objectives: [扶持返乡创业。]
indicators:
  - 产出指标 / 数量指标 / 扶持农民工创业 / ≥300人
  - 效益指标 / 社会效益指标 / 带动农民工就业 / ≥900人
""",
    fix="按受益的人写效益，如领取人数、留用率、增收额。",
)
def effect_on_other_people(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find plans all of whose effects with people name people told nowhere else."""
    persons = _fields(context.table("effect_persons"))
    effects = [(n, plain(row.name)) for n, row in annual_rows(plan) if is_outcome(row)]
    named = [(n, name, one) for n, name in effects for one in persons if one in name]
    if not named or len({n for n, _, _ in named}) < len(effects):
        yield not_applicable("效益没有写人群，或写了几类。")
        return
    rest = (
        text
        for _, row in annual_rows(plan)
        if not is_outcome(row)
        for text in (row.name, row.description)
    )
    told = "；".join(map(plain, (plan.name, plan.purpose, *plan.objectives, *rest)))
    if not any(speaks_of(told, (one, *persons[one])) for _, _, one in named):
        names = "、".join(dict.fromkeys(name for _, name, _ in named))
        yield found(
            message(
                "效益“{names}”说的是“{persons}”，目标、用途和产出都没有这些人。",
                names=names,
                persons="、".join(dict.fromkeys(one for _, _, one in named)),
            ),
            rows=sorted({n for n, _, _ in named}),
            field="name",
            given=names,
        )


@once_a_table
def _fields(rows: tuple[Mapping[str, Any], ...]) -> Mapping[str, tuple[str, ...]]:
    """Return the words of each person's field."""
    return {row["person"]: row["field"] for row in rows}
