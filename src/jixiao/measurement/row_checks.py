"""A ledger's schema → SQL that types each column of text, and conditions that find faulty rows.

All columns come as text. Conditions see the text as `"name"` and the typed value as `"t_name"`;
typing sees `"n_name"` besides, what `numbers_sql` makes of a month.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jixiao.measurement.ledger import HASHED, Column, Kind, Ledger
from jixiao.measurement.written_forms import DATES, MONTHS, date_sql, month_sql, number_sql

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

DIVISION: Final = "division"
LONGEST: Final = 400
"""Chinese characters of a text, three bytes each."""
CODE: Final = 64
PLACES: Final = (
    "CASE WHEN strpos({0}, '.') BETWEEN 1 AND strlen({0}) - 3 "
    "THEN strlen(rtrim({0})) - strpos({0}, '.') > 2 ELSE false END"
)
"""More than two places; few texts pass the first look."""
EXPONENT: Final = "CASE WHEN {1} > 999 THEN contains({0}, 'E') OR contains({0}, 'e') ELSE false END"
"""1.2E+05 was rounded when it was saved; a number of three digits is never written so."""
EARLIEST: Final = "1900-01-01"
LATEST: Final = "2200-12-31"

PLAIN: Final = {
    Kind.COUNT: "CASE WHEN strpos({0}, '.') = 0 THEN TRY_CAST({0} AS BIGINT) END",
    Kind.MONEY: "TRY_CAST({0} AS DECIMAL(18, 2))",
    Kind.RATIO: (
        "CAST(CASE WHEN ends_with({0}, '%') THEN TRY_CAST(rtrim({0}, '%') AS DECIMAL(18, 8)) / 100 "
        "ELSE TRY_CAST({0} AS DECIMAL(18, 8)) END AS DECIMAL(9, 6))"
    ),
    Kind.BOOLEAN: (
        "CASE WHEN {0} IN ('是', '有', '1', 'true', 'TRUE', 'True', 'Y') THEN true "
        "WHEN {0} IN ('否', '无', '0', 'false', 'FALSE', 'False', 'N') THEN false END"
    ),
}
"""How a kind is read from text {0}; others are kept as text."""


@dataclass(frozen=True, slots=True)
class Check:
    """One way in which a row can be faulty: the column, the fault, when, and what was expected.

    `held` is true, once rows are typed, for every row that the condition is true for, and only
    for faulty rows; it is empty where the text alone tells.
    """

    column: Column
    fault: str
    condition: str
    expected: str = ""
    held: str = ""


def quoted(name: str) -> str:
    """Return a name as SQL writes it."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """Return a text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


def raw(column: Column) -> str:
    """Return the SQL of a column's text."""
    return quoted(column.name)


def typed(column: Column) -> str:
    """Return the SQL name of a column's typed value."""
    return quoted(f"t_{column.name}")


def numbers_sql(ledger: Ledger) -> str:
    """Return the SQL of what typing asks of months more than once, each with a comma before."""
    return "".join(
        f", {number_sql(raw(column))} AS {_number(column)}"
        for column in ledger.columns
        if column.kind is Kind.MONTH
    )


def _number(column: Column) -> str:
    return quoted(f"n_{column.name}")


def typing_sql(column: Column, form: str = "") -> str:
    """Return the SQL expression of a column's typed value; null where the text is not of its kind.

    `form` is how the column writes its dates or months; without one, any way is read.
    """
    text = raw(column)
    if column.kind is Kind.CHOICE:
        return _choice(text, column)
    if column.kind is Kind.DATE:
        return date_sql(text, form)
    if column.kind is Kind.MONTH:
        return month_sql(text, form, number=_number(column))
    return PLAIN.get(column.kind, "{0}").format(text)


def _choice(text: str, column: Column) -> str:
    words = "".join(
        f" WHEN {literal(word)} THEN {literal(code)}" for code, word in column.values
    ) + "".join(f" WHEN {literal(code)} THEN {literal(code)}" for code, _ in column.values)
    return f"CASE {text}{words} END"


def checks_of(ledger: Ledger, *, today: date, forms: Mapping[str, str]) -> tuple[Check, ...]:
    """Return every check that one row alone decides, in the order of the columns."""
    found = [
        check
        for column in ledger.columns
        for check in _checks(column, today=today, form=forms.get(column.name, ""))
    ]
    return (*found, *_orders(ledger))


def _checks(column: Column, *, today: date, form: str) -> Iterator[Check]:
    text, value = raw(column), typed(column)
    if column.required:
        yield Check(column, "missing", f"{text} IS NULL", held=f"{text} IS NULL")
    if column.kind in {Kind.TEXT, Kind.NAME}:
        long = f"strlen({text}) > {3 * LONGEST}"
        yield Check(column, "long", long, str(LONGEST), long)
    elif column.kind is Kind.CODE:
        wrong = f"contains({text}, ' ') OR strlen({text}) > {3 * CODE}"
        yield Check(column, "code", wrong, held=wrong)
    elif column.kind not in HASHED:
        yield Check(
            column,
            "unreadable",
            f"{text} IS NOT NULL AND {value} IS NULL",
            _expected(column, form),
            f"{text} IS NULL" if column.required else "",
        )
        yield from _limits(column, today)


def _expected(column: Column, form: str) -> str:
    if column.kind is Kind.CHOICE:
        return "、".join(word for _, word in column.values)
    if column.kind is Kind.BOOLEAN:
        return "是、否"
    if column.kind is Kind.DATE:
        return DATES.get(form, "2024-03-05")
    return MONTHS.get(form, "202403") if column.kind is Kind.MONTH else ""


def _limits(column: Column, today: date) -> Iterator[Check]:
    text, value = raw(column), typed(column)
    if column.kind in {Kind.MONEY, Kind.COUNT}:
        yield Check(column, "exponent", EXPONENT.format(text, value))
    if column.kind is Kind.MONEY:
        yield Check(column, "places", PLACES.format(text))
    if column.kind is Kind.DATE:
        least = column.least or EARLIEST
        outside = f"{{0}} < DATE '{least}' OR {{0}} > DATE '{LATEST}'"
        yield _limit(column, "range", outside, f"{least} – {LATEST}")
        if not column.future:
            yield _limit(column, "future", f"{{0}} > DATE '{today}'", f"≤ {today}")
    elif column.kind is Kind.MONTH:
        if not column.future:
            now = today.year * 100 + today.month
            yield _limit(column, "future", f"{{0}} > {now}", f"≤ {now}")
    elif column.least or column.most:
        yield _range(column)


def _range(column: Column) -> Check:
    parts = [f"{{0}} < {column.least}"] if column.least else []
    parts += [f"{{0}} > {column.most}"] if column.most else []
    limits = (("≥", column.least), ("≤", column.most))
    expected = " ".join(f"{sign} {limit}" for sign, limit in limits if limit)
    return _limit(column, "range", " OR ".join(parts), expected)


def _limit(column: Column, fault: str, outside: str, expected: str) -> Check:
    """Return the check that a typed value, `{0}`, is not outside its limits."""
    held = outside.format(quoted(column.name))
    return Check(column, fault, outside.format(typed(column)), expected, held)


def _orders(ledger: Ledger) -> Iterator[Check]:
    for first, second in ledger.order:
        early, late = ledger.column(first), ledger.column(second)
        wrong = f"{typed(late)} < {typed(early)}"
        held = f"{quoted(late.name)} < {quoted(early.name)}"
        yield Check(late, "order", wrong, f"≥ {early.title}", held)
