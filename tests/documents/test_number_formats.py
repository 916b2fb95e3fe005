from __future__ import annotations

import pytest

from jixiao.documents.number_formats import show_for


@pytest.mark.parametrize(
    ("stored", "code", "shown"),
    [
        pytest.param("3.5", "0.00", "3.50", id="two decimals"),
        pytest.param("0.95", "0%", "95%", id="percent"),
        pytest.param("0.28999999999999998", "0%", "29%", id="stored with 17 digits"),
        pytest.param("1234567.891", "#,##0.00", "1,234,567.89", id="thousands"),
        pytest.param("2.675", "0.00", "2.68", id="half away from zero"),
        pytest.param("-5", "0;[Red](0)", "(5)", id="section for negatives"),
        pytest.param("0", '0;-0;"-"', "-", id="section for zero"),
        pytest.param("-3.5", "0.00", "-3.50", id="negative"),
        pytest.param(
            "1234.5",
            '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ',
            "1,234.50",
            id="accounting",
        ),
        pytest.param("45292", 'yyyy"年"m"月"', "2024年1月", id="year and month"),
        pytest.param("45657", 'yyyy"年"m"月"d"日"', "2024年12月31日", id="day"),
        pytest.param("45292.75", "yyyy-mm-dd hh:mm", "2024-01-01 18:00", id="m after h is minutes"),
        pytest.param("1.5", "[h]:mm", "36:00", id="elapsed hours"),
        pytest.param(
            "45291", '[DBNum1][$-804]yyyy"年"m"月"d"日"', "二〇二三年十二月三十一日", id="Chinese"
        ),
        pytest.param("1", "yyyy/m/d", "1900/1/1", id="first day"),
        pytest.param("61", "yyyy/m/d", "1900/3/1", id="after the day that never was"),
        pytest.param("13812345678", "000-0000-0000", "138-1234-5678", id="literal between figures"),
        pytest.param("120000", "0!.0,", "12.0", id="ten thousands by an escaped point"),
        pytest.param("5", "00000", "00005", id="leading zeros"),
        pytest.param("12345", "0.00E+00", "1.23E+04", id="scientific"),
        pytest.param("1.5", "# ?/?", "1 1/2", id="fraction"),
        pytest.param("150", '[>100]"多"0;0', "多150", id="condition"),
        pytest.param("95", '"≥"0"%"', "≥95%", id="quoted percent does not multiply"),
        pytest.param("3.50", "General", "3.5", id="General drops idle zeros"),
        pytest.param("0.30000000000000004", "General", "0.3", id="General has 11 characters"),
        pytest.param("148.65429", "General", "148.65429", id="General keeps decimals"),
        pytest.param("6301230002", "General", "6301230002", id="General keeps long whole numbers"),
        pytest.param("1.2E-5", "General", "1.2E-05", id="General small"),
        pytest.param("文字", "0.00", "文字", id="no number"),
    ],
)
def test_shown(stored: str, code: str, shown: str) -> None:
    assert show_for(code)(stored) == shown


def test_1904_dates() -> None:
    assert show_for("yyyy/m/d", from_1904=True)("0") == "1904/1/1"
