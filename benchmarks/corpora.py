"""Corpora to check: the sample plans with names, codes, figures and units of their own."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from books import sample_documents

from jixiao.model.plan import PerformancePlan, PlanDocument
from jixiao.notation.exchange import write_line
from jixiao.wording.targets import parse_target

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.indicator import Indicator

A_DOCUMENT = 20
A_COUNTY = 25
"""Documents of one county and year."""
_FIGURE = re.compile(r"\d{2,}")
_WORDS = "云岭河川泉溪湖海江州原林峰谷阳阴东西南北"


def corpus(plans: int) -> Iterator[bytes]:
    """Yield JSON Lines of documents with 20 plans each, of as many counties as it takes."""
    samples = [plan for document in sample_documents() for plan in document.projects]
    for number, first in enumerate(range(0, plans, A_DOCUMENT)):
        chosen = range(first, min(first + A_DOCUMENT, plans))
        projects = tuple(
            varied(samples[each % len(samples)], each, each - first + 1) for each in chosen
        )
        county = name_of(number // A_COUNTY)
        yield write_line(
            PlanDocument(
                document=f"{county}县/{number}.xlsx",
                issuer=f"{county}县第{number % A_COUNTY}局",
                fiscal_year=2024,
                projects=projects,
            )
        )


def name_of(number: int) -> str:
    """Return a name of three letters; 8,000 numbers have names of their own."""
    size = len(_WORDS)
    return "".join(_WORDS[number // size**place % size] for place in (2, 1, 0))


def varied(plan: PerformancePlan, number: int, ordinal: int) -> PerformancePlan:
    """Return the plan with a name, rows and the code of a county of its own."""
    division = 110000 + number // (A_DOCUMENT * A_COUNTY)
    return replace(
        plan,
        ordinal=ordinal,
        name=f"{plan.name}（第{number}项）",
        code=f"{division}{plan.code[6:-6]}{number:06d}" if plan.code else None,
        indicators=tuple(row_of(row, number) for row in plan.indicators),
    )


def row_of(row: Indicator, number: int) -> Indicator:
    """Return the row with a name of its own, and every third time with other figures."""
    named = replace(row, name=f"{row.name}{number}")
    if number % 3 or not row.target.text or not _FIGURE.search(row.target.text):
        return named
    text = _FIGURE.sub(lambda match: str(int(match[0]) + number % 89), row.target.text)
    return replace(named, target=parse_target(text))
