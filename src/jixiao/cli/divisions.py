"""Whose rows a plan is measured from: its own division's, as its project codes tell."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from jixiao.cli.speaking import wrong_usage
from jixiao.model.message import message
from jixiao.standards.code_schemes import read_code

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.cli.bindings import Bound
    from jixiao.measurement.sealing import Store
    from jixiao.model.plan import PlanDocument

_DIGITS: Final = 6
"""Of a division's code, down to the county."""
_NAMED: Final = 12


def divisions_of(store: Store, one: Bound, asked: Sequence[str]) -> tuple[str, ...]:
    """Return the divisions, as prefixes, whose rows a plan is measured from; none for all.

    Those that were asked for; else the one that the plan's code tells, or the other codes of its
    document. Refused when the store has nothing of it, or has several and no code tells which.
    """
    if asked:
        return tuple(asked)
    held = store.divisions
    told = _told(one.plan.code) or _of_document(one.document)
    if told is None:
        if len(held) > 1:
            raise wrong_usage(
                message(
                    "{document}第{project}个项目没有可读的项目编码，看不出区划；台账库中有"
                    "{count}个区划（{names}）。请用 --division 写明算哪些区划的行。",
                    document=one.document.document,
                    project=one.plan.ordinal,
                    count=len(held),
                    names=_listed(held),
                )
            )
        return ()
    if not any(division.startswith(told) for division in held):
        raise wrong_usage(
            message(
                "{document}第{project}个项目的编码属于区划{division}，台账库中没有它的行，只有"
                "{names}。请先封存该区划的台账，或用 --division 写明算哪些区划的行。",
                document=one.document.document,
                project=one.plan.ordinal,
                division=told,
                names=_listed(held),
            )
        )
    return (told,)


def _told(code: str | None) -> str | None:
    read = read_code(code) if code else None
    return read.division[:_DIGITS] if read else None


def _of_document(document: PlanDocument) -> str | None:
    """Return the division that the codes of a document tell, when all tell the same."""
    told = Counter(division for plan in document.projects if (division := _told(plan.code)))
    return next(iter(told)) if len(told) == 1 else None


def _listed(held: Sequence[str]) -> str:
    return "、".join(held[:_NAMED]) + (" …" if len(held) > _NAMED else "")
