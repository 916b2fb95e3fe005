"""Suspicion cases ↔ JSON, so that an office without the platform keeps them in a file."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from jixiao.model.case import SuspicionCase, Verdict
from jixiao.model.errors import JixiaoError
from jixiao.model.message import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FORMAT: Final = "jixiao/1"
CONTENT: Final = "cases"
DAYS: Final = ("issued_on", "due_on", "checked_on", "stopped_on", "closed_on")
MONEY: Final = ("amount", "recover_due", "recovered")
PLAIN: Final = (
    "number", "kind", "division", "ledger", "benefit", "project", "month_from", "month_to",
    "months", "reason", "referred",
)  # fmt: skip


class InvalidCases(JixiaoError):
    """A file that should hold cases and does not."""


def record_of(case: SuspicionCase) -> dict[str, Any]:
    """Return a case as plain values; the person is the keyed hash as a text, money a text in 元."""
    record: dict[str, Any] = {name: getattr(case, name) for name in PLAIN}
    record |= {name: _text(getattr(case, name)) for name in (*DAYS, *MONEY)}
    rows = [list(row) for row in case.rows]
    return record | {"person": str(case.person), "rows": rows, "verdict": case.verdict.value}


def _text(value: date | Decimal | None) -> str | None:
    return None if value is None else str(value)


def case_of(record: Mapping[str, Any]) -> SuspicionCase:
    """Return the case that `record_of` wrote; raises KeyError, TypeError, ValueError."""
    given = {name: record[name] for name in PLAIN}
    given |= {name: _made(record[name], date.fromisoformat) for name in DAYS}
    given |= {name: _made(record[name], Decimal) for name in MONEY}
    return SuspicionCase(
        **given,
        person=int(record["person"]),
        rows=tuple((load, source, row) for load, source, row in record["rows"]),
        verdict=Verdict(record["verdict"]),
    )


def _made(text: str | None, kind: Any) -> Any:  # noqa: ANN401 - whatever the kind makes
    return None if text is None else kind(text)


def cases_text(cases: Iterable[SuspicionCase]) -> str:
    """Return cases as JSON, by number: the same bytes for the same cases."""
    records = [record_of(one) for one in sorted(cases, key=lambda one: one.number)]
    told = {"format": FORMAT, "content": CONTENT, "cases": records}
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def cases_of(text: str, name: str) -> list[SuspicionCase]:
    """Return the cases of a text that `cases_text` wrote; raises InvalidCases with the file."""
    try:
        return [case_of(one) for one in json.loads(text)[CONTENT]]
    except (ArithmeticError, KeyError, TypeError, ValueError) as fault:
        raise InvalidCases(
            message(
                "{file}：不是 jixiao safety 写的疑点文件，或被改坏了（{fault}）；请用备份恢复。",
                file=name,
                fault=fault,
            )
        ) from fault
