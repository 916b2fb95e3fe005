"""Whether those who are asked are paid by the project at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.phrases import bare
from jixiao.review.rows import annual_rows, is_satisfaction, plain
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

# What the money pays is the persons' own: their insurance, their living.
_OWN_SHARE: Final = r"(?:参加|参保|养老|医疗|保险|个人|生活|体检|慰问|意外)"
_EVERYBODY: Final = re.compile(
    r"(?:广大|全体|全县|各类)*(?:参保者|参保人员|参保群众|参保人|群众|公众|社会公众|居民|市民|社会各界)"
)


@rule(
    code="JX-R054",
    fault="SATISF_GROUP_UNSEEN",
    title="满意度问的人，别处没有出现",
    why="钱发给协办员，满意度却问村干部；问的不是领钱的人，结果说明不了这笔钱。",
    since="0.3",
    severity=Severity.QUERY,
    source="audit-practice#survey",
    bad="""
name: 村级协办员工作补助
objectives: [对村级协办员给予补助。]
indicators:
  - 产出指标 / 数量指标 / 村级协办员补贴发放人数 / ≥146人
  - 满意度指标 / 服务对象满意度指标 / 享受补贴村干部满意度 / ≥90%
""",
    good="""
name: 村级协办员工作补助
objectives: [对村级协办员给予补助。]
indicators:
  - 产出指标 / 数量指标 / 村级协办员补贴发放人数 / ≥146人
  - 满意度指标 / 服务对象满意度指标 / 享受补贴协办员满意度 / ≥90%
""",
    neighbour="""
name: 村级组织补助
objectives: [对村干部和村级协办员给予补助。]
indicators:
  - 产出指标 / 数量指标 / 村级协办员补贴发放人数 / ≥146人
  - 满意度指标 / 服务对象满意度指标 / 享受补贴村干部满意度 / ≥90%
  - 满意度指标 / 服务对象满意度指标 / 村民满意度 / ≥90%
""",
    fix="改问领取补助或接受服务的人，名称前后一致。",
)
def asked_but_not_paid(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find paid persons named under satisfaction alone, where others are named elsewhere."""
    persons = context.words("paid_persons")
    asked = [
        (number, bare(row.name).split("对", 1)[0])
        for number, row in annual_rows(plan)
        if is_satisfaction(row)
    ]
    yield from _everybody_asked(plan, asked, persons)
    if not any(one in name for _, name in asked for one in persons):
        return
    told = _told(plan)
    others = [one for one in persons if one in told]
    for number, name in asked:
        named = [one for one in persons if one in name]
        if named and others and not any(one in told for one in named):
            yield found(
                message(
                    "满意度问的是“{asked}”，项目其他地方写的是“{told}”。",
                    asked="、".join(named),
                    told="、".join(others),
                ),
                rows=[number],
                field="name",
                given=name,
            )


def _everybody_asked(
    plan: PerformancePlan, asked: list[tuple[int, str]], persons: tuple[str, ...]
) -> Iterator[Judgement]:
    """Find all insured asked, or everybody, where the name says whose own share is paid."""
    title = plain(plan.name)
    held = (one for one in persons if one in title)
    own = next((one for one in held if re.search(one + _OWN_SHARE, title)), None)
    if own is None:
        return
    for number, name in asked:
        wide = _EVERYBODY.match(name)
        if wide is not None and own not in name:
            yield found(
                message(
                    "项目是给{own}的，满意度问的是“{asked}”，范围过宽。", own=own, asked=wide[0]
                ),
                rows=[number],
                field="name",
                given=name,
                expected=own,
            )


def _told(plan: PerformancePlan) -> str:
    """Return what the head and all rows but satisfaction say."""
    rows = (row for _, row in annual_rows(plan) if not is_satisfaction(row))
    texts = [plan.name, plan.purpose, *plan.objectives]
    for row in rows:
        texts += [row.name, row.description]
    return "，".join(plain(text) for text in texts)
