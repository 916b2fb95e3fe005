"""How strictly a division asks: severities, words and limits of its own, each with a reason."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from jixiao.model.errors import JixiaoError
from jixiao.model.finding import Severity
from jixiao.model.message import message

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

    from jixiao.model.rule_card import RuleCard


class SelectionRefused(JixiaoError):
    """A division's choice touches a blocking rule, makes one blocking, or gives no reason."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A division's own severity for a rule, and why."""

    severity: Severity
    reason: str


@dataclass(frozen=True, slots=True)
class Change:
    """What a division changes in a word list or a limit from a day on, and why.

    `whole` stands for the list or limit, where given; else `more` words come in and `less` go.
    """

    start: date
    reason: str
    whole: tuple[str, ...] | Decimal | None = None
    more: tuple[str, ...] = ()
    less: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Selection:
    """What one division has settled: severities by rule code, changes by name of list or limit.

    Changes of one name are ordered by their first day; what is not named stays as it is.
    """

    choices: Mapping[str, Choice]
    changes: Mapping[str, tuple[Change, ...]] = field(default_factory=dict)

    def with_own(self, own: Selection) -> Selection:
        """Return both together; where both settle something, `own` stands."""
        return Selection({**self.choices, **own.choices}, {**self.changes, **own.changes})

    def words(self, name: str, words: tuple[str, ...], day: date) -> tuple[str, ...]:
        """Return a word list as the division has it on a day."""
        change = self._change_on(name, day)
        if change is None:
            return words
        kept = words if change.whole is None else change.whole
        held = kept if isinstance(kept, tuple) else words
        return tuple(word for word in held if word not in change.less) + change.more

    def number(self, name: str, number: Decimal, day: date) -> Decimal:
        """Return a limit as the division has it on a day."""
        change = self._change_on(name, day)
        own = None if change is None else change.whole
        return number if own is None or isinstance(own, tuple) else own

    def _change_on(self, name: str, day: date) -> Change | None:
        held = [change for change in self.changes.get(name, ()) if change.start <= day]
        return held[-1] if held else None

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


STANDARD: Final = Selection({})
"""What holds where a division has settled nothing."""
