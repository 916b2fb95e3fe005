"""The same project in last year's documents, and the same row in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.model.message import message
from jixiao.model.plan import DocumentKind
from jixiao.review.judgement import lacks_data, not_applicable
from jixiao.review.rows import annual_rows, class_of, plain

if TYPE_CHECKING:
    from jixiao.model.indicator import Indicator
    from jixiao.model.message import Message
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement
    from jixiao.review.register import Entry

RowKey = tuple[str, str]

AFTERWARDS: Final = {DocumentKind.MONITORING, DocumentKind.SELF_EVALUATION}
"""The kinds of documents whose targets are approved already: they are not held to last year's."""


def last_year_of(plan: PerformancePlan, context: Context) -> Entry | Judgement:
    """Return the project's entry of the latest year before this one, or why there is none.

    A document that prints no year is taken for last year's. A form of an earlier year inside the
    document under review is no last year's document: its printed year is the fault then.
    """
    if context.previous is None:
        return not_applicable("没有提供上年的文件。")
    if context.document.kind in AFTERWARDS:
        return not_applicable("监控和自评的目标已经批复，不再与上年比较。")
    if context.budget_year is None:
        return lacks_data("无法判断预算年度。")
    known = context.previous.same_project(plan, context.document)
    earlier = [one for one in known if one.year is None or one.year < context.budget_year]
    if not earlier:
        return not_applicable("上年的文件中没有这个项目。")
    return max(earlier, key=lambda one: one.year or context.budget_year or 0)


def when(entry: Entry) -> Message:
    """Return the year of an entry as a sentence names it."""
    return message("{year}年", year=entry.year) if entry.year else message("上年")


def row_keys(plan: PerformancePlan) -> dict[RowKey, tuple[int, Indicator]]:
    """Return the annual rows by class and name; a name that stands twice is left out."""
    found: dict[RowKey, tuple[int, Indicator]] = {}
    twice: set[RowKey] = set()
    for number, row in annual_rows(plan):
        key = (class_of(row) or plain(row.level2), plain(row.name))
        twice |= {key} & set(found)
        found[key] = (number, row)
    return {key: one for key, one in found.items() if key not in twice and key[1]}
