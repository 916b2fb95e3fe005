"""`jixiao survey`: files of answers, sizes of samples."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from jixiao.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path

    from sample_store import Samples


def test_answers_in_the_encoding_of_an_office(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [
        "编号,答案",
        *(f"{n},{'满意' if n % 20 else '不满意'}" for n in range(1, 401)),
        "7,满意",
    ]
    file = tmp_path / "答卷.csv"
    file.write_bytes("\r\n".join(rows).encode("gb18030"))
    assert main(["survey", str(file), "--target", "95%", "--asked", "420"]) == 0
    told = capsys.readouterr().out
    # 20 of 400 are not satisfied: 95 %
    assert "满意度 380÷400＝95.00%，95%置信区间 92.404%–96.74%。" in told
    assert "达到目标，但区间下限没有达到" in told
    assert "第402行：编号“7”已经答过，只计第一次。" in told


def test_the_same_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.csv"
    file.write_text("code,answer\n1,满意\n2,一般\n", encoding="utf-8")
    assert main(["survey", str(file), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["share"], told["valid"], told["verdict"]) == ("0.5000", 2, None)


def test_columns_that_are_missing_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.csv"
    file.write_text("姓名,答案\n张,满意\n", encoding="utf-8")
    assert main(["survey", str(file)]) == 2
    assert "a.csv：第1行是“姓名，答案”，应有“编号”和“答案”两列" in capsys.readouterr().err


def test_the_size_of_a_sample(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["survey", "--frame", "20462"]) == 0
    assert "至少取得378份有效答卷" in capsys.readouterr().out
    assert main(["survey", "--frame", "20462", "--margin", "五"]) == 2
    assert main(["survey"]) == 2


def test_a_sample_is_drawn_from_a_list_and_drawn_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "名单.csv"
    file.write_text("编号\n" + "\n".join(f"P{n:04d}" for n in range(2000)), encoding="utf-8")
    first = drawn_from(file, "2024-3", capsys)
    # 384.15 / (1 + 383.15 / 2000) = 322.4
    assert len(first) == 323
    assert first == drawn_from(file, "2024-3", capsys) != drawn_from(file, "2024-4", capsys)
    assert main(["survey", "--list", str(file)]) == 2
    file.write_text("编号\n", encoding="utf-8")
    assert main(["survey", "--list", str(file), "--seed", "a"]) == 2


def drawn_from(file: Path, seed: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    assert main(["survey", "--list", str(file), "--seed", seed]) == 0
    return capsys.readouterr().out.split()


def test_a_few_lines_as_an_office_saves_them_are_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "答卷.csv"
    file.write_bytes("编号,答案\r\n1,满意\r\n2,不满意\r\n".encode("gbk"))
    assert main(["survey", str(file)]) == 0
    assert "满意度 1÷2＝50.00%" in capsys.readouterr().out
    file.write_bytes("编号\r\n甲1\r\n乙2\r\n".encode("gbk"))
    assert main(["survey", "--list", str(file), "--seed", "1"]) == 0
    assert capsys.readouterr().out.split() == ["乙2", "甲1"]


def test_no_more_answer_than_were_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.csv"
    file.write_text("code,answer\n1,满意\n2,一般\n", encoding="utf-8")
    assert main(["survey", str(file), "--asked", "1"]) == 2
    assert "写明调查1人，答卷却有2份" in capsys.readouterr().err
    assert main(["survey", str(file), "--asked", "2"]) == 0


@pytest.mark.parametrize("margin", ["0%", "100%", "-5%", "5"])
def test_a_margin_beyond_its_range_is_told_its_range(
    margin: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["survey", "--frame", "100", f"--margin={margin}"]) == 2
    assert "应大于0，小于100%" in capsys.readouterr().err


@pytest.mark.parametrize("margin", ["NaN%", "sNaN", "五", "Infinity"])
def test_a_margin_that_is_no_number(margin: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["survey", "--frame", "100", "--margin", margin]) == 2
    assert "不是百分比" in capsys.readouterr().err


def test_a_sample_is_drawn_from_a_sealed_ledger_and_drawn_again(
    samples_sealed: Samples, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["survey", "--store", str(samples_sealed.store.path), "--ledger", "待遇发放明细",
             "--first", "202401", "--last", "202406", "--filter", "benefit=resident_pension",
             "--seed", "2024-3", "--format", "json"]  # fmt: skip
    assert main(asked) == 0
    first = json.loads(capsys.readouterr().out)
    assert 0 < first["size"] < first["population"]
    assert first["size"] == len({(one["file"], one["row"]) for one in first["people"]})
    assert {one["number"] for one in first["people"]} == {"***"}
    again = [*asked, "--as-of", str(first["as_of"]), "--owner"]
    again += [part for load in first["loads"] for part in ("--load", str(load))]
    assert main(again) == 0
    second = json.loads(capsys.readouterr().out)
    assert [one["row"] for one in second["people"]] == [one["row"] for one in first["people"]]
    assert second["digest"] == first["digest"]
    assert all("*******" in one["number"] for one in second["people"])


def test_a_sample_from_a_ledger_needs_its_ledger_months_and_store(
    samples_sealed: Samples, capsys: pytest.CaptureFixture[str]
) -> None:
    store = ["survey", "--store", str(samples_sealed.store.path), "--seed", "1"]
    for asked, why in (
        (store, "须写明 --ledger"),
        ([*store, "--ledger", "payments", "--first", "202406", "--last", "202401"], "首月不晚于"),
        (["survey", "--frame", "9", "--ledger", "payments"], "须与 --store 一起"),
        ([*store, "--ledger", "payments", "--first", "202401", "--last", "202401",
          "--filter", "benefit=红"], "resident_pension"),
        (store[:-2], "须与 --seed 一起"),
    ):  # fmt: skip
        assert main(asked) == 2, asked
        assert why in capsys.readouterr().err
