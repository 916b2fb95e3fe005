"""What a panel of experts is asked about on the command line, their sheets, and the files made."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from jixiao.cli.inputs import Inputs, files_of
from jixiao.cli.naming import told_apart
from jixiao.cli.speaking import wrong_usage
from jixiao.evaluation.evaluating import Asked, refuse_unreportable
from jixiao.evaluation.panel_reporting import PanelSession, report_on_panel
from jixiao.flow import read_score_sheet
from jixiao.locale import translator
from jixiao.model.errors import JixiaoError
from jixiao.model.message import message
from jixiao.publishing.publishing import write_sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.evaluation.evaluating import Evaluated
    from jixiao.model.filled_sheet import FilledSheet
    from jixiao.model.plan import PerformancePlan, PlanDocument
    from jixiao.standards.expert_evaluation import FrameworkKind


class PlanNotChosen(JixiaoError):
    """What was given holds no plan, or several, or no year to judge by."""


def plan_in(path: str, project: int | None) -> tuple[PlanDocument, PerformancePlan]:
    """Return the one plan that is asked about, of the file at a path, with its document.

    Raises PlanNotChosen where the file cannot be read, or holds several and none is named.
    """
    inputs = Inputs((path,))
    every = [(document, plan) for document in inputs.documents() for plan in document.projects]
    found = [one for one in every if project is None or one[1].ordinal == project]
    if len(found) == 1 and not inputs.unreadable:
        return found[0]
    if project is None and found:
        raise PlanNotChosen(
            message(
                "{file}：有{count}个项目；请用 --project 写明第几个。", file=path, count=len(found)
            )
        )
    if every and not found and not inputs.unreadable:
        raise PlanNotChosen(
            message(
                "{file}：没有第{project}个项目，共有{count}个；请改正 --project。",
                file=path, project=project, count=len(every),
            )
        )  # fmt: skip
    raise PlanNotChosen(
        message("{file}：没有读到要评价的项目；请给出一个项目的绩效目标表或自评表。", file=path)
    )


def asked_about(
    kind: FrameworkKind,
    document: PlanDocument,
    plan: PerformancePlan,
    *,
    scale: str,
    day: date | None,
) -> Asked:
    """Return what experts are asked, by what is in force on the last day of the plan's year.

    Raises PlanNotChosen for a plan without a year where no day is given.
    """
    year = plan.year or document.fiscal_year or (day.year if day else None)
    if year is None:
        raise PlanNotChosen(
            message(
                "{file}：没有写年度；请用 --day 写明按哪一天有效的办法。", file=document.document
            )
        )
    return Asked(kind, plan, year, day or date(year, 12, 31), scale)


def sheets_in(paths: Sequence[str], among: Sequence[str] = ()) -> list[FilledSheet]:
    """Return the filled sheets of the files and of the files in folders, in order.

    Their names tell them apart from those `among` which they are read. Raises what the first
    unreadable one raises: a score without one expert would be another.
    """
    files = _files(paths)
    names = told_apart([*files, *_files(among)])
    return [read_score_sheet(names[path], Path(path).read_bytes()) for path in files]


def _files(paths: Sequence[str]) -> list[str]:
    files = []
    for typed in paths:
        found = list(files_of(typed))
        if not found:
            raise wrong_usage(
                message("{path}：没有这个文件，或文件夹中没有文件；请检查路径。", path=typed)
            )
        files += found
    return files


def template(asked: Asked, points: str, lang: str) -> bytes:
    """Return the workbook for one expert, with a set of points; refused for an unknown set."""
    from jixiao.publishing.exports.score_sheet import score_sheet  # noqa: PLC0415 - only for one

    framework = asked.framework
    sets = [one.id for one in framework.sets]
    if points not in sets:
        raise wrong_usage(message("--points 应为 {known} 之一。", known="、".join(sets)))
    sheet = score_sheet(asked, framework.preset(points), translator(lang), english=lang == "en")
    return write_sheet(sheet, "xlsx")


def report(  # noqa: PLR0913 - what a report says beside the score
    found: Evaluated,
    to: str,
    organiser: str,
    lang: str,
    *,
    proposed: str = "",
    decided: str = "",
    decision: str = "",
) -> bytes:
    """Return the report after the official outline; raises ReportRefused while it lacks a part."""
    from jixiao.publishing.reports.panel_report import panel_report  # noqa: PLC0415 - only for one

    refuse_unreportable(found)
    asked, panel = found.asked, found.panel
    chair = panel.chair or 0
    others = [name for at, name in enumerate(found.experts) if at != chair]
    session = PanelSession(
        asked.plan, asked.year, organiser, (found.experts[chair], *others), min(panel.days),
        max(panel.days), found.sha256, panel.texts, panel.notes, blind=False,
        first_agreement=_first(found), proposed=proposed, decided=decided, decision=decision,
    )  # fmt: skip
    told = report_on_panel(
        asked.framework, asked.grades, panel.sheets, found.score, session, english=lang == "en"
    )
    return write_sheet(panel_report(told, translator(lang), lang=lang), to)


def _first(found: Evaluated) -> str:
    """Return the agreement of the first of two readings, "—" without one; "" where one was."""
    if found.first is None:
        return ""
    coefficient = found.first.agreement.coefficient
    return "—" if coefficient is None else f"{coefficient:f}"
