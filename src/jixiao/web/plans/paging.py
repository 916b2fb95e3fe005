"""Pages of long lists: no more is read than shown, no more is counted than people turn over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.core.paginator import Page, Paginator
from django.db.models import Q

from jixiao.web.plans.models import PlanRecord
from jixiao.web.site.told_numbers import number_told

if TYPE_CHECKING:
    from django.db.models import QuerySet

MOST: Final = 10_000
"""Plans that are counted and can be turned to; who has more narrows the search."""
PER_PAGE: Final = 50
WHOLE: Final = ("content", "adjusting")
"""What a list never shows, and a table of many plans is heavy with."""
LISTED: Final = ("plan__content", "plan__adjusting", "version__content", "version__typed")
"""The same of what stands beside a plan and a version of it, such as a sheet or a survey."""


class KeyedPaginator(Paginator[Any]):
    """Pages of rows with much beside them: which are on a page is found by their keys alone."""

    def page(self, number: int | str) -> Page[Any]:
        """Return a page; of the rows on it what lists show is read.

        A page nearer to the end is looked for from there: the database sorts out no more than lies
        on that side of it.
        """
        valid = self.validate_number(number)
        found: Any = self.object_list
        first = (valid - 1) * self.per_page
        last = min(first + self.per_page, self.count)
        if first < self.count - last:
            return Page(of_keys(found, first, last), valid, self)
        keys = list(
            found.reverse().values_list("pk", flat=True)[self.count - last : self.count - first]
        )
        return Page(found.filter(pk__in=keys), valid, self)


def of_keys(found: QuerySet[Any], first: int, last: int) -> QuerySet[Any]:
    """Return the rows from one place to another in their order, sorted out by their keys alone."""
    keys = list(found.values_list("pk", flat=True)[first:last])
    return found.filter(pk__in=keys)


def page_of(plans: QuerySet[PlanRecord], number: str | None) -> tuple[Page[PlanRecord], bool]:
    """Return a page of the plans with their units, and whether there are more than MOST.

    The keys up to the end of the page come from the index alone, and only where there are more
    the rest is counted; of the page's own rows what lists show is read.
    """
    wanted = min(max(number_told(number) or 1, 1), -(-MOST // PER_PAGE))
    keys = list(plans.values_list("pk", flat=True)[: wanted * PER_PAGE + 1])
    count = len(keys)
    if count > wanted * PER_PAGE:
        count = max(count, plans.order_by()[: MOST + 1].count())
    page: Page[Any] = Paginator(range(min(count, MOST)), PER_PAGE).get_page(wanted)
    shown = [keys[place] for place in page.object_list]
    rows = PlanRecord.objects.select_related("project__unit").defer(*WHOLE).in_bulk(shown)
    page.object_list = [rows[key] for key in shown if key in rows]
    return page, count > MOST


def named(words: str) -> Q:
    """Return the condition that a plan's name holds the words, in whatever case.

    Chinese has none, and looking for it as it stands takes half as long.
    """
    cased = words.upper() != words.lower()
    return Q(name__icontains=words) if cased else Q(name__contains=words)
