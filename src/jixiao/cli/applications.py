"""Results read from files, and what they mean for the next budget, as text and as JSON."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from jixiao.cli.inputs import Inputs, files_of
from jixiao.cli.naming import told_apart
from jixiao.cli.reading import STDIN
from jixiao.cli.scores import STEPS
from jixiao.cli.speaking import tell, wrong_usage
from jixiao.evaluation.application import arithmetic, graded_of
from jixiao.evaluation.applying import place_of, sums_of, whole_of
from jixiao.evaluation.share import shown
from jixiao.flow import read_content, score
from jixiao.model.message import message
from jixiao.model.plan import DocumentKind
from jixiao.model.score import Step
from jixiao.notation.graded import is_graded, read_graded, subject_record
from jixiao.standards.grades import grade_scales

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from jixiao.evaluation.applying import Applied, Sums
    from jixiao.model.graded_project import GradedProject
    from jixiao.model.message import Message
    from jixiao.model.plan import PlanDocument
    from jixiao.model.score import Proposal

    Translate = Callable[[str], str]

_HEAD: Final = 4096


def graded_in(
    paths: Sequence[str], scheme: str, day: date | None
) -> tuple[list[GradedProject], int]:
    """Return the projects with results in files, and how many files could not be read.

    Files of `score` and `evaluate` in JSON are taken as they are, self-evaluations are scored.
    """
    files = [path for typed in paths for path in ((typed,) if typed == STDIN else _files(typed))]
    found: list[GradedProject] = []
    unreadable = 0
    for path, name in told_apart(files).items():
        content = sys.stdin.buffer.read() if path == STDIN else _json_in(path)
        if is_graded(content):
            found += read_graded(content, name)
            continue
        inputs = Inputs((path,))
        read = read_content(STDIN, content) if path == STDIN else inputs.documents()
        for document in read:
            if isinstance(document, Exception):
                inputs.refuse(document)
            else:
                found += _scored(document, scheme, day)
        unreadable += inputs.unreadable
    return found, unreadable


def _files(typed: str) -> list[str]:
    found = list(files_of(typed))
    if not found:
        raise wrong_usage(
            message("{path}：没有这个文件，或文件夹中没有文件；请检查路径。", path=typed)
        )
    return found


def _json_in(path: str) -> bytes:
    """Return a file's bytes where it begins as an object of JSON does, else nothing."""
    with Path(path).open("rb") as stream:
        head = stream.read(_HEAD)
        is_object = head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")
        return head + stream.read() if is_object else b""


def _scored(document: PlanDocument, scheme: str, day: date | None) -> list[GradedProject]:
    """Return the plans of a document that have actuals, scored; tells of one without any."""
    plans = {plan.ordinal: plan for plan in document.projects}
    if document.kind is DocumentKind.MONITORING:
        tell(
            message(
                "{document}：是监控表，执行数和完成值不是全年的，不作结果应用；请给出自评表。",
                document=document.document,
            )
        )
        return []
    scores = score(document, scheme=scheme, day=day)
    if not scores:
        tell(
            message(
                "{document}：没有实际完成值，也没有执行数，未评分；请给出自评表。",
                document=document.document,
            )
        )
    return [
        graded_of(plans[one.ordinal], one, document.document, document.fiscal_year)
        for one in scores
    ]


def applied_lines(applied: Sequence[Applied]) -> Iterator[Message]:
    """Yield each department of each division with its sums and projects, then all together."""
    sums = sums_of(applied)
    for one in sums:
        yield message("{place}：{sums}", place=_place(one), sums=_sums(one))
        for each in applied:
            if place_of(each.project.subject) == (one.division, one.department):
                yield from _project_lines(each)
    if len(sums) > 1:
        yield message("合计：{sums}", sums=_sums(whole_of(sums)))


def _place(one: Sums) -> Message:
    department = one.department or message("部门未写明")
    if not one.division:
        return message("{department}", department=department)
    return message("区划{division} {department}", division=one.division, department=department)


def _sums(one: Sums) -> Message:
    return message(
        "{projects}个项目（{grades}），本年预算{before}万元，建议下年{after}万元，"
        "收回{recovered}万元{without}",
        projects=one.projects,
        grades=_grades(one),
        before=shown(one.before),
        after=shown(one.after),
        recovered=shown(one.recovered),
        without=message("，{count}个没有建议", count=one.without) if one.without else message(""),
    )


def _grades(one: Sums) -> Message:
    """Return how many projects have each grade, the best first."""
    told = [
        message("{grade}{count}个", grade=message(name), count=one.grades[name])
        for name in _ordered(one)
    ]
    whole = told[0] if told else message("—")
    for each in told[1:]:
        whole = message("{before}、{grade}", before=whole, grade=each)
    return whole


def _ordered(one: Sums) -> list[str]:
    """Return the grades the projects have, the best first."""
    order = "".join(grade_scales().on(date.max).names)
    return sorted(one.grades, key=lambda name: (name not in order, order.find(name)))


def _project_lines(one: Applied) -> Iterator[Message]:
    subject, proposal = one.project.subject, one.proposal
    yield message(
        "  {document} 第 {project} 个项目“{name}”：{step}",
        document=subject.document, project=subject.ordinal, name=subject.name or "",
        step=_step(one),
    )  # fmt: skip
    if proposal is not None:
        first, *others = proposal.reasons
        for reason in (first, arithmetic(proposal), *others):
            yield message("    {reason}", reason=reason)


def _step(one: Applied) -> Message:
    """Return what is done with the money, or why nothing is proposed."""
    proposal = one.proposal
    if proposal is None and one.project.grade is None:
        return message("还有指标需评定，没有等级，没有建议；请先用 jixiao score 查看。")
    if proposal is None:
        return message("等级“{grade}”没有对应的处理，没有建议。", grade=one.project.grade)
    taken = _taken(proposal)
    if proposal.step is Step.CUT:
        return message("{step}{cut:.0%}{taken}", step=STEPS[proposal.step], cut=proposal.cut,
                       taken=taken)  # fmt: skip
    return message("{step}{taken}", step=STEPS[proposal.step], taken=taken)


def _taken(proposal: Proposal) -> Message:
    if proposal.recovered is None:
        return message("")
    return message(
        "，收回结余{recovered}{unit}", recovered=shown(proposal.recovered), unit=proposal.unit
    )


def applied_table(applied: Sequence[Applied], to: str, translate: Translate) -> bytes:
    """Return both tables as a file of kind `to`: by department, and project by project."""
    from jixiao.publishing.exports.application_table import (  # noqa: PLC0415 - only when asked
        application_table,
    )
    from jixiao.publishing.publishing import write_sheet  # noqa: PLC0415 - as above

    sums = sums_of(applied)
    whole = whole_of(sums)
    return write_sheet(application_table(applied, sums, whole, _ordered(whole), translate), to)


def applied_json(applied: Sequence[Applied], translate: Translate) -> str:
    """Return the same as JSON; money as decimal strings, sums in 万元, shares 0-1."""
    sums = sums_of(applied)
    whole = {
        "format": "jixiao/1",
        "content": "application",
        "projects": [_record(one, translate) for one in applied],
        "departments": [_sums_record(one) for one in sums],
        "whole": _sums_record(whole_of(sums)),
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _record(one: Applied, translate: Translate) -> dict[str, Any]:
    subject, total = one.project.subject, one.project.total
    return {
        "document": subject.document,
        "project": subject.ordinal,
        "name": subject.name,
        "division": place_of(subject)[0] or None,
        "subject": subject_record(subject),
        "total": None if total is None else str(total),
        "grade": one.project.grade,
        "proposal": one.proposal and _proposal_record(one.proposal, translate),
    }


def _proposal_record(proposal: Proposal, translate: Translate) -> dict[str, Any]:
    numbers = {
        name: None if number is None else format(number, "f")
        for name, number in (
            ("base", proposal.base), ("cut", proposal.cut), ("budget", proposal.budget),
            ("recovered", proposal.recovered),
        )
    }  # fmt: skip
    return {
        "step": proposal.step.value,
        **numbers,
        "unit": proposal.unit,
        "arithmetic": arithmetic(proposal).render(translate),
        "reasons": [reason.render(translate) for reason in proposal.reasons],
        "source": proposal.source,
    }


def _sums_record(one: Sums) -> dict[str, Any]:
    return {
        "division": one.division or None,
        "department": one.department or None,
        "projects": one.projects,
        "grades": dict(sorted(one.grades.items())),
        "steps": dict(sorted(one.steps.items())),
        "without": one.without,
        "before": shown(one.before),
        "after": shown(one.after),
        "recovered": shown(one.recovered),
        "unit": "万元",
    }
