"""Shares of one policy's cost by level of government, over the plans of a document."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.costing.dimension import PURE
from jixiao.costing.factor import HUNDRED, Factor, Place, in_wan
from jixiao.costing.gathering import facts_of
from jixiao.review.calculations import level_of_plan
from jixiao.review.remembering import once_in_context

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jixiao.model.plan import PerformancePlan, PlanDocument
    from jixiao.review.context import Context

_YEAR: Final = re.compile(r"(20\d\d)年")
_STATED: Final = re.compile(
    r"(?:承担|负担|分担|配套|补助|贴息|补贴|出资|资金|部分)[^\d，。；、]{0,4}(\d+(?:\.\d+)?)[%％]"
)
_ASIDE: Final = re.compile(r"[（(][^（()）]*[%％][^（()）]*[)）]")
# Sentences speak of other rates too: a share there is what somebody bears of something.
_BORNE: Final = re.compile(
    r"(?:承担|负担|分担|配套|出资|匹配)[^\d，。；、率]{0,16}(\d+(?:\.\d+)?)[%％]"
)


@dataclass(frozen=True, slots=True)
class Part:
    """A plan that states its level's share (0-1) of a policy's cost in a year."""

    plan: PerformancePlan
    level: str
    share: Factor
    year: int | None

    @property
    def rows(self) -> tuple[int, ...] | None:
        """The row (from 1) that states the share; None where the plan's head does."""
        row = self.share.place.row if self.share.place else None
        return None if row is None else (row,)

    @property
    def yuan(self) -> Decimal:
        """The plan's budget in 元; zero where none is printed."""
        amount = self.plan.budget.amount if self.plan.budget else None
        return amount.yuan if amount else Decimal(0)


@dataclass(frozen=True, slots=True)
class Level:
    """One level's plans for a policy, with the share all of them state."""

    name: str
    share: Decimal
    parts: tuple[Part, ...]

    @property
    def yuan(self) -> Decimal:
        """The budgets of the level's plans together, 元."""
        return sum((part.yuan for part in self.parts), Decimal(0))

    @property
    def whole(self) -> Decimal:
        """The cost that the budgets are the stated share of, 元."""
        return self.yuan / self.share

    @property
    def text(self) -> str:
        """The calculation back to the whole: `省级 140.4 万元 ÷ 30% = 468 万元`."""
        share = self.parts[0].share.text
        return f"{self.name} {in_wan(self.yuan)} ÷ {share} = {in_wan(self.whole, 1)}"


@once_in_context
def parts_of(document: PlanDocument, context: Context) -> dict[str, list[Part]]:
    """Return the plans that state one share in a row, by the text of that row.

    A plan without such a row may state it in its head: then by its name without the
    level and the figure.
    """
    found: dict[str, list[Part]] = defaultdict(list)
    for plan in document.projects:
        shares = [each for each in facts_of(plan, context.day).shares if _in_row(each)]
        shares = shares or _in_head(plan, context)
        level = level_of_plan(plan, context)
        if len(shares) == 1 and level is not None:
            year = _YEAR.search(plan.name or "")
            when = int(year[1]) if year else context.budget_year
            found[_policy_of(shares[0])].append(Part(plan, level, shares[0], when))
    return found


def by_year(parts: Iterable[Part]) -> dict[int | None, list[Part]]:
    """Return the parts by the year their money is for."""
    found: dict[int | None, list[Part]] = defaultdict(list)
    for part in parts:
        found[part.year].append(part)
    return found


def levels_of(parts: Iterable[Part]) -> list[Level] | None:
    """Return the levels, each once; None when the plans of one level state different shares."""
    held: dict[str, list[Part]] = defaultdict(list)
    for part in parts:
        held[part.level].append(part)
    if any(len({part.share.value for part in own}) > 1 for own in held.values()):
        return None
    levels = [Level(name, own[0].share.value, tuple(own)) for name, own in held.items()]
    return sorted(levels, key=lambda level: (-level.share, level.name))


def _policy_of(share: Factor) -> str:
    """Return what a share is of: a name that states it in brackets, without them."""
    bare = _ASIDE.sub("", share.subject)
    return bare if share.place and share.place.field == "name" and bare else share.subject


def _in_row(share: Factor) -> bool:
    return share.place is not None and share.place.row is not None


def _in_head(plan: PerformancePlan, context: Context) -> list[Factor]:
    """Return the share that a plan's name, else purpose, else objectives state; one at most."""
    words = "|".join(word for row in context.table("level_words") for word in row["words"])
    levels = (
        rf"{words}|财政|补助|配套|专项|资金|经费|负担|承担|部分|[(（].*?[)）]|20\d\d年度?|\d.*?%"
    )
    subject = re.sub(levels, "", plan.name or "")
    goals = "，".join(plan.objectives)
    heads = (("name", plan.name, _STATED), ("purpose", plan.purpose, _STATED))
    for field, text, said in (*heads, ("objectives", goals, _BORNE)):
        stated = {Decimal(found) / HUNDRED for found in said.findall(text or "")}
        if len(stated) == 1 and 0 < (share := stated.pop()) < 1:
            return [Factor(share, PURE, subject, Place(None, field))]
    return []
