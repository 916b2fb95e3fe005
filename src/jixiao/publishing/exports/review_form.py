"""Review opinions → 项目支出绩效目标审核表: a page a plan, proposed points beside their reasons."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from jixiao.publishing.sheet import Cell, Font, Paragraph, Section, Sheet, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from jixiao.model.opinion import OpinionItem, OpinionReason, ReviewOpinion
    from jixiao.model.plan import PerformancePlan, PlanDocument

TITLE: Final = "项目支出绩效目标审核表"
NOTE: Final = "注：得分、等级和意见由规则审核生成，为建议稿，经审核人确认或修改后生效。"
WIDTHS: Final = (16.0, 24.0, 52.0, 16.0, 62.0)
COLUMNS: Final = ("审核内容", "审核项目", "审核要点", "建议得分", "存在问题及扣分理由")
MARGINS: Final = (20.0, 20.0, 18.0, 20.0)
BODY: Final = Font("宋体", 9)
HEADING: Final = Font("黑体", 9)


def review_form(document: PlanDocument, opinions: Sequence[ReviewOpinion]) -> Sheet:
    """Return the review forms of a document's plans, a section each."""
    year = document.fiscal_year
    sections = (_section(opinion, opinion.plan.year or year) for opinion in opinions)
    return Sheet(TITLE, tuple(sections))


def _section(opinion: ReviewOpinion, year: int | None) -> Section:
    heading = [Paragraph(TITLE, Font("方正小标宋简体", 18), "center", level=1, space_after=4)]
    if year is not None:
        heading.append(Paragraph(f"（{year}年度）", Font("宋体", 12), "center", space_after=4))
    name = f"{opinion.plan.ordinal}.{opinion.plan.name or ''}"
    note = Paragraph(NOTE, Font("宋体", 9), space_before=4)
    return Section(name, (*heading, _table(opinion), note), margins=MARGINS)


def _table(opinion: ReviewOpinion) -> Table:
    head = list(_head(opinion.plan))
    first = head[-1].row + 1
    header = [Cell(t, first, n, font=HEADING, heading=True) for n, t in enumerate(COLUMNS, 1)]
    items = list(_items(opinion.items, first + 1))
    foot = list(_foot(opinion, first + 1 + len(opinion.items)))
    cells = (*head, *header, *items, *foot)
    return Table(cells, foot[-1].row, WIDTHS, repeat_from=first, repeat_to=first)


def _head(plan: PerformancePlan) -> Iterator[Cell]:
    budget = plan.budget
    money = f"{budget.total} {budget.unit}" if budget and budget.total is not None else ""
    unit = f"{plan.unit.code or ''} {plan.unit.name or ''}".strip() if plan.unit else ""
    rows = (
        ("项目名称", plan.name or "", "项目编码", plan.code or ""),
        ("主管部门", plan.department or "", "申报单位", plan.implementing_unit or unit),
        ("预算数", money, "项目类别", plan.category or plan.attribute or ""),
    )
    for row, (left, first, right, second) in enumerate(rows, 1):
        yield Cell(left, row, 1, font=HEADING)
        yield Cell(first, row, 2, columns=2, font=BODY, align="left")
        yield Cell(right, row, 4, font=HEADING)
        yield Cell(second, row, 5, font=BODY, align="left")


def _items(items: Sequence[OpinionItem], row: int) -> Iterator[Cell]:
    for dimension, group in groupby(items, key=lambda item: item.dimension):
        held = list(group)
        points = sum(item.points for item in held)
        yield Cell(f"{dimension}\n（{points}分）", row, 1, rows=len(held), font=HEADING)
        for item in held:
            yield Cell(f"{item.name}\n（{item.points}分）", row, 2, font=BODY)
            yield Cell(item.question, row, 3, font=BODY, align="left")
            yield _number(item.score, row)
            yield Cell(_reasons(item.reasons), row, 5, font=BODY, align="left")
            row += 1


def _number(score: Decimal, row: int) -> Cell:
    return Cell(f"{score:f}", row, 4, font=BODY, number=score)


def _reasons(reasons: Sequence[OpinionReason]) -> str:
    lines = [
        f"{number}.{reason.title}{f'（{reason.findings}处）' if reason.findings > 1 else ''}："
        f"{reason.text.render()}扣{reason.deducted:f}分。〔{reason.rule}〕"
        for number, reason in enumerate(reasons, 1)
    ]
    return "\n".join(lines) or "规则审核未发现问题，请审核人判断。"


def _foot(opinion: ReviewOpinion, row: int) -> Iterator[Cell]:
    yield Cell("总分", row, 1, columns=3, font=HEADING)
    yield _number(opinion.score, row)
    yield Cell(f"建议等级：{opinion.grade}", row, 5, font=HEADING)
    lines = (
        ("总体意见", f"{opinion.remark.render()}处理建议：{opinion.consequence}。"),
        ("确认意见", "□ 同意建议    □ 修改为：      分，等级："),
        ("审核人（签字）", "                                    审核日期：    年   月   日"),
    )
    for number, (label, text) in enumerate(lines, row + 1):
        yield Cell(label, number, 1, font=HEADING)
        yield Cell(text, number, 2, columns=4, font=BODY, align="left")
