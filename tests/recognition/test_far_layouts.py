"""Tables far from the usual forms are read by what their labels and their cells mean."""

from __future__ import annotations

import csv
import io

import openpyxl
import pytest

from jixiao.flow import read_content
from jixiao.model.plan import PlanDocument
from tables import rows

OUTPUT, BENEFIT, CONTENT = "产出指标", "效益指标", "满意度指标"


def workbook(sheets: dict[str, list[str]]) -> PlanDocument:
    """The document read from a workbook, a list of rows a sheet."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, lines in sheets.items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(line.split("|"))
    content = io.BytesIO()
    book.save(content)
    (found,) = read_content("某县绩效目标.xlsx", content.getvalue())
    assert isinstance(found, PlanDocument), str(found)
    return found


def document(*lines: str) -> PlanDocument:
    """The document read from a sheet whose rows are written with `|` between cells."""
    sheet = io.StringIO()
    csv.writer(sheet).writerows(line.split("|") for line in lines)
    (found,) = read_content("某县绩效目标.csv", sheet.getvalue().encode("utf-8"))
    assert isinstance(found, PlanDocument), str(found)
    return found


VILLAGES = [
    "事项||村道亮化|广场修建",
    "承办单位||河东村|上窑村",
    "安排资金（万元）||24|38.5",
    "要达到的目标||主街照明全覆盖。|建成广场一处。",
]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(
            [
                *VILLAGES, "二级指标|三级指标|目标值|", "数量指标|建设规模|≥80盏|≥1500平方米",
                "质量指标|合格率|100%|≥95%",
            ],
            id="under one merged head",
        ),
        pytest.param(
            [
                "指标类别|指标名称|村道亮化|广场修建", *VILLAGES[1:],
                "数量指标|建设规模|≥80盏|≥1500平方米", "质量指标|合格率|100%|≥95%",
            ],
            id="the head names the projects",
        ),
        pytest.param(
            [*VILLAGES, "数量指标||建设规模≥80盏|建设规模：≥1500平方米",
             "质量指标||合格率100%|合格率≥95%"],
            id="name and target in one cell",
        ),
    ],
)  # fmt: skip
def test_each_project_may_have_a_column_of_its_own(lines: list[str]) -> None:
    lights, square = document("河西镇2025年村级项目绩效目标一览", *lines).projects
    assert (lights.name, lights.implementing_unit, lights.objectives) == (
        "村道亮化", "河东村", ("主街照明全覆盖。",),
    )  # fmt: skip
    assert lights.budget is not None
    assert square.budget is not None
    assert [str(lights.budget.total), str(square.budget.total)] == ["24", "38.5"]
    assert [row[2:] for row in rows(lights)] == [("建设规模", "≥80盏"), ("合格率", "100%")]
    assert [row[1:] for row in rows(square)] == [
        ("数量指标", "建设规模", "≥1500平方米"), ("质量指标", "合格率", "≥95%"),
    ]  # fmt: skip


def test_columns_of_quarters_are_no_projects() -> None:
    (project,) = document(
        "项目名称|垃圾分类试点||||", "一级指标|二级指标|三级指标|一季度|四季度|全年目标",
        "产出指标|数量指标|建设分类亭|10座|50座|≥50座",
        "产出指标|质量指标|投放准确率|60%|80%|≥80%",
    ).projects  # fmt: skip
    assert [row[3] for row in rows(project)] == ["≥50座", "≥80%"]


PIPES = (OUTPUT, "数量指标", "维修管网", "≥18公里")
WATER = (OUTPUT, "质量指标", "水质达标率", "≥98%")
USERS = (CONTENT, None, "用水户满意度", "≥90%")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            ["产出指标|数量指标|维修管网|≥18公里|20", "|质量指标|水质达标率|≥98%|30"],
            [PIPES, WATER],
            id="no header at all",
        ),
        pytest.param(
            ["考核维度|考核要素|考核点|完成标准|测算依据",
             "产出指标|数量指标|维修管网|≥18公里|规划", "|质量指标|水质达标率|≥98%|规范"],
            [PIPES, WATER],
            id="heads of other words",
        ),
        pytest.param(
            ["类型|子项|做什么|完成到|比重", "大项|小项|事项|年度|",
             "产出指标|数量指标|维修管网|≥18公里|20", "|质量指标|水质达标率|≥98%|30"],
            [PIPES, WATER],
            id="two storeys of other words",
        ),
        pytest.param(
            ["绩效指标|||量化单位|符号|标准数",
             "产出指标|数量指标|维修管网|公里|≥|18", "|质量指标|水质达标率|%|≥|98"],
            [PIPES, WATER],
            id="unit and sign in columns, one head over the tree",
        ),
        pytest.param(
            ["指标|目标值|分值", "一、产出指标（50分）||", "（一）数量指标||20",
             "维修管网|≥18公里|20", "（二）质量指标||30", "水质达标率|≥98%|30",
             "三、满意度方面||", "用水户满意度|≥90%|10"],
            [PIPES, WATER, USERS],
            id="levels in rows of their own",
        ),
        pytest.param(
            ["编号|指标|年度指标值", "1|产出指标|", "1.1|数量指标|", "1.1.1|维修管网|≥18公里",
             "1.2|质量指标|", "1.2.1|水质达标率|≥98%", "2|满意度指标|", "2.1|用水户满意度|≥90%"],
            [PIPES, WATER, USERS],
            id="levels by numbering",
        ),
    ],
)  # fmt: skip
def test_the_tree_is_told_by_its_content(
    lines: list[str], expected: list[tuple[str | None, ...]]
) -> None:
    (project,) = document("项目名称|饮水安全", *lines).projects
    assert rows(project) == expected


def test_columns_told_by_their_content_leave_a_note_each() -> None:
    (project,) = document(
        "项目名称|饮水安全", "产出指标|数量指标|维修管网|≥18公里", "|质量指标|水质达标率|≥98%"
    ).projects
    notes = [note for note in project.notes if note.code == "JX-D008"]
    assert [note.message.parameters["column"] for note in notes] == [1, 2, 3, 4]
    assert all(note.confidence < 1 for note in notes)


def test_what_stands_under_an_unknown_head_is_kept() -> None:
    (project,) = document(
        "项目名称|饮水安全||||", "一级指标|二级指标|三级指标|指标值|协同单位",
        "产出指标|数量指标|维修管网|≥18公里|县水利局", "|质量指标|水质达标率|≥98%|",
    ).projects  # fmt: skip
    assert rows(project) == [PIPES, WATER]
    assert [(f.label, f.text) for f in project.other_fields] == [("维修管网 协同单位", "县水利局")]


def test_a_wide_table_of_other_words_holds_its_projects() -> None:
    first, second = document(
        "序号|用款部门|事项名称|安排资金|工作要求|指标层级一|指标层级二|考核点|完成标准",
        "1|县农业局|农田管护|210|管护农田8万亩，保障灌溉。|产出指标|数量指标|管护面积|≥8万亩",
        "||||||质量指标|设施完好率|≥95%",
        "2|县市场局|食品抽检|96|完成抽检2400批次，守住底线。|产出指标|数量指标|抽检批次|≥2400批次",
    ).projects
    assert [first.name, second.name] == ["农田管护", "食品抽检"]
    assert [str(p.budget.total) for p in (first, second) if p.budget] == ["210", "96"]
    assert len(first.indicators) == 2
    assert second.objectives == ("完成抽检2400批次，守住底线。",)


def test_a_card_may_hold_two_labels_a_row() -> None:
    (project,) = document(
        "项目名称|饮水安全||", "指标名称|维修管网||", "一级指标|产出指标|二级指标|数量指标",
        "年度目标值|≥18公里|权重|20%", "指标名称|水质达标率||",
        "一级指标|产出指标|二级指标|质量指标",
        "年度目标值|≥98%|权重|30%",
    ).projects  # fmt: skip
    assert rows(project) == [PIPES, WATER]
    assert [str(each.weight) for each in project.indicators] == ["20", "30"]


def test_tables_on_their_side_may_follow_one_another() -> None:
    tree = ["一级指标|产出指标|产出指标", "二级指标|数量指标|质量指标",
            "三级指标|维修管网|水质达标率", "指标值|≥18公里|≥98%"]  # fmt: skip
    found = document("项目名称|饮水安全|", *tree, "项目名称|农村改厕|", *tree).projects
    assert [project.name for project in found] == ["饮水安全", "农村改厕"]
    assert [rows(project) for project in found] == [[PIPES, WATER]] * 2
    assert found[1].indicators[0].spans["name"].row == 9


INDICATORS = ["三级指标|指标值", "产出指标——数量指标|", "维修管网|≥18公里"]


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        pytest.param([*INDICATORS, "项目名称|饮水安全", "预算数|60万元"], ["饮水安全"], id="once"),
        pytest.param(
            [*INDICATORS, "项目名称|饮水安全", "预算数|60万元",
             *INDICATORS, "项目名称|农村改厕", "预算数|60万元"],
            ["饮水安全", "农村改厕"],
            id="twice",
        ),
        pytest.param(
            ["三级指标|指标值|三级指标|指标值", "产出指标/数量指标||产出指标/数量指标|",
             "维修管网|≥18公里|维修管网|≥18公里", "项目名称|饮水安全|项目名称|农村改厕",
             "预算数|60万元|预算数|60万元"],
            ["饮水安全", "农村改厕"],
            id="side by side",
        ),
    ],
)  # fmt: skip
def test_the_head_may_stand_under_the_indicators(lines: list[str], names: list[str]) -> None:
    found = document("县水利局绩效目标公示表", *lines).projects
    assert [project.name for project in found] == names
    assert [rows(project) for project in found] == [[PIPES]] * len(names)
    assert [str(p.budget.total) for p in found if p.budget] == ["60"] * len(names)


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["预算数|60|其中：财政资金48|其他资金12"], id="label and figure in one cell"),
        pytest.param(["资金|总额60万元（财政48万元，自筹12万元）"], id="sums told in words"),
        pytest.param(["预算资金|财政拨款|其他资金", "60|48|12"], id="labels over their values"),
        pytest.param(
            ["其他资金|12|上级配套|0|预算数|60|财政拨款|48"], id="an unknown label between"
        ),
    ],
)
def test_money_of_the_head(lines: list[str]) -> None:
    (project,) = document(
        "项目名称|饮水安全", *lines, "绩效目标", "改善饮水条件。", *INDICATORS
    ).projects
    budget = project.budget
    assert budget is not None
    assert [str(part) for part in (budget.total, budget.fiscal, budget.other)] == ["60", "48", "12"]
    assert project.objectives == ("改善饮水条件。",)
    assert project.purpose is None


@pytest.mark.parametrize(
    "levels",
    [
        pytest.param("产出-数量|产出-质量", id="dash"),
        pytest.param("数量指标（产出）|质量指标（产出）", id="level 1 in brackets"),
        pytest.param("产出指标/数量指标|产出指标/质量指标", id="stroke"),
    ],
)
def test_one_cell_may_hold_both_levels(levels: str) -> None:
    quantity, quality = levels.split("|")
    (project,) = document(
        "项目名称|饮水安全||", "类别|指标内容|目标|单位", f"{quantity}|维修管网|≥18|公里",
        f"{quality}|按期完工|及时|—",
    ).projects  # fmt: skip
    assert [(row[0], (row[1] or "").removesuffix("指标"), *row[2:]) for row in rows(project)] == [
        (OUTPUT, "数量", "维修管网", "≥18公里"), (OUTPUT, "质量", "按期完工", "及时"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("head", "row", "target"),
    [
        pytest.param("下限|上限|计量单位", "12|18|公里", "12-18公里", id="both bounds"),
        pytest.param("下限|上限|计量单位", "|18|公里", "≤18公里", id="an upper bound"),
        pytest.param("下限|上限|计量单位", "12||公里", "≥12公里", id="a lower bound"),
    ],
)
def test_bounds_in_columns_of_their_own_are_one_target(head: str, row: str, target: str) -> None:
    (project,) = document(
        "项目名称|饮水安全",
        f"一级指标|二级指标|三级指标|{head}",
        f"产出指标|数量指标|维修管网|{row}",
    ).projects
    assert rows(project) == [(OUTPUT, "数量指标", "维修管网", target)]


def test_points_and_reasons_of_a_self_evaluation_in_other_words() -> None:
    (project,) = document(
        "项目名称|公厕改造",
        "指标类别||指标名称|年初目标|完成|得分/满分|备注（未完成原因）",
        "产出指标|数量指标|改造公厕|12座|10座|16/20|两座选址未定",
        "|质量指标|验收合格率|100%|100%|20/20|", "注：本表由单位自评。||||||",
    ).projects  # fmt: skip
    first = project.indicators[0]
    assert (first.target.text, first.actual, first.score, first.full_score) == (
        "12座", "10座", 16, 20,
    )  # fmt: skip
    assert first.deviation_reason == "两座选址未定"
    assert [(f.label, f.text) for f in project.other_fields] == [("注", "本表由单位自评。")]


def test_numbers_before_names_are_layout_and_cost_numbered_alike_is_level_1() -> None:
    (project,) = document(
        "项目名称|饮水安全|", "指标|目标值|分值", "一、产出指标||", "1.维修管网|≥18公里|20",
        "二、成本指标||", "2.每公里造价|≤6万元|20",
    ).projects  # fmt: skip
    assert rows(project) == [
        (OUTPUT, None, "维修管网", "≥18公里"), ("成本指标", None, "每公里造价", "≤6万元"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(
            ["序号|项目|金额（万元）|数量指标|质量指标|社会效益指标",
             "1|戏曲进校园|24|演出场次≥60场|演出完成率100%|覆盖学生≥1万人",
             "2|非遗补助|15|补助人数≥30人；发证≥5个|发放准确率：100%|带徒人数≥60人"],
            id="level 2 over the columns",
        ),
        pytest.param(
            ["项目|金额（万元）|产出指标||效益指标", "||数量指标|质量指标|社会效益指标",
             "戏曲进校园|24|演出场次≥60场|演出完成率100%|覆盖学生≥1万人",
             "非遗补助|15|补助人数≥30人\n发证≥5个|发放准确率100%|带徒人数≥60人"],
            id="both levels over the columns",
        ),
    ],
)  # fmt: skip
def test_indicators_may_stand_in_the_columns_of_a_project(lines: list[str]) -> None:
    opera, heritage = document("2025年项目指标汇总", *lines).projects
    assert [opera.name, heritage.name] == ["戏曲进校园", "非遗补助"]
    assert [str(p.budget.total) for p in (opera, heritage) if p.budget] == ["24", "15"]
    assert [row[1:] for row in rows(opera)] == [
        ("数量指标", "演出场次", "≥60场"), ("质量指标", "演出完成率", "100%"),
        ("社会效益指标", "覆盖学生", "≥1万人"),
    ]  # fmt: skip
    assert [row[2] for row in rows(heritage)] == ["补助人数", "发证", "发放准确率", "带徒人数"]


def test_indicators_in_the_columns_may_be_named_under_their_level() -> None:
    (opera, heritage) = document(
        "项目|数量指标|质量指标|社会效益指标", "|人数|合格率|受益人数",
        "戏曲进校园|≥60人|100%|≥1万人", "非遗补助|≥30人|≥95%|≥60人",
    ).projects  # fmt: skip
    assert [row[1:] for row in rows(heritage)] == [
        ("数量指标", "人数", "≥30人"), ("质量指标", "合格率", "≥95%"),
        ("社会效益指标", "受益人数", "≥60人"),
    ]  # fmt: skip
    assert opera.name == "戏曲进校园"


def test_heads_of_months_are_no_targets() -> None:
    (project,) = document(
        "项目名称|道路养护|||||", "级别一|级别二|指标|全年|6月|12月",
        "产出指标|数量指标|修补路面|≥120平方米|60平方米|120平方米",
        "|质量指标|合格率|≥96%|96%|97%",
    ).projects  # fmt: skip
    assert [row[2:] for row in rows(project)] == [("修补路面", "≥120平方米"), ("合格率", "≥96%")]
    assert project.plan is None


@pytest.mark.parametrize(
    ("lines", "level", "said"),
    [
        pytest.param(
            ["一级指标|二级指标|三级指标|指标值", "产出指标|数量指标|维修管网|≥18公里",
             "预期成效|社会效益指标|受益人口|≥6000人"],
            BENEFIT, "预期成效", id="a name like one of the four",
        ),
        pytest.param(
            ["一级指标|二级指标|三级指标|指标值", "产出指标|数量指标|维修管网|≥18公里",
             "能力建设指标|人员培训|培训人数|≥60人"],
            None, "能力建设指标", id="a name like none of them",
        ),
        pytest.param(
            ["三级指标|指标值", "一、产出指标|", "维修管网|≥18公里", "二、能力建设指标|",
             "培训人数|≥60人"],
            None, "二、能力建设指标", id="in a row of its own",
        ),
    ],
)  # fmt: skip
def test_a_level_nobody_knows_is_not_the_one_above(
    lines: list[str], level: str | None, said: str
) -> None:
    (project,) = document("项目名称|饮水安全", *lines).projects
    assert [each.level1 for each in project.indicators] == [OUTPUT, level]
    (note,) = [note for note in project.notes if note.field == "level1"]
    assert (note.code, note.message.parameters["text"]) == ("JX-D008", said)
    assert note.span.text == said
    assert note.confidence < 1


def test_a_name_over_labels_and_a_header_begins_a_project() -> None:
    engine, station = document(
        "县消防救援大队2025年项目绩效目标", "（一）消防车购置", "资金额度：180万元||",
        "任务目标：购置水罐车2辆。||", "类型|内容|标准", "产出数量|购置水罐车|2辆",
        "产出质量|合格率|100%", "社会效益|响应时间|≤5分钟",
        "（二）微型消防站建设", "资金额度：60万元||", "任务目标：新建12个。||", "类型|内容|标准",
        "产出数量|建设消防站|12个", "满意度|居民满意度|≥90%",
    ).projects  # fmt: skip
    assert [engine.name, station.name] == ["消防车购置", "微型消防站建设"]
    assert [str(p.budget.total) for p in (engine, station) if p.budget] == ["180", "60"]
    assert [len(p.indicators) for p in (engine, station)] == [3, 2]
    assert {each.level1 for each in engine.indicators} == {None}


def test_years_before_the_last_are_no_actuals() -> None:
    (project,) = document(
        "项目名称|饮水安全|||", "分类|指标内容|2023年完成|2024年完成|2025年计划",
        "产出数量|维修管网|10公里|12公里|≥18公里", "产出质量|水质达标率|94%|95%|≥98%",
    ).projects  # fmt: skip
    assert [row[3] for row in rows(project)] == ["≥18公里", "≥98%"]
    assert [each.actual for each in project.indicators][:1] != ["10公里"]


def test_kinds_beside_signs_are_no_signs() -> None:
    (project,) = document(
        "项目名称|饮水安全||||", "指标性质|一级|二级|三级|比较关系|目标数值",
        "定量|产出|数量指标|维修管网（公里）|不少于|18", "定性|产出|质量指标|水质||明显改善",
    ).projects  # fmt: skip
    assert [row[3] for row in rows(project)] == ["不少于18", "明显改善"]
    assert project.indicators[0].target.operator == "≥"


def test_three_projects_may_stand_side_by_side() -> None:
    found = document(
        "县水务局2025年项目绩效目标|||||||", "河道保洁|||大坝监测|||节水宣传|",
        "预算：56万元|||预算：38万元|||预算：9万元|", "指标|目标值||指标|目标值||指标|目标值",
        "产出指标|||产出指标|||产出指标|", "保洁长度|≥62公里||监测水库|18座||宣传活动|≥12场",
        "满意度指标|||满意度指标|||满意度指标|",
        "群众满意度|≥90%||单位满意度|≥95%||群众满意度|≥90%",
    ).projects  # fmt: skip
    assert [project.name for project in found] == ["河道保洁", "大坝监测", "节水宣传"]
    assert [str(p.budget.total) for p in found if p.budget] == ["56", "38", "9"]
    assert [[row[0] for row in rows(project)] for project in found] == [[OUTPUT, CONTENT]] * 3
    assert found[2].indicators[0].spans["name"].column == 7


TREE = "一级指标|二级指标|三级指标|指标值"
PIPE = "产出指标|数量指标|维修管网|≥18公里"
QUALITY = "产出指标|质量指标|水质达标率|≥98%"


def test_head_and_indicators_may_stand_on_sheets_of_their_own() -> None:
    (project,) = workbook({
        "项目信息": ["项目名称|饮水安全", "实施单位|县供水站", "预算数（万元）|60",
                     "绩效目标|改善饮水。"],
        "绩效指标": [TREE, PIPE, QUALITY],
    }).projects  # fmt: skip
    assert (project.name, project.implementing_unit) == ("饮水安全", "县供水站")
    assert project.objectives == ("改善饮水。",)
    assert rows(project) == [PIPES, WATER]


def test_a_list_of_projects_may_stand_before_their_indicators() -> None:
    water, toilets = workbook({
        "项目清单": ["序号|项目名称|实施单位|预算金额（万元）|绩效目标",
                     "1|饮水安全|县供水站|60|改善饮水。", "2|农村改厕|县农业局|35|改厕。"],
        "指标明细": [f"项目名称|{TREE}", f"饮水安全|{PIPE}", f"饮水安全|{QUALITY}",
                     f"农村改厕|{QUALITY}"],
    }).projects  # fmt: skip
    assert [water.name, toilets.name] == ["饮水安全", "农村改厕"]
    assert [p.implementing_unit for p in (water, toilets)] == ["县供水站", "县农业局"]
    assert [str(p.budget.total) for p in (water, toilets) if p.budget] == ["60", "35"]
    assert [len(p.indicators) for p in (water, toilets)] == [2, 1]


def test_sheets_without_another_name_name_their_projects() -> None:
    found = workbook({"饮水安全": [TREE, PIPE, QUALITY], "农村改厕": [TREE, PIPE, QUALITY]})
    assert [project.name for project in found.projects] == ["饮水安全", "农村改厕"]
    notes = [note for note in found.projects[0].notes if note.field == "name"]
    assert [(note.code, note.span.sheet) for note in notes] == [("JX-D008", "饮水安全")]
    (plain,) = workbook({"绩效指标明细": [TREE, PIPE]}).projects
    assert plain.name is None
