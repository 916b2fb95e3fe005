"""Invented persons as columns: identity numbers with right check digits, names, accounts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np
import pyarrow as pa

from jixiao.measurement.keying import CHECK_DIGITS, WEIGHTS
from jixiao.measurement.samples.columns import Numbers, digits, numbered, texts

if TYPE_CHECKING:
    from collections.abc import Iterator

SURNAMES: Final = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN: Final = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红鹏辉宁建国庆春生海文志斌"
FIRST_DAY: Final = np.datetime64("1880-01-01", "D")
LAST_DAY: Final = 200 * 366
"""Days from the first on for which births are counted."""


@dataclass(frozen=True, slots=True)
class People:
    """Persons of one county; row n of every array is the same person."""

    division: str
    births: Numbers
    persons: pa.Array
    names: pa.Array
    accounts: pa.Array
    phones: pa.Array

    def __len__(self) -> int:
        return len(self.births)


@dataclass(slots=True)
class Maker:
    """Makes persons of a county, all with different numbers, over any number of calls."""

    division: str
    random: np.random.Generator
    made: int = 0
    taken: Numbers = field(default_factory=lambda: np.zeros(LAST_DAY, dtype=np.int64))

    def born(self, births: Numbers) -> People:
        """Return a person for each date of birth, from 1880 on."""
        count = len(births)
        at = np.arange(self.made, self.made + count, dtype=np.int64)
        self.made += count
        days = births.astype("datetime64[D]")
        return People(
            self.division,
            days,
            self._identities(days),
            self._names(count),
            numbered(f"6217{self.division}", at, 9),
            numbered("139", at * 7919 % 10**8, 8),
        )

    def _identities(self, days: Numbers) -> pa.Array:
        whole = np.empty((len(days), 18), dtype=np.uint8)
        month = days.astype("datetime64[M]")
        year = days.astype("datetime64[Y]").astype(np.int64) + 1970
        inner = (year * 100 + month.astype(np.int64) % 12 + 1) * 100
        inner += (days - month.astype("datetime64[D]")).astype(np.int64) + 1
        serial = self._serials((days - FIRST_DAY).astype(np.int64))
        whole[:, :6] = digits(int(self.division) + serial // 1000, 6)
        whole[:, 6:14] = digits(inner, 8)
        whole[:, 14:17] = digits(serial % 1000, 3)
        check = whole[:, :17].astype(np.int64) @ np.array(WEIGHTS) % 11
        whole[:, :17] += ord("0")
        whole[:, 17] = np.frombuffer(CHECK_DIGITS, dtype=np.uint8)[check]
        return texts(whole)

    def _serials(self, days: Numbers) -> Numbers:
        """Return a number of each person among those born on the same day, from 0.

        Beyond a thousand they were born in the next district: codes of counties lie ten apart.
        """
        order = np.argsort(days, kind="stable")
        ranked = days[order]
        starts = np.flatnonzero(np.r_[True, ranked[1:] != ranked[:-1]][: len(days)])
        rank = np.arange(len(days)) - np.repeat(starts, np.diff(np.r_[starts, len(days)]))
        serial = np.empty(len(days), dtype=np.int64)
        serial[order] = rank + self.taken[ranked]
        self.taken += np.bincount(days, minlength=LAST_DAY)
        return serial

    def _names(self, count: int) -> pa.Array:
        known = pa.array(list(_all_names()))
        which = self.random.integers(0, len(known), count, dtype=np.int32)
        return pa.DictionaryArray.from_arrays(pa.array(which), known)


def _all_names() -> Iterator[str]:
    for surname in SURNAMES:
        for one in GIVEN:
            yield surname + one
            for two in GIVEN[:12]:
                yield surname + one + two
