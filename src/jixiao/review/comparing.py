"""Whether `--previous` holds anything that the documents under review can be held against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.message import Message, message
from jixiao.review.counties import county_of
from jixiao.review.earlier import AFTERWARDS, last_year_of
from jixiao.review.register import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jixiao.model.plan import PerformancePlan, PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.counties import County
    from jixiao.review.register import Register


class Comparing:
    """Watches documents pass by and remembers whether any project met an earlier version."""

    def __init__(self, previous: Register) -> None:
        """Begin with nothing compared."""
        self._previous = previous
        self._met = False
        self._counties: list[County] = []
        self._not_earlier: set[int] = set()
        self._projects = 0

    def look(self, document: PlanDocument, context: Context) -> None:
        """Take one document into account; once something was compared, nothing is looked up."""
        if self._met or not document.projects:
            return
        self._projects += len(document.projects)
        self._counties.append(county_of(document))
        self._met = any(self._meets(plan, context) for plan in document.projects)

    def _meets(self, plan: PerformancePlan, context: Context) -> bool:
        known = self._previous.same_project(plan, context.document)
        if context.document.kind in AFTERWARDS:
            return bool(known)
        if isinstance(last_year_of(plan, context), Entry):
            return True
        self._not_earlier |= {entry.year for entry in known if entry.year is not None}
        return False

    def nothing(self) -> Message | None:
        """Return the sentence that nothing could be compared and why; None when something was."""
        if self._met or not self._projects:
            return None
        return message(
            "--previous 的文件与所审的没有可比较的项目：{why}。"
            "与上年比较的规则因此没有结果，请核对 --previous。",
            why=self._why(),
        )

    def _why(self) -> Message:
        if not self._previous.counties:
            return message("其中没有读到项目")
        if self._not_earlier:
            years = "、".join(map(str, sorted(self._not_earlier)))
            return message("同一项目的年度是 {years}，不早于所审的年度", years=years)
        now, then = self._counties, self._previous.counties
        if all(one.differs_from(other) for one in now for other in then):
            return message(
                "所审的是{now}，上年的是{then}，不是同一地区", now=_named(now), then=_named(then)
            )
        return message("项目编码对不上，单位和项目名称也对不上")


def _named(counties: Iterable[County]) -> str:
    """Return the names of counties, each once, the division code where there is no name."""
    return "、".join(dict.fromkeys(each.name or each.code or "" for each in counties))
