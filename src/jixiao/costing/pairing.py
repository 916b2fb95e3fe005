"""Sums paid to people and the heads beside them: by group, by subject, never by guess."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.costing.dimension import of
from jixiao.costing.subjects import group_of, words_of
from jixiao.standards.costing import costing_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from jixiao.costing.factor import Factor
    from jixiao.costing.facts import Facts

_LEAST_WORDS: Final = 2
_HEADS: Final = (of("人"), of("户"))


@dataclass(frozen=True, slots=True)
class Paid:
    """A sum and the counts of those who receive it; without counts the plan states none."""

    amount: Factor
    heads: tuple[Factor, ...]

    @property
    def number(self) -> Decimal:
        """All heads together."""
        return sum((each.value for each in self.heads), Decimal(0))

    @property
    def each(self) -> Decimal:
        """The sum per head, 元; raises ZeroDivisionError without heads."""
        return self.amount.value / self.number

    @property
    def slack(self) -> Decimal:
        """How far `each` may be off because the sum is printed rounded, 元."""
        return self.amount.slack / self.number


def paid_to_people(subject: str, day: date) -> bool:
    """Return whether a text speaks of money that people receive."""
    return any(word in subject for word in costing_words("payment_words", day))


def paid_by_standard(subject: str, name: str | None, day: date) -> bool:
    """Return whether a sum of a project is paid to people by one standard, not as each earned."""
    varies = any(word in subject for word in costing_words("individual_payments", day))
    return paid_to_people(f"{subject}，{name}", day) and not varies


def paid(amounts: Sequence[Factor], facts: Facts, day: date) -> list[Paid]:
    """Return the amounts whose receivers are sure: the same group, or the only sum and subject.

    Amounts with a group in brackets that no count has come back without heads, when another
    group of the plan has its count.
    """
    counts = [each for each in facts.counts if each.powers in _HEADS and each.value > 0]
    by_group = {group: each for each in counts if (group := group_of(each.subject))}
    grouped = [each for each in amounts if group_of(each.subject)]
    if by_group and len(grouped) > 1:
        found = [_of_group(each, by_group) for each in grouped]
        return found if any(each.heads for each in found) else []
    if len(amounts) != 1:
        return []
    heads = _of_subject(amounts[0], counts, day)
    return [Paid(amounts[0], heads)] if heads else []


def _of_group(amount: Factor, by_group: dict[frozenset[str], Factor]) -> Paid:
    group = group_of(amount.subject)
    heads = by_group.get(group) if group else None
    return Paid(amount, (heads,) if heads else ())


def _of_subject(amount: Factor, counts: Sequence[Factor], day: date) -> tuple[Factor, ...]:
    """Return all counts when each of them speaks of the amount's subject; else none.

    One word in common is enough for the only count of a plan.
    """
    words = words_of(amount.subject, day)
    same_unit = len({each.powers for each in counts}) == 1
    shared = [words & words_of(each.subject, day) for each in counts]
    if len(counts) == 1 and shared[0]:
        return tuple(counts)
    if same_unit and all(len(each) >= _LEAST_WORDS for each in shared):
        return tuple(counts)
    return ()
