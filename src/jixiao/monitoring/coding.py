"""Which project a row is of: told by its code, by its name where it has none."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from jixiao.model.message import Message, message
from jixiao.monitoring.listed import plain

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from jixiao.monitoring.listed import Listed

_TOTAL: Final = re.compile(r"(?:合|总|小|共)\s*计[:：]?|.*(?:小计|合计)[:：]?")


@dataclass(frozen=True, slots=True)
class Codes:
    """The projects of a year: their codes, and name → key of the project that bears it.

    The key is the code; a project without one has a key that is no code. A name that several bear
    has "".
    """

    codes: Collection[str]
    names: Mapping[str, str] = field(default_factory=dict)

    def of(self, code: str, name: str) -> str | Message:
        """Return the key of a row's project, or why there is none."""
        if code and code in self.codes:
            return code
        named = self.names.get(plain(name))
        if named and (not code or named not in self.codes):
            return named
        if not code and named is not None:
            return message(
                "没有项目编码，叫“{name}”的项目不止一个，不能判断是哪一个；"
                "请在导出文件和绩效目标中补上编码。",
                name=name[:40],
            )
        if not code:
            return message("没有项目编码；请补上本年度项目清单中的编码。")
        return message(
            "项目编码“{code}”不在本年度的项目清单中；请核对编码，或先把项目列入清单。",
            code=code[:40],
        )


def codes_of(projects: Iterable[Listed]) -> Codes:
    """Return the codes of projects; names that several bear tell none."""
    codes, keys = set(), defaultdict(set)
    for one in projects:
        if one.code:
            codes.add(one.code)
        if one.name:
            keys[plain(one.name)].add(one.key)
    names = {name: "" if len(held) > 1 else next(iter(held)) for name, held in keys.items()}
    return Codes(frozenset(codes), names)


def is_total(text: str) -> bool:
    """Return whether a cell says that its row is a total: 合计, 某单位小计."""
    return _TOTAL.fullmatch(text) is not None
