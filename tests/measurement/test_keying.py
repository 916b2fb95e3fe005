"""Keyed hashes are HMAC-SHA-256 cut to 126 bits; identity numbers tell birth, sex, soundness."""

from __future__ import annotations

import datetime as dt
import hmac
import resource
import signal
from decimal import Decimal
from typing import TYPE_CHECKING

import pyarrow as pa
import pytest

from jixiao.measurement.faults import StoreFull, WeakKey
from jixiao.measurement.key_files import make_key_file
from jixiao.measurement.keying import Key, masked, told_by
from jixiao.measurement.ledger import Kind
from ledger_files import KEY, PERSONS

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("secret", [b"short" * 7, b"much longer than one block " * 9])
@pytest.mark.parametrize("kind", [Kind.PERSON, Kind.ACCOUNT, Kind.PHONE])
def test_a_hash_is_the_hmac_of_kind_and_text(secret: bytes, kind: Kind) -> None:
    found = Key(secret).hashes(pa.array(PERSONS), kind).to_pylist()
    for text, number in zip(PERSONS, found, strict=True):
        digest = hmac.digest(secret, f"{kind.value}:{text}".encode(), "sha256")
        assert number == Decimal(int.from_bytes(digest[:16], "little") % 2**126)


def test_a_short_key_is_refused_and_never_shown() -> None:
    with pytest.raises(WeakKey, match="32"):
        Key(b"short")
    assert "a key of" not in repr(KEY)


@pytest.mark.parametrize(
    ("text", "sound", "checked"),
    [
        pytest.param("11010519491231002X", True, True, id="right, with X"),
        pytest.param("440524188001010014", True, True, id="right, with a digit"),
        pytest.param("110105194912310021", True, False, id="a wrong check digit"),
        pytest.param("11010519490230002X", False, False, id="no such day"),
        pytest.param("11010519491331002X", False, False, id="no such month"),
        pytest.param("1101051949123100X2", False, False, id="X in the middle"),
        pytest.param("110105491231002", False, False, id="fifteen places"),
        pytest.param("一一010519491231", False, False, id="eighteen bytes, not places"),
        pytest.param("", False, False, id="nothing"),
    ],
)
def test_soundness(text: str, sound: bool, checked: bool) -> None:  # noqa: FBT001 - a table
    told = told_by(pa.array([text]))
    assert (told.sound[0].as_py(), told.checked[0].as_py()) == (sound, checked)


def test_birth_and_sex_are_told() -> None:
    told = told_by(pa.array([PERSONS[0], "x", PERSONS[1]]))
    assert told.births.to_pylist() == [dt.date(1949, 12, 31), None, dt.date(1880, 1, 1)]
    assert told.sexes.to_pylist() == ["F", None, "M"]


def test_one_wrong_digit_is_always_found() -> None:
    whole = PERSONS[0]
    wrong = [
        whole[:at] + str(digit) + whole[at + 1 :]
        for at in range(17)
        for digit in range(10)
        if str(digit) != whole[at]
    ]
    assert not any(told_by(pa.array(wrong)).checked.to_pylist())


@pytest.mark.parametrize(
    ("kind", "text", "shown"),
    [
        pytest.param(Kind.PERSON, "11010519491231002X", "110105***********X", id="person"),
        pytest.param(Kind.ACCOUNT, "6217000012345678901", "***************8901", id="account"),
        pytest.param(Kind.PHONE, "13812345678", "138****5678", id="phone"),
        pytest.param(Kind.NAME, "王小明", "王**", id="name"),
        pytest.param(Kind.ACCOUNT, "12345", "*****", id="too short to show any"),
    ],
)
def test_masked_forms(kind: Kind, text: str, shown: str) -> None:
    assert masked(pa.array([text]), kind).to_pylist() == [shown]


def test_a_key_file_is_whole_or_not_there(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "key"
    make_key_file(path)
    assert path.stat().st_mode & 0o777 == 0o600
    Key(path.read_bytes())
    with pytest.raises(FileExistsError):
        make_key_file(path)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    usual = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, hard))
    try:
        with pytest.raises(StoreFull, match="没有写成密钥文件"):
            make_key_file(tmp_path / "other")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, usual)
    assert not (tmp_path / "other").exists()
