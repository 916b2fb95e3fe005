"""The panel that shows an earlier plan: what changed since, and what can be taken over."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from jixiao.locale import translator
from jixiao.model.message import Message
from jixiao.review.differing import (
    TAKEN,
    Aspect,
    Difference,
    RowPair,
    differences,
    year_pieces,
    years_before,
)
from jixiao.web.organisations.actor import actor_of
from jixiao.web.plans.earlier import MOST, plans_to_copy, same_project_before, typed_before
from jixiao.web.plans.layout import LABELS_OF_PLACES
from jixiao.web.plans.mapping import typed_on_record
from jixiao.web.plans.queries import may_do, within_reach
from jixiao.workflow.action import Action

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from django.http import HttpRequest, HttpResponse
    from django_stubs_ext import StrPromise

    from jixiao.forms.typed_form import TypedForm
    from jixiao.web.plans.models import PlanRecord

Pieces = tuple[tuple[str, bool], ...]
"""A text, the years before the plan's own told apart."""
_LONG: Final = 24
_MOST_WORDS: Final = 8
_ASPECTS: Final[dict[Aspect, StrPromise]] = {
    Aspect.TARGET: _("指标值"), Aspect.MONEY: _("金额"), Aspect.WORDING: _("文字"),
    Aspect.WEIGHT: _("分值"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ShownDifference:
    """A difference as the panel shows it; `take` is the text that can be taken over, or None."""

    aspect: str
    aspect_label: StrPromise
    label: StrPromise
    name: str
    row: str
    before: Pieces
    now: str
    words: tuple[tuple[Pieces, str], ...]
    change: str
    take: str | None


@dataclass(frozen=True, slots=True)
class ShownRow:
    """An earlier row, or a new one: its title, what changed, and the cells to take over."""

    state: str
    title: Pieces
    level2: str
    target: str
    cells: dict[str, str]
    differences: tuple[ShownDifference, ...]

    @property
    def told(self) -> str:
        """The cells as the page's script reads them."""
        return json.dumps(self.cells, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class YearPlace:
    """A cell of the draft that names years before its own: row id and number ("" and 0: head)."""

    row: str
    number: int
    name: str
    label: StrPromise
    years: str


@require_GET
def earlier_panel(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Show the plan beside an earlier one: that of the same project, or another that was chosen."""
    actor = actor_of(request)
    plan = get_object_or_404(within_reach(actor).select_related("project__year"), pk=plan_id)
    choices = list(plans_to_copy(actor, plan)[:MOST])
    wanted = request.GET.get("from", "")
    same = same_project_before(plan)
    chosen = next((one for one in choices if str(one.pk) == wanted), None)
    if wanted and chosen is None:
        chosen = get_object_or_404(plans_to_copy(actor, plan), pk=_number(wanted))
    earlier = chosen or next((one for one in choices if same and one.pk == same.pk), None)
    surroundings = {
        "plan": plan, "choices": choices, "same": same, "earlier": earlier,
        "editable": Action.EDIT in may_do(actor, plan),
        "years": list(_years(typed_on_record(plan.content), plan.fiscal_year)),
    }  # fmt: skip
    if earlier is not None:
        surroundings |= _compared(plan, earlier)
    return render(request, "plans/earlier_panel.html", surroundings)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else 0  # noqa: PLR2004 - of a big integer


def _compared(plan: PlanRecord, earlier: PlanRecord) -> dict[str, object]:
    before, version = typed_before(earlier)
    found = differences(before, typed_on_record(plan.content))
    translate = translator("en" if get_language() == "en" else "zh")
    head = [_shown(one, "", plan.fiscal_year, translate) for one in found.head]
    rows = [_row(pair, plan.fiscal_year, translate) for pair in found.rows]
    return {
        "version": version, "head": head, "kept": found.kept, "all_rows": rows,
        "changed": [one for one in rows if one.state == "changed"],
        "dropped": [one for one in rows if one.state == "dropped"],
        "added": [one for one in rows if one.state == "added"],
    }  # fmt: skip


def _row(pair: RowPair, year: int, translate: Callable[[str], str]) -> ShownRow:
    own = pair.before or pair.now
    cells = dict(own.cells) if own else {}
    state = "added" if pair.before is None else "dropped" if pair.now is None else "same"
    told = tuple(
        _shown(one, pair.now.id if pair.now else "", year, translate) for one in pair.differences
    )
    return ShownRow(
        "changed" if told else state, year_pieces(cells.get("name", ""), year),
        cells.get("level2", ""), cells.get("target", ""), cells, told,
    )  # fmt: skip


def _shown(
    one: Difference, row: str, year: int, translate: Callable[[str], str]
) -> ShownDifference:
    may_take = bool(one.before) and (bool(row) or one.name in TAKEN)
    label = LABELS_OF_PLACES[one.name] if row or one.name != "name" else _("项目名称")
    return ShownDifference(
        one.aspect.value, _ASPECTS[one.aspect], label, one.name, row, year_pieces(one.before, year),
        one.now, _words(one, year), _told(one.change, translate),
        one.before if may_take else None,
    )  # fmt: skip


def _words(one: Difference, year: int) -> tuple[tuple[Pieces, str], ...]:
    """Return the words that differ, where they are fewer than the whole of a long text."""
    if len(one.before) < _LONG or len(one.words) > _MOST_WORDS:
        return ()
    return tuple((year_pieces(before, year), now) for before, now in one.words)


def _told(change: Message | None, translate: Callable[[str], str]) -> str:
    return change.render(translate) if isinstance(change, Message) else ""


def _years(typed: TypedForm, year: int) -> Iterator[YearPlace]:
    """Yield the cells of the draft whose texts name years before the plan's own."""
    for name, text in typed.fields.items():
        if name in LABELS_OF_PLACES and name != "code" and (told := years_before(text, year)):
            label = _("项目名称") if name == "name" else LABELS_OF_PLACES[name]
            yield YearPlace("", 0, name, label, "、".join(told))
    for number, row in enumerate(typed.rows, 1):
        for name, text in row.cells.items():
            if name in LABELS_OF_PLACES and (told := years_before(text, year)):
                yield YearPlace(row.id, number, name, LABELS_OF_PLACES[name], "、".join(told))
