"""Plans → which metric, filters, period and unit give each indicator its actual, and why."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from jixiao.measurement.criteria import criteria_for
from jixiao.measurement.fitting import fits, unfit
from jixiao.measurement.metric import metric_named
from jixiao.model.binding import Binding, Evidence
from jixiao.model.indicator import Level1
from jixiao.model.message import message
from jixiao.model.quantity import QuantityKind
from jixiao.standards import indicator_classes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jixiao.model.indicator import Indicator
    from jixiao.model.message import Message
    from jixiao.model.plan import PerformancePlan

TABLE: Final = "suggestions.toml"
WORDS: Final = ("name", "text", "project")
ANYTHING: Final = "."
"""The pattern of a rule that takes whatever is written."""


@dataclass(frozen=True, slots=True)
class Subject:
    """An indicator in its plan, as rules look at it."""

    plan: PerformancePlan
    indicator: Indicator
    row: int

    @property
    def texts(self) -> Mapping[str, str]:
        """The texts that rules seek words in."""
        name = self.indicator.name or ""
        return {
            "name": name,
            "text": f"{name}|{self.indicator.description or ''}",
            "project": self.plan.name or "",
        }

    @property
    def kind(self) -> QuantityKind:
        """The kind of the target; words where it was not understood."""
        quantity = self.indicator.target.quantity
        return quantity.kind if quantity else QuantityKind.TEXT

    @property
    def project(self) -> str:
        """The code that ledgers know the project by: its own, or its name."""
        return self.plan.code or self.plan.name or ""


def suggestions(plan: PerformancePlan, year: int) -> tuple[Binding, ...]:
    """Return a binding for each indicator of the plan, none of them confirmed yet."""
    return tuple(
        suggestion(Subject(plan, indicator, row), year)
        for row, indicator in enumerate(plan.indicators, start=1)
    )


def suggestion(subject: Subject, year: int) -> Binding:
    """Return what would give the indicator its actual in the year, and why."""
    if subject.kind is QuantityKind.GRADE:
        return _graded(subject)
    refused: Message | None = None
    for rule in _table()["rule"]:
        found = _matches(rule, subject)
        if found is None:
            continue
        metric = metric_named(rule["metric"]) if "metric" in rule else None
        if metric is None or fits(metric.unit, subject.indicator.target.quantity):
            return _of_rule(rule, subject, year, found)
        refused = refused or unfit(metric, subject.row, subject.indicator)
    if refused is not None:
        return _nothing(subject, refused)
    if subject.kind is QuantityKind.TEXT:
        return _graded(subject)
    return _nothing(
        subject, message("没有台账记录“{name}”所说的内容。", name=subject.indicator.name or "")
    )


def _graded(subject: Subject) -> Binding:
    theme, criteria = criteria_for(subject.indicator)
    reason = message("定性指标，按“{theme}”一类的佐证材料分档评定。", theme=theme)
    return Binding(**_head(subject), evidence=Evidence.GRADED, reason=reason, criteria=criteria)


def _nothing(subject: Subject, reason: Message) -> Binding:
    return Binding(**_head(subject), evidence=Evidence.NONE, reason=reason)


def _head(subject: Subject) -> dict[str, Any]:
    return {
        "project": subject.project,
        "indicator": subject.row,
        "name": subject.indicator.name or "",
    }


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("jixiao.measurement").joinpath(TABLE).read_text("utf-8"))


def _matches(rule: Mapping[str, Any], subject: Subject) -> str | None:
    """Return the words of the indicator by which the rule fits; None where it does not."""
    if "level1" in rule and level1_of(subject.indicator) != Level1(rule["level1"]):
        return None
    if "kinds" in rule and subject.kind.value not in rule["kinds"]:
        return None
    words = []
    for field in WORDS:
        if field in rule:
            found = re.search(rule[field], subject.texts[field])
            if found is None:
                return None
            if rule[field] != ANYTHING:
                words.append(found.group().replace("|", "："))
    return "、".join(dict.fromkeys(words))


def level1_of(indicator: Indicator) -> Level1 | None:
    """Return the class on level 1, by whatever name it is printed."""
    return indicator_classes.level1_of(indicator.level1) if indicator.level1 else None


def _of_rule(rule: Mapping[str, Any], subject: Subject, year: int, words: str) -> Binding:
    if "none" in rule:
        return _nothing(subject, message(rule["none"]))
    metric = metric_named(rule["metric"])
    filters = dict(_filters(rule.get("filters", {}), subject))
    return Binding(
        **_head(subject),
        evidence=Evidence.RECORDS,
        reason=_reason(subject, words, metric.title),
        metric=metric.name,
        filters=filters,
        first=year * 100 + 1,
        last=year * 100 + 12,
        unit=rule.get("unit") or _unit(subject, metric.unit),
    )


def _reason(subject: Subject, words: str, title: str) -> Message:
    printed = subject.indicator.target.text or ""
    if not words and level1_of(subject.indicator) is Level1.SATISFACTION:
        return message(
            "满意度指标，目标值为“{target}”，对应“{title}”。", target=printed, title=title
        )
    if not words:
        return message("以“{target}”为目标值的金额，对应“{title}”。", target=printed, title=title)
    return message(
        "指标或项目写有“{words}”，目标值为“{target}”，对应“{title}”。",
        words=words,
        target=printed,
        title=title,
    )


def _filters(given: Mapping[str, Any], subject: Subject) -> Iterable[tuple[str, tuple[str, ...]]]:
    """Yield the filters with what stands for the project, its level and its groups filled in."""
    for name, value in sorted(given.items()):
        values = value if isinstance(value, list) else [value]
        filled = [_filled(one, subject) for one in values]
        if all(filled):
            yield name, tuple(str(one) for one in filled)


def _filled(value: str, subject: Subject) -> str | None:
    if value == "@project":
        return subject.project
    if value == "@level":
        return _first("levels", subject.texts["text"]) or _first("levels", subject.texts["project"])
    if value == "@group":
        return _first("groups", subject.texts["text"]) or _first("groups", subject.texts["project"])
    if value == "@surveyed":
        return _first("surveyed", subject.texts["text"]) if _asks_several(subject) else None
    return _item(subject) if value == "@item" else value


def _first(table: str, text: str) -> str | None:
    """Return what the first pattern found in the text stands for."""
    known: Mapping[str, str] = _table()[table]
    return next((value for pattern, value in known.items() if re.search(pattern, text)), None)


def _asks_several(subject: Subject) -> bool:
    return sum(level1_of(one) is Level1.SATISFACTION for one in subject.plan.indicators) > 1


def _item(subject: Subject) -> str | None:
    """Return the item of spending, where the indicator is about a part of the budget."""
    quantity = subject.indicator.target.quantity
    budget = subject.plan.budget.amount if subject.plan.budget else None
    if quantity is None or quantity.number is None or budget is None:
        return None
    return subject.indicator.name if quantity.number < budget.yuan else None


def _unit(subject: Subject, unit: str) -> str:
    """Return the unit the indicator is printed in, where the metric's can be written so."""
    printed = subject.indicator.target.unit or ""
    text = subject.indicator.target.text or ""
    if unit == "元":
        return next((one for one in ("亿元", "万元") if text.endswith(one)), unit)
    return "年" if unit == "月" and printed == "年" else unit
