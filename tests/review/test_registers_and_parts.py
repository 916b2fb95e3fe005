"""Counts of one register, parts of a whole by name, a row from elsewhere, and plans beside them."""

import pytest

from jixiao.notation.plan_text_sets import read_plan_set
from jixiao.review.reviewing import review

TWO = """
projects:
  - name: 老人津贴
    unit: 315001 县民政局
    indicators:
      - 产出指标 / 数量指标 / 高龄老人人数 / =4200人 / 14 / 2025年底高龄老人台账
  - name: 老人意外保险
    unit: 315001 县民政局
    indicators:
      - 产出指标 / 数量指标 / 高龄老人人数 / =4350人 / 14 / {basis}
"""
PARTS = """
name: 电影放映
indicators:
  - 产出指标 / 数量指标 / 电影放映场次 / {sign}2280场
  - 产出指标 / 数量指标 / {words[0]}电影放映场次 / {sign}1480场
  - 产出指标 / 数量指标 / {words[1]}电影放映场次 / {sign}{second}场
"""
FILMS = """
name: 农村公益电影放映
purpose: 农村公益电影放映的场次补贴支出
objectives: [在190个行政村放映公益电影2280场，场均观影人数不少于35人。]
indicators:
  - 产出指标 / 数量指标 / 公益电影放映场次 / =2280场
  - 产出指标 / 质量指标 / {quality} / ≥96%
"""


def told(fault: str, text: str) -> bool:
    return any(one.fault == fault for one in review(read_plan_set(text).documents))


@pytest.mark.parametrize(("basis", "asked"), [("2025年底高龄老人台账", 1), ("保险采购合同", 0)])
def test_one_register_gives_one_count(basis: str, asked: int) -> None:
    assert told("SAME_METRIC_DIFF", TWO.format(basis=basis)) == asked


@pytest.mark.parametrize(
    ("words", "sign", "second", "asked"),
    [
        (("山区村", "平坝村"), "=", 700, 1),
        (("山区村", "平坝村"), "=", 800, 0),
        (("城市", "农村"), "=", 900, 1),
        (("山区村", "平坝村"), "≥", 900, 0),
        (("科教", "公益"), "=", 700, 0),
    ],
)
def test_parts_by_name(words: tuple[str, str], sign: str, second: int, asked: int) -> None:
    text = PARTS.format(words=words, sign=sign, second=second)
    assert told("SUM_METRIC_NE", text) == asked


@pytest.mark.parametrize(
    ("quality", "asked"), [("饮用水水源地水质抽检合格率", 1), ("放映设备故障及时修复率", 0)]
)
def test_row_from_elsewhere(quality: str, asked: int) -> None:
    assert told("INDICATOR_OFF_TOPIC", FILMS.format(quality=quality)) == asked
