"""Two versions of a plan → the adjustment request between them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from jixiao.forms.carrying import INDICATOR_FIELDS, PROJECT_FIELDS
from jixiao.forms.printed_values import printed, target_text, walk
from jixiao.model.adjustment import Adjustment, Change

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan

Pair = tuple["Indicator | None", "Indicator | None"]
_ROW_FIELDS = {path: word for path, word in INDICATOR_FIELDS.items() if path != "name"}


def adjustment_between(old: PerformancePlan, new: PerformancePlan) -> Adjustment:
    """Return what changes from `old` to `new`: the head's fields, then indicator by indicator.

    Indicators are the same when level 2 and name agree; where none is left to agree with, one
    counts as dropped and the other as added.
    """
    found = (*_head_changes(old, new), *_row_changes(old.indicators, new.indicators))
    unit = new.unit or old.unit
    budget = new.budget or old.budget
    return Adjustment(
        name=new.name,
        code=new.code,
        department=new.department,
        unit=new.implementing_unit or (unit.name if unit else None),
        year=new.year,
        budget_old=old.budget.total if old.budget else None,
        budget_new=new.budget.total if new.budget else None,
        money_unit=budget.unit if budget else "万元",
        changes=tuple(Change(n, *parts) for n, parts in enumerate(found, start=1)),
    )


def paired(
    old: Sequence[PerformancePlan], new: Sequence[PerformancePlan]
) -> Iterator[tuple[PerformancePlan | None, PerformancePlan]]:
    """Yield each new plan with its earlier version: by code, else by name; None for new ones."""
    by_code = {plan.code: plan for plan in old if plan.code}
    by_name: dict[str | None, list[PerformancePlan]] = defaultdict(list)
    for plan in old:
        by_name[plan.name].append(plan)
    for plan in new:
        same = by_name[plan.name]
        only = same[0] if plan.name and len(same) == 1 else None
        yield by_code.get(plan.code or "") or only, plan


def dropped(
    old: Sequence[PerformancePlan], pairs: Iterable[tuple[PerformancePlan | None, object]]
) -> list[PerformancePlan]:
    """Return the earlier plans that none of the pairs holds, in printed order."""
    kept = {id(before) for before, _ in pairs}
    return [plan for plan in old if id(plan) not in kept]


Found = tuple[str, str, str | None, str | None]


def _head_changes(old: PerformancePlan, new: PerformancePlan) -> Iterator[Found]:
    for path, word in PROJECT_FIELDS.items():
        before, after = _text(walk(old, path)), _text(walk(new, path))
        if before != after:
            yield "项目", word, before, after


def _row_changes(old: Sequence[Indicator], new: Sequence[Indicator]) -> Iterator[Found]:
    for before, after in _matched(old, new):
        own = after or before
        group = (own.level2 or own.level1 or "") if own else ""
        name = (own.name or "") if own else ""
        if before is None or after is None:
            yield group, name, _target(before), _target(after)
            continue
        if before.target != after.target:
            yield group, name, _target(before), _target(after)
        for path, word in _ROW_FIELDS.items():
            was, becomes = _text(walk(before, path)), _text(walk(after, path))
            if was != becomes:
                yield group, f"{name}：{word}", was, becomes


def _matched(old: Sequence[Indicator], new: Sequence[Indicator]) -> list[Pair]:
    left: dict[object, list[Indicator]] = defaultdict(list)
    for indicator in old:
        left[_key(indicator)].append(indicator)
    pairs: list[Pair] = []
    for indicator in new:
        same = left[_key(indicator)]
        pairs.append((same.pop(0) if same else None, indicator))
    return pairs + [(each, None) for rest in left.values() for each in rest]


def _key(indicator: Indicator) -> tuple[object, ...]:
    return indicator.horizon, indicator.level2, indicator.name


def _target(indicator: Indicator | None) -> str | None:
    return (target_text(indicator.target) or None) if indicator else None


def _text(value: object) -> str | None:
    if isinstance(value, tuple):
        return "\n".join(map(str, value)) or None
    return printed(value).text or None
