"""A framework and a project → the workbook an expert fills: scores, what the chair writes, how."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.forms.score_sheet import COLUMNS, HEAD, TOLD, TOTAL
from jixiao.model.message import Message, message
from jixiao.model.panel_texts import LABELS
from jixiao.publishing.sheet import Cell, Font, Paragraph, Section, Sheet, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from decimal import Decimal

    from jixiao.evaluation.evaluating import Asked
    from jixiao.standards.expert_evaluation import Framework, FrameworkItem

_TITLE: Final = Font("黑体", 16)
_FONT: Final = Font("宋体", 10)
_BOLD: Final = Font("宋体", 10, bold=True)
_HEADING: Final = "E7E6E6"
_TO_FILL: Final = "FFF9DB"
_WIDTHS: Final = (22.0, 24.0, 24.0, 36.0, 74.0, 22.0, 18.0, 58.0)
_TOLD_WIDTHS: Final = (24.0, 60.0, 160.0)
_PAIRS: Final = (("name", "code"), ("unit", "year"), ("kind", "expert"), ("day", "chair"))
"""Two of the head a row; the expert fills the last three."""
_OWN: Final = frozenset({"expert", "day", "chair"})
_LEFT, _RIGHT = 1, 6


def score_sheet(
    asked: Asked,
    points: Mapping[str, Decimal],
    translate: Callable[[str], str],
    *,
    english: bool = False,
) -> Sheet:
    """Return the workbook for one expert: copies of it go to all, the points may be changed first.

    Source: caiyu-2020-10#framework, zhongfa-2018-34#ex-ante, expert-practice#blind.
    """
    framework, plan = asked.framework, asked.plan
    title = framework.title_en if english else framework.title
    known = {
        "name": plan.name, "code": plan.code, "year": str(asked.year), "kind": title,
        "unit": (plan.unit.name if plan.unit else None) or plan.implementing_unit,
    }  # fmt: skip
    texts = {name: text for name, text in known.items() if text}
    scores = Table(
        (
            *_head(texts, translate),
            *_heads(COLUMNS, len(_PAIRS) + 1, translate),
            *_items(framework.items, points, translate, english=english),
        ),
        len(_PAIRS) + len(framework.items) + 2,
        _WIDTHS,
    )
    told = Table(
        (*_heads(TOLD, 1, translate), *_told(framework.items, translate, english=english)),
        len(LABELS) + len(framework.items) + 1,
        _TOLD_WIDTHS,
    )
    return Sheet(
        title,
        (
            Section(translate("评分表"), (Paragraph(title, _TITLE, level=1), scores), True),  # noqa: FBT003 - landscape
            Section(translate("组长意见"), (told,), True),  # noqa: FBT003 - as above
            Section(translate("填写说明"), tuple(_legend(framework, translate))),
        ),
        "en" if english else "zh",
    )


def _head(texts: Mapping[str, str], translate: Callable[[str], str]) -> Iterator[Cell]:
    for row, names in enumerate(_PAIRS, 1):
        for name, at in zip(names, (_LEFT, _RIGHT), strict=True):
            columns = _RIGHT - _LEFT - 1 if at == _LEFT else len(_WIDTHS) - _RIGHT
            yield Cell(HEAD[name].render(translate), row, at, font=_BOLD, fill=_HEADING)
            yield Cell(
                texts.get(name, ""), row, at + 1, columns=columns, font=_FONT, align="left",
                fill=_TO_FILL if name in _OWN else None,
            )  # fmt: skip


def _heads(
    labels: Mapping[str, Message], row: int, translate: Callable[[str], str]
) -> Iterator[Cell]:
    for column, label in enumerate(labels.values(), 1):
        yield Cell(
            label.render(translate), row, column, font=_BOLD, heading=True, fill=_HEADING
        )  # fmt: skip


def _items(
    items: Sequence[FrameworkItem],
    points: Mapping[str, Decimal],
    translate: Callable[[str], str],
    *,
    english: bool,
) -> Iterator[Cell]:
    """Yield a row for each item, and the sum of the points below."""
    first = len(_PAIRS) + 2
    for row, item in enumerate(items, first):
        name = item.name_en if english else item.name
        question = item.question_en if english else item.question
        texts = (item.id, translate(item.level1), item.level2, name, question)
        for column, text in enumerate(texts, 1):
            yield Cell(text, row, column, font=_FONT, align="left")
        held = points[item.id]
        yield Cell(f"{held:f}", row, _RIGHT, font=_FONT, number=held)
        yield Cell("", row, _RIGHT + 1, font=_FONT, fill=_TO_FILL)
        yield Cell("", row, _RIGHT + 2, font=_FONT, align="left", fill=_TO_FILL)
    whole, last = sum(points.values()), first + len(items)
    yield Cell(TOTAL.render(translate), last, 1, columns=_RIGHT - 1, font=_BOLD)
    yield Cell(f"{whole:f}", last, _RIGHT, font=_BOLD)
    yield Cell("", last, _RIGHT + 1, columns=2, font=_FONT)


def _told(
    items: Sequence[FrameworkItem], translate: Callable[[str], str], *, english: bool
) -> Iterator[Cell]:
    """Yield a row for each text of the chair, then one an item on how a difference is settled."""
    rows = [(name, translate(label)) for name, label in LABELS.items()]
    rows += [
        (
            item.id,
            message(
                "“{name}”专家分歧较大时，如何认定", name=item.name_en if english else item.name
            ).render(translate),
        )
        for item in items
    ]
    for row, (code, title) in enumerate(rows, 2):
        yield Cell(code, row, 1, font=_FONT, align="left")
        yield Cell(title, row, 2, font=_FONT, align="left")
        yield Cell("", row, 3, font=_FONT, align="left", fill=_TO_FILL)


def _legend(framework: Framework, translate: Callable[[str], str]) -> Iterator[Paragraph]:
    lines = [
        message("一名专家填一个文件，填有底色的格子；代码和分值不改。"),
        message("得分在0到分值之间，最多两位小数；比分值低的，要写明扣分理由。"),
        message(
            "不少于{least}名专家（{source}）；只有一名写“是”的是组长。",
            least=framework.least_experts, source=framework.panel_source,
        ),
        message("“组长意见”只由组长填写；输出报告前要写明存在的问题和有关建议。"),
        message(
            "组织单位发出前可以改动分值：合计100，各专家相同（{source}）。",
            source=framework.points_source,
        ),
    ]  # fmt: skip
    for one in lines:
        yield Paragraph(one.render(translate), _FONT, space_after=4)
