"""A filled form → the performance plan it declares."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from jixiao.forms.filled_rows import interpret_rows, other_fields
from jixiao.forms.money import (
    decimal_of,
    execution_doubts,
    interpret_budget,
    interpret_execution,
)
from jixiao.forms.notes import notes_of
from jixiao.forms.through import through_of
from jixiao.model.department import DepartmentPart, DepartmentTask
from jixiao.model.funding import SpendingPlan
from jixiao.model.organisation import BudgetUnit
from jixiao.model.plan import (
    DocumentKind,
    Midterm,
    OtherField,
    PerformancePlan,
    PlanDocument,
)
from jixiao.wording.numbering import split_numbered
from jixiao.wording.spaces import without_layout_spaces

if TYPE_CHECKING:
    from decimal import Decimal

    from jixiao.forms.filled_form import Entry, FilledDocument, FilledForm
    from jixiao.model.source import SourceSpan

_CODE = re.compile(r"^(?P<code>[0-9A-Z]{8,}(?:-\d{1,4})?)\s*[-—_－:：]\s*(?P<name>.+)$")
_UNIT = re.compile(r"^[\[【(（]?(?P<code>\d{3,12})[\]】)）]?\s*[-—_－]?\s*(?P<name>\D.+)$")
_NUMBERING = re.compile(
    r"^(?:(?:项目|实事|附件|附表|表)?[（(]?[一二三四五六七八九十\d]{1,3}[)）]?[、.．:：\s]\s*"
    r"|[【\[]项目(?:名称)?[】\]]|[（(][一二三四五六七八九十\d]{1,2}[)）]|(?:项目|实事)[一二三四五六七八九十\d]{1,2})+"
)
_FORM_WORDS = re.compile(
    r"(?:项目支出|支出)?(?:预算)?(?:绩效)?(?:目标|指标)?(?:申报|自评|批复|监控|评价|体系|分解)?(?:公示)?(?:表|卡片?)?$"
)
_MANY = re.compile(r"一览|汇总|清单|台账|各项目")
"""Words of titles that stand over several projects."""
_ISSUER = re.compile(
    r"^(?:20\d\d年度?)?[\u4e00-\u9fff]{2,9}?(?:局|委员会|办公室|残联|街道办事处)(?:20\d\d年度?)?"
)
_GENERIC = re.compile(
    r"(?:20\d\d年?度?|部门|单位|预算|项目|支出|专项|资金|整体|县级|市级|区级|省级|财政|绩效|目标|指标|"
    r"转移支付|区域|重点|本级|政策|运行|情况|批复|自评|监控|申报|执行|年度|公开|[（(].*[)）])*"
)
_YEAR = re.compile(r"20\d\d")
_YEARS = re.compile(r"[（(](?P<years>20\d\d.*)[)）]")
_KINDS = (
    ("监控", DocumentKind.MONITORING), ("监测", DocumentKind.MONITORING),
    ("自评", DocumentKind.SELF_EVALUATION), ("区域", DocumentKind.REGIONAL),
    ("整体", DocumentKind.DEPARTMENT), ("审核表", DocumentKind.REVIEW),
    ("调整", DocumentKind.ADJUSTMENT), ("批复", DocumentKind.APPROVAL),
    ("审批", DocumentKind.APPROVAL),
)  # fmt: skip


def interpret(filled: FilledDocument) -> PlanDocument:
    """Return the plans a document's filled forms declare, in reading order.

    Texts lose their layout spaces; nothing that is not printed is put in.
    """
    projects = tuple(_plan(form, number) for number, form in enumerate(filled.forms, 1))
    total = filled.total_budget
    return PlanDocument(
        document=filled.document,
        sha256=filled.sha256,
        issuer=filled.issuer,
        form=filled.form,
        kind=_kind(filled),
        fiscal_year=filled.fiscal_year,
        total_budget=decimal_of(total.text) if total else None,
        department=_department(filled),
        contents=filled.contents,
        projects=projects,
        notes=(*filled.notes, *notes_of(filled.doubts)),
    )


def _department(filled: FilledDocument) -> DepartmentPart | None:
    """Return the department-wide part, with the tasks that its form lists."""
    tasks = tuple(
        DepartmentTask(
            without_layout_spaces(task.name),
            without_layout_spaces(task.content or "") or None,
            tuple((name, n) for name, text in task.amounts if (n := decimal_of(text)) is not None),
        )
        for form in filled.forms
        for task in form.tasks
    )
    if not tasks:
        return filled.department
    return replace(filled.department or DepartmentPart(), tasks=tasks)


def _kind(filled: FilledDocument) -> DocumentKind:
    titles = [without_layout_spaces(form.title) for form in filled.forms[:3] if form.title]
    for word, kind in _KINDS:
        if any(word in title for title in titles):
            return kind
    columns = filled.forms[0].columns if filled.forms else ()
    if "actual" in columns:
        return DocumentKind.MONITORING if "forecast" in columns else DocumentKind.SELF_EVALUATION
    return DocumentKind.TARGET


def _plan(form: FilledForm, ordinal: int) -> PerformancePlan:
    entries = form.entries
    code, name = _code_and_name(entries)
    name = name or name_in_title(form.title)
    indicators, doubts = interpret_rows(form)
    return PerformancePlan(
        ordinal=ordinal,
        name=name,
        code=code,
        unit=_unit(entries),
        department=_text(entries, "department"),
        implementing_unit=_text(entries, "implementing_unit"),
        year=_year(entries),
        category=_text(entries, "category"),
        attribute=_text(entries, "attribute"),
        period=_text(entries, "period"),
        budget=interpret_budget(form),
        purpose=_text(entries, "purpose"),
        plan=_spending_plan(entries),
        objectives=_items(entries, "objectives"),
        actual_objectives=_items(entries, "actual_objectives"),
        midterm=_midterm(form),
        execution=interpret_execution(form),
        through=through_of(form.labels),
        total_score=_number(entries, "total_score"),
        central_funds=_number(entries, "central_funds"),
        local_funds=_number(entries, "local_funds"),
        indicators=indicators,
        other_fields=(*(_other(entry) for entry in form.unknown), *other_fields(form)),
        spans=_spans(entries),
        notes=notes_of([*form.doubts, *execution_doubts(form), *doubts]),
    )


def _text(entries: dict[str, Entry], name: str) -> str | None:
    entry = entries.get(name)
    return (without_layout_spaces(entry.text) or None) if entry else None


def _number(entries: dict[str, Entry], name: str) -> Decimal | None:
    entry = entries.get(name)
    return decimal_of(entry.text) if entry else None


def _code_and_name(entries: dict[str, Entry]) -> tuple[str | None, str | None]:
    code, name = _text(entries, "code"), _text(entries, "name")
    found = _CODE.match(name) if name and not code else None
    if found:
        return found["code"], found["name"]
    return (code.replace(" ", "") if code else None), name


def name_in_title(title: str | None) -> str | None:
    """Return the project a form's own title or heading names, when it names one."""
    plain = _NUMBERING.sub("", without_layout_spaces(title or ""))
    if _MANY.search(plain):
        return None
    name = _ISSUER.sub("", _FORM_WORDS.sub("", plain))
    return name if name and not _GENERIC.fullmatch(name) else None


def _unit(entries: dict[str, Entry]) -> BudgetUnit | None:
    both = _text(entries, "unit") or _text(entries, "unit.name")
    code = _text(entries, "unit.code")
    found = _UNIT.match(both) if both and not code else None
    if found:
        return BudgetUnit(found["code"], found["name"])
    return BudgetUnit(code, both) if both or code else None


def _year(entries: dict[str, Entry]) -> int | None:
    found = _YEAR.search(_text(entries, "year") or "")
    return int(found.group()) if found else None


def _items(entries: dict[str, Entry], name: str) -> tuple[str, ...]:
    entry = entries.get(name)
    return split_numbered(entry.text) if entry else ()


def _midterm(form: FilledForm) -> Midterm | None:
    objectives = _items(form.entries, "midterm.objectives")
    budget = interpret_budget(form, half="midterm.")
    if not objectives and budget is None:
        return None
    label = form.entries["midterm.objectives"].label if objectives else ""
    years = _YEARS.search(label)
    return Midterm(years["years"] if years else None, budget, objectives)


def _spending_plan(entries: dict[str, Entry]) -> SpendingPlan | None:
    points = []
    for name, entry in entries.items():
        share = decimal_of(entry.text) if name.startswith("plan.") else None
        if share is not None:
            points.append((int(name.removeprefix("plan.")), share))
    return SpendingPlan(tuple(sorted(points))) if points else None


def _other(entry: Entry) -> OtherField:
    label = without_layout_spaces(entry.label).strip(":：")
    return OtherField(label, without_layout_spaces(entry.text), entry.span)


def _spans(entries: dict[str, Entry]) -> dict[str, SourceSpan]:
    return {name: entry.span for name, entry in entries.items()}
