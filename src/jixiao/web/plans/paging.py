"""Pages of long lists: no more is counted than people turn over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.core.paginator import Page, Paginator

from jixiao.web.plans.models import PlanRecord

if TYPE_CHECKING:
    from django.db.models import QuerySet

MOST: Final = 10_000
"""Plans that are counted and can be turned to; who has more narrows the search."""
PER_PAGE: Final = 50


def page_of(plans: QuerySet[PlanRecord], number: str | None) -> tuple[Page[PlanRecord], bool]:
    """Return a page of the plans with their units, and whether there are more than MOST.

    Their keys are read once, from the index alone; only the page's own rows are read whole.
    """
    keys = list(plans.values_list("pk", flat=True)[: MOST + 1])
    page: Page[Any] = Paginator(keys[:MOST], PER_PAGE).get_page(number)
    rows = PlanRecord.objects.select_related("project__unit").in_bulk(list(page.object_list))
    page.object_list = [rows[key] for key in page.object_list if key in rows]
    return page, len(keys) > MOST
