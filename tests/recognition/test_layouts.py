"""Tables of other shapes are read by what their labels mean, without a note of repair."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.flow import read_content
from jixiao.model.indicator import Horizon
from jixiao.recognition.faults import NoIndicatorFound
from tables import NAME as FILE
from tables import plan, read, rows, text_of

TITLE, NAME = "项目支出绩效目标表", "项目名称|村道养护"
TREE = "一级指标|二级指标|三级指标|指标值"
ROW = "产出指标|数量指标|养护里程|≥20公里"
FIRST = ("产出指标", "数量指标", "养护里程", "≥20公里")
QUALITY = ("产出指标", "质量指标", "合格率", "≥95%")
SOCIAL = ("效益指标", "社会效益指标", "便利", "改善")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            [NAME, f"{TREE}|{TREE}", f"{ROW}|效益指标|社会效益指标|便利|改善"],
            [FIRST, SOCIAL],
            id="two column groups",
        ),
        pytest.param(
            [
                NAME,
                "一级指标|产出指标",
                "二级指标|数量指标",
                "三级指标|养护里程",
                "指标值|≥20公里",
                "一级指标|效益指标",
                "二级指标|社会效益指标",
                "三级指标|便利",
                "指标值|改善",
            ],
            [FIRST, SOCIAL],
            id="one card per indicator",
        ),
        pytest.param(
            [
                "项目名称",
                "村道养护",
                "一级指标",
                "二级指标",
                "三级指标",
                "指标值",
                "产出指标",
                "数量指标",
                "养护里程",
                "≥20公里",
                "质量指标",
                "合格率",
                "≥95%",
                "效益指标",
                "社会效益指标",
                "便利",
                "改善",
            ],
            [FIRST, QUALITY, SOCIAL],
            id="one cell per line",
        ),
        pytest.param(
            [NAME, TREE, "产(chǎn)出指标|数量指标|养护里程|≥20公里"],
            [FIRST],
            id="a mirror that prints pinyin",
        ),
        pytest.param(
            [
                "项目名称 Project|村道养护",
                "一级指标 Level 1|二级指标 Level 2|三级指标 Indicator|指标值 Target",
                ROW,
            ],
            [FIRST],
            id="bilingual labels",
        ),
        pytest.param(
            [NAME, "一级类别|二级类别|考核指标内容|预期完成目标值", ROW],
            [FIRST],
            id="labels nobody listed",
        ),
        pytest.param(
            [NAME, "指标类别|指标类型|指标内容|目标值", ROW, "|质量指标|合格率|≥95%"],
            [FIRST, QUALITY],
            id="levels told by what stands under them",
        ),
    ],
)
def test_the_tree_is_found(lines: list[str], expected: list[tuple[str, ...]]) -> None:
    project = plan(TITLE, *lines)
    assert project.name == "村道养护"
    assert rows(project) == expected
    assert {note.code for note in project.notes} <= {"JX-D008"}


@pytest.mark.parametrize(
    ("head", "unsure"),
    [
        pytest.param("一级指标|二级指标|三级指标|指标值", [], id="usual heads leave no note"),
        pytest.param("一级类别|二级指标|三级指标|指标值", ["一级类别"], id="known by its likeness"),
        pytest.param(
            "指标类别|指标类型|三级指标|指标值", ["指标类别", "指标类型"], id="told by content"
        ),
    ],
)
def test_heads_nobody_listed_leave_a_note_each(head: str, unsure: list[str]) -> None:
    project = plan(TITLE, NAME, head, ROW, "|质量指标|合格率|≥95%")
    notes = [note for note in project.notes if note.code == "JX-D008"]
    assert [note.message.parameters["text"] for note in notes] == unsure


def test_projects_side_by_side_are_two() -> None:
    document = read(
        TITLE, "项目名称|村道养护|||项目名称|农田灌溉||", f"{TREE}|{TREE}",
        f"{ROW}|产出指标|数量指标|渠道长度|≥3公里",
    )  # fmt: skip
    assert [(project.name, rows(project)) for project in document.projects] == [
        ("村道养护", [FIRST]),
        ("农田灌溉", [("产出指标", "数量指标", "渠道长度", "≥3公里")]),
    ]


WIDE = "单位名称|项目名称|预算数（万元）|一级指标|二级指标|三级指标|指标值"


@pytest.mark.parametrize(
    ("lines", "units"),
    [
        pytest.param(
            [
                "724001-某县就业服务局|业务经费|30.00|产出指标|数量指标|养护里程|≥20公里",
                "724001-某县就业服务局|业务经费|30.00|产出指标|质量指标|合格率|≥95%",
                "724001-某县就业服务局|补助|15|产出指标|数量指标|养护里程|≥20公里",
            ],
            ["724001", "724001"],
            id="project on every row",
        ),
        pytest.param(
            [
                "724001-某县就业服务局|业务经费|30.00|产出指标|数量指标|养护里程|≥20公里",
                "||||质量指标|合格率|≥95%",
                "|补助|15|产出指标|数量指标|养护里程|≥20公里",
            ],
            ["724001", "724001"],
            id="project on its first row",
        ),
        pytest.param(
            [
                "合计||45.00||||",
                "724001-某县就业服务局|业务经费|30.00|产出指标|数量指标|养护里程|≥20公里",
                "||||质量指标|合格率|≥95%",
                "724002-某县社会保险局|补助|15|产出指标|数量指标|养护里程|≥20公里",
            ],
            ["724001", "724002"],
            id="several units under a row of sums",
        ),
    ],
)
def test_wide_tables_hold_many_projects(lines: list[str], units: list[str]) -> None:
    document = read("2024年项目绩效目标批复表", WIDE, *lines)
    assert document.fiscal_year == 2024
    assert document.total_budget == (Decimal("45.00") if lines[0].startswith("合计") else None)
    assert [project.name for project in document.projects] == ["业务经费", "补助"]
    assert [p.unit.code for p in document.projects if p.unit] == units
    assert [p.budget.total for p in document.projects if p.budget] == [Decimal("30.00"), 15]
    assert [rows(project) for project in document.projects] == [[FIRST, QUALITY], [FIRST]]


@pytest.mark.parametrize(
    "lead", [pytest.param("|", id="in place"), pytest.param("", id="shifted left")]
)
def test_budget_execution_has_a_line_per_source(lead: str) -> None:
    project = plan(
        "项目支出绩效自评表", NAME,
        "项目资金（万元）||年初预算数|全年预算数|全年执行数|分值|执行率|得分",
        f"{lead}年度资金总额|100|90|81|10|90%|9",
        f"{lead}其中：当年财政拨款|80|70|61||87%|",
        f"{lead}上年结转资金|20|20|20||100%|",
        f"{lead}其他资金|0|0|0|||",
        "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因",
        "产出指标|数量指标|养护里程|≥20公里|21公里|50|49|雨季",
    )  # fmt: skip
    execution = project.execution
    assert execution is not None
    assert (execution.budget_initial, execution.spent, execution.rate) == (100, 81, 90)
    assert [row.spent for row in execution.rows] == [81, 61, 20, 0]
    (indicator,) = project.indicators
    assert (indicator.actual, indicator.full_score, indicator.score) == ("21公里", 50, 49)
    assert (indicator.weight, indicator.deviation_reason) == (None, "雨季")


def test_a_spending_plan_stands_over_its_values() -> None:
    project = plan(
        TITLE, NAME, "资金支出计划（%）|3月底|6月底|10月底|12月底", "|25|50|75|100", TREE, ROW
    )
    assert project.plan is not None
    assert project.plan.points == ((3, 25), (6, 50), (10, 75), (12, 100))


def test_medium_term_and_annual_rows_are_told_apart() -> None:
    project = plan(
        TITLE, NAME, "中期目标|到2026年改善出行", "年度目标|2024年改善出行", f"|{TREE}",
        "中期指标|产出指标|数量指标|养护里程|≥60公里", "|产出指标|质量指标|合格率|≥95%",
        "年度指标|产出指标|数量指标|养护里程|≥20公里",
    )  # fmt: skip
    assert [each.horizon for each in project.indicators] == [
        Horizon.MIDTERM, Horizon.MIDTERM, Horizon.ANNUAL,
    ]  # fmt: skip
    assert project.midterm is not None
    assert project.midterm.objectives == ("到2026年改善出行",)
    assert project.objectives == ("2024年改善出行",)


def test_funds_and_objectives_of_the_head() -> None:
    project = plan(
        TITLE, "（2024年度）", NAME, "项目资金（元）|年度资金总额：|100", "|其中：财政拨款|80",
        "|其他资金|20", "年度总体目标|1.养护。2.改善。", "联系电话|无", TREE, ROW,
    )  # fmt: skip
    budget = project.budget
    assert budget is not None
    assert (budget.total, budget.fiscal, budget.other, budget.unit) == (100, 80, 20, "元")
    assert (project.year, project.objectives) == (2024, ("养护。", "改善。"))
    assert [(other.label, other.text) for other in project.other_fields] == [("联系电话", "无")]


def test_contents_department_part_issuer_and_year() -> None:
    document = read(
        "某县农业农村局", "2024年部门预算绩效文本", "某县农业农村局编制", "目 录",
        "1.村道养护绩效目标表.....5", "2.农田灌溉绩效目标表.....6",
        "一、总体绩效目标", "做好农业工作。", "二、分项绩效目标", "（一）绩效目标1：养护村道",
        "绩效指标1：养护里程≥20公里", "三、工作保障措施", "（一）加强领导。落实责任。",
        "1.村道养护绩效目标表", NAME, TREE, ROW,
    )  # fmt: skip
    assert (document.issuer, document.fiscal_year) == ("某县农业农村局", 2024)
    assert document.contents == ("村道养护", "农田灌溉")
    department = document.department
    assert department is not None
    assert department.overall == "做好农业工作。"
    assert [(o.name, o.indicators) for o in department.objectives] == [
        ("养护村道", ("养护里程≥20公里",))
    ]
    assert [(m.name, m.text) for m in department.measures] == [("加强领导", "落实责任。")]


def test_a_document_without_indicators_says_so() -> None:
    (fault,) = read_content(FILE, text_of("某县通知", "日期|事项", "1月|开会"))
    assert isinstance(fault, NoIndicatorFound)
    assert FILE in str(fault)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 3), min_size=3, max_size=3))
def test_blank_lines_between_tables_change_nothing(blanks: list[int]) -> None:
    tables = [
        [TITLE, f"项目名称|{name}", TREE, ROW, "|质量指标|合格率|≥95%"]
        for name in ("村道养护", "农田灌溉", "学生营养")
    ]
    spaced = [
        line for lines, count in zip(tables, blanks, strict=True) for line in lines + [""] * count
    ]
    assert read(*spaced).projects == read(*(line for lines in tables for line in lines)).projects


def test_heads_nobody_knows_are_told_by_the_rows_under_them() -> None:
    project = plan(
        TITLE, NAME, "类别甲|类别乙|做什么|做到多少", ROW, "|质量指标|合格率|≥95%",
    )  # fmt: skip
    assert rows(project) == [FIRST, QUALITY]
    assert [note.code for note in project.notes].count("JX-D008") >= 2


def test_an_outline_of_sentences_is_read() -> None:
    project = plan(
        "项目名称：村道养护", "（一）产出指标", "1.数量指标", "（1）养护里程：≥20公里",
        "2.质量指标：合格率≥95%。",
    )  # fmt: skip
    assert rows(project) == [FIRST, QUALITY]


def test_a_heading_between_two_tables_begins_a_project_and_names_it() -> None:
    document = read("## 实事一 村道养护", TREE, ROW, "## 实事二 农田灌溉", TREE, ROW)
    assert [project.name for project in document.projects] == ["村道养护", "农田灌溉"]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(
            [NAME, TREE, ROW, "备注|本行说明", "产出指标|质量指标|合格率|≥95%"],
            id="a remark between indicators",
        ),
        pytest.param(
            [NAME, "三级指标|指标值", "产出指标——数量指标", "养护里程|≥20公里",
             "产出指标——质量指标", "合格率|≥95%"],
            id="bands that name both levels",
        ),
    ],
)  # fmt: skip
def test_rows_between_indicators_do_not_end_them(lines: list[str]) -> None:
    assert rows(plan(TITLE, *lines))[-1] == QUALITY


def test_the_departments_sum_in_the_first_row_is_the_documents_total() -> None:
    document = read(
        TITLE, f"单位名称|项目名称|预算数(万元)|{TREE}", "301-某县农业农村局||120.50||||",
        f"301001-某站|村道养护|80.00|{ROW}", f"|农田灌溉|40.50|{ROW}",
    )  # fmt: skip
    assert [project.name for project in document.projects] == ["村道养护", "农田灌溉"]
    assert str(document.total_budget) == "120.50"
