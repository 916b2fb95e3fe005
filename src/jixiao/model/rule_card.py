"""The texts of a rule, as catalogues and reference pages print them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jixiao.model.finding import Severity


@dataclass(frozen=True, slots=True)
class RuleCard:
    """A rule's identity and texts.

    Chinese texts (`title`, `why`, `fix`) are gettext ids; `bad` and `good` are plan text
    (notation/plan_text.py); `source` is a clause id.
    """

    code: str
    fault: str
    title: str
    why: str
    severity: Severity
    source: str
    bad: str
    good: str
    fix: str
    since: str
