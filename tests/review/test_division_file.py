from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from jixiao.cli.main import main
from jixiao.model.finding import Severity
from jixiao.model.plan import PlanDocument
from jixiao.notation.plan_text import read_plan_text
from jixiao.review.catalogue import get
from jixiao.review.context import Context
from jixiao.review.division_file import DivisionFileRefused, read_division_file
from jixiao.review.divisions import selection_of
from jixiao.review.reviewing import review
from jixiao.review.selection import STANDARD

WHOLE = """
division = "630123"
name = "湟源县"

[rules.JX-R001]
severity = "advice"
reason = "定性指标允许使用文字描述"

[[words.region_words]]
add = ["全旗", "全盟"]
remove = ["全县"]
reason = "本地是旗"

[[numbers.same_row_share]]
value = "0.70"
reason = "先严后宽"

[[numbers.same_row_share]]
start = 2024-01-01
value = 0.9
reason = "2024年起"

[[words.sane_ratios]]
add = ["增长率|0|2"]
reason = "新区基数小"
"""


def refusal(text: str) -> str:
    with pytest.raises(DivisionFileRefused) as caught:
        read_division_file(text.encode(), "本地.toml")
    return str(caught.value)


def context(year: int, text: str = WHOLE) -> Context:
    own = read_division_file(text.encode(), "本地.toml")
    return Context.of(PlanDocument("a", fiscal_year=year), None, own)


def test_words_limits_and_ranges_are_the_divisions_own() -> None:
    standard, own = Context.of(PlanDocument("a", fiscal_year=2024)), context(2024)
    assert "全县" in standard.words("region_words")
    assert "全县" not in own.words("region_words")
    assert own.words("region_words")[-2:] == ("全旗", "全盟")
    assert own.words("sane_ratios")[-1] == "增长率|0|2"
    assert own.number("same_row_share") == Decimal("0.9")
    assert own.number("same_row_least") == standard.number("same_row_least")
    assert own.words("share_words") == standard.words("share_words")


def test_a_change_holds_from_its_day() -> None:
    assert context(2023).number("same_row_share") == Decimal("0.70")
    late = "[[numbers.whole_share]]\nstart = 2030-01-01\nvalue = 1\nreason = '后来'"
    assert context(2029, late).number("whole_share") == Decimal("0.75")
    assert context(2030, late).number("whole_share") == Decimal(1)


def test_a_whole_list_takes_the_place_of_another() -> None:
    text = "[[words.region_words]]\nvalue = ['全旗']\nreason = '本地是旗'"
    assert context(2024, text).words("region_words") == ("全旗",)


def test_the_division_changes_severity_and_findings() -> None:
    plan = read_plan_text("""
name: 就业补助
indicators:
  - 产出指标 / 质量指标 / 工资增长率 / 120%
  - 效益指标 / 社会效益 / 就业形势 / 明显改善
""")
    own = read_division_file(WHOLE.encode(), "本地.toml")
    ranges = "[[words.sane_ratios]]\nadd = ['增长率|0|0.01']\nreason = '从严'"
    vague = {one.severity for one in review([plan], selection=own) if one.rule == "JX-R001"}
    assert vague == {Severity.ADVICE}
    fault = "RANGE_IMPLAUSIBLE"
    low = read_plan_text("name: 就业\nindicators:\n  - 产出指标 / 质量指标 / 工资增长率 / 30%")
    strict = read_division_file(ranges.encode(), "本地.toml")
    assert fault not in {one.fault for one in review([low])}
    assert fault in {one.fault for one in review([low], selection=strict)}


def test_what_a_division_has_not_settled_stays() -> None:
    assert selection_of("630123") is STANDARD
    both = read_division_file(WHOLE.encode(), "a").with_own(STANDARD)
    assert both.choices["JX-R001"].reason == "定性指标允许使用文字描述"
    assert both.changes["same_row_share"][1].start == date(2024, 1, 1)


BLOCKING = get("WEIGHT_SUM").code


@pytest.mark.parametrize(
    ("text", "line", "found", "expected"),
    [
        pytest.param(
            f"[rules.{BLOCKING}]\nseverity = 'advice'\nreason = '不需要'",
            1, BLOCKING, "阻断类规则不能关闭", id="blocking stays",
        ),
        pytest.param(
            "[rules.JX-R001]\nseverity = 'blocking'\nreason = '严'",
            2, "blocking", "query", id="no new blocking",
        ),
        pytest.param(
            "[rules.JX-R001]\nseverity = 'off'\nreason = '宽'", 2, "off", "advice", id="not off"
        ),
        pytest.param(
            "\n[rules.JX-Z999]\nseverity = 'query'\nreason = '严'",
            2, "JX-Z999", "规则编号", id="unknown code",
        ),
        pytest.param(
            "[rules.JX-R001]\nseverity = 'advice'", 1, "", "理由", id="no reason for a rule"
        ),
        pytest.param(
            "[rules.JX-R001]\nseverity = 'advice'\nreason = ' '", 3, " ", "理由", id="blank reason"
        ),
        pytest.param("rules = 3", 1, "3", "表", id="rules are a table"),
        pytest.param("[rules]\nJX-R001 = 'advice'", 2, "advice", "表", id="a rule is a table"),
        pytest.param(
            "[rules.JX-R001]\nlevel = 'advice'\nreason = 'x'",
            2, "level", "severity、reason", id="unknown key",
        ),
        pytest.param("[colours]", 1, "colours", "division、name", id="unknown section"),
        pytest.param("division = '63012'", 1, "63012", "行政区划代码", id="no such code"),
        pytest.param("name = 5", 1, "5", "字符串", id="name is text"),
        pytest.param(
            "[[words.regions]]\nadd = ['旗']\nreason = 'x'",
            1, "regions", "region_words", id="unknown list",
        ),
        pytest.param(
            "[[words.same_row_share]]\nadd = ['旗']\nreason = 'x'",
            1, "same_row_share", "词表名", id="a limit is no list",
        ),
        pytest.param(
            "[words.region_words]\nadd = ['旗']\nreason = 'x'", 1, "表", "数组", id="one table"
        ),
        pytest.param(
            "[[words.region_words]]\nadd = '旗'\nreason = 'x'", 2, "旗", "数组", id="no array"
        ),
        pytest.param(
            "[[words.region_words]]\nadd = [5]\nreason = 'x'", 2, "5", "字符串", id="no word"
        ),
        pytest.param(
            "[[words.region_words]]\nadd = ['全旗']", 1, "", "理由", id="no reason for words"
        ),
        pytest.param(
            "[[words.region_words]]\nreason = 'x'", 1, "reason", "value", id="nothing changed"
        ),
        pytest.param(
            "[[words.region_words]]\nvalue = ['a']\nadd = ['b']\nreason = 'x'",
            1, "add、reason、value", "二者之一", id="both ways",
        ),
        pytest.param(
            "[[words.region_words]]\nremove = ['全球']\nreason = 'x'",
            2, "全球", "已有的词", id="removes nothing",
        ),
        pytest.param(
            "[[words.sane_ratios]]\nadd = ['增长率']\nreason = 'x'",
            2, "增长率", "|", id="a range has three parts",
        ),
        pytest.param(
            "[[words.sane_ratios]]\nadd = ['增长率|零|一']\nreason = 'x'",
            2, "增长率|零|一", "|", id="a range has figures",
        ),
        pytest.param(
            "[[numbers.same_row]]\nvalue = 1\nreason = 'x'",
            1, "same_row", "same_row_share", id="unknown limit",
        ),
        pytest.param(
            "[[numbers.same_row_share]]\nvalue = '高'\nreason = 'x'", 2, "高", "十进制数", id="word"
        ),
        pytest.param(
            "[[numbers.same_row_share]]\nvalue = true\nreason = 'x'",
            2, "True", "十进制数", id="truth",
        ),
        pytest.param(
            "[[numbers.same_row_share]]\nvalue = -1\nreason = 'x'", 2, "-1", "不小于", id="below 0"
        ),
        pytest.param(
            "[[numbers.same_row_share]]\nvalue = nan\nreason = 'x'",
            2, "NaN", "十进制数", id="no number",
        ),
        pytest.param(
            "[[numbers.same_row_share]]\nvalue = 1", 1, "", "理由", id="no reason for a limit"
        ),
        pytest.param(
            "[[numbers.same_row_share]]\nstart = '2024'\nvalue = 1\nreason = 'x'",
            2, "2024", "日期", id="no date",
        ),
        pytest.param(
            "[[numbers.same_row_share]]\nstart = 2024-01-01\nvalue = 1\nreason = 'x'\n"
            "[[numbers.same_row_share]]\nstart = 2023-01-01\nvalue = 1\nreason = 'x'",
            1, "2024-01-01、2023-01-01", "变晚", id="days fall",
        ),
        pytest.param(
            "[[numbers.same_row_share]]\nvalue = 1\nreason = 'x'\n\n"
            "[[numbers.same_row_share]]\nstart = 2024-01-01\nvalue = '?'\nreason = 'x'",
            7, "?", "十进制数", id="the second entry",
        ),
        pytest.param("[rules.JX-R001\n", 1, "[rules.JX-R001", "TOML", id="no TOML"),
        pytest.param(
            'name = "甲"\n\n[[words.region_words]]\nadd = [\n  "全旗"\n\n',
            4, "add = [", "TOML", id="a list that is never closed",
        ),
        pytest.param(
            'name = """甲\n[rules.JX-R001]\nreason = "理由"\n',
            1, 'name = """甲', "TOML", id="a text that is never closed",
        ),
        pytest.param(
            '# 本地\n[[words.region_words]]\nadd = ["全旗"\nreason = "本地"\n',
            3, 'add = ["全旗"', "TOML", id="a list noticed on the next line",
        ),
    ],
)  # fmt: skip
def test_a_wrong_file_is_refused_with_its_line(
    text: str, line: int, found: str, expected: str
) -> None:
    told = refusal(text)
    assert told.startswith(f"本地.toml 第 {line} 行：")
    assert f"“{found}”" in told
    assert expected in told.partition("，应为")[2]


def test_other_encodings_are_refused_with_the_line() -> None:
    with pytest.raises(DivisionFileRefused, match="第 2 行"):
        read_division_file("name = 'a'\nname = '县'".encode("gbk"), "a.toml")


def test_the_command_follows_and_refuses(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plans, own = tmp_path / "a.yaml", tmp_path / "own.toml"
    plans.write_text("format: jixiao/1\ncontent: plans\ndocuments: []\n", encoding="utf-8")
    own.write_text(WHOLE, encoding="utf-8")
    words = ["check", str(plans), "--division-file", str(own)]
    assert main(words) == 0
    own.write_text("[rules.JX-R001]\nseverity = 'advice'", encoding="utf-8")
    assert main(words) == 2
    assert "own.toml 第 1 行" in capsys.readouterr().err
    assert main(["check", str(plans), "--division-file", str(tmp_path / "none.toml")]) == 2
    assert "none.toml" in capsys.readouterr().err
