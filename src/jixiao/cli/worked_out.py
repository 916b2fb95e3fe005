"""Forms over several documents: a whole county's table, the summary, adjustment requests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.cli.reports import stem_of
from jixiao.cli.speaking import tell
from jixiao.forms.adjusting import adjustment_between, dropped, paired
from jixiao.forms.carrying import uncarried
from jixiao.forms.form import Scope
from jixiao.forms.formbook import formbook
from jixiao.forms.unit_groups import gathered
from jixiao.model.message import message, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jixiao.forms.form import FormDefinition
    from jixiao.model.message import Message
    from jixiao.model.plan import PerformancePlan, PlanDocument

    Pair = tuple[PerformancePlan | None, PerformancePlan]

SUMMARY: Final = "target_summary"
ADJUSTMENT: Final = "adjustment_request"
_MOST_NAMED: Final = 12


def is_worked_out(form: FormDefinition) -> bool:
    """Return True for a form that one file of all documents is made of."""
    return form.gathers or form.scope is Scope.RECORD


def worked_out(
    documents: Sequence[PlanDocument],
    form: FormDefinition,
    to: str,
    *,
    previous: Sequence[PlanDocument] = (),
) -> Iterator[tuple[str, bytes]]:
    """Yield the stem and the content of each file of a form over all documents.

    `previous` are the documents that adjustment requests start from.
    """
    if not documents:
        return
    if form.gathers:
        yield form.title, _whole(documents, form, to)
    elif form.id == SUMMARY:
        yield form.title, _of_records(_summary(documents), form, to)
    else:
        pairs: list[Pair] = []
        for document in documents:
            if records := _adjustments(document, previous, pairs):
                yield f"{stem_of(document.document)}-{form.title}", _of_records(records, form, to)
        for earlier in previous:
            _tell_dropped(earlier, pairs)


def tell_uncarried(document: PlanDocument, form: FormDefinition) -> None:
    """Tell on standard error what the document states and the form has no place for."""
    left = uncarried(document, form)
    if left:
        tell(
            message(
                "{document}：表样 {form} 没有以下栏目，未印出：{fields}。",
                document=document.document,
                form=form.id,
                fields="、".join(left),
            )
        )


def _whole(documents: Sequence[PlanDocument], form: FormDefinition, to: str) -> bytes:
    from jixiao.publishing.publishing import publish  # noqa: PLC0415 - loaded when called

    for document in documents:
        tell_uncarried(document, form)
    return publish(gathered(documents, form=form.id, name=form.title), form, to)


def _of_records(records: Sequence[object], form: FormDefinition, to: str) -> bytes:
    from jixiao.publishing.exports.target_form import record_form  # noqa: PLC0415 - when called
    from jixiao.publishing.publishing import write_sheet  # noqa: PLC0415 - loaded when called

    return write_sheet(record_form(records, form), to)


def _summary(documents: Sequence[PlanDocument]) -> list[object]:
    from datetime import UTC, date, datetime  # noqa: PLC0415 - loaded when called

    from jixiao.review.reviewing import review  # noqa: PLC0415 - loads every rule
    from jixiao.review.summarising import summarise  # noqa: PLC0415 - loaded when called

    years = [document.fiscal_year for document in documents if document.fiscal_year]
    day = date(max(years), 12, 31) if years else datetime.now(UTC).date()
    return [summarise(documents, review(documents), day=day)]


def _adjustments(
    document: PlanDocument, previous: Sequence[PlanDocument], all_pairs: list[Pair]
) -> list[object]:
    """Return the document's projects that change; tell of those without an earlier version.

    The pairs found are added to `all_pairs`.
    """
    earlier = [plan for each in previous for plan in each.projects]
    records: list[object] = []
    pairs = list(paired(earlier, document.projects))
    all_pairs += pairs
    for old, new in pairs:
        if old is None:
            tell(_without_earlier(document, new))
        elif (record := adjustment_between(old, new)).changes:
            records.append(record)
    if not pairs:
        tell(message("{document}：没有项目，未生成调整申请。", document=document.document))
    elif not records and any(old for old, _ in pairs):
        tell(message("{document}：与调整前相比没有变化。", document=document.document))
    return records


def _tell_dropped(earlier: PlanDocument, pairs: Sequence[Pair]) -> None:
    """Tell of the earlier projects that stand in none of the documents any more."""
    gone = dropped(earlier.projects, pairs)
    if not gone:
        return
    names = [quoted(plan.name or plan.code or str(plan.ordinal)) for plan in gone[:_MOST_NAMED]]
    more = f"…（{len(gone)}）" if len(gone) > _MOST_NAMED else ""
    tell(
        message(
            "{document}：项目{names}在调整后的文件中没有，未生成调整申请；"
            "如系取消项目，请另行说明。",
            document=earlier.document,
            names="、".join(names) + more,
        )
    )


def _without_earlier(document: PlanDocument, plan: PerformancePlan) -> Message:
    return message(
        "{document}：没有找到项目“{name}”调整前的版本，未生成调整申请。",
        document=document.document,
        name=plan.name or plan.code or plan.ordinal,
    )


def known_form(form_id: str | None) -> FormDefinition | None:
    """Return the definition of that id, None for no id; raise UnknownForm."""
    return None if form_id is None else formbook().get(form_id)
