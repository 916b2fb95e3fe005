"""What is one table over a page's end, and what is the same form begun again."""

from __future__ import annotations

import pytest

from jixiao.documents.document import Merge
from jixiao.grids.grid import Grid
from jixiao.grids.page_break import Part, is_cut
from jixiao.grids.stitching import stitched
from jixiao.grids.vocabulary import Vocabulary
from jixiao.model.source import SourceSpan

EDGES = (0.0, 100.0, 200.0)
FORM = [
    ("项目名称", "退休人员管理"),
    ("主管部门", ""),
    ("项目属性", ""),
    ("项目资金", "0.10"),
    ("年度目标", "分离"),
    ("名称", "指标值"),
]


def grid(rows: list[tuple[str, ...]], page: int, merges: tuple[Merge, ...] = ()) -> Grid:
    return Grid(rows, SourceSpan(page=page), merges, edges=EDGES)


def filled(total: str, objective: str) -> list[tuple[str, ...]]:
    values = {"项目资金": total, "年度目标": objective}
    return [(label, values.get(label, value)) for label, value in FORM]


@pytest.mark.parametrize(
    ("second", "tables"),
    [
        pytest.param(filled("0.09", "不承担"), 2, id="a second project of the same name"),
        pytest.param([*FORM[:1], ("产出", "90%")], 1, id="a header that is repeated"),
    ],
)
def test_the_same_form_filled_in_again_is_another_table(
    second: list[tuple[str, ...]], tables: int
) -> None:
    pages = stitched([[grid(filled("0.10", "分离"), 1)], [grid(second, 2)]])
    assert sum(map(len, pages)) == tables


def part(above: str, below: str, *, column: int = 0, known_rows: int = 0) -> Part:
    """The parts of a column's cell; others with the whole text have `known_rows`, if there are."""
    rows = [(above + below, ""), ("", "")] if known_rows else [("", "")]
    spans = (Merge(1, 1, 2, 1),) if known_rows > 1 else ()
    vocabulary = Vocabulary([[grid(rows, page, spans)] for page in (1, 2, 3)])
    return Part(
        columns=(column, column), rows=(1, 1), above=above, below=below, others=["甲", "乙", "丙"],
        names={"甲", "乙", "丙"}, is_full=True, full_rate=0.1, merged=0.0, elsewhere=vocabulary,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("parts", "cut"),
    [
        pytest.param([part("资金支出计划（", "%）", known_rows=1)], True, id="a torn text"),
        pytest.param(
            [part("资金支出计划（", "%）", known_rows=2)], False, id="a label that has two rows"
        ),
        pytest.param(
            [part("拨付（及时", "率）"), part("万", "元", column=1)],
            True,
            id="a torn text and unit",
        ),
        pytest.param(
            [part("社会", "保险"), part("万元", "万元", column=1)], False, id="a unit twice"
        ),
    ],
)
def test_a_cut_row_is_told_from_two_rows(parts: list[Part], *, cut: bool) -> None:
    assert is_cut(parts) is cut
