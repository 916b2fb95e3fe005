"""The questions of the benchmark as a person would write them: in SQL, and with pandas."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

ADDITIVE = """
SELECT sum(paid) FILTER (paid > 0), count(*) FILTER (paid > 0),
  sum(due) FILTER (due > 0), count(*) FILTER (due > 0),
  sum(due - paid) FILTER (paid < due), count(*) FILTER (paid < due),
  sum(paid) FILTER (due_month < pay_month), count(*) FILTER (due_month < pay_month),
  sum(months) FILTER (due > 0 AND paid >= due), sum(months) FILTER (due > 0),
  count(*) FILTER (due > 0 AND status = 'paid' AND paid_on <= due_on),
  sum(paid), count(*), sum(months) FILTER (paid > 0),
  {months}
FROM read_parquet({files})
"""
GOOD = "paid >= due AND paid_on <= due_on"
WHOLE = (
    "count(*) FILTER (due > 0 AND pay_month = {one}), "
    "count(*) FILTER (due > 0 AND pay_month = {one} AND {good})"
)
DISTINCT = """
SELECT count(DISTINCT person) FILTER (paid > 0),
  count(DISTINCT person) FILTER (paid > 0 AND pay_month = {last}),
  count(DISTINCT person) FILTER (paid > 0 AND pay_month = {last} AND id_birth <= DATE '{born}'),
  count(DISTINCT person) FILTER (due > 0 AND paid > 0), count(DISTINCT person) FILTER (due > 0),
  count(DISTINCT person) FILTER (paid > 0 AND benefit = 'funeral'),
  {months}
FROM read_parquet({files})
"""
SCAN = "SELECT {sums} FROM read_parquet({files})"


SINGLES = (
    "SELECT sum(paid), sum(months), count(*) FROM {files} WHERE paid > 0",
    "SELECT sum(paid), count(*) FROM {files} WHERE due_month < pay_month",
    "SELECT sum(due), count(*) FROM {files}",
    "SELECT sum(months) FILTER (paid >= due), sum(months), count(*) FROM {files} WHERE due > 0",
    (
        "SELECT count(*) FILTER (good) FROM (SELECT pay_month, "
        "bool_and(coalesce(paid >= due AND paid_on <= due_on, false)) AS good FROM {files} "
        "WHERE due > 0 AND pay_month BETWEEN {first} AND {last} GROUP BY pay_month)"
    ),
    "SELECT sum(paid), count(*) FROM {files} WHERE paid > 0",
    "SELECT sum(paid), count(*) FROM {files}",
    (
        "SELECT count(*) FILTER (status = 'paid' AND paid_on <= due_on), count(*) FROM {files} "
        "WHERE due > 0"
    ),
    "SELECT sum(due - paid), count(*) FROM {files} WHERE paid < due",
)
"""The additive metrics, one query each, in the order of their names."""

MONEY = ("paid", "due", "standard")
NEEDED = [
    "division", "person", "account", "id_birth", "benefit", "pay_month", "due_month", "months",
    *MONEY, "due_on", "paid_on", "status",
]  # fmt: skip


def additive(files: Sequence[str], months: Sequence[int]) -> str:
    """Return the SQL of all additive metrics."""
    whole = ", ".join(WHOLE.format(one=one, good=GOOD) for one in months)
    return ADDITIVE.format(months=whole, files=list(files))


def singles(files: Sequence[str], months: Sequence[int]) -> list[str]:
    """Return the SQL of the additive metrics, one query each."""
    read, first, last = f"read_parquet({list(files)})", months[0], months[-1]
    return [one.format(files=read, first=first, last=last) for one in SINGLES]


def distinct(files: Sequence[str], months: Sequence[int]) -> str:
    """Return the SQL of the metrics with distinct counts."""
    each = ", ".join(
        f"count(DISTINCT person) FILTER (paid > 0 AND pay_month = {one})" for one in months
    )
    born = f"{months[-1] // 100 - 60}-12-31"
    return DISTINCT.format(months=each, last=months[-1], born=born, files=list(files))


def scan(files: Sequence[str], columns: Sequence[str]) -> str:
    """Return SQL that decodes every cell of the columns and looks at each once."""
    sums = ", ".join(f'sum(hash("{one}") & 1)' for one in columns)
    return SCAN.format(sums=sums, files=list(files))


def by_pandas(files: Sequence[str], months: Sequence[int]) -> dict[str, object]:
    """Return the metrics and six checks as an analyst counts them, all rows in memory.

    Only the columns needed are read, and money is made a float file by file: with every column
    and exact decimals, ten million rows would take more than 20 GiB.
    """
    import pandas as pd  # noqa: PLC0415 - measured with its import, as ours is

    rows = pd.concat(
        [
            pd.read_parquet(one, columns=NEEDED).astype(dict.fromkeys(MONEY, "float64"))
            for one in files
        ],
        ignore_index=True,
    )
    paid, due = rows[rows.paid > 0], rows[rows.due > 0]
    end = paid[paid.pay_month == months[-1]]
    full = due[due.paid >= due.due]
    timely = due[(due.status == "paid") & (due.paid_on <= due.due_on)]
    good = (due.paid >= due.due) & (due.paid_on <= due.due_on)
    found: dict[str, object] = {
        "paid": paid.paid.sum(), "due": due.due.sum(),
        "payment_arrears": (rows.due - rows.paid)[rows.paid < rows.due].sum(),
        "back_payments": rows.paid[rows.due_month < rows.pay_month].sum(),
        "full_amount_rate": full.months.sum() / due.months.sum(),
        "paid_on_time_rate": len(timely) / len(due),
        "average_standard": paid.paid.sum() / paid.months.sum(),
        "months_paid_in_full": good.groupby(due.pay_month).all().sum(),
        "recipients_cumulative": paid.person.nunique(),
        "recipients_at_end": end.person.nunique(),
        "recipients_average": paid.groupby("pay_month").person.nunique().mean(),
        "payment_success_rate": due[due.paid > 0].person.nunique() / due.person.nunique(),
    }  # fmt: skip
    keys = ["division", "person", "benefit", "pay_month", "due_month"]
    found["paid_twice"] = paid.duplicated(keys, keep=False).sum()
    found["not_a_multiple"] = (paid.paid != paid.standard * paid.months).sum()
    users = paid.groupby(["account", "pay_month"]).person.nunique()
    found["account_shared"] = (users > 3).sum()  # noqa: PLR2004 - as the check
    drawn = paid.groupby(["person", "pay_month"]).benefit.nunique()
    found["two_programmes"] = (drawn > 1).sum()
    places = paid.groupby(["person", "pay_month"]).division.nunique()
    found["two_counties"] = (places > 1).sum()
    born = pd.to_datetime(paid.id_birth)
    reached = (born.dt.year + 60) * 100 + born.dt.month
    found["too_young"] = (reached > paid.due_month).sum()
    return found
