"""Cells that a text table wrapped over two lines are whole again, and a note says so."""

from __future__ import annotations

import pytest

from jixiao.flow import read_content
from jixiao.model.plan import PerformancePlan, PlanDocument
from tables import NAME, plan, rows


def project(text: str) -> PerformancePlan:
    (document,) = read_content(NAME, text.encode())
    assert isinstance(document, PlanDocument), str(document)
    (found,) = document.projects
    return found


ALIGNED = """项目名称    水库除险加固

一级指标    二级指标      三级指标            指标值
产出指标    数量指标      除险加固水库座数    3座
                          新建防浪墙长度      ≥1.2公里
            时效指标      主体工程完成时间    2025年5月
                                              底前
效益指标    社会效益      保护下游人口        ≥1.6万人
            指标
            可持续影响    水库安全运行管理    长期有效
            指标          长效机制
"""
BOXED = """项目名称：水库除险加固

+----------+------------+------------------+-----------+
| 一级指标 | 二级指标   | 三级指标         | 指标值    |
+----------+------------+------------------+-----------+
| 产出指标 | 数量指标   | 除险加固水库座数 | 3座       |
|          |            | 新建防浪墙长度   | ≥1.2公里  |
+          +------------+------------------+-----------+
|          | 时效指标   | 主体工程完成时间 | 2025年5月 |
|          |            |                  | 底前      |
+----------+------------+------------------+-----------+
| 效益指标 | 社会效益   | 保护下游人口     | ≥1.6万人  |
|          | 指标       |                  |           |
|          | 可持续影响 | 水库安全运行管理 | 长期有效  |
|          | 指标       | 长效机制         |           |
+----------+------------+------------------+-----------+
"""
WHOLE = [
    ("产出指标", "数量指标", "除险加固水库座数", "3座"),
    ("产出指标", "数量指标", "新建防浪墙长度", "≥1.2公里"),
    ("产出指标", "时效指标", "主体工程完成时间", "2025年5月底前"),
    ("效益指标", "社会效益指标", "保护下游人口", "≥1.6万人"),
    ("效益指标", "可持续影响指标", "水库安全运行管理长效机制", "长期有效"),
]


@pytest.mark.parametrize(
    "text", [pytest.param(ALIGNED, id="aligned by blanks"), pytest.param(BOXED, id="drawn boxes")]
)
def test_wrapped_cells_are_joined(text: str) -> None:
    found = project(text)
    assert rows(found) == WHOLE
    assert [note.code for note in found.notes] == ["JX-D004"] * 3


def test_a_row_of_its_own_stays_one() -> None:
    head = "项目名称|护林\n\n一级指标|二级指标|三级指标|指标值\n"
    text = f"{head}产出指标|数量指标|巡护面积|42万亩\n|||不少于24次\n"
    found = project(text.replace("|", "\t"))
    assert [target for *_, target in rows(found)] == ["42万亩", "不少于24次"]


COMMAS = """项目名称,校舍维修
年度资金总额,"1,200.50"
一级指标,二级指标,三级指标,指标值
产出指标,数量指标,维修面积,"≥8,600平方米"
,质量指标,验收合格率,100%
"""


def test_a_table_parted_by_commas() -> None:
    found = project(COMMAS)
    assert found.name == "校舍维修"
    assert rows(found) == [
        ("产出指标", "数量指标", "维修面积", "≥8600平方米"),
        ("产出指标", "质量指标", "验收合格率", "100%"),
    ]


CELLS = """项目名称
文化站免费开放
一级指标
二级指标
三级指标
指标值
产出指标
质量指标
活动开展
达标率
100%
时效指标
活动完成时间
2025年11月
底前
满意度指标
服务对象满意度指标
群众满意度
≥90%
"""


def test_wrapped_cells_on_lines_of_their_own() -> None:
    assert rows(project(CELLS)) == [
        ("产出指标", "质量指标", "活动开展达标率", "100%"),
        ("产出指标", "时效指标", "活动完成时间", "2025年11月底前"),
        ("满意度指标", "服务对象满意度指标", "群众满意度", "≥90%"),
    ]


def test_what_a_page_cut_off_is_no_rest_of_the_header_printed_again() -> None:
    found = plan(
        "项目名称|村道养护||||", "一级指标|二级指标|三级指标|指标值|确定依据",
        "产出指标|数量指标|养护里程|≥20公里|秦财企", "",
        "一级指标|二级指标|三级指标|指标值|确定依据", "||||[2022]729号",
        "产出指标|质量指标|合格率|≥95%|规范",
    )  # fmt: skip
    assert [each.basis for each in found.indicators] == ["秦财企[2022]729号", "规范"]
