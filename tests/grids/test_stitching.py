"""What is one table over a page's end, and what is the same form begun again."""

from __future__ import annotations

import pytest

from jixiao.documents.document import Merge
from jixiao.grids.grid import Grid
from jixiao.grids.page_break import Part, going_on, is_cut
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


NOTHING = Vocabulary([])


def near(column: int, above: str, below: str, others: int = 6, filled: float = 0.9) -> Part:
    """The parts of a column's cell of which there are `others` near by, so many with text."""
    texts = [str(at) if at < filled * others else "" for at in range(others)]
    return Part(
        columns=(column, column), rows=(1, 1), above=above, below=below, others=texts,
        names=set(texts) - {""}, is_full=False, full_rate=0.1, merged=0.0, elsewhere=NOTHING,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("unit", "joined"),
    [
        pytest.param(near(0, "就业服务中心", "", others=3), True, id="its text above"),
        pytest.param(near(0, "", "就业服务中心", others=3), True, id="below"),
        pytest.param(near(0, "", "", others=3, filled=0.3), True, id="none"),
        pytest.param(near(0, "", "", others=6, filled=0.1), False, id="no wider"),
        pytest.param(near(0, "", "就业服务中心", others=6), True, id="hardly one is empty"),
        pytest.param(near(0, "", "中心", others=6, filled=0.5), False, id="many are empty"),
        pytest.param(near(0, "中心", "局本级", others=3), False, id="two texts"),
    ],
)  # fmt: skip
def test_a_unit_goes_on_where_one_of_its_projects_ends_with_the_page(
    unit: Part, *, joined: bool
) -> None:
    projects = [
        near(1, "业务经费", "就业补助"),
        near(2, "", "", filled=0.1),
        near(3, "6.64", "148.65"),
    ]
    parts = [one._replace(rows=(10, 14)) for one in (unit, *projects)]
    assert going_on(parts, alike=True) == ({(0, 0)} if joined else set())


def of_two_rows(text: str) -> Vocabulary:
    rows = [(text, ""), ("", "")]
    return Vocabulary([[grid(rows, page, (Merge(1, 1, 2, 1),))] for page in (1, 2, 3)])


@pytest.mark.parametrize(
    ("filled", "merged", "elsewhere", "joined"),
    [
        pytest.param(0.8, 0.02, NOTHING, False, id="more are empty than halved"),
        pytest.param(0.8, 0.14, NOTHING, True, id="about as many are halved"),
        pytest.param(1.0, 0.1, NOTHING, True, id="more are halved than empty"),
        pytest.param(1.0, 0.0, NOTHING, False, id="none is halved here"),
        pytest.param(1.0, 0.0, of_two_rows("数量指标"), True, id="all are in other tables"),
    ],
)
def test_a_cell_of_two_rows_is_told_from_an_empty_one_below(
    filled: float, merged: float, elsewhere: Vocabulary, *, joined: bool
) -> None:
    own = near(0, "数量指标", "", 20, filled)._replace(merged=merged, elsewhere=elsewhere)
    parts = [own, near(1, "人数", "金额", 20)]
    assert going_on(parts, alike=True) == ({(0, 0)} if joined else set())


@pytest.mark.parametrize("blank", [" ", "\u3000\t", "\x1f"])
def test_a_cell_of_blanks_at_a_pages_end_is_empty(blank: str) -> None:
    rows = [("项目", "金额"), ("甲", "1"), ("乙", "2")]
    first, second = [*rows, (blank, "3")], [("丙（续）", blank), ("丁", "4")]
    (block,), _ = stitched([[grid(first, 1)], [grid(second, 2)]])
    assert isinstance(block, Grid)
    assert [row[1] for row in block.rows[3:]] == ["3", blank, "4"]
