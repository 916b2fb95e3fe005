"""Whether department and projects promise one rate."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from jixiao.model.finding import Locus, Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.metrics import groups_named
from jixiao.review.remembering import once_a_table
from jixiao.review.rows import annual_rows, figure, is_cost, listed, plain, share_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jixiao.model.plan import PerformancePlan, PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_SAID: Final = r"(?:[^，,。；;\d]{0,6}?)(\d+(?:\.\d+)?)[%％]"
_PERCENT: Final = Decimal(100)


@dataclass(frozen=True, slots=True)
class _Told:
    """A rate that a row promises, or the department's part when `plan` is None."""

    share: Decimal
    name: str
    plan: PerformancePlan | None = None
    row: int | None = None


@rule(
    code="JX-X034",
    fault="RATE_PROMISED_DIFFERS",
    title="同一个比率，部门和项目、项目之间写得不一样",
    why="部门目标写参保率95%，项目写参保登记率100%，年底按哪个考核说不清。",
    since="0.3",
    severity=Severity.QUERY,
    source="caiyu-2015-88#department-form",
    bad="""
department:
  objectives:
    - {name: 健全社会保障, indicators: [做好城乡居民养老保险扩面，确保参保率达到95%以上]}
projects:
  - name: 城乡居民养老保险业务费
    indicators: [产出指标 / 质量指标 / 参保登记率 / 100%]
""",
    good="""
department:
  objectives:
    - {name: 健全社会保障, indicators: [做好城乡居民养老保险扩面，确保参保率达到95%以上]}
projects:
  - name: 城乡居民养老保险业务费
    indicators: [产出指标 / 质量指标 / 参保登记率 / ≥95%]
""",
    neighbour="""
department:
  objectives:
    - {name: 健全社会保障, indicators: [做好城乡居民养老保险扩面，确保参保率达到95%以上]}
projects:
  - name: 失业保险业务费
    indicators: [产出指标 / 质量指标 / 失业保险参保率 / ≥80%]
""",
    fix="核对口径，统一目标值；口径确实不同的，在名称中写明。",
)
def one_rate_two_values(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Compare rates of one kind and group that are named differently, or told above projects."""
    rates = _rates(context.table("one_rates"))
    held: dict[tuple[str, tuple[str, ...]], list[_Told]] = defaultdict(list)
    for text in _department_texts(document):
        for kind, _, said in rates:
            if told := said.search(text):
                promised = _Told(Decimal(told[1]) / _PERCENT, "部门目标")
                held[kind, groups_named(text, context)].append(promised)
    for plan in document.projects:
        for number, row in annual_rows(plan):
            share, name = share_of(row), plain(row.name)
            if share is None or is_cost(row):
                continue
            known = next((k for k, pattern, _ in rates if pattern.search(name)), None)
            if known is None:
                continue
            group = groups_named(f"{name}，{plain(plan.name)}", context)
            held[known, group].append(_Told(share, name, plan, number))
    for (kind, group), told_rates in held.items():
        if group:
            yield from _judged(kind, told_rates, document)


def _judged(kind: str, held: list[_Told], document: PlanDocument) -> Iterator[Judgement]:
    """Yield the finding where the values differ and their names or places do too."""
    values: dict[Decimal, list[_Told]] = {}
    for one in held:
        values.setdefault(one.share, []).append(one)
    names = [{one.name for one in same} for same in values.values()]
    rows = [one for one in reversed(held) if one.plan is not None and one.row is not None]
    if len(values) < 2 or not rows or set.intersection(*names):  # noqa: PLR2004 # two values
        return
    last = rows[0]
    told = "；".join(f"{_percent(share)}（{_places(same)}）" for share, same in values.items())
    yield found(
        message("{kind}取值不一：{told}。", kind=kind, told=told),
        plan=last.plan,
        rows=[last.row] if last.row else None,
        field="value",
        given=_percent(last.share),
        related=[
            Locus(document.document, one.plan.ordinal, (one.row,))
            for one in held
            if one.plan is not None and one.row is not None and one is not last
        ],
    )


def _places(held: list[_Told]) -> str:
    """Return where a value stands: the department's part, the numbers of projects."""
    numbers = [one.plan.ordinal for one in held if one.plan is not None]
    above = ["部门目标"] if len(numbers) < len(held) else []
    return "、".join((*above, *([f"项目{listed(numbers)}"] if numbers else ())))


def _percent(share: Decimal) -> str:
    return f"{figure(share * _PERCENT)}%"


def _department_texts(document: PlanDocument) -> Iterator[str]:
    """Yield the clauses of the department's indicators."""
    for objective in document.department.objectives if document.department else ():
        for text in objective.indicators:
            yield from re.split(r"[；;。]", plain(text))


@once_a_table
def _rates(
    rows: tuple[Mapping[str, Any], ...],
) -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    """Return each kind of rate with the patterns of its name and of a sentence that gives it."""
    return tuple(
        (row["name"], re.compile(row["pattern"]), re.compile(f"(?:{row['pattern']}){_SAID}"))
        for row in rows
    )
