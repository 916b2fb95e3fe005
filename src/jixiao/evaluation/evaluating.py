"""A project and the filled sheets of its experts → the score, and whether it can be reported."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jixiao.evaluation.filled_sheets import panel_of
from jixiao.evaluation.panel import judge_panel, may_read_again, untold
from jixiao.model.errors import JixiaoError
from jixiao.model.message import message
from jixiao.model.panel_texts import LABELS, REQUIRED
from jixiao.notation.canonical import canonical_sha256
from jixiao.standards.expert_evaluation import frameworks
from jixiao.standards.grades import grade_scales

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from jixiao.evaluation.filled_sheets import FilledPanel
    from jixiao.model.filled_sheet import FilledSheet
    from jixiao.model.message import Message
    from jixiao.model.panel import PanelScore
    from jixiao.model.plan import PerformancePlan
    from jixiao.standards.expert_evaluation import Framework, FrameworkKind
    from jixiao.standards.grades import GradeScale


class ReadingsRefused(JixiaoError):
    """Two readings that do not belong together, or a second one that nothing calls for."""


class ReportRefused(JixiaoError):
    """A panel whose sheets lack what a report cannot be without."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is put before experts: a plan of a year, by what is in force on a day.

    `scale` is the name of the grade table.
    """

    kind: FrameworkKind
    plan: PerformancePlan
    year: int
    day: date
    scale: str = "national"

    @property
    def framework(self) -> Framework:
        """The framework in force; raises NoValueInForce."""
        return frameworks()[self.kind].on(self.day)

    @property
    def grades(self) -> GradeScale:
        """The grade table in force; raises NoValueInForce."""
        return grade_scales(self.scale).on(self.day)


@dataclass(frozen=True, slots=True)
class Evaluated:
    """What the experts' sheets come to; `sha256` is of all that it rests on.

    `first` is what the first of two readings came to, None where there was one alone.
    """

    asked: Asked
    panel: FilledPanel
    score: PanelScore
    sha256: str
    first: PanelScore | None = None

    @property
    def experts(self) -> tuple[str, ...]:
        """The experts' names in the order of their sheets."""
        return tuple(sheet.expert for sheet in self.panel.sheets)

    @property
    def may_read_again(self) -> bool:
        """Whether the experts agree so little that they may score a second time, once."""
        return self.first is None and may_read_again(self.asked.framework, self.score)


def evaluate(
    asked: Asked, filled: Sequence[FilledSheet], *, first: Sequence[FilledSheet] = ()
) -> Evaluated:
    """Return what the sheets of a project's experts come to; `first` are those of a first reading.

    Raises SheetsRefused for sheets that are not whole, PanelRefused for too few, ReadingsRefused.
    Source: caiyu-2020-10#framework, expert-practice#combine, expert-practice#second-reading.
    """
    panel, score = _judged(asked, filled)
    content = _content(asked, panel, score)
    if not first:
        return Evaluated(asked, panel, score, canonical_sha256(content))
    before, scored = _judged(asked, first)
    _refuse_readings(asked, panel, before, scored)
    content["first"] = _content(asked, before, scored)
    return Evaluated(asked, panel, score, canonical_sha256(content), scored)


def _judged(asked: Asked, filled: Sequence[FilledSheet]) -> tuple[FilledPanel, PanelScore]:
    panel = panel_of(asked.framework, asked.plan, asked.year, filled)
    return panel, judge_panel(asked.framework, panel.points, panel.sheets, asked.grades)


def _refuse_readings(
    asked: Asked, panel: FilledPanel, before: FilledPanel, scored: PanelScore
) -> None:
    """Raise ReadingsRefused unless the same experts scored by the same points and differed."""
    now, then = ({sheet.expert for sheet in one.sheets} for one in (panel, before))
    if now != then:
        others = "、".join(sorted(now ^ then))
        raise ReadingsRefused(
            message(
                "两轮评分的专家不同：{names}只在其中一轮；请给出同一批专家的评分表。", names=others
            )
        )
    if panel.points != before.points:
        raise ReadingsRefused(message("两轮评分的分值不同；请按同样的分值评分。"))
    if not may_read_again(asked.framework, scored):
        raise ReadingsRefused(
            message(
                "第一轮的专家意见没有较大分歧，不作第二轮评分（{source}）。",
                source=asked.framework.second_source,
            )
        )


def refuse_unreportable(found: Evaluated) -> None:
    """Raise ReportRefused where a report cannot be written yet, with the first thing that lacks.

    It needs a chair, who writes problems and suggestions and how differences are settled, and a day
    on every sheet, as the platform does. Source: expert-practice#spread.
    """
    lacking = next(_lacking(found), None)
    if lacking is not None:
        raise ReportRefused(message("不能输出报告：{lacking}", lacking=lacking))


def _lacking(found: Evaluated) -> Iterator[Message]:
    panel = found.panel
    if panel.chair is None:
        yield message("没有组长；请在一名专家的评分表中“是否组长”写“是”。")
    if len(panel.days) < len(panel.sheets):
        yield message("有的评分表没有填写评分日期；请补上。")
    for name in REQUIRED:
        if not panel.texts.get(name):
            yield message("还没有填写“{part}”；请先写明。", part=message(LABELS[name]))
    yield from untold(found.score, panel.notes)


def _content(asked: Asked, panel: FilledPanel, score: PanelScore) -> dict[str, Any]:
    """Return what a result rests on as plain data."""
    coefficient = score.agreement.coefficient
    return {
        "framework": asked.framework.id,
        "project": {"name": asked.plan.name, "code": asked.plan.code, "year": asked.year},
        "scale": asked.scale,
        "points": {item: str(points) for item, points in panel.points.items()},
        "sheets": [
            {
                "expert": sheet.expert,
                "chair": at == panel.chair,
                "scores": {item: str(one) for item, one in sheet.scores.items()},
                "reasons": dict(sheet.reasons),
            }
            for at, sheet in enumerate(panel.sheets)
        ],
        "days": [day.isoformat() for day in panel.days],
        "texts": dict(panel.texts),
        "notes": dict(panel.notes),
        "items": {one.id: str(one.score) for one in score.items},
        "total": str(score.total),
        "grade": score.grade,
        "agreement": None if coefficient is None else str(coefficient),
    }
