"""Every rule of this installation, found by walking the rules' folders."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import walk_packages
from typing import TYPE_CHECKING

from jixiao.model.errors import UnknownRule
from jixiao.model.message import message
from jixiao.review import rules
from jixiao.review.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jixiao.model.rule_card import RuleCard


@cache
def catalogue() -> tuple[Rule, ...]:
    """Return all rules, ordered by family letter as declared in `FAMILIES`, then by number."""
    names = (found.name for found in walk_packages(rules.__path__, f"{rules.__name__}."))
    modules = [import_module(name) for name in names]
    held = [item for module in modules for item in vars(module).values() if isinstance(item, Rule)]
    letters = "CRAFNTXSD"
    return tuple(sorted(held, key=lambda one: (letters.index(one.code[3]), one.code)))


def get(code_or_fault: str) -> Rule:
    """Return the rule of a code (`JX-N013`) or a fault (`COST_SUM_NE`); raises UnknownRule."""
    wanted = code_or_fault.strip().upper()
    for one in catalogue():
        if wanted in (one.code, one.fault):
            return one
    raise UnknownRule(
        message(
            "没有编号或名称为“{wanted}”的规则；编号形如 JX-N013，名称形如 COST_SUM_NE。"
            "用 jixiao rules 查看全部规则。",
            wanted=code_or_fault,
        )
    )


def rule_cards() -> Mapping[str, RuleCard]:
    """Return the cards of all rules by code, in catalogue order."""
    return {one.code: one.card for one in catalogue()}
