"""Each metric that a sample plan is bound to, in plain Python."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from plain_counting import (
    Asked,
    Found,
    added,
    born,
    due,
    helped,
    insured,
    kept,
    listed,
    money_in,
    month_number,
    more,
    moved,
    not_after,
    of,
    owed,
    paid,
    persons_of,
    registered,
    several,
    whole_months,
)

if TYPE_CHECKING:
    from collections.abc import Callable

GOOD = {"excellent", "good"}
PLEASED = {"very_satisfied", "satisfied"}


def payments(name: str, a: Asked) -> Found | None:
    got, wanted = paid(a), due(a)
    end = [row for row in got if row["pay_month"] == a.december]
    amount = sum((a.part(row, "paid") for row in got), Decimal(0))
    cut = a.last.replace(year=a.year - 60)
    table: dict[str, Callable[[], Found]] = {
        "paid": lambda: (amount, None),
        "paid_monthly_average": lambda: (added(a("payments"), "paid"), 12),
        "average_standard": lambda: (amount, added(iter(got), "months")),
        "average_per_person": lambda: (added(iter(got), "paid"), several(iter(got), "person")),
        "recipients_at_end": lambda: (several(iter(end), "person"), None),
        "recipients_cumulative": lambda: (several(iter(got), "person"), None),
        "recipients_over_sixty": lambda: (
            several((row for row in end if born(row) <= cut), "person"), None,
        ),
        "paid_on_time_rate": lambda: of(
            iter(wanted),
            lambda row: row["status"] == "paid" and not_after(row["paid_on"], row["due_on"]),
        ),
        "full_amount_rate": lambda: (
            added((row for row in wanted if row["paid"] >= row["due"]), "months"),
            added(iter(wanted), "months"),
        ),
        "payment_success_rate": lambda: persons_of(iter(wanted), lambda row: row["paid"] > 0),
        "months_paid_in_full": lambda: (
            whole_months(
                iter(wanted), "pay_month",
                lambda row: row["paid"] >= row["due"] and not_after(row["paid_on"], row["due_on"]),
            ),
            None,
        ),
        "payment_accuracy_rate": lambda: of(
            iter(got),
            lambda row: row["paid"] == row["due"]
            or (row["due"] == 0 and row["due_month"] < row["pay_month"]),
        ),
        "payment_frequency": lambda: (
            several(
                (row for row in a("batches") if row["heads"] > 0 and row["returned_on"]),
                "pay_month",
            ),
            None,
        ),
        "eligible_paid_rate": lambda: _eligible(a),
    }  # fmt: skip
    return table[name]() if name in table else None


def _eligible(a: Asked) -> Found:
    """Only enrolments have a scheme, only payments a benefit."""
    may = {
        row["person"]
        for row in a("enrolments")
        if row["pension_from"] is not None
        and row["pension_from"] <= a.december
        and (row["pension_ended"] is None or row["pension_ended"] >= a.december)
    }
    got = {row["person"] for row in paid(a) if row["pay_month"] == a.december}
    return len(may & got), len(may)


def contributions(name: str, a: Asked) -> Found | None:
    every = list(a("contributions"))
    subsidised = [row for row in every if more(row["subsidy_paid"])]
    table: dict[str, Callable[[], Found]] = {
        "contribution_rate": lambda: (
            sum(money_in(row, "unit_paid") for row in every),
            sum(row["personal_due"] + (row["unit_due"] or 0) for row in every),
        ),
        "contribution_subsidies": lambda: (
            sum((a.part(row, "subsidy_paid") for row in subsidised), Decimal(0)), None,
        ),
        "contribution_subsidy_on_time_rate": lambda: of(
            iter(owed(a)),
            lambda row: not_after(row["subsidy_paid_on"], row["subsidy_due_on"])
            and not_after(row["subsidy_due"], row["subsidy_paid"]),
        ),
        "contribution_subsidy_rate": lambda: (
            added(iter(owed(a)), "subsidy_paid"), added(iter(owed(a)), "subsidy_due"),
        ),
        "contributions_on_time_rate": lambda: of(
            (row for row in every if a.until(row, "due_on")),
            lambda row: not_after(row["paid_on"], row["due_on"])
            and money_in(row, "unit_paid", "behalf_paid")
            >= row["personal_due"] + (row["unit_due"] or 0),
        ),
        "contributors": lambda: (
            several(
                (row for row in every if money_in(row, "unit_paid", "behalf_paid") > 0), "person"
            ),
            None,
        ),
        "subsidised_contributors": lambda: (several(iter(subsidised), "person"), None),
        "unit_contributions": lambda: (
            added((row for row in every if more(row["unit_paid"])), "unit_paid"), None,
        ),
        "paid_for_valid_rate": lambda: _valid(a),
        "insured_persons": lambda: (
            several((row for row in listed(a) if insured(a, row)), "person"), None,
        ),
        "insured_rate": lambda: persons_of(iter(listed(a)), lambda row: insured(a, row)),
        "newly_insured": lambda: (
            several((row for row in a("enrolments") if a.within(row, "enrolled_on")), "person"),
            None,
        ),
        "certified_rate": lambda: of(
            (row for row in a("certifications") if a.within(row, "due_on")),
            lambda row: row["result"] == "passed"
            and not_after(row["due_from"], row["certified_on"])
            and not_after(row["certified_on"], row["due_on"]),
        ),
    }  # fmt: skip
    return table[name]() if name in table else None


def _valid(a: Asked) -> Found:
    known = defaultdict(list)
    for row in a.rows("identities"):
        known[row["person"], row["kind"]].append(row)
    given = [row for row in a("contributions") if more(row["behalf_paid"])]
    good = 0
    for row in given:
        day = row["paid_on"] or row["due_on"]
        good += any(
            one["valid_from"] <= day and (one["valid_to"] is None or one["valid_to"] >= day)
            for one in known[row["person"], row["behalf_kind"]]
        )
    return good, len(given)


def subsidies(name: str, a: Asked) -> Found | None:
    got = helped(a)
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for row in got:
        sums[row["person"]] += row["paid"]
    based = [row for row in got if more(row["base"])]
    table: dict[str, Callable[[], Found]] = {
        "assessed_well_rate": lambda: of(
            (row for row in a("subsidies") if row["assessment"]),
            lambda row: row["assessment"] in GOOD,
        ),
        "highest_subsidy": lambda: (max(sums.values(), default=None), None),
        "subsidised_persons": lambda: (several(iter(got), "person"), None),
        "subsidy_accuracy_rate": lambda: of(iter(got), lambda row: row["paid"] == row["due"]),
        "subsidy_frequency": lambda: (several(iter(got), "paid_month"), None),
        "subsidy_per_month": lambda: (added(iter(got), "paid"), added(iter(got), "months")),
        "subsidy_per_person": lambda: (added(iter(got), "paid"), several(iter(got), "person")),
        "subsidy_per_village": lambda: (
            added((row for row in got if row["village"]), "paid"),
            several((row for row in got if row["village"]), "village"),
        ),
        "subsidy_to_base_rate": lambda: (
            added(iter(based), "paid"),
            sum(
                row["base"] * (row["months"] if row["kind"] == "internship" else 1)
                for row in based
            ),
        ),
    }  # fmt: skip
    return table[name]() if name in table else None


def loans(name: str, a: Asked) -> Found | None:
    granted = [row for row in a("loans") if a.within(row, "granted_on")]
    interest = list(a("loan_interest"))
    months = [
        month_number(row["paid_on"], a.year) if row["paid_on"] else 13
        for row in interest
        if more(row["due"])
    ]
    borne = [row for row in interest if more(row["subsidised"])]
    table: dict[str, Callable[[], Found]] = {
        "firms_lent_to": lambda: (
            several((row for row in granted if row["kind"] == "firm"), "unit"), None,
        ),
        "loans_granted": lambda: (len(granted), None),
        "loan_coverage_rate": lambda: persons_of(
            (row for row in a("loans") if row["eligible"] and a.within(row, "applied_on")),
            lambda row: a.until(row, "granted_on"),
        ),
        "largest_loan": lambda: (max((row["principal"] for row in granted), default=None), None),
        "interest_months": lambda: (
            several((row for row in interest if more(row["paid"])), "quarter_to") * 3, None,
        ),
        "interest_share_rate": lambda: (
            added(iter(borne), "due"), added(iter(borne), "subsidised"),
        ),
        "months_to_subsidise": lambda: (max(months, default=None), None),
    }  # fmt: skip
    return table[name]() if name in table else None


def office(name: str, a: Asked) -> Found | None:
    came = [row for row in a("assets") if a.within(row, "bought_on")]
    awaited = [row for row in a("assets") if a.within(row, "due_on")]
    budget = [row for row in a("allocations") if row["kind"] in {"budget", "adjustment"}]
    spent = [row for row in a("vouchers") if more(row["amount"])]
    table: dict[str, Callable[[], Found]] = {
        "assets_bought": lambda: (added(iter(came), "quantity"), None),
        "assets_accepted_rate": lambda: (
            added((row for row in came if a.until(row, "accepted_on")), "accepted"),
            added(iter(came), "quantity"),
        ),
        "bought_on_time_rate": lambda: (
            added((row for row in awaited if not_after(row["bought_on"], row["due_on"])),
                  "quantity"),
            added(iter(awaited), "quantity"),
        ),
        "assigned_on_time_rate": lambda: (
            added((row for row in a("allocations")
                   if not_after(row["assigned_on"], row["due_on"])), "assigned"),
            added((row for row in a("allocations") if row["due_on"]), "amount"),
        ),
        "funds_received_rate": lambda: (
            added((row for row in a("allocations") if row["kind"] == "transfer"), "amount")
            + added((row for row in budget if a.until(row, "assigned_on")), "assigned"),
            added(iter(budget), "amount"),
        ),
        "spent": lambda: (added(a("vouchers"), "amount"), None),
        "spent_per_head": lambda: (
            added(a("vouchers"), "amount"),
            added((row for row in a("units") if kept(a, row)), "staff"),
        ),
        "months_to_spend": lambda: (
            max((month_number(row["paid_on"], a.year) for row in spent), default=None), None,
        ),
        "copies_printed": lambda: (added(a("activities"), "copies"), None),
        "running_rate": lambda: (
            added(a("asset_running"), "ran_days"), added(a("asset_running"), "due_days"),
        ),
        "months_running": lambda: (
            whole_months(
                (row for row in a("asset_running") if more(row["due_days"])), "run_month",
                lambda row: row["ran_days"] >= row["due_days"],
            ),
            None,
        ),
        "satisfaction_rate": lambda: of(
            (row for row in a("answers") if row["valid"] and row["answer"] != "none"),
            lambda row: row["answer"] in PLEASED,
        ),
        "satisfaction_score_rate": lambda: (
            added((row for row in a("answers") if row["valid"]), "score"),
            added((row for row in a("answers") if row["valid"]), "full_score"),
        ),
    }  # fmt: skip
    return table[name]() if name in table else None


def services(name: str, a: Asked) -> Found | None:
    done = [row for row in a("tasks") if a.until(row, "due_on")]
    made = [row for row in a("cards") if a.until(row, "made_on")]
    ought = [row for row in registered(a) if row["project"]]
    provided = [row for row in a("units") if kept(a, row)]
    new = [row for row in moved(a) if a.within(row, "retired_on")]
    old = [row for row in moved(a) if row["retired_on"] < a.first]
    gone = [row for row in a("transfers") if a.until(row, "transferred_on")]
    table: dict[str, Callable[[], Found]] = {
        "task_completion_rate": lambda: of(iter(done), lambda row: a.until(row, "done_on")),
        "task_on_time_rate": lambda: of(
            iter(done), lambda row: not_after(row["done_on"], row["due_on"])
        ),
        "cards_made": lambda: (len(made), None),
        "cards_made_rate": lambda: of(
            (row for row in a("cards") if a.until(row, "due_on")),
            lambda row: a.until(row, "made_on"),
        ),
        "persons_with_cards": lambda: (several(iter(made), "person"), None),
        "cases_accepted": lambda: (sum(a.until(row, "accepted_on") for row in a("cases")), None),
        "base_entrants": lambda: (
            several(
                (row for row in a("units") if row["kind"] == "start_up"
                 and a.until(row, "base_entered_on") and a.lasts(row, "ended_on")),
                "unit",
            ),
            None,
        ),
        "online_units_rate": lambda: persons_of(
            (row for row in registered(a) if row["insured"]),
            lambda row: a.until(row, "online_on"), "unit",
        ),
        "staff_supported": lambda: (added(iter(provided), "staff"), None),
        "staff_supported_rate": lambda: (
            added((row for row in ought if kept(a, row)), "staff"), added(iter(ought), "staff"),
        ),
        "units_supported": lambda: (several(iter(provided), "unit"), None),
        "units_supported_rate": lambda: persons_of(
            iter(ought), lambda row: kept(a, row), "unit"
        ),
        "system_users": lambda: (added(iter(registered(a)), "users"), None),
        "firms_without_fee_rate": lambda: persons_of(
            iter(gone), lambda row: row["firm_fee"] == 0
        ),
        "new_retirees_transferred_rate": lambda: persons_of(
            iter(new), lambda row: a.until(row, "transferred_on")
        ),
        "retirees_transferred_rate": lambda: persons_of(
            iter(old), lambda row: a.until(row, "transferred_on")
        ),
        "transferred_on_time_rate": lambda: persons_of(
            (row for row in a("transfers") if a.within(row, "due_on")),
            lambda row: not_after(row["transferred_on"], row["due_on"]),
        ),
    }  # fmt: skip
    return table[name]() if name in table else None


FAMILIES = {
    payments: ("payments", "batches"),
    contributions: ("contributions", "enrolments", "certifications"),
    subsidies: ("subsidies",),
    loans: ("loans", "loan_interest"),
    office: ("assets", "asset_running", "allocations", "vouchers", "activities", "answers"),
    services: ("tasks", "cards", "cases", "units", "transfers"),
}


def counted(name: str, ledger: str, asked: Asked) -> Found | None:
    """Return what plain Python counts for a metric; None where nobody has written it down."""
    return next(one(name, asked) for one, held in FAMILIES.items() if ledger in held)
