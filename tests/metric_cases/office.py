"""What metrics over money, assets, tasks, cases, cards, activities, units, answers give."""

from __future__ import annotations

from ledger_rows import Case

SPENT = """
project item level amount paid_on due_on
A desks  county 60000 2024-03-01 2024-03-01
A paper  county 10000 2024-11-02 2024-11-01
A paper  city   -5000 2024-12-02 -
B desks  county  7000 2024-03-01 2024-03-01
"""
GRANTED = """
project kind level amount due_on assigned assigned_on
A budget     county 100000 - - -
A adjustment county -20000 - - -
A transfer   county  60000 - - -
A grant      central 50000 2024-04-01 30000 2024-04-01
A assignment central 50000 2024-04-01 50000 2024-04-02
B budget     county   1000 - - -
"""
UNITS = """
unit kind project registered_on ended_on staff users insured online_on base_entered_on \
supported_from supported_to
a office   A 2020-01-01 -          10 3 yes 2024-12-31 - 2024-01-01 -
b office   A 2020-01-01 -           6 1 yes 2025-01-01 - 2024-01-01 2024-12-30
c office   A 2020-01-01 2024-06-30  9 1 yes 2024-01-01 - 2024-01-01 2024-06-30
d village  A 2020-01-01 -           4 0 no  2024-01-01 - 2024-01-01 -
e start_up A 2020-01-01 -           - - -   -          2024-05-01 - -
f start_up A 2020-01-01 2024-12-01  - - -   -          2024-05-01 - -
g start_up B 2020-01-01 -           - - -   -          2024-05-01 - -
h office   - 2020-01-01 -           5 - -   -          - - -
"""
BOUGHT = """
project kind due_on bought_on quantity accepted_on accepted
A pc    2024-05-01 2024-05-01 8 2024-05-10 7
A pc    2024-05-01 2024-05-02 2 2025-01-10 2
A pc    2024-05-01 -          3 -          -
A pc    2023-05-01 2023-05-01 9 2023-05-10 9
A desk  2024-05-01 2024-05-01 5 2024-05-10 5
"""
RUNNING = """
asset project run_month due_days ran_days
a A 202401 22 22
b A 202401 22 22
a A 202402 18 17
b A 202402 18 18
a A 202403  0  0
c B 202401 20 10
"""
TASKS = """
project kind due_on done_on correct
A pay  2024-05-01 2024-05-01 yes
A pay  2024-05-01 2024-05-02 no
A pay  2024-05-01 -          -
A pay  2025-05-01 2024-12-31 yes
A pay  2024-05-01 2025-01-02 -
B help 2024-05-01 2024-05-01 yes
"""
CASES_SEEN = """
project kind accept_due_on accepted_on close_due_on closed_on confirmed recovered
A arrears 2024-05-01 2024-05-01 2024-08-01 2024-08-01 1000 750
A arrears 2024-05-01 2024-05-02 2024-08-01 2024-08-02 1000 250
A arrears 2024-05-01 -          -          -          -    -
A arrears 2025-01-05 2025-01-04 2025-05-01 -          -    -
A hours   2024-05-01 2024-05-01 2024-08-01 2024-08-01 0    0
"""
CARDS = """
person project kind due_on made_on electronic_on
1 A replaced 2024-05-01 2024-05-01 2024-06-01
1 A replaced 2024-07-01 2024-07-02 -
2 A replaced 2024-05-01 -          2024-01-01
3 A first    2024-05-01 2024-04-01 2025-01-01
4 A replaced 2025-01-05 2024-12-31 -
"""
HELD = """
project kind places attended passed reached copies
A training  50 40 36 - -
A training  20 20 -  - -
A publicity -  30 -  500 -
A printing  -  -  -  - 60000
B training  10 10 10 - 5
"""
MOVED = """
person project retired_on listed_on due_on transferred_on firm_fee
1 A 2020-05-01 2023-01-01 2024-06-30 2024-06-30 0
2 A 2020-05-01 2023-01-01 2024-06-30 2024-07-01 100
3 A 2020-05-01 2023-01-01 2024-06-30 -          0
4 A 2024-02-01 2024-02-01 2024-06-30 2024-06-30 0
5 A 2024-02-01 2024-02-01 2025-06-30 2025-01-01 0
6 A 2020-05-01 2025-01-01 2025-06-30 -          0
"""
ANSWERED = """
project group respondent answer score full_score valid
A insured 1 very_satisfied 95 100 yes
A insured 1 satisfied      80 100 yes
A insured 2 neutral        60 100 yes
A insured 3 none           -  -   yes
A insured 4 very_satisfied 99 100 no
A retired 5 dissatisfied   10 100 yes
"""
FOUND = """
kind issued_on due_on closed_on result recover_due recovered
dead 2024-03-01 2024-05-01 2024-05-01 confirmed 1000 600
dead 2024-03-01 2024-05-01 2024-05-02 excluded  -    -
dead 2024-03-01 2024-05-01 -          pending   -    -
dead 2024-12-01 2025-02-01 2025-01-15 confirmed 1000 0
dead 2023-12-01 2024-02-01 2024-01-15 confirmed 500  500
"""
ABOUT = {"project": ("A",)}


def of(ledger: str, text: str, **values: str) -> list[Case]:
    """Return a case for each metric and value over project A's rows of one ledger."""
    return [Case(metric, {ledger: text}, value, filters=ABOUT) for metric, value in values.items()]


CASES = [
    *of("vouchers", SPENT, spent="65000.00", spent_on_time_rate="50.00", months_to_spend="11"),
    Case("spent", {"vouchers": SPENT}, "5000.00", filters={**ABOUT, "item": ("paper",)}),
    Case("spent", {"vouchers": SPENT}, "-5000.00", filters={"level": ("city",)}),
    *of("allocations", GRANTED, funds_received_rate="75.00", assigned_on_time_rate="30.00"),
    Case("execution_rate", {"vouchers": SPENT, "allocations": GRANTED}, "81.25", filters=ABOUT),
    Case("spent_per_head", {"vouchers": SPENT, "units": UNITS}, "4642.86", filters=ABOUT),
    *of("units", UNITS, units_supported="2", staff_supported="14", system_users="4"),
    *of("units", UNITS, units_supported_rate="50.00", staff_supported_rate="70.00"),
    *of("units", UNITS, base_entrants="1"),
    Case("units_supported", {"units": UNITS}, "1", filters={**ABOUT, "kind": ("office",)}),
    Case("online_units_rate", {"units": UNITS}, "50.00"),
    *of("assets", BOUGHT, assets_bought="15", assets_accepted_rate="80.00"),
    *of("assets", BOUGHT, bought_on_time_rate="72.22"),
    Case("assets_bought", {"assets": BOUGHT}, "10", filters={"kind": ("pc",)}),
    *of("asset_running", RUNNING, running_rate="98.75", months_running="1"),
    *of("tasks", TASKS, tasks_done="3", task_completion_rate="50.00", task_on_time_rate="25.00"),
    *of("tasks", TASKS, task_correct_rate="66.67"),
    *of("cases", CASES_SEEN, cases_accepted="3", accepted_on_time_rate="50.00"),
    *of("cases", CASES_SEEN, closed_on_time_rate="66.67", arrears_recovered="1000.00"),
    *of("cases", CASES_SEEN, recovery_rate="50.00"),
    *of("cards", CARDS, cards_made="4", cards_made_rate="75.00", cards_on_time_rate="50.00"),
    *of("cards", CARDS, persons_with_cards="3", electronic_card_rate="33.33"),
    Case("persons_with_cards", {"cards": CARDS}, "2", filters={"kind": ("replaced",)}),
    *of("activities", HELD, copies_printed="60000", activities_held="4", people_reached="500"),
    *of(
        "activities", HELD, people_trained="60", training_places="70", training_passed_rate="90.00"
    ),
    *of(
        "transfers", MOVED, retirees_transferred_rate="66.67", new_retirees_transferred_rate="50.00"
    ),
    *of("transfers", MOVED, transferred_on_time_rate="50.00", firms_without_fee_rate="66.67"),
    *of(
        "answers",
        ANSWERED,
        satisfaction_rate="50.00",
        satisfaction_score_rate="61.25",
        respondents="4",
    ),
    Case(
        "satisfaction_rate",
        {"answers": ANSWERED},
        "66.67",
        filters={**ABOUT, "group": ("insured",)},
        rows=3,
    ),
    Case("satisfaction_rate", {"answers": ANSWERED}, None, filters={"project": ("C",)}, rows=0),
    Case("suspicions_checked_rate", {"suspicions": FOUND}, "50.00"),
    Case("suspicions_on_time_rate", {"suspicions": FOUND}, "50.00"),
    Case("benefits_recovered_rate", {"suspicions": FOUND}, "30.00"),
]
