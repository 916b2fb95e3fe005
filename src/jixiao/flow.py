"""The library's public face: file → document → filled forms → plans → findings → scores → pages."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import IO, TYPE_CHECKING

from jixiao.model.errors import JixiaoError, UnreadableDocument

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from jixiao.documents.document import Document
    from jixiao.documents.entries import Entry
    from jixiao.forms.filled_form import FilledDocument
    from jixiao.model.evaluation_report import EvaluationReport
    from jixiao.model.filled_sheet import FilledSheet
    from jixiao.model.finding import Finding
    from jixiao.model.plan import PlanDocument
    from jixiao.model.progress import Progress
    from jixiao.model.review_sheet import ReviewSheet
    from jixiao.model.score import PlanScore, Proposal
    from jixiao.monitoring.earlier_years import EarlierSpending

EXCHANGE = "exchange"


def read_documents(paths: Iterable[Path]) -> Iterator[PlanDocument | JixiaoError]:
    """Yield the plans of every document under `paths`, and an error for each unreadable one.

    Folders and archives are walked; exchange files (jixiao/1) pass as they are.
    """
    for path in map(Path, paths):
        yield from read_named(path, path.name)


def read_named(path: Path, name: str) -> Iterator[PlanDocument | JixiaoError]:
    """Yield what `read_documents` does of one path; a file's documents are named by `name`."""
    from jixiao.documents.entries import entries_of, printable  # noqa: PLC0415 -- heavy, when used

    if holds_lines(path):
        with path.open("rb") as stream:
            yield from read_stream(printable(name), stream)
        return
    for entry in entries_of(path, name):
        yield from _plans(entry)


def read_stream(name: str, stream: IO[bytes]) -> Iterator[PlanDocument | JixiaoError]:
    """Yield the plans in a stream: JSON Lines line by line, anything else once it is read whole.

    A line that cannot be read costs only itself.
    """
    from jixiao.notation.exchange import is_lines, read_lines  # noqa: PLC0415 -- only when used

    first = stream.readline()
    if not is_lines(first):
        yield from read_content(name, first + stream.read())
        return
    for number, line in enumerate(chain([first], stream), start=1):
        try:
            yield from read_lines([line], name, first=number)
        except JixiaoError as fault:
            yield fault


def holds_lines(path: Path) -> bool:
    """Return whether a file, not a folder, begins as JSON Lines do."""
    from jixiao.notation.exchange import HEAD, is_lines  # noqa: PLC0415 -- only when used

    if not path.is_file():
        return False
    try:
        with path.open("rb") as stream:
            return is_lines(stream.read(HEAD))
    except OSError:  # told when the file is opened in earnest
        return False


def read_content(name: str, content: bytes) -> list[PlanDocument | JixiaoError]:
    """Return the plans in a file's bytes, and an error for each unreadable member."""
    from jixiao.documents.entries import entries_in  # noqa: PLC0415 -- heavy, only when used

    return [plan for entry in entries_in(name, content) for plan in _plans(entry)]


def _plans(entry: Entry | UnreadableDocument) -> Iterator[PlanDocument | JixiaoError]:
    """Yield what one file declares; a fault is yielded, never raised."""
    if isinstance(entry, UnreadableDocument):
        yield entry
        return
    try:
        if entry.kind == EXCHANGE:
            from jixiao.notation.exchange import read_plans  # noqa: PLC0415 -- only when used

            yield from read_plans(entry.content, entry.name)
        else:
            yield interpret(recognise(open_document(entry)))
    except JixiaoError as fault:
        yield fault


def open_document(entry: Entry) -> Document:
    """Return the opened document; raises a subclass of UnreadableDocument."""
    from jixiao.documents.opening import open_entry  # noqa: PLC0415 -- heavy, only when used

    return open_entry(entry)


def read_reviews(path: Path) -> Iterator[ReviewSheet | JixiaoError]:
    """Yield the review sheets of every review form (项目支出绩效目标审核表) under a path.

    What cannot be read is yielded as its fault; a document without such a form yields nothing.
    """
    from jixiao.documents.opening import open_documents  # noqa: PLC0415 -- heavy, when used
    from jixiao.forms.formbook import formbook  # noqa: PLC0415 -- loads every definition
    from jixiao.forms.review_sheets import REVIEW_FORM, read_review_sheet  # noqa: PLC0415 -- as above
    from jixiao.recognition.records import records_in  # noqa: PLC0415 -- as above

    form = formbook().get(REVIEW_FORM)
    for document in open_documents(path):
        if isinstance(document, UnreadableDocument):
            yield document
        else:
            yield from map(read_review_sheet, records_in(document, form))


def recognise(document: Document) -> FilledDocument:
    """Return the forms filled in a document; their definition is chosen when one fits."""
    from jixiao.recognition.recognising import recognise as find_forms  # noqa: PLC0415

    return find_forms(document)


def interpret(filled: FilledDocument) -> PlanDocument:
    """Return what the filled forms declare."""
    from jixiao.forms.interpretation import interpret as understand  # noqa: PLC0415

    return understand(filled)


def review(
    documents: Sequence[PlanDocument], *, previous: Sequence[PlanDocument] = ()
) -> list[Finding]:
    """Return what the rules find in the documents, in document, project and indicator order.

    `previous` are last year's documents, or the approved targets of self-evaluations.
    """
    from jixiao.review.reviewing import review as check  # noqa: PLC0415 -- loads every rule

    return check(documents, previous=previous)


def publish(document: PlanDocument, form_id: str | None, to: str) -> bytes:
    """Return the document printed as the form `form_id` (the one it was read as, when None)."""
    from jixiao.forms.formbook import formbook  # noqa: PLC0415 -- loads every definition
    from jixiao.publishing.publishing import publish as print_form  # noqa: PLC0415

    return print_form(document, formbook().get(form_id or document.form or ""), to)


def score(
    document: PlanDocument, *, scheme: str = "national", day: date | None = None
) -> list[PlanScore]:
    """Return what each plan with actuals scores; raises KeyError for an unknown scheme.

    Weights, methods and grades are those in force on `day`, without one those of the last day of
    the document's year, or the newest.
    """
    from datetime import date as calendar_day  # noqa: PLC0415 -- loaded when used

    from jixiao.evaluation.scoring_plans import score_plan  # noqa: PLC0415 -- as above
    from jixiao.standards.scoring import scoring_schemes  # noqa: PLC0415 -- as above

    year = document.fiscal_year
    at = day or calendar_day(year or calendar_day.max.year, 12, 31)
    chosen = scoring_schemes()[scheme].on(at)
    return [
        score_plan(plan, chosen, at, year=year)
        for plan in document.projects
        if plan.execution or any(row.actual for row in plan.indicators)
    ]


def apply(
    document: PlanDocument, scores: Sequence[PlanScore], *, day: date | None = None
) -> list[Proposal | None]:
    """Return what each score of a document's plans means for the next budget; None if open."""
    from datetime import date as calendar_day  # noqa: PLC0415 -- loaded when used

    from jixiao.evaluation.application import propose  # noqa: PLC0415 -- as above
    from jixiao.standards.application import application_rules  # noqa: PLC0415 -- as above

    year = document.fiscal_year or calendar_day.max.year
    rules = application_rules().on(day or calendar_day(year, 12, 31))
    plans = {plan.ordinal: plan for plan in document.projects}
    return [propose(plans[one.ordinal], one, rules) for one in scores]


def monitor(
    document: PlanDocument,
    month: int,
    *,
    approved: Sequence[PlanDocument] = (),
    earlier: EarlierSpending | None = None,
) -> list[Progress]:
    """Return where each project stands at the end of a month (1-12): lamps, reasons, forecast.

    `approved` are the documents whose plans of spending the projects are held against; a project
    is found in them by code, else by unit and name. `earlier` is what the division's
    projects spent in the years before: forecasts are worked out of it and tested back on it.
    """
    from datetime import date as calendar_day  # noqa: PLC0415 -- loaded when used

    from jixiao.monitoring.watching import watch  # noqa: PLC0415 -- as above
    from jixiao.review.register import Register  # noqa: PLC0415 -- as above
    from jixiao.standards.lamps import lamp_rules  # noqa: PLC0415 -- as above
    from jixiao.standards.scoring import scoring_schemes  # noqa: PLC0415 -- as above

    year = document.fiscal_year
    day = calendar_day(year or calendar_day.max.year, 12, 31)
    known = Register(approved)
    found = []
    for plan in document.projects:
        same = known.same_project(plan, document)
        found.append(
            watch(
                plan,
                month=month,
                rules=lamp_rules().on(day),
                scheme=scoring_schemes()["national"].on(day),
                approved=same[0].plan if same else None,
                year=year,
                earlier=earlier,
            )
        )
    return found


def publish_report(
    found: EvaluationReport, document: PlanDocument, to: str, *, lang: str = "zh"
) -> bytes:
    """Return a self-evaluation's report as `to` (docx, pdf, html, xlsx), the filled form behind."""
    from jixiao.forms.formbook import formbook  # noqa: PLC0415 -- loads every definition
    from jixiao.locale import translator  # noqa: PLC0415 -- when used
    from jixiao.publishing.exports.target_form import target_form  # noqa: PLC0415 -- as above
    from jixiao.publishing.publishing import write_sheet  # noqa: PLC0415 -- as above
    from jixiao.publishing.reports.self_evaluation import self_evaluation_report  # noqa: PLC0415

    form = formbook().get("national_self_evaluation")
    own = replace(document, form=form.id, projects=(found.plan,))
    annex = target_form(own, form).sections
    sheet = self_evaluation_report(found, annex, lang=lang, translate=translator(lang))
    return write_sheet(sheet, to)


def read_score_sheet(name: str, content: bytes) -> FilledSheet:
    """Return the sheet an expert filled, a workbook, JSON or YAML; `name` is the file's.

    Raises UnreadableDocument, InvalidExchange.
    """
    from jixiao.documents.opening import open_document as open_file  # noqa: PLC0415 -- heavy
    from jixiao.notation.score_sheets import is_score_sheet  # noqa: PLC0415 -- when used
    from jixiao.notation.score_sheets import read_score_sheet as read_text  # noqa: PLC0415
    from jixiao.recognition.score_sheets import score_sheet_in  # noqa: PLC0415 -- as above

    if is_score_sheet(content):
        return read_text(content, name)
    return score_sheet_in(open_file(name, content))
