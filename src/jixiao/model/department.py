"""The department-wide part of a budget text: overall goal, objectives, measures, tasks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal


@dataclass(frozen=True, slots=True)
class DepartmentObjective:
    """A sub-objective of a department with its indicators in prose."""

    name: str
    indicators: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure that secures the work: its heading and its text."""

    name: str
    text: str | None = None


@dataclass(frozen=True, slots=True)
class DepartmentTask:
    """A main task of the year; `amounts` maps the printed column (总额, 财政拨款 …) to money."""

    name: str
    content: str | None = None
    amounts: tuple[tuple[str, Decimal], ...] = ()


@dataclass(frozen=True, slots=True)
class DepartmentPart:
    """What a document says of the department as a whole, printed order kept."""

    overall: str | None = None
    objectives: tuple[DepartmentObjective, ...] = ()
    measures: tuple[Measure, ...] = ()
    tasks: tuple[DepartmentTask, ...] = ()
