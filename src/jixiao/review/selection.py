"""How strictly a division asks: QUERY and ADVICE may change places, with a reason, as data."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from jixiao.model.errors import JixiaoError
from jixiao.model.finding import Severity
from jixiao.model.message import message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jixiao.model.rule_card import RuleCard


class SelectionRefused(JixiaoError):
    """A division's choice touches a blocking rule, makes one blocking, or gives no reason."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A division's own severity for a rule, and why."""

    severity: Severity
    reason: str


@dataclass(frozen=True, slots=True)
class Selection:
    """The severities of one division; rules it does not name keep their own."""

    choices: Mapping[str, Choice]

    def severity_of(self, card: RuleCard) -> Severity:
        """Return the severity of a rule here; raises SelectionRefused for a forbidden choice."""
        choice = self.choices.get(card.code)
        if choice is None:
            return card.severity
        if card.severity is Severity.BLOCKING or choice.severity is Severity.BLOCKING:
            raise SelectionRefused(
                message(
                    "规则 {code}：本地设置为 {severity}；只能在“须说明”和“建议”之间调整，"
                    "阻断类规则不能关闭，也不能新设。请删去该项设置。",
                    code=card.code,
                    severity=choice.severity.value,
                )
            )
        if not choice.reason.strip():
            raise SelectionRefused(
                message("规则 {code}：本地调整没有写理由，请补写后重试。", code=card.code)
            )
        return choice.severity


@cache
def _divisions() -> Mapping[str, Selection]:
    """Return the choices of every division in `divisions.toml`."""
    text = files("jixiao.review").joinpath("divisions.toml").read_text(encoding="utf-8")
    return {
        code: Selection(
            {rule: Choice(Severity(row["severity"]), row["reason"]) for rule, row in rows.items()}
        )
        for code, rows in tomllib.loads(text).items()
    }


def selection_of(division: str | None) -> Selection:
    """Return a division's choices; those of the longest code that begins the division's.

    A county (630123) without its own follows its province (63), if that has some.
    """
    known = _divisions()
    fitting = [code for code in known if division and division.startswith(code)]
    return known[max(fitting, key=len)] if fitting else Selection({})
