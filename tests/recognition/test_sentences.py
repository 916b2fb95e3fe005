"""Forms written as text: what sentences, lists, cards and wrapped lines say is read."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jixiao.flow import read_content
from jixiao.model.plan import PlanDocument
from jixiao.recognition.faults import NoIndicatorFound
from tables import NAME, plan, read, rows

NAMED = "项目名称：村道养护"
ROAD = ("产出指标", "数量指标", "养护里程", "640公里")
DITCH = ("产出指标", "数量指标", "清理边沟", "≥1280公里")
RATE = ("产出指标", "质量指标", "验收合格率", "100%")


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(
            [
                "（一）产出指标",
                "1.数量指标：养护里程达到640公里；清理边沟≥1280公里。",
                "2.质量指标：验收合格率100%。",
            ],
            id="sentences after a level",
        ),
        pytest.param(
            [
                (
                    "一、产出指标方面：数量指标为养护里程640公里，清理边沟≥1280公里；"
                    "质量指标为验收合格率达100%。"
                ),
            ],
            id="levels inside a sentence",
        ),
        pytest.param(
            [
                "产出指标",
                "数量指标",
                "（1）养护里程：640公里",
                "（2）清理边沟：≥1280公里",
                "质量指标",
                "（1）验收合格率：100%",
            ],
            id="numbered items",
        ),
        pytest.param(
            [
                "- 产出指标",
                "  - 数量指标",
                "    - 养护里程 640公里",
                "    - 清理边沟 ≥1280公里",
                "  - 质量指标",
                "    - 验收合格率 100%",
            ],
            id="nested bullets",
        ),
        pytest.param(
            [
                "产出指标",
                "  数量指标",
                "    养护里程　　640公里",
                "    清理边沟　　≥1280公里",
                "  质量指标",
                "    验收合格率　　100%",
            ],
            id="names and targets apart",
        ),
        pytest.param(
            [
                "产出指标>数量指标>养护里程：640公里",
                "产出指标>数量指标>清理边沟：≥1280公里",
                "产出指标>质量指标>验收合格率：100%",
            ],
            id="paths",
        ),
        pytest.param(
            [
                "产出指标（50分）",
                "【数量指标】",
                "· 养护里程 —— 640公里",
                "· 清理边沟 —— ≥1280公里",
                "【质量指标】",
                "· 验收合格率 —— 100%",
            ],
            id="levels in brackets, dashes",
        ),
        pytest.param(
            [
                "指标名称：养护里程",
                "一级指标：产出指标",
                "二级指标：数量指标",
                "指标值：640公里",
                "指标名称：清理边沟",
                "一级指标：产出指标",
                "二级指标：数量指标",
                "指标值：≥1280公里",
                "指标名称：验收合格率",
                "一级指标：产出指标",
                "二级指标：质量指标",
                "指标值：100%",
            ],
            id="cards of labels and values",
        ),
        pytest.param(
            [
                "指标名称：养护里程  一级指标：产出指标  二级指标：数量指标  指标值：640公里",
                "指标名称：清理边沟  一级指标：产出指标  二级指标：数量指标  指标值：≥1280公里",
                "指标名称：验收合格率  一级指标：产出指标  二级指标：质量指标  指标值：100%",
            ],
            id="a card on every line",
        ),
        pytest.param(
            [
                "指标:",
                "  - 一级: 产出指标",
                "    二级: 数量指标",
                "    名称: 养护里程",
                "    目标: 640公里",
                "  - 一级: 产出指标",
                "    二级: 数量指标",
                "    名称: 清理边沟",
                "    目标: ≥1280公里",
                "  - 一级: 产出指标",
                "    二级: 质量指标",
                "    名称: 验收合格率",
                "    目标: 100%",
            ],
            id="a list of keys and values",
        ),
    ],
)
def test_the_tree_is_found_in_text(lines: list[str]) -> None:
    project = plan(NAMED, *lines)
    assert project.name == "村道养护"
    assert rows(project) == [ROAD, DITCH, RATE]


@pytest.mark.parametrize(
    ("text", "total", "fiscal", "other"),
    [
        pytest.param(
            "项目预算88.4万元（其中财政资金80万元，其他资金8.4万元）。",
            "88.4",
            "80",
            "8.4",
            id="brackets",
        ),
        pytest.param(
            "2024年安排资金120万元，其中一般公共预算100万元，自筹20万元。",
            "120",
            "100",
            "20",
            id="sentence",
        ),
        pytest.param(
            "预算安排：共安排资金720万元，其中财政拨款720万元。", "720", "720", None, id="label"
        ),
        pytest.param(
            "本项目预算45万元，全部为财政拨款。", "45", None, None, id="a source without a sum"
        ),
    ],
)
def test_money_is_found_in_sentences(
    text: str, total: str, fiscal: str | None, other: str | None
) -> None:
    budget = plan(NAMED, text, "产出指标", "数量指标：养护里程640公里").budget
    assert budget is not None
    assert budget.total == Decimal(total)
    assert budget.fiscal == (Decimal(fiscal) if fiscal else None)
    assert budget.other == (Decimal(other) if other else None)


def test_what_a_thing_costs_is_not_the_budget() -> None:
    project = plan(NAMED, "三、绩效指标", "（一）成本指标", "1.每公里养护经费0.5万元以内")
    assert project.budget is None
    assert [one.name for one in project.indicators] == ["每公里养护经费"]


@pytest.mark.parametrize(
    ("lines", "goals"),
    [
        pytest.param(["二、年度目标", "1.养护村道640公里。", "2.保障出行安全。"], 2, id="numbered"),
        pytest.param(
            ["二、年度目标", "养护村道640公里，清理塌方，", "保障出行安全。"], 1, id="wrapped"
        ),
        pytest.param(["年度目标：养护村道640公里，保障出行安全。"], 1, id="label"),
    ],
)
def test_goals_are_no_indicators(lines: list[str], goals: int) -> None:
    project = plan(NAMED, *lines, "三、绩效指标", "（一）产出指标", "1.数量指标：养护里程640公里")
    assert len(project.objectives) == goals
    assert rows(project) == [ROAD]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(
            "四、保障措施：成立3人专班，资金支付率达到100%。", id="a section marked alike"
        ),
        pytest.param("公示期5个工作日，监督电话：略。", id="a closing line"),
        pytest.param("村道养护中心2024年1月12日", id="a signature"),
    ],
)
def test_what_follows_the_indicators_is_none(line: str) -> None:
    lines = ("三、绩效指标", "（一）产出指标", "1.数量指标：养护里程640公里", "", line)
    assert rows(plan(NAMED, *lines)) == [ROAD]


def test_prose_without_levels_holds_no_indicator() -> None:
    text = "参保率达到95%以上，培训500人次。\n绩效指标1：开展检查4次，合格率100%。"
    (found,) = read_content(NAME, text.encode())
    assert isinstance(found, NoIndicatorFound)


def test_a_self_evaluation_in_sentences() -> None:
    project = plan(
        NAMED,
        "年初预算60万元，全年预算60万元，全年执行57.6万元，执行率96%，得9.6分。",
        "（一）产出指标",
        "1.数量指标",
        "（1）养护里程，年初目标值≥640公里，实际完成值600公里，分值15分，"
        "自评得分14.1分，扣分原因：雨季停工。",
    )
    (one,) = project.indicators
    assert (one.name, one.target.text, one.actual) == ("养护里程", "≥640公里", "600公里")
    assert (one.full_score, one.score) == (Decimal(15), Decimal("14.1"))
    assert one.deviation_reason == "雨季停工"
    assert project.execution is not None
    assert (project.execution.spent, project.execution.rate) == (Decimal("57.6"), Decimal(96))


def test_projects_under_numbered_headings() -> None:
    document = read(
        "一、村道养护项目",
        "2025年预算安排318万元。",
        "——数量指标：养护里程640公里。",
        "",
        "二、动物防疫经费",
        "2025年预算安排46万元。",
        "——数量指标：免疫生猪12万头，免疫牛羊3.5万只。",
    )
    assert isinstance(document, PlanDocument)
    assert [(p.name, len(p.indicators)) for p in document.projects] == [
        ("村道养护项目", 1),
        ("动物防疫经费", 2),
    ]


def test_a_name_put_together_leaves_a_note() -> None:
    project = plan(NAMED, "（一）产出指标", "1.时效指标：6月底前完成招标。")
    (one,) = project.indicators
    assert (one.name, one.target.text) == ("完成招标", "6月底前")
    assert [(note.code, note.field) for note in project.notes] == [("JX-D011", "name")]


def test_a_project_named_only_by_the_title_leaves_a_note() -> None:
    project = plan(
        "关于报送青石镇卫生院2024年度基本公共卫生服务项目绩效目标的函",
        "一、年度目标：提高居民健康水平。",
        "二、产出指标方面：数量指标为建立健康档案1200份；成本指标为人均经费不超过89元。",
        "三、满意度指标：服务对象满意度90%以上。",
    )
    assert project.name == "基本公共卫生服务"
    assert [note.code for note in project.notes] == ["JX-D008"]
    assert rows(project) == [
        ("产出指标", "数量指标", "建立健康档案", "1200份"),
        ("产出指标", "成本指标", "人均经费", "不超过89元"),
        ("满意度指标", None, "服务对象满意度", "90%以上"),
    ]


def test_facts_in_sentences() -> None:
    project = plan(
        "一、村道养护项目",
        "本项目由县公路养护中心负责实施，2025年预算安排318万元。绩效目标：保障出行安全。",
        "——数量指标：养护里程640公里。",
        "——成本指标：每公里费用0.5万元以内。",
        "——满意度：群众满意度90%以上。",
    )
    assert project.implementing_unit == "县公路养护中心"
    assert project.objectives == ("保障出行安全。",)
    assert [(one.level1, one.level2) for one in project.indicators] == [
        (None, "数量指标"),
        (None, "成本指标"),
        ("满意度指标", None),
    ]


def test_levels_between_tables_hold_for_the_rows_under_them() -> None:
    project = plan(
        NAMED, "", "（一）产出指标", "", "类型|指标|目标值", "数量指标|养护里程|640公里", "",
        "（二）满意度指标", "", "类型|指标|目标值", "服务对象满意度指标|群众满意度|≥90%",
    )  # fmt: skip
    assert rows(project) == [ROAD, ("满意度指标", "服务对象满意度指标", "群众满意度", "≥90%")]


def test_goals_on_lines_of_their_own_stay_apart() -> None:
    project = plan(
        NAMED, "年度目标：", "支持传习活动。", "完成记录建档。", "产出指标", "数量指标", "档案：5个"
    )
    assert project.objectives == ("支持传习活动。", "完成记录建档。")


def test_a_report_tells_target_actual_and_reason_in_sentences() -> None:
    project = plan(
        "关于凤鸣县博物馆2024年度馆藏文物数字化保护项目绩效自评情况的报告",
        "项目主管部门为凤鸣县文化和旅游局，由凤鸣县博物馆组织实施，实施期限为2024年1月至12月。",
        "（三）绩效目标。完成珍贵文物数字化采集。",
        "（一）产出指标（50分）",
        "3.时效指标（15分）",
        "按期完成率（15分）：年度指标值100%，实际完成90%，得13.5分。偏差原因：设备到货延迟。",
        "三、自评结论",
        "本项目自评总分95.25分，等级为优。",
    )
    assert (project.name, project.department) == ("馆藏文物数字化保护", "凤鸣县文化和旅游局")
    assert (project.implementing_unit, project.period) == ("凤鸣县博物馆", "2024年1月至12月")
    assert project.objectives == ("完成珍贵文物数字化采集。",)
    assert project.total_score == Decimal("95.25")
    (one,) = project.indicators
    assert (one.name, one.target.text, one.actual) == ("按期完成率", "100%", "90%")
    assert (one.full_score, one.score) == (Decimal(15), Decimal("13.5"))
    assert one.deviation_reason == "设备到货延迟"


def test_monitoring_in_sentences() -> None:
    project = plan(
        NAMED,
        "指标监控情况：",
        "1. 养护里程，年度指标值640公里，1-6月完成320公里，全年预计完成640公里，确定能完成。",
    )
    (one,) = project.indicators
    assert (one.name, one.target.text, one.actual) == ("养护里程", "640公里", "320公里")
    assert (one.forecast, one.likelihood) == ("640公里", "确定能完成")


def test_a_plan_in_one_paragraph() -> None:
    project = plan(
        "长岭县教育局2025年营养改善计划补助项目绩效目标说明。该项目预算1286.4万元，"
        "由长岭县学生资助中心负责实施，年度目标是为学生提供膳食补助。"
        "数量指标：供餐学校46所，受益学生8213人；时效指标：补助资金开学后30日内拨付；"
        "满意度指标：学生满意度不低于90%。"
    )
    assert project.name == "营养改善计划补助"
    assert project.implementing_unit == "长岭县学生资助中心"
    assert project.objectives == ("为学生提供膳食补助。",)
    assert [(one.name, one.target.text) for one in project.indicators] == [
        ("供餐学校", "46所"),
        ("受益学生", "8213人"),
        ("补助资金开学后拨付", "30日内"),
        ("学生满意度", "不低于90%"),
    ]


def test_a_project_with_its_price_in_the_heading() -> None:
    project = plan(
        "项目1 服务中心运转（预算安排64万元）", "产出指标：运转村数16个；每村补助4万元。"
    )
    assert project.name == "服务中心运转"
    assert project.budget is not None
    assert project.budget.total == Decimal(64)
    assert [one.name for one in project.indicators] == ["运转村数", "每村补助"]
