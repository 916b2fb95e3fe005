"""How the parts of a plan stand in plan text: money, spending, places, targets, indicators."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

import yaml

from jixiao.model.amount import YUAN_PER_UNIT
from jixiao.model.funding import Funding, SpendingPlan
from jixiao.model.indicator import DeviationCauses, Horizon, Indicator
from jixiao.model.organisation import BudgetUnit
from jixiao.model.quantity import Comparison, Quantity, QuantityKind
from jixiao.model.source import SourceSpan
from jixiao.model.target import Target
from jixiao.notation.plan_text_nodes import (
    INTEGER,
    NUMBER,
    TEXT,
    Many,
    Plain,
    Record,
    Shape,
    choice,
    finite_decimal,
    pairs,
    refused,
)
from jixiao.wording.targets import parse_target

if TYPE_CHECKING:
    from decimal import Decimal

_SHORT: Final = ("level1", "level2", "name", "target", "weight", "basis")
_BETWEEN: Final = re.compile(r"(?:^|\s+)/(?=\s|$)")
_AMOUNT: Final = re.compile(rf"(-?[\d.]+)\s*({'|'.join(YUAN_PER_UNIT)})?")


def texts(*names: str) -> dict[str, Shape]:
    """Return fields that are texts."""
    return dict.fromkeys(names, cast("Shape", TEXT))


def numbers(*names: str) -> dict[str, Shape]:
    """Return fields that are exact numbers."""
    return dict.fromkeys(names, cast("Shape", NUMBER))


@dataclass(frozen=True, slots=True)
class MoneyShape:
    """A budget: `15.00`, `15.00 万元`, or a mapping of total, fiscal, other and unit."""

    record = Record(Funding, {**numbers("total", "fiscal", "other"), "unit": TEXT})

    def read(self, node: yaml.Node, key: str) -> Funding | None:
        """Return what is written; raise InvalidPlanText where it breaks the shape."""
        if isinstance(node, yaml.MappingNode):
            return cast("Funding", self.record.read(node, key))
        if (text := TEXT.read(node, key)) is None:
            return None
        if (parts := _AMOUNT.fullmatch(text.strip())) is None:
            raise refused(node, key, "金额，如“15.00 万元”")
        return Funding(total=finite_decimal(parts[1]), unit=parts[2] or "万元")

    def write(self, value: object) -> Plain:
        """Return the shortest form that reads back the same."""
        funding = cast("Funding", value)
        if funding == Funding(total=funding.total) and funding.total is not None:
            return f"{funding.total:f}"
        return self.record.write(funding)


@dataclass(frozen=True, slots=True)
class SpendingShape:
    """A plan of spending: month end → cumulative percent, printed order kept."""

    def read(self, node: yaml.Node, key: str) -> SpendingPlan:
        """Return what is written; raise InvalidPlanText where it breaks the shape."""
        points: list[tuple[int, Decimal]] = []
        for month, value in pairs(node, key):
            percent = NUMBER.read(value, f"{key}.{month}")
            if not month.isdecimal() or percent is None:
                raise refused(value, f"{key}.{month}", "“月份: 累计百分数”")
            points.append((int(month), cast("Decimal", percent)))
        return SpendingPlan(tuple(points))

    def write(self, value: object) -> Plain:
        """Return the shortest form that reads back the same."""
        return {str(month): f"{share:f}" for month, share in cast("SpendingPlan", value).points}


@dataclass(frozen=True, slots=True)
class UnitShape:
    """A budget unit: `724001 name`, a bare name, or a mapping of code and name."""

    record = Record(BudgetUnit, texts("code", "name"))

    def read(self, node: yaml.Node, key: str) -> BudgetUnit | None:
        """Return what is written; raise InvalidPlanText where it breaks the shape."""
        if isinstance(node, yaml.MappingNode):
            return cast("BudgetUnit", self.record.read(node, key))
        if (text := TEXT.read(node, key)) is None:
            return None
        code, gap, name = text.partition(" ")
        return BudgetUnit(code, name) if gap and code.isdecimal() else BudgetUnit(name=text)

    def write(self, value: object) -> Plain:
        """Return the shortest form that reads back the same."""
        return self.record.write(value)


@dataclass(frozen=True, slots=True)
class PairsShape:
    """Named amounts of a department's task: printed column → number."""

    def read(self, node: yaml.Node, key: str) -> tuple[tuple[str, object], ...]:
        """Return what is written; raise InvalidPlanText where it breaks the shape."""
        return tuple((name, NUMBER.read(item, f"{key}.{name}")) for name, item in pairs(node, key))

    def write(self, value: object) -> Plain:
        """Return the shortest form that reads back the same."""
        return {name: f"{n:f}" for name, n in cast("tuple[tuple[str, Decimal], ...]", value)}


@dataclass(frozen=True, slots=True)
class SpansShape:
    """Places: field name → mapping, or → the text that stood there."""

    record = Record(
        SourceSpan,
        texts("document", "sheet", "text")
        | dict.fromkeys(("page", "line", "table", "row", "column"), cast("Shape", INTEGER)),
    )

    def read(self, node: yaml.Node, key: str) -> dict[str, SourceSpan]:
        """Return what is written; raise InvalidPlanText where it breaks the shape."""
        return {name: self._place(item, f"{key}.{name}") for name, item in pairs(node, key)}

    def _place(self, node: yaml.Node, key: str) -> SourceSpan:
        if isinstance(node, yaml.ScalarNode):
            return SourceSpan(text=TEXT.read(node, key))
        return cast("SourceSpan", self.record.read(node, key))

    def write(self, value: object) -> Plain:
        """Return the shortest form that reads back the same."""
        return {
            name: self.record.write(span) for name, span in cast("dict[str, object]", value).items()
        }


@dataclass(frozen=True, slots=True)
class _QuantityValue:
    """A quantity's value: digits, words, or a list of two; its kind says which they are."""

    def read(self, node: yaml.Node, key: str) -> object:
        """Return what is written; raise InvalidPlanText where it breaks the shape."""
        if isinstance(node, yaml.SequenceNode):
            return Many(TEXT).read(node, key)
        return TEXT.read(node, key)

    def write(self, value: object) -> Plain:
        """Return the shortest form that reads back the same."""
        if isinstance(value, tuple):
            return [NUMBER.write(item) for item in value]
        return NUMBER.write(value)


_WORDS: Final = {QuantityKind.DATE, QuantityKind.PERIOD, QuantityKind.GRADE, QuantityKind.TEXT}


def _quantity(
    kind: QuantityKind,
    value: str | tuple[str, str],
    comparison: Comparison | None = None,
    dimension: str | None = None,
) -> Quantity:
    """Return the quantity; kinds that are not words have exact numbers."""
    if kind in _WORDS:
        return Quantity(kind, value, comparison, dimension)
    if isinstance(value, tuple):
        pair = (finite_decimal(value[0]), finite_decimal(value[1]))
        return Quantity(kind, pair, comparison, dimension)
    return Quantity(kind, finite_decimal(value), comparison, dimension)


@dataclass(frozen=True, slots=True)
class _Target:
    """A target: what stands in the cell, or its parts as a mapping."""

    record = Record(
        Target,
        texts("text", "operator", "value", "unit")
        | {
            "quantity": Record(
                _quantity,
                {
                    "kind": choice(QuantityKind),
                    "value": _QuantityValue(),
                    "comparison": choice(Comparison),
                    "dimension": TEXT,
                },
            )
        },
    )

    def read(self, node: yaml.Node, key: str) -> Target | None:
        """Return what is written; raise InvalidPlanText where it breaks the shape."""
        if isinstance(node, yaml.MappingNode):
            return cast("Target", self.record.read(node, key))
        text = TEXT.read(node, key)
        return None if text is None else parse_target(text)

    def write(self, value: object) -> Plain:
        """Return the shortest form that reads back the same."""
        target = cast("Target", value)
        if target.text and parse_target(target.text) == target:
            return target.text
        return self.record.write(target)


@dataclass(frozen=True, slots=True)
class IndicatorShape:
    """An indicator as one line of up to six parts, or as a mapping."""

    record = Record(
        Indicator,
        texts("level1", "level2", "name", "description", "basis", "actual", "deviation_reason")
        | texts("direction", "explanation", "basis_kind", "data_source", "collection_method")
        | texts("scoring_rule", "evidence", "forecast", "likelihood")
        | numbers("weight", "full_score", "score")
        | {
            "target": _Target(),
            "horizon": choice(Horizon),
            "causes": Record(
                DeviationCauses, texts("funding", "rules", "staff", "hardware", "other")
            ),
            "spans": SpansShape(),
        },
    )

    def read(self, node: yaml.Node, key: str) -> Indicator:
        """Return what is written; raise InvalidPlanText where it breaks the shape."""
        if not isinstance(node, yaml.ScalarNode):
            return cast("Indicator", self.record.read(node, key))
        parts = [part.strip() for part in _BETWEEN.split(node.value)]
        if len(parts) > len(_SHORT):
            raise refused(node, key, "一级 / 二级 / 三级 / 指标值 / 权重 / 依据")
        mark = node.start_mark, node.end_mark
        keys = [yaml.ScalarNode("", name, *mark) for name in _SHORT]
        values = [yaml.ScalarNode("", part, *mark) for part in parts]
        short = yaml.MappingNode("", list(zip(keys, values, strict=False)), *mark)
        return cast("Indicator", self.record.read(short, key))

    def write(self, value: object) -> Plain:
        """Return the shortest form that reads back the same."""
        indicator = cast("Indicator", value)
        plain = self.record.write(indicator)
        line = _line(plain)
        if line is None:
            return plain
        nowhere = yaml.Mark("", 0, 0, 0, None, 0)
        node = yaml.ScalarNode("", line, nowhere, nowhere)
        return line if self.read(node, "") == indicator else plain


def _line(plain: dict[str, Plain]) -> str | None:
    """Return the short form of an indicator's mapping, or None when it has none."""
    values = [plain.get(name, "") for name in _SHORT]
    texts = [value for value in values if isinstance(value, str) and "\n" not in value]
    if set(plain) - set(_SHORT) or len(texts) < len(values):
        return None
    while len(texts) > 1 and not texts[-1]:
        texts.pop()
    line = " / ".join(texts)
    return line if [part.strip() for part in _BETWEEN.split(line)] == texts else None
