"""What metrics over enrolments and contributions give."""

from __future__ import annotations

from ledger_rows import Case

LISTED = """
person scheme group listed_on removed_on enrolled_on ended_on
1 resident -      2020-01-01 -          2020-02-01 -
2 resident -      2020-01-01 -          -          -
3 resident -      2020-01-01 2024-12-31 2020-02-01 -
4 resident -      2020-01-01 -          2020-02-01 2024-12-31
5 resident cadre  2024-06-01 -          2024-07-01 -
6 resident -      2025-01-01 -          2025-01-01 -
7 public   -      2020-01-01 -          2020-02-01 -
"""
RESIDENT = {"scheme": ("resident",)}

PAID = """
person scheme group personal_due personal_paid unit_due unit_paid behalf_paid due_on paid_on
1 resident - 200 200 - - -   2024-06-30 2024-06-30
2 resident - 200 200 - - -   2024-06-30 2024-07-01
3 resident - 200   0 - - -   2024-06-30 -
4 resident - 200   0 - - 200 2024-06-30 2024-06-01
5 resident - 200   0 - - -   2025-06-30 -
6 annuity  - 100 100 200 150 - 2024-06-30 2024-06-30
"""

SUBSIDISED = """
person scheme group subsidy_due subsidy_paid subsidy_due_on subsidy_paid_on share_county
1 resident cadre 30 30 2024-06-30 2024-06-30 10
1 resident cadre 30 30 2024-06-30 2024-07-01 10
2 resident -     60 20 2024-06-30 2024-06-30 5
3 resident cadre 40  0 2024-06-30 -          -
4 public   cadre 10 10 2024-06-30 2024-06-30 10
5 resident -      0  0 -          -          -
"""

HELPED = """
person scheme behalf_kind behalf_paid paid_on due_on
1 resident disabled  100 2024-03-01 2024-06-30
2 resident disabled  100 2024-03-01 2024-06-30
3 resident destitute 100 -          2024-06-30
4 resident disabled  100 2024-03-01 2024-06-30
5 resident disabled    0 2024-03-01 2024-06-30
"""
KNOWN = """
person kind valid_from valid_to
1 disabled   2024-01-01 -
1 disabled   2023-01-01 -
2 disabled   2020-01-01 2024-02-29
3 destitute  2024-06-30 2024-06-30
4 low_income 2020-01-01 -
6 monitored  2020-01-01 -
7 student    2020-01-01 -
"""


def listed(metric: str, value: str) -> Case:
    return Case(metric, {"enrolments": LISTED}, value, filters=RESIDENT)


def paid(metric: str, value: str, scheme: str = "resident") -> Case:
    return Case(metric, {"contributions": PAID}, value, filters={"scheme": (scheme,)})


def subsidised(metric: str, value: str, **filters: tuple[str, ...]) -> Case:
    return Case(metric, {"contributions": SUBSIDISED}, value, filters={**RESIDENT, **filters})


def helped(metric: str, value: str) -> Case:
    return Case(metric, {"contributions": HELPED, "identities": KNOWN}, value, filters=RESIDENT)


CASES = [
    listed("insured_persons", "2"),
    listed("insured_rate", "50.00"),
    listed("newly_insured", "1"),
    Case("insured_rate", {"enrolments": LISTED}, "100.00", filters={"group": ("cadre",)}),
    paid("contributors", "3"),
    paid("contributors", "1", "annuity"),
    paid("contribution_rate", "40.00"),
    paid("contribution_rate", "83.33", "annuity"),
    paid("contributions_on_time_rate", "50.00"),
    paid("contributions_on_time_rate", "0.00", "annuity"),
    paid("unit_contributions", "150.00", "annuity"),
    subsidised("contribution_subsidies", "80.00"),
    subsidised("contribution_subsidies", "25.00", level=("county",)),
    subsidised("contribution_subsidies", "60.00", group=("cadre",)),
    subsidised("contribution_subsidy_rate", "50.00"),
    subsidised("contribution_subsidy_on_time_rate", "25.00"),
    subsidised("subsidised_contributors", "2"),
    Case("persons_paid_for", {"contributions": HELPED}, "4"),
    Case(
        "persons_paid_for", {"contributions": HELPED}, "1", filters={"behalf_kind": ("destitute",)}
    ),
    Case("paid_for_amount", {"contributions": HELPED}, "400.00"),
    helped("paid_for_valid_rate", "50.00"),
    helped("ought_be_paid_for_rate", "66.67"),
]
