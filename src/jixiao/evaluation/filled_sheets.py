"""The experts' filled sheets → what a panel is judged by; or all that is wrong, by its cell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.evaluation.panel import PanelRefused, checked_points, checked_score
from jixiao.model.errors import JixiaoError
from jixiao.model.filled_sheet import Written
from jixiao.model.message import message
from jixiao.model.panel import ScoreSheet
from jixiao.model.panel_texts import LABELS
from jixiao.wording.dates import parse_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from jixiao.model.filled_sheet import FilledItem, FilledSheet
    from jixiao.model.message import Message
    from jixiao.model.plan import PerformancePlan
    from jixiao.standards.expert_evaluation import Framework

_MOST: Final = 40
"""Faults told at once."""
_CHAIR: Final = {"是": True, "yes": True, "否": False, "no": False, "": False}


class SheetsRefused(JixiaoError):
    """Filled sheets that cannot be judged; the message has a line for each fault."""


@dataclass(frozen=True, slots=True)
class FilledPanel:
    """What the sheets hold, in the order they were given, each expert's own.

    `points` are by item; `chair` is the place of the expert in the chair, None without one;
    `texts` are the chair's by name, `notes` by item; `days` are those the sheets are dated.
    """

    points: Mapping[str, Decimal]
    sheets: tuple[ScoreSheet, ...]
    chair: int | None
    texts: Mapping[str, str]
    notes: Mapping[str, str]
    days: tuple[date, ...]


def panel_of(
    framework: Framework, plan: PerformancePlan, year: int, filled: Sequence[FilledSheet]
) -> FilledPanel:
    """Return what the sheets of a project's experts hold, once every one of them is whole.

    Raises SheetsRefused: a sheet of another project, year or kind, two sheets of one expert, items
    that are missing, unknown or told twice, points that do not fit or differ between sheets, scores
    out of bounds, points taken off without a reason, what only the chair writes.
    """
    reading = _Reading(framework)
    rows = [reading.rows(one) for one in filled]
    points = reading.points(rows)
    sheets = tuple(reading.sheet(one, its, points) for one, its in zip(filled, rows, strict=True))
    for one in filled:
        reading.is_of(one, plan, year)
    reading.tell_twins(filled)
    chair = reading.chair(filled)
    days = tuple(found for one in filled if (found := reading.day(one)) is not None)
    texts, notes = reading.told(filled, chair)
    reading.refuse()
    return FilledPanel(points, sheets, chair, texts, notes, days)


class _Reading:
    """What is found wrong on the way, in the order of the sheets."""

    def __init__(self, framework: Framework) -> None:
        self._framework = framework
        self._faults: list[Message] = []
        self._names = {
            told.casefold(): item.id
            for item in framework.items
            for told in (item.name, item.name_en, item.id)
        }

    def refuse(self) -> None:
        """Raise SheetsRefused where anything is wrong."""
        if self._faults:
            raise SheetsRefused(_together(self._faults))

    def rows(self, sheet: FilledSheet) -> dict[str, FilledItem]:
        """Return the rows by item, each item once and none missing."""
        found: dict[str, FilledItem] = {}
        for row in sheet.items:
            item = self._names.get(row.item.text.casefold())
            if item is None:
                self._wrong(
                    row.item,
                    message("没有代码或名称为“{text}”的指标；请按模板填写", text=row.item.text),
                )
            elif item in found:
                self._wrong(row.item, message("“{text}”重复出现；请删去一行", text=row.item.text))
            else:
                found[item] = row
        for each in self._framework.items:
            if each.id not in found:
                self._faults.append(
                    message(
                        "{place}：缺少“{name}”（{item}）一行；请按模板补上",
                        place=sheet.place, name=each.name, item=each.id,
                    )
                )  # fmt: skip
        return found

    def points(self, rows: Sequence[Mapping[str, FilledItem]]) -> dict[str, Decimal]:
        """Return the points of each item as the first sheet that has it tells, fit to score by."""
        told: dict[str, Written] = {}
        for its in rows:
            for item, row in its.items():
                before = told.setdefault(item, row.points)
                if _number(before.text) != _number(row.points.text):
                    self._wrong(
                        row.points,
                        message(
                            "分值是“{found}”，{before}的是“{expected}”；各专家须按同样的分值评分",
                            found=row.points.text, before=before.place, expected=before.text,
                        ),
                    )  # fmt: skip
        points = {item: _number(one.text) for item, one in told.items()}
        unfit = [item for item, number in points.items() if not 0 < number <= 100]  # noqa: PLR2004 - of 100
        for item in unfit:
            self._wrong(
                told[item],
                message("“{text}”不是分值；应大于0，最多两位小数", text=told[item].text),
            )
        if not unfit and points.keys() == {one.id for one in self._framework.items}:
            try:
                checked_points(self._framework, points)
            except PanelRefused as fault:
                self._wrong(next(iter(told.values())), fault.message)
        return {one.id: _plain(points[one.id]) for one in self._framework.items if one.id in points}

    def sheet(
        self, filled: FilledSheet, rows: Mapping[str, FilledItem], points: Mapping[str, Decimal]
    ) -> ScoreSheet:
        """Return an expert's scores and reasons; what is out of bounds is told and left out."""
        scores, reasons = {}, {}
        for one in self._framework.items:
            row, held = rows.get(one.id), points.get(one.id, Decimal("NaN"))
            if row is None or not held.is_finite():
                continue
            if row.reason.text:
                reasons[one.id] = row.reason.text
            if not row.score.text:
                self._wrong(row.score, message("“{name}”还没有评分。", name=one.name))
                continue
            try:
                scores[one.id] = _plain(checked_score(one.name, row.score.text, held))
            except PanelRefused as fault:
                self._wrong(row.score, fault.message)
                continue
            if scores[one.id] < held and not row.reason.text:
                self._wrong(row.reason, message("“{name}”扣了分，要写明理由。", name=one.name))
        return ScoreSheet(_of(filled, "expert").text, scores, reasons)

    def is_of(self, sheet: FilledSheet, plan: PerformancePlan, year: int) -> None:
        """Tell where a sheet is about another project, another year or another kind."""
        framework = self._framework
        known = {framework.title, framework.title_en.casefold(), framework.kind.value}
        kind = _of(sheet, "kind")
        if kind.text and kind.text.casefold() not in known:
            self._other(kind, framework.title)
        code, name = _of(sheet, "code"), _of(sheet, "name")
        if code.text and plan.code:
            if _same(code.text) != _same(plan.code):
                self._other(code, plan.code)
        elif _same(name.text) != _same(plan.name or ""):
            self._other(name, plan.name or "")
        told = _of(sheet, "year")
        if told.text and told.text.removesuffix("年").strip() != str(year):
            self._other(told, str(year))

    def _other(self, found: Written, expected: str) -> None:
        self._wrong(
            found,
            message(
                "写的是“{found}”，要评价的是“{expected}”；这张评分表不是这次评价的",
                found=found.text, expected=expected,
            ),
        )  # fmt: skip

    def tell_twins(self, filled: Iterable[FilledSheet]) -> None:
        """Tell of sheets without an expert's name, and of a second one by the same expert."""
        seen: dict[str, Message] = {}
        for sheet in filled:
            expert = _of(sheet, "expert")
            name = _same(expert.text)
            if not name:
                self._wrong(expert, message("没有填写专家姓名"))
            elif name in seen:
                self._wrong(
                    expert,
                    message(
                        "“{name}”已有一张评分表（{before}）；一名专家只交一张",
                        name=expert.text, before=seen[name],
                    ),
                )  # fmt: skip
            else:
                seen[name] = expert.place

    def chair(self, filled: Sequence[FilledSheet]) -> int | None:
        """Return which expert is in the chair; tells of a second one."""
        found = None
        for at, sheet in enumerate(filled):
            told = _of(sheet, "chair")
            answer = _CHAIR.get(told.text.casefold())
            if answer is None:
                self._wrong(told, message("是否组长写的是“{text}”，应为“是”或“否”", text=told.text))
            elif answer and found is not None:
                self._wrong(told, message("已有一名组长；只能有一名"))
            elif answer:
                found = at
        return found

    def day(self, sheet: FilledSheet) -> date | None:
        """Return the day a sheet is dated; None for a blank."""
        told = _of(sheet, "day")
        if not told.text:
            return None
        read = parse_date(told.text)
        try:
            return date.fromisoformat(str(read.value) if read else "")
        except ValueError:  # no day, or a month alone
            self._wrong(told, message("“{text}”不是日期；应如 2025-03-15", text=told.text))
            return None

    def told(
        self, filled: Sequence[FilledSheet], chair: int | None
    ) -> tuple[dict[str, str], dict[str, str]]:
        """Return the chair's texts by name and notes by item; tells of what others wrote there."""
        texts: dict[str, str] = {}
        notes: dict[str, str] = {}
        for at, sheet in enumerate(filled):
            for name, text in sheet.told.items():
                item = self._names.get(name.casefold())
                if at != chair:
                    self._wrong(text, message("组长意见只由组长填写；请清空，或在“是否组长”写“是”"))
                elif name in LABELS:
                    texts[name] = text.text
                elif item is not None:
                    notes[item] = text.text
                else:
                    self._wrong(
                        text, message("“{name}”不是组长意见的代码；请按模板填写", name=name)
                    )
        return texts, notes

    def _wrong(self, found: Written, fault: Message) -> None:
        self._faults.append(message("{place}：{fault}", place=found.place, fault=fault))


def _of(sheet: FilledSheet, name: str) -> Written:
    """Return a text of the head; blank, and placed in the sheet, where it has none."""
    return sheet.head.get(name) or Written("", sheet.place)


def _together(faults: Sequence[Message]) -> Message:
    whole = faults[0]
    for one in faults[1:_MOST]:
        whole = message("{before}\n{fault}", before=whole, fault=one)
    if len(faults) > _MOST:
        rest = message("另有{count}处，改正以上各处后再看", count=len(faults) - _MOST)
        whole = message("{before}\n{fault}", before=whole, fault=rest)
    return whole


def _number(text: str) -> Decimal:
    """Return a number; infinity, which equals itself, where there is none."""
    try:
        found = Decimal(text)
    except ArithmeticError:
        return Decimal("Infinity")
    return found if found.is_finite() else Decimal("Infinity")


def _plain(number: Decimal) -> Decimal:
    """Return a number without zeros at the end and without an exponent."""
    return Decimal(f"{number.normalize():f}")


def _same(text: str) -> str:
    return "".join(text.split())
