"""Whether marks of a formula notation were left in the text that was read."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import plain
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan, PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_REPAIRED: Final = "JX-D001"
_PIECE: Final = re.compile(r"\$[^$]*\$|\\[(\[].*?\\[)\]]|\\[a-z]+[^\u4e00-\u9fff\t]*")


@rule(
    code="JX-C037",
    fault="FORMULA_LEFT",
    title="文字里留有公式标记",
    why="“$\\geq$”一类标记是转换文件时留下的，公开出去没有人看得懂，也可能读错数。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiyu-2015-88#integrity",
    bad="""
indicators:
  - {level2: 质量指标, name: 网上申报覆盖率, target: '$\\geq 98\\%$'}
""",
    good="""
indicators:
  - {level2: 质量指标, name: 网上申报覆盖率, target: ≥98%}
""",
    neighbour="""
indicators:
  - {level2: 质量指标, name: 网上申报覆盖率, target: '>=98%'}
  - {level2: 成本指标, name: 采购设备单价, target: '≤5000美元($)'}
""",
    fix="改成普通文字，如“≥98%”。",
)
def formula_marks_left(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Look at targets as printed and at what the reader had to repair, told at its row."""
    del context
    repaired = [note for note in document.notes if note.code == _REPAIRED]
    rows = _rows_by_text(document) if repaired else {}
    told = False
    for plan in document.projects:
        for number, row in enumerate(plan.indicators, 1):
            piece = _PIECE.search(row.target.text) if row.target.text else None
            if piece:
                told = True
                yield _found(plan, number, piece[0])
    for note in repaired:
        before, after = (str(note.message.parameters.get(key, "")) for key in ("before", "after"))
        piece = _PIECE.search(before)
        place = next((rows[cell] for cell in map(plain, after.split("\t")) if cell in rows), None)
        if piece and place and len(place) == 1:
            told = True
            yield _found(*place[0], piece[0])
    if not told:
        yield not_applicable("没有公式标记。")


def _found(plan: PerformancePlan, number: int, piece: str) -> Judgement:
    return found(
        message("“{piece}”是公式标记，不是文字。", piece=piece.strip()),
        plan=plan,
        rows=[number],
        field="value",
        given=piece.strip(),
    )


def _rows_by_text(document: PlanDocument) -> dict[str, list[tuple[PerformancePlan, int]]]:
    """Return the rows by name with target and by each alone, where one cell may hold both."""
    held: dict[str, list[tuple[PerformancePlan, int]]] = defaultdict(list)
    for plan in document.projects:
        for number, row in enumerate(plan.indicators, 1):
            name = plain(row.name)
            for text in {name, name + plain(row.target.text)} - {""}:
                held[text].append((plan, number))
    return held
