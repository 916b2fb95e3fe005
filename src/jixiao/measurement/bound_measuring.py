"""Bindings → questions → actuals: everything a plan's indicators ask, in one run."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from jixiao.measurement.answer import Question
from jixiao.measurement.ask import Ask
from jixiao.measurement.conversion import Conversion
from jixiao.measurement.measuring import measure
from jixiao.model.binding import Evidence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.measurement.engines.engine import Engine
    from jixiao.measurement.sealing import Store
    from jixiao.model.binding import Binding
    from jixiao.model.result import Actual


def question_of(binding: Binding) -> Question:
    """Return what a binding over records asks."""
    ask = Ask(binding.first, binding.last, binding.filters)
    return Question(binding.metric, ask, Conversion(binding.unit))


def until(binding: Binding, month: int) -> Binding:
    """Return the binding asked no further than the end of a month YYYYMM, nor before it begins."""
    return replace(binding, last=max(binding.first, min(binding.last, month)))


def measure_bound(
    engine: Engine, store: Store, bindings: Sequence[Binding], *, divisions: Sequence[str] = ()
) -> list[Actual | None]:
    """Return the actual of each binding, in order; None for those that are not over records."""
    asked = [one for one in bindings if one.evidence is Evidence.RECORDS]
    found = iter(measure(engine, store, list(map(question_of, asked)), divisions=divisions))
    return [next(found) if one.evidence is Evidence.RECORDS else None for one in bindings]
