"""`jixiao treasury` on exports as treasuries write them, and `jixiao monitor` on what it counts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl

from jixiao.cli.main import main

if TYPE_CHECKING:
    import pytest

PLANS = str(Path(__file__).parents[2] / "samples" / "huangyuan_2024_approval.txt")
CODE = "63012300024T000000213"
SOURCE = "一般公共预算资金"
HEAD = ("序号", "项目编码", "项目名称", "支付凭证号", "支付日期", "支付金额", "资金性质")
ROWS = (
    (1, CODE, "业务经费", "Z-1", "2024-03-05", 100000.5, SOURCE),
    (2, CODE, "业务经费", "Z-2", "2024-07-31", "40,000.00", SOURCE),
    (3, CODE, "业务经费", "Z-1", "2024-03-05", 100000.5, SOURCE),
    (4, "630999", "不认识", "Z-4", "2024-03-06", 1, SOURCE),
    (5, CODE, "业务经费", "Z-5", "2024-04-01", -900000, SOURCE),
    (6, CODE, "业务经费", "Z-6", "2023-12-31", 5, SOURCE),
    (7, CODE, "业务经费", "Z-7", "2024-08-01", 5, SOURCE),
    (8, None, "业务经费", "Z-8", "2024-05-01", 10000, "上年结转资金"),
    ("合计", None, None, None, None, 1, None),
)


def exports(folder: Path) -> list[str]:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "支付"
    for row in (("湟源县国库集中支付明细",), ("单位：元",), HEAD, *ROWS):
        sheet.append(row)
    book.save(folder / "支付明细.xlsx")
    lines = (
        "项目编码,资金性质,年初预算数（万元）,预算调整（万元）,上年结转（万元）,支出数（万元）",
        f"{CODE},{SOURCE},30.00,2.00,4.00,15.00",
        f"{CODE},{SOURCE},30.00,2.00,4.00,15.00",
    )
    (folder / "预算执行.csv").write_bytes("\n".join(lines).encode("gb18030"))
    return [str(folder / "支付明细.xlsx"), str(folder / "预算执行.csv")]


def test_exports_become_money_and_doubtful_rows_stand_with_their_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mapping, money = tmp_path / "columns.toml", tmp_path / "money.json"
    files = exports(tmp_path)
    asked = ["treasury", *files, "--plans", PLANS, "--year", "2024", "--month", "7"]
    assert main([*asked, "--mapping", str(mapping)]) == 1
    told = capsys.readouterr()
    assert "计入支付3笔、退款0笔，待核对6行" in told.out
    assert (
        "  年初预算300,000.00，全年预算360,000.00，其中上年结转40,000.00，"
        "执行150,000.50，执行率41.67%\n"
        f"    {SOURCE}：年初预算300,000.00，全年预算360,000.00，其中上年结转40,000.00，"
        "执行140,000.50\n"
        "    上年结转资金：年初预算—，全年预算—，其中上年结转—，执行10,000.00\n"
    ) in told.out
    for place in ("“支付”第6行：凭证号与第4行", "第7行：项目编码“630999”", "第8行：退款900000元",
                  "第9行：支付日期2023-12-31不在", "第10行：支付日期2024-08-01在7月底以后",
                  "预算执行.csv第3行：项目"):  # fmt: skip
        assert place in told.out
    assert told.err.count("按表头认定各栏") == 2
    assert mapping.read_text("utf-8").count("[[source]]") == 2
    renamed = mapping.read_text("utf-8").replace('"支付金额" = "amount"', '"多少" = "amount"')
    mapping.write_text(renamed, "utf-8")
    asked += ["--mapping", str(mapping), "--format", "json", "-o", str(money)]
    assert main(asked) == 1
    assert capsys.readouterr().err.count("按表头认定各栏") == 1  # learned once: the other is known
    assert main(["monitor", PLANS, "--month", "7", "--money", str(money)]) == 0
    told = capsys.readouterr()
    assert "黄灯 资金：执行数15.00005÷预算数36＝41.67%" in told.out
    assert "第2个项目“村级协办员工作补助”：--money 中没有它的执行数" in told.err
    assert main(["monitor", PLANS, "--month", "8", "--money", str(money)]) == 2
    assert "计到7月底" in capsys.readouterr().err
    assert json.loads(money.read_text("utf-8"))["projects"][0]["rate"] == "41.67"


def test_a_later_export_goes_on_from_the_earlier_count(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files, money, later = exports(tmp_path), tmp_path / "july.json", tmp_path / "8月.csv"
    asked = ["treasury", "--plans", PLANS, "--year", "2024", "--format", "json"]
    main([*asked, *files, "--month", "7", "-o", str(money)])
    later.write_text(
        "单位：元\n\n项目编码,支付凭证号,支付日期,支付金额,资金性质\n"
        f"{CODE},Z-2,2024-07-31,40000,{SOURCE}\n{CODE},Z-9,2024-06-30,7,{SOURCE}\n"
        f"{CODE},Z-10,2024-08-09,100,{SOURCE}\n{CODE},T-1,2024-08-10,-140000.50,{SOURCE}\n"
        f"{CODE},T-2,2024-08-10,-40000,{SOURCE}\n", "utf-8",
    )  # fmt: skip
    capsys.readouterr()
    assert main([*asked, str(later), "--month", "8", "--earlier", str(money), "--closed", "7"]) == 1
    told = json.loads(capsys.readouterr().out)
    first = told["projects"][0]
    assert (first["initial"], first["year"], first["spent"]) == (
        "300000.00",
        "360000.00",
        "110100.50",
    )
    assert [(one["row"], one["why"][:9]) for one in told["doubts"]] == [
        (4, "凭证号以前导入过，"), (5, "6月已结账，不能再"), (7, "退款140000."),
    ]  # fmt: skip
    assert told["taken"][-1]["against"] == "Z-2"
    assert main([*asked, str(later), "--closed", "7"]) == 2
    assert main([*asked[:4], "2025", str(later), "--earlier", str(money)]) == 2
    assert "是2024年的" in capsys.readouterr().err
    assert main([*asked, str(later), "--month", "6", "--earlier", str(money)]) == 2
    assert "计到7月底，--month 是6" in capsys.readouterr().err


def test_a_payment_counts_where_a_refund_of_its_number_was_counted_before(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    head = "单位：元\n\n项目编码,支付凭证号,支付日期,支付金额,资金性质\n"
    paid = f"{CODE},A,2024-03-01,1000,{SOURCE}\n"
    refund, payment = f"{CODE},B,2024-03-09,-200,{SOURCE}\n", f"{CODE},B,2024-03-05,300,{SOURCE}\n"
    asked = ["treasury", "--plans", PLANS, "--year", "2024", "--format", "json"]
    earlier: list[str] = []
    spent = []
    for number, rows in enumerate((paid + refund, payment + refund, refund + payment)):
        file, money = tmp_path / f"{number}.csv", tmp_path / f"{number}.json"
        file.write_text(head + rows, "utf-8")
        main([*asked, str(file), *earlier, "-o", str(money)])
        earlier = ["--earlier", str(money)]
        spent.append(json.loads(money.read_text("utf-8"))["projects"][0]["spent"])
    assert spent == ["800.00", "1100.00", "1100.00"]
    capsys.readouterr()


def test_a_mapping_that_is_wrong_says_what(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mapping = tmp_path / "columns.toml"
    head = '[[source]]\nname = "甲"\nkind = "payments"\nunit = "元"\n[source.columns]\n'
    files = exports(tmp_path)
    for text, why in (
        ('[[source]]\nname = "甲"\n', "不是字段对应文件"),
        (head + '"项目编码" = "kode"\n', "“项目编码”写作kode，应是其中之一"),
        (head + '"项目编码" = "code"\n', "没有写明哪一栏是“凭证号”"),
    ):
        mapping.write_text(text, "utf-8")
        asked = ["treasury", *files, "--plans", PLANS, "--year", "2024", "--mapping", str(mapping)]
        assert main(asked) == 2
        assert why in capsys.readouterr().err
