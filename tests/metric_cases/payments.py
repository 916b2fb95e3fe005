"""What metrics over payments, batches and certifications give."""

from __future__ import annotations

from ledger_rows import Case

RETIRED = """
person paid due months pay_month due_month standard benefit status due_on paid_on share_county
1      100  100 1 202401 202401 100 resident_pension paid 2024-01-10 2024-01-10 2.50
1      100  100 1 202402 202402 100 resident_pension paid 2024-02-10 2024-02-10 2.50
1      100  100 1 202403 202403 100 resident_pension paid 2024-03-10 2024-03-11 2.50
2      150  300 3 202403 202401 100 resident_pension paid 2024-03-10 2024-03-10 7.50
3        0  100 1 202403 202403 100 resident_pension failed 2024-03-10 - 2.50
4      900  900 1 202403 202403 900 heating paid 2024-03-10 2024-03-09 0
4        1    1 1 202403 202403   1 heating returned 2024-03-10 2024-03-09 0
"""
PENSION = {"benefit": ("resident_pension",)}
QUARTER = "202401-202403"

SUSPECTED = """
person benefit month_from month_to result ledger
1 resident_pension 202402 202402 confirmed payments
1 resident_pension 202403 202403 excluded payments
2 resident_pension - - confirmed subsidies
4 resident_pension - - confirmed payments
"""


def retired(metric: str, value: str, rows: int | None = None) -> Case:
    return Case(metric, {"payments": RETIRED}, value, QUARTER, PENSION, rows)


CASES = [
    retired("recipients_at_end", "2", 2),
    retired("recipients_average", "1.33", 4),
    retired("recipients_cumulative", "2", 4),
    retired("paid", "450.00"),
    Case("paid", {"payments": RETIRED}, "15.00", QUARTER, {**PENSION, "level": ("county",)}),
    Case("paid", {"payments": RETIRED}, "1351.00", QUARTER),
    retired("due", "700.00", 5),
    retired("payment_arrears", "250.00", 2),
    retired("back_payments", "150.00", 1),
    retired("paid_monthly_average", "150.00"),
    retired("full_amount_rate", "42.86", 5),
    retired("paid_on_time_rate", "60.00", 5),
    retired("payment_success_rate", "66.67"),
    retired("average_standard", "75.00"),
    Case(
        "average_standard",
        {"payments": RETIRED},
        "2.50",
        QUARTER,
        {**PENSION, "level": ("county",)},
    ),
    retired("average_per_person", "225.00"),
    retired("months_paid_in_full", "2"),
    Case("months_paid_in_full", {"payments": RETIRED}, "2", "202401-202402"),
    Case(
        "payment_accuracy_rate",
        {"payments": RETIRED, "suspicions": SUSPECTED},
        "50.00",
        QUARTER,
        PENSION,
        4,
    ),
    Case("payment_accuracy_rate", {"payments": RETIRED}, "75.00", QUARTER, PENSION, 4),
    Case("payment_accuracy_rate", {}, None, QUARTER, rows=0),
    Case(
        "payment_accuracy_rate",
        {
            "payments": """
person benefit paid due pay_month due_month
1 resident_pension 100   0 202403 202402
2 resident_pension 100   0 202403 202403
3 resident_pension 100 100 202403 202403
4 resident_pension 120 100 202403 202403
"""
        },
        "50.00",
        QUARTER,
    ),
    Case(
        "recipients_over_sixty",
        {
            "payments": """
person paid pay_month id_birth
1 100 202403 1964-03-31
2 100 202403 1964-04-01
3   0 202403 1950-01-01
4 100 202402 1950-01-01
"""
        },
        "1",
        QUARTER,
    ),
    Case(
        "funeral_grants",
        {
            "payments": """
person paid benefit
1 1000 funeral
1  500 funeral
2    0 funeral
3  100 survivor
"""
        },
        "1",
    ),
    Case(
        "payment_frequency",
        {
            "batches": """
benefit pay_month heads returned_on
resident_pension 202401 9 2024-01-11
resident_pension 202401 1 2024-01-20
resident_pension 202402 9 2024-02-11
resident_pension 202403 9 -
resident_pension 202404 0 2024-04-11
heating          202405 9 2024-05-11
"""
        },
        "2",
        filters=PENSION,
    ),
    Case(
        "batches_on_time_rate",
        {
            "batches": """
benefit due_on returned_on
heating 2024-01-10 2024-01-10
heating 2024-01-10 2024-01-11
heating 2024-01-10 -
funeral 2024-01-10 2024-01-10
"""
        },
        "33.33",
        filters={"benefit": ("heating",)},
    ),
    Case(
        "eligible_paid_rate",
        {
            "enrolments": """
person scheme pension_from pension_ended
1 resident 202301 -
2 resident 202301 202402
3 resident 202301 202403
4 resident 202404 -
5 public   202301 -
6 resident 202301 -
""",
            "payments": """
person benefit paid pay_month
1 resident_pension 100 202403
2 resident_pension 100 202403
3 resident_pension   0 202403
6 resident_pension 100 202402
9 resident_pension 100 202403
""",
        },
        "33.33",
        QUARTER,
        {"benefit": ("resident_pension",), "scheme": ("resident",)},
    ),
    Case(
        "certified_rate",
        {
            "certifications": """
person benefit due_from due_on certified_on result
1 resident_pension 2023-06-01 2024-05-31 2024-05-31 passed
2 resident_pension 2023-06-01 2024-05-31 2024-06-01 passed
3 resident_pension 2023-06-01 2024-05-31 2023-05-31 passed
4 resident_pension 2023-06-01 2024-05-31 2024-05-01 failed
5 resident_pension 2023-06-01 2024-05-31 - -
6 resident_pension 2024-06-01 2025-05-31 - -
7 injury           2023-06-01 2024-05-31 2024-05-31 passed
"""
        },
        "20.00",
        filters={"benefit": ("resident_pension",)},
        rows=5,
    ),
    Case(
        "certified_remotely_rate",
        {
            "certifications": """
person method result
1 face    passed
2 compare passed
3 counter passed
4 face    failed
5 -       -
"""
        },
        "66.67",
    ),
    Case(
        "certifications_overdue",
        {
            "certifications": """
person due_on certified_on result
1 2024-05-31 2024-05-31 passed
2 2024-05-31 2024-06-01 passed
3 2024-05-31 - -
3 2024-11-30 - -
4 2024-05-31 2024-05-01 failed
5 2025-01-01 - -
"""
        },
        "3",
    ),
]
