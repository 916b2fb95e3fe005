"""Review opinions ↔ what stands on their paper (项目支出绩效目标审核表)."""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.model.review_sheet import ReviewLine, ReviewSheet
from jixiao.wording.numerals import parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from jixiao.forms.filled_record import FilledRecord
    from jixiao.model.opinion import OpinionItem, OpinionReason, ReviewOpinion

REVIEW_FORM: Final = "project_review"
_NOTHING: Final = "规则审核未发现问题，请审核人判断。"
_NEXT: Final = re.compile(r"(?<=〕)\s*(?=\d+\.)")
"""Where one reason ends, with the code of its rule, and the next begins with its number."""


def review_sheet(opinion: ReviewOpinion, year: int | None) -> ReviewSheet:
    """Return what the form prints of an opinion; `year` is for a plan that has none."""
    plan, budget = opinion.plan, opinion.plan.budget
    money = f"{budget.total} {budget.unit}" if budget and budget.total is not None else None
    unit = f"{plan.unit.code or ''} {plan.unit.name or ''}".strip() if plan.unit else None
    return ReviewSheet(
        name=plan.name,
        code=plan.code,
        department=plan.department,
        unit=plan.implementing_unit or unit,
        budget=money,
        year=plan.year or year,
        category=plan.category or plan.attribute,
        items=tuple(_lines(opinion.items)),
        score=opinion.score,
        grade=opinion.grade,
        remark=opinion.remark.render(),
        consequence=opinion.consequence,
    )


def _lines(items: Sequence[OpinionItem]) -> Iterator[ReviewLine]:
    whole: defaultdict[str, Decimal] = defaultdict(Decimal)
    for item in items:
        whole[item.dimension] += item.points
    for item in items:
        yield ReviewLine(
            dimension=f"{item.dimension}（{whole[item.dimension]}分）",
            name=item.name,
            question=item.question,
            points=item.points,
            score=item.score,
            reasons=_reasons(item.reasons),
        )


def _reasons(reasons: Sequence[OpinionReason]) -> tuple[str, ...]:
    lines = tuple(
        f"{number}.{reason.title}{f'（{reason.findings}处）' if reason.findings > 1 else ''}："
        f"{reason.text.render()}扣{reason.deducted:f}分。〔{reason.rule}〕"
        for number, reason in enumerate(reasons, 1)
    )
    return lines or (_NOTHING,)


def read_review_sheet(record: FilledRecord) -> ReviewSheet:
    """Return the sheet of a filled form; what is no number where one belongs is left out."""
    texts = record.fields
    year = parse_number(texts.get("year", "").removesuffix("年"))
    return ReviewSheet(
        name=texts.get("name"),
        code=texts.get("code"),
        department=texts.get("department"),
        unit=texts.get("unit"),
        budget=texts.get("budget"),
        year=int(year) if year is not None and year == int(year) else None,
        category=texts.get("category"),
        items=tuple(map(_read_line, record.rows.get("items", ()))),
        score=_number(texts, "score"),
        grade=texts.get("grade"),
        remark=texts.get("remark"),
        consequence=texts.get("consequence"),
        confirmed_score=_number(texts, "confirmed_score"),
        confirmed_grade=texts.get("confirmed_grade"),
        reviewer=texts.get("reviewer"),
        reviewed_on=texts.get("reviewed_on"),
    )


def _read_line(texts: Mapping[str, str]) -> ReviewLine:
    return ReviewLine(
        dimension=texts.get("dimension", ""),
        name=texts.get("name", ""),
        question=texts.get("question", ""),
        points=_number(texts, "points"),
        score=_number(texts, "score"),
        reasons=tuple(filter(None, _NEXT.split(texts.get("listed_reasons", "")))),
    )


def _number(texts: Mapping[str, str], field: str) -> Decimal | None:
    return parse_number(texts.get(field, "").removesuffix("分"))
