"""Which project a row is of: told by its code, by its name where it has none."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from jixiao.model.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

_TOTAL: Final = re.compile(r"(?:合|总|小|共)\s*计[:：]?|.*(?:小计|合计)[:：]?")


@dataclass(frozen=True, slots=True)
class Codes:
    """The projects of a year: their codes, and name → code where only one bears the name.

    A project without a code goes by its name, which then stands among the codes.
    """

    codes: Collection[str]
    names: Mapping[str, str] = field(default_factory=dict)

    def of(self, code: str, name: str) -> str | Message:
        """Return the code of a row's project, or why there is none."""
        if code and code in self.codes:
            return code
        named = self.names.get(_plain(name), "")
        if named and (not code or _plain(named) == _plain(name)):
            return named
        if not code:
            return message("没有项目编码；请补上本年度项目清单中的编码。")
        return message(
            "项目编码“{code}”不在本年度的项目清单中；请核对编码，或先把项目列入清单。",
            code=code[:40],
        )


def codes_of(projects: Iterable[tuple[str, str]]) -> Codes:
    """Return the codes of projects given as (code, name); names that several bear tell none."""
    known = [(code or name, name) for code, name in projects if code or name]
    often = Counter(_plain(name) for _, name in dict.fromkeys(known))
    return Codes(
        frozenset(code for code, _ in known),
        {_plain(name): code for code, name in known if name and often[_plain(name)] == 1},
    )


def is_total(text: str) -> bool:
    """Return whether a cell says that its row is a total: 合计, 某单位小计."""
    return _TOTAL.fullmatch(text) is not None


def _plain(name: str) -> str:
    return "".join(name.split())
