"""What extraction breaks is put right, with a note of its place; what is whole stays unnoted."""

from __future__ import annotations

import pytest

from tables import noted, plan, read, rows

TITLE, NAME = "项目支出绩效目标表", "项目名称|村道养护"
TREE = "一级指标|二级指标|三级指标|指标值"
LONG = f"{TREE}|依据"
WIDE = (
    "单位名称|项目名称|预算数（万元）|一级指标|二级指标|三级指标|绩效指标性质|绩效指标值|度量单位"
)
FIRST = ("产出指标", "数量指标", "养护里程", "≥20公里")
QUALITY = ("产出指标", "质量指标", "合格率", "≥95%")
SOCIAL = ("效益指标", "社会效益指标", "出行便利", "有效改善")
QUANTITY_ROW = "产出指标|数量指标|养护里程|≥20公里"
SOCIAL_ROW = "效益指标|社会效益指标|出行便利|有效改善"


@pytest.mark.parametrize(
    ("table", "expected", "notes"),
    [
        pytest.param(
            [TREE, QUANTITY_ROW, "质量指标|合格率|≥95%", SOCIAL_ROW],
            [FIRST, QUALITY, SOCIAL],
            [("JX-D003", 5, 1, "level2")],
            id="a row that lost the blank of its merged cell is shifted back",
        ),
        pytest.param(
            [TREE, QUANTITY_ROW, "|质量指标|合格率|≥95%", SOCIAL_ROW],
            [FIRST, QUALITY, SOCIAL],
            [],
            id="a row in its place is taken as it stands",
        ),
        pytest.param(
            [LONG, QUANTITY_ROW, "效益指标|社会效益指|出行便|有效改善|某县", "", "|标|利||办法"],
            [FIRST, SOCIAL],
            [("JX-D004", 7, 2, "level2")],
            id="a row cut by a page break is joined",
        ),
        pytest.param(
            [LONG, QUANTITY_ROW, "", "效益指标|社会效益指标|出行便利|有效改善|某县"],
            [FIRST, SOCIAL],
            [],
            id="a page break between rows cuts nothing",
        ),
        pytest.param(
            [LONG, QUANTITY_ROW, "效益指标|社会效益指|出行便|有效改善|某", "", LONG, "|标|利||县"],
            [FIRST, SOCIAL],
            [("JX-D004", 8, 2, "level2"), ("JX-D007", 7, 1, None)],
            id="a cut row is joined over a header printed again",
        ),
        pytest.param(
            [TREE, QUANTITY_ROW, "", TREE, SOCIAL_ROW],
            [FIRST, SOCIAL],
            [("JX-D007", 6, 1, None)],
            id="a header printed again is left out",
        ),
        pytest.param(
            [TREE, QUANTITY_ROW, TITLE, TREE, SOCIAL_ROW],
            [FIRST, SOCIAL],
            [("JX-D007", 5, None, None)],
            id="a title printed again over a header begins no project",
        ),
        pytest.param(
            [TREE, QUANTITY_ROW, "续表", "|质量指标|合格率|≥95%"],
            [FIRST, QUALITY],
            [],
            id="a title that says the table goes on is no repair",
        ),
        pytest.param(
            [TREE, QUANTITY_ROW, "|质量指标|参保率达≥98%"],
            [FIRST, ("产出指标", "质量指标", "参保率达", "≥98%")],
            [("JX-D011", 5, 3, "target")],
            id="a target glued to its name is split off",
        ),
        pytest.param(
            [TREE, QUANTITY_ROW, "|质量指标|参保率达$\\geq$98%"],
            [FIRST, ("产出指标", "质量指标", "参保率达", "≥98%")],
            [("JX-D011", 5, 3, "target")],
            id="a glued target in formula markup is split off",
        ),
        pytest.param(
            [TREE, QUANTITY_ROW, "|质量指标|参保率达) 95%"],
            [FIRST, ("产出指标", "质量指标", "参保率达", ")95%")],
            [("JX-D011", 5, 3, "target"), ("JX-D012", 5, 3, "target")],
            id="a glued target behind a stray bracket is split off and doubted",
        ),
        pytest.param(
            [TREE, QUANTITY_ROW, "|质量指标|2024年参保率（含补缴）|≥98%"],
            [FIRST, ("产出指标", "质量指标", "2024年参保率（含补缴）", "≥98%")],
            [],
            id="figures and brackets that belong to a name stay in it",
        ),
        pytest.param(
            [TREE, QUANTITY_ROW, "成本指标|养护费|≤20万元"],
            [FIRST, ("产出指标", "成本指标", "养护费", "≤20万元")],
            [("JX-D003", 5, 1, "level2"), ("JX-D003", 5, 2, "name")],
            id="a lone 成本指标 under 产出 is level 2 as in the tree of 2015",
        ),
        pytest.param(
            [TREE, "成本指标|经济成本指标|养护费|≤20万元", QUANTITY_ROW],
            [("成本指标", "经济成本指标", "养护费", "≤20万元"), FIRST],
            [],
            id="成本指标 with a class under it is level 1 as in the tree of 2021",
        ),
        pytest.param(
            [TREE, QUANTITY_ROW, "|||≥30座"],
            [FIRST, ("产出指标", "数量指标", "养护里程", "≥30座")],
            [("JX-D006", 5, 3, "name")],
            id="one name over two targets becomes two indicators",
        ),
        pytest.param(
            [TREE, QUANTITY_ROW, "||养护桥梁|≥30座"],
            [FIRST, ("产出指标", "数量指标", "养护桥梁", "≥30座")],
            [],
            id="a name for each target needs no note",
        ),
    ],
)
def test_a_table_is_read_and_its_repairs_are_noted(
    table: list[str],
    expected: list[tuple[str, ...]],
    notes: list[tuple[str, int, int | None, str | None]],
) -> None:
    project = plan(TITLE, NAME, *table)
    assert project.name == "村道养护"
    assert rows(project) == expected
    assert sorted(noted(project.notes), key=str) == sorted(notes, key=str)
    assert all(0 < note.confidence < 1 for note in project.notes)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        pytest.param([QUANTITY_ROW, "质量指标|合格率|≥95%"], "“质量指标”不在本列", id="shifted"),
        pytest.param([QUANTITY_ROW, "|质量指标|参保率达≥98%"], "“≥98%”与名称同在一格", id="glued"),
        pytest.param([QUANTITY_ROW, "|||≥30座"], "“养护里程”覆盖多行指标值", id="spanning"),
        pytest.param(
            [QUANTITY_ROW, "", TREE, SOCIAL_ROW], "重复印出的表头“一级指标”", id="repeated"
        ),
    ],
)
def test_a_note_names_what_it_repaired(lines: list[str], said: str) -> None:
    (note,) = plan(TITLE, NAME, TREE, *lines).notes
    assert said in str(note.message)


def test_text_printed_on_both_sides_of_a_break_stays_once() -> None:
    project = plan(
        TITLE, NAME, LONG, QUANTITY_ROW, "效益指标|社会效益指|出行便利|有效改善|农村公路养护", "",
        "|标|||养护办法",
    )  # fmt: skip
    assert project.indicators[1].basis == "农村公路养护办法"
    assert [note.code for note in project.notes] == ["JX-D004"]


def test_markup_is_noted_for_the_document() -> None:
    plain = read(TITLE, NAME, TREE, QUANTITY_ROW)
    marked = read(TITLE, NAME, TREE, "产出指标|数量指标|养护里程|$\\geq$20公里")
    assert noted(plain.notes) == []
    assert [code for code, *_ in noted(marked.notes)] == ["JX-D001"]
    assert marked.projects == plain.projects


@pytest.mark.parametrize(
    ("first", "second", "noted_on"),
    [
        pytest.param("", "724001-某县社会保险服务局", [1], id="a unit in the middle"),
        pytest.param("724001-某县社会保险服务局", "", [], id="a unit at the top"),
        pytest.param(
            "724001-某县社会保险服务局", "724001-某县社会保险服务局", [], id="a unit on every row"
        ),
    ],
)
def test_a_unit_whose_merged_cell_was_lost(first: str, second: str, noted_on: list[int]) -> None:
    document = read(
        "2024年项目绩效目标批复表",
        WIDE,
        f"{first}|63012300024T000000213-业务经费|30.00|产出指标|数量指标|电脑数量|≥|10|台",
        "|||效益指标|社会效益|覆盖面|≥|90|%",
        f"{second}|63012300024T000000265-协办补助|15.00|产出指标|数量指标|发放人数|≥|146|人",
    )
    assert [project.name for project in document.projects] == ["业务经费", "协办补助"]
    assert {project.unit.code for project in document.projects if project.unit} == {"724001"}
    assert all(project.unit for project in document.projects)
    found = [(p.ordinal, noted(p.notes)) for p in document.projects if p.notes]
    assert found == [(number, [("JX-D005", 5, 1, "unit")]) for number in noted_on]
