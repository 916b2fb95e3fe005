"""A question to the ledgers, and its answer: exact numbers, divided and rounded once."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.measurement.conversion import Conversion

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Part
    from jixiao.measurement.fusing import Counted
    from jixiao.measurement.metric import Metric


@dataclass(frozen=True, slots=True)
class Question:
    """A metric, what it is asked about, and how its answer is written."""

    metric: str
    ask: Ask
    conversion: Conversion = field(default_factory=Conversion)


@dataclass(frozen=True, slots=True)
class Answer:
    """What an engine found for one question: a number for each part of its measure."""

    metric: Metric
    question: Question
    measure: Measure
    found: Mapping[Part, Counted]

    @property
    def unit(self) -> str:
        """The unit of the value."""
        return self.question.conversion.unit or self.metric.unit

    @property
    def rows(self) -> int:
        """How many rows were counted."""
        return sum(self.found[part].rows for part in self.measure.counted)

    @property
    def numerator(self) -> Decimal | None:
        """The parts added, less the others; None for the highest of no rows."""
        added = self._sum(self.measure.numerator)
        taken = self._sum(self.measure.less)
        return None if added is None or taken is None else added - taken

    @property
    def denominator(self) -> Decimal | None:
        """What the numerator is divided by; None where nothing is divided."""
        if not self.measure.denominator:
            return None if self.measure.divisor == 1 else Decimal(self.measure.divisor)
        below = self._sum(self.measure.denominator)
        return None if below is None else below * self.measure.divisor

    @property
    def value(self) -> Decimal | None:
        """The quotient in the unit asked for, rounded once; None with nothing to divide by."""
        above, below = self.numerator, self.denominator
        if above is None or (below is not None and not below):
            return None
        return self.question.conversion.value(above, below, self.metric.unit)

    def _sum(self, parts: Sequence[Part]) -> Decimal | None:
        held = [self.found[part].number for part in parts]
        there = [one for one in held if one is not None]
        return sum(there, Decimal(0)) if len(there) == len(held) else None
