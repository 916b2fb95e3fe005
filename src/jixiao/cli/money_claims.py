"""Whose money a plan takes: by its code, else by name and unit, and never what another takes."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from jixiao.cli.listed_plan import listed_of
from jixiao.model.message import Message, message
from jixiao.monitoring.listed import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jixiao.model.plan import PerformancePlan, PlanDocument
    from jixiao.monitoring.coding import Codes
    from jixiao.monitoring.listed import Listed

_Place = tuple[str, int]


class Claims:
    """The plans of all documents beside the projects that money is kept of."""

    def __init__(
        self, listed: Mapping[str, Listed], codes: Codes, documents: Iterable[PlanDocument]
    ) -> None:
        """Take the plans; of one project are those of one code and name, or of one unit and name.

        Plans without code and unit are of one project nowhere but in their own place.
        """
        self._listed, self._codes = listed, codes
        self._claims: dict[str, dict[tuple[object, ...], _Place]] = defaultdict(dict)
        for document in documents:
            for plan in document.projects:
                place, key = (document.document, plan.ordinal), self._key(plan)
                if key:
                    self._claims[key].setdefault(_project(plan, place), place)

    def of(self, plan: PerformancePlan, document: str) -> str | Message:
        """Return the key of the money that a plan takes, "" for none, or why it takes none."""
        key, place = self._key(plan), (document, plan.ordinal)
        project = _project(plan, place)
        others = [where for one, where in self._claims.get(key, {}).items() if one != project]
        if not others:
            return key
        other, number = others[0]
        return message(
            "{document}第{ordinal}个项目“{name}”：--money 中的同一笔资金，{other}第{number}个项目"
            "也对得上，两个都没有采用，按表中所写；请在绩效目标和监控表中写明各自的项目编码。",
            document=document, ordinal=plan.ordinal, name=plan.name or "", other=other,
            number=number,
        )  # fmt: skip

    def _key(self, plan: PerformancePlan) -> str:
        own = listed_of(plan)
        if (own.code or own.unit) and own.key in self._listed:
            return own.key
        found = self._codes.of(own.code, own.name)
        if isinstance(found, Message) or not self._listed[found].may_be(own):
            return ""
        return found


def _project(plan: PerformancePlan, place: _Place) -> tuple[object, ...]:
    own = listed_of(plan)
    if own.code or own.unit:
        return (own.code, plain(own.name), "" if own.code else plain(own.unit))
    return place
