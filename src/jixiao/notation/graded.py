"""Scored projects as JSON: what `score` and `evaluate` write of them, and what is read back."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

import msgspec

from jixiao.model.amount import YUAN_PER_UNIT
from jixiao.model.errors import InvalidExchange
from jixiao.model.funding import Execution
from jixiao.model.graded_project import GradedProject, Subject
from jixiao.model.message import message
from jixiao.notation.converting import converted
from jixiao.notation.decoding import tree_of_json

if TYPE_CHECKING:
    from jixiao.model.message import Message

SCORES: Final = "scores"
EVALUATION: Final = "evaluation"
_WHOLE: Final = 100


class _Money(msgspec.Struct):
    """Printed money of the year, decimal strings, in `unit`."""

    unit: str
    budget_initial: str | None = None
    budget_year: str | None = None
    spent: str | None = None


class _Subject(msgspec.Struct):
    code: str | None = None
    unit: str | None = None
    department: str | None = None
    year: int | None = None
    attribute: str | None = None
    execution: _Money | None = None


class _Project(msgspec.Struct):
    project: int
    name: str | None
    total: str | None
    grade: str | None
    subject: _Subject
    document: str | None = None


class _Document(msgspec.Struct):
    document: str
    projects: list[_Project]


class _Kind(msgspec.Struct):
    """What a file says it holds; the rest is passed over."""

    content: str = ""


class _Whole(msgspec.Struct):
    format: str
    content: str
    documents: list[_Document] = []
    projects: list[_Project] = []


def subject_record(subject: Subject) -> dict[str, Any]:
    """Return what a score's JSON tells of its project, beside name and number."""
    money = subject.execution
    return {
        "code": subject.code,
        "unit": subject.unit,
        "department": subject.department,
        "year": subject.year,
        "attribute": subject.attribute,
        "execution": None
        if money is None
        else {
            "unit": money.unit,
            "budget_initial": _text(money.budget_initial),
            "budget_year": _text(money.budget_year),
            "spent": _text(money.spent),
        },
    }


def is_graded(content: bytes) -> bool:
    """Return whether a whole file is what `score` or `evaluate` wrote as JSON, however spaced."""
    text = content.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not text.startswith(b"{"):
        return False
    try:
        told = msgspec.json.decode(text, type=_Kind)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return False
    return told.content in (SCORES, EVALUATION)


def read_graded(content: bytes, file: str) -> list[GradedProject]:
    """Return the projects of such a file, in order.

    Raises InvalidExchange with the path of what is wrong: no money told, a number that is none, a
    score out of 0 to 100, a grade without a score.
    """
    try:
        whole = converted(tree_of_json(content, file), _Whole)
    except msgspec.ValidationError as fault:
        raise InvalidExchange(
            message(
                "{file}：{fault}；请用本版的 jixiao score 或 jixiao evaluate "
                "加 --format json 重新输出。",
                file=file, fault=str(fault),
            )
        ) from None  # fmt: skip
    told = [
        (one, document.document, f"documents[{n}].projects[{m}]")
        for n, document in enumerate(whole.documents)
        for m, one in enumerate(document.projects)
    ]
    told += [(one, one.document or file, f"projects[{n}]") for n, one in enumerate(whole.projects)]
    return [_graded(one, document, f"{file} {path}") for one, document, path in told]


def _graded(one: _Project, document: str, path: str) -> GradedProject:
    total = _number(one.total, f"{path}.total")
    graded, bounded = one.grade is not None, total is None or 0 <= total <= _WHOLE
    if (total is not None) is not graded or not bounded:
        found = f"{one.total} {one.grade}"
        raise _refused(path, found, message("0到100的得分和等级，或者两样都没有"))
    its = one.subject
    subject = Subject(
        document, one.project, one.name, its.code, its.unit, its.department, its.year,
        its.attribute, None if its.execution is None else _execution(its.execution, path),
    )  # fmt: skip
    return GradedProject(subject, total, one.grade)


def _execution(money: _Money, path: str) -> Execution:
    where = f"{path}.subject.execution"
    if money.unit not in YUAN_PER_UNIT:
        place = f"{where}.unit"
        raise _refused(place, money.unit, message("金额单位，如万元"))
    return Execution(
        budget_initial=_number(money.budget_initial, f"{where}.budget_initial"),
        budget_year=_number(money.budget_year, f"{where}.budget_year"),
        spent=_number(money.spent, f"{where}.spent"),
        unit=money.unit,
    )


def _number(text: str | None, path: str) -> Decimal | None:
    if text is None:
        return None
    try:
        found = Decimal(text)
    except ArithmeticError:
        found = Decimal("NaN")
    if not found.is_finite():
        raise _refused(path, text, message("数字"))
    return found


def _refused(path: str, found: str, expected: Message) -> InvalidExchange:
    return InvalidExchange(
        message(
            "{place}：写的是“{found}”，应为{expected}，请改正后重试。",
            place=path, found=found[:40], expected=expected,
        )
    )  # fmt: skip


def _text(number: Decimal | None) -> str | None:
    return None if number is None else format(number, "f")
