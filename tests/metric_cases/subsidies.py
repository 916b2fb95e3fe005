"""What metrics over subsidies, loans and their interest give."""

from __future__ import annotations

from ledger_rows import Case

PAID = """
person kind project due paid months paid_month due_on paid_on village standard base ratio cap \
assessment retained
1 post   A 1000 1000 2 202403 2024-03-20 2024-03-20 east 500 - - 480 good -
1 post   A 1000  900 2 202406 2024-06-20 2024-06-20 east 500 - - -   passed -
2 post   B  500  500 1 202406 2024-06-20 2024-06-21 west 500 - - 600 - -
3 post   A  500    0 1 202406 2024-06-20 -          west 700 - - 600 excellent -
4 social_insurance A 300.01 300.01 1 202406 2024-06-20 2024-06-20 - - 600.02 0.5 - - -
5 social_insurance A 250 250 1 202406 2024-06-20 2024-06-20 - - 600 0.5 250 - -
6 internship A 1400 1400 2 202406 2024-06-20 2024-06-20 - - 1000 0.7 - - yes
7 internship A 1400 1400 2 202406 2024-06-20 2024-06-20 - - 1000 0.7 - - no
7 internship A 1400 1400 2 202407 2025-06-20 2024-06-20 - - 1000 0.7 - - -
8 start_up A 5000 5000 1 202406 2024-06-20 2024-06-20 - 5000 - - - - -
9 rent A 30000 30000 6 202406 2024-06-20 2024-06-20 - - 60000 0.5 40000 - -
9 rent A  8000  8000 6 202412 2024-12-20 2024-12-20 - - 90000 0.5 8000 - -
"""
SUSPECTED = """
person benefit month_from month_to result ledger
1 post 202403 202403 confirmed subsidies
2 -    202401 202405 confirmed subsidies
8 post -      -      confirmed subsidies
"""

LENT = """
loan person kind unit applied_on eligible granted_on principal rate jobs
a 1 personal - 2023-12-01 yes 2024-01-15 200000 0.036 2
b 2 personal - 2024-02-01 yes 2024-03-01 300000 0.036 1
c 3 personal - 2024-02-01 yes -          -      -     -
d 4 personal - 2024-02-01 no  -          -      -     -
e 5 firm     U 2024-02-01 yes 2024-03-01 4000000 0.036 8
f 5 firm     U 2024-05-01 yes 2024-06-01 100000  0.036 0
g 6 personal - 2024-11-01 yes 2025-01-05 100000  0.036 1
"""
BALANCES = """
loan balance_from balance_to days balance overdue extended
a 2024-12-01 2024-12-15 15 200000 no  no
a 2024-12-16 2024-12-31 16 100000 no  no
b 2024-12-01 2024-12-31 31 300000 yes no
e 2024-12-01 2024-12-31 31 400000 no  yes
x 2024-12-01 2024-12-31 31 200000 no  no
"""
INTEREST = """
loan project level quarter_from quarter_to paid_month subsidised due paid due_on paid_on
a A county 202401 202403 202404 1000 100 100 2024-04-20 2024-04-20
b A county 202402 202403 202404  500  50  50 2024-04-20 2024-05-20
a A county 202404 202406 202407 1000 100  90 2024-07-20 2024-07-20
c A county 202407 202409 202410    0   0   0 2024-10-20 -
a B city   202401 202403 202404 1000 200 200 2024-04-20 2024-04-20
a C city   202401 202403 202404 1000 200   0 2024-04-20 -
"""


def paid(metric: str, value: str, kind: str | None, project: str | None = None) -> Case:
    chosen = {"kind": kind, "project": project}
    filters = {name: (one,) for name, one in chosen.items() if one is not None}
    return Case(metric, {"subsidies": PAID}, value, filters=filters)


def lent(metric: str, value: str, **filters: tuple[str, ...]) -> Case:
    return Case(metric, {"loans": LENT}, value, filters=filters)


def interest(metric: str, value: str, project: str = "A") -> Case:
    return Case(metric, {"loan_interest": INTEREST}, value, filters={"project": (project,)})


CASES = [
    paid("subsidised_persons", "2", "post"),
    paid("subsidised_persons", "1", "post", "A"),
    paid("subsidies_paid", "2400.00", "post"),
    paid("subsidy_on_time_rate", "25.00", "post"),
    paid("subsidy_on_time_rate", "100.00", "internship"),
    paid("subsidy_per_month", "480.00", "post"),
    paid("subsidy_per_person", "1200.00", "post"),
    paid("subsidy_per_person", "5000.00", "start_up"),
    paid("subsidy_per_village", "1200.00", "post"),
    paid("subsidy_to_base_rate", "45.83", "social_insurance"),
    paid("subsidy_to_base_rate", "70.00", "internship"),
    paid("highest_standard", "500.00", "post"),
    paid("highest_subsidy", "38000.00", "rent"),
    paid("assessed_well_rate", "66.67", "post"),
    paid("interns_retained_rate", "50.00", None),
    paid("subsidy_frequency", "2", "post"),
    paid("post_subsidy_formula", "3060.00", None),
    paid("post_subsidy_formula", "2560.00", None, "A"),
    paid("insurance_subsidy_formula", "550.01", None),
    paid("internship_subsidy_formula", "4200.00", None),
    paid("start_up_subsidy_formula", "5000.00", None),
    paid("rent_subsidy_formula", "38000.00", None),
    Case(
        "subsidy_accuracy_rate",
        {"subsidies": PAID, "suspicions": SUSPECTED},
        "33.33",
        filters={"kind": ("post",)},
    ),
    Case("subsidy_accuracy_rate", {"subsidies": PAID}, "66.67", filters={"kind": ("post",)}),
    lent("loans_granted", "2", kind=("personal",)),
    lent("firms_lent_to", "1"),
    lent("loan_amount", "500000.00", kind=("personal",)),
    lent("largest_loan", "300000.00", kind=("personal",)),
    lent("loan_coverage_rate", "33.33", kind=("personal",)),
    lent("jobs_created", "11"),
    Case("largest_loan", {}, None),
    Case("overdue_rate", {"loan_balances": BALANCES}, "30.00"),
    Case("interest_by_formula", {"loan_balances": BALANCES, "loans": LENT}, "230.00"),
    interest("interest_subsidies", "240.00"),
    interest("interest_share_rate", "10.00"),
    interest("interest_share_rate", "20.00", "B"),
    interest("interest_months", "6"),
    interest("interest_on_time_rate", "33.33"),
    interest("months_to_subsidise", "7"),
    interest("months_to_subsidise", "13", "C"),
]
