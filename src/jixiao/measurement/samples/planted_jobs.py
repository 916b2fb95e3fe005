"""Faults of subsidies, loans, contributions and vouchers, each with a lawful look-alike."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from jixiao.measurement.samples.scene import Person, Scene

CAPS: Final = {"personal": 300_000, "firm": 4_000_000}
RENT_CAP: Final = 40_000


def subsidy(
    scene: Scene, person: Person, kind: str, month: int, *, months: int = 1, **other: object
) -> dict[str, Any]:
    """Record a subsidy for months that end before `month`, as it should be but for `other`."""
    row = {
        "subsidy": scene.code("S"),
        "kind": kind,
        "person": person["person"],
        "name": person["name"],
        "account": person["account"],
        "paid_month": scene.yyyymm(month),
        "period_from": scene.yyyymm(month - months),
        "period_to": scene.yyyymm(month - 1),
        "months": months,
        "standard": 300,
        "due": 300 * months,
        "paid": 300 * months,
        "due_on": scene.day(month, 20),
        "paid_on": scene.day(month, 16),
    } | other
    scene.rows["subsidies"].append(row)
    return row


def post_of_legal_person(scene: Scene, first: int) -> None:
    """Plant a post for a company's legal person; lawful: one that had given it up before."""
    for last, legal in ((None, False), (scene.day(first - 2), True)):
        person = scene.born(50, first)
        scene.identity(person, "legal_person", scene.day(0), last)
        row = subsidy(scene, person, "post", first + 1)
        scene.mark("post_of_legal_person", row, "subsidies", legal=legal)


def post_of_employed(scene: Scene, first: int) -> None:
    """Plant a post for somebody employed elsewhere; lawful: employed from afterwards."""
    for start, legal in ((first - 3, False), (first + 2, True)):
        person = scene.born(45, first)
        scene.identity(person, "employed", scene.day(start), None)
        row = subsidy(scene, person, "post", first + 1)
        scene.mark("post_of_employed", row, "subsidies", legal=legal)


def post_of_dead(scene: Scene, first: int) -> None:
    """Plant a post for months after the holder's death; lawful: for the month of the death."""
    for month, legal in ((first - 3, False), (first, True)):
        person = scene.born(55, first)
        scene.died(person, month)
        row = subsidy(scene, person, "post", first + 1)
        scene.mark("post_of_dead", row, "subsidies", legal=legal)


def post_too_long(scene: Scene, first: int) -> None:
    """Plant a post for 40 months; lawful: for 12, or for 40 by somebody of 58."""
    for years, months, legal in ((42, 40, False), (42, 12, True), (58, 40, True)):
        person = scene.born(years, first)
        row = subsidy(scene, person, "post", first, months=months)
        scene.mark("post_too_long", row, "subsidies", legal=legal)


def internship_too_long(scene: Scene, first: int) -> None:
    """Plant an internship of 14 months; lawful: of 12."""
    for months, legal in ((14, False), (12, True)):
        person = scene.born(23, first)
        row = subsidy(scene, person, "internship", first, months=months, base=2200, ratio=0.7)
        scene.mark("internship_too_long", row, "subsidies", legal=legal)


def start_up_twice(scene: Scene, first: int) -> None:
    """Plant two start-up subsidies for one person; lawful: one, and one for rent."""
    for second, legal in (("start_up", False), ("rent", True)):
        person = scene.born(33, first)
        rows = [
            subsidy(scene, person, kind, first + at, standard=5000, due=5000, paid=5000)
            for at, kind in enumerate(("start_up", second))
        ]
        for row in rows:
            scene.mark("start_up_twice", row, "subsidies", legal=legal)


def rent_over_cap(scene: Scene, first: int) -> None:
    """Plant rent of 45,000 a year; lawful: of 40,000, the limit."""
    for paid, legal in ((45_000, False), (RENT_CAP, True)):
        person = scene.born(36, first)
        row = subsidy(
            scene, person, "rent", first, months=12, standard=None, base=90_000, ratio=0.5,
            cap=RENT_CAP, due=min(paid, RENT_CAP), paid=paid,
        )  # fmt: skip
        scene.mark("rent_over_cap", row, "subsidies", legal=legal)


def subsidy_twice(scene: Scene, first: int) -> None:
    """Plant two subsidies for the same months; lawful: for following months."""
    for step, legal in ((0, False), (3, True)):
        person = scene.born(44, first)
        rows = [
            subsidy(scene, person, "social_insurance", first + at * step, months=3)
            for at in range(2)
        ]
        for row in rows:
            scene.mark("subsidy_twice", row, "subsidies", legal=legal)


def loan(scene: Scene, first: int, **other: object) -> dict[str, Any]:
    """Record a personal loan of three years granted in a month, as it should be but for `other`."""
    person = scene.born(35, first)
    granted = scene.day(first, 10)
    row = {
        "loan": scene.code("L"),
        "person": person["person"],
        "name": person["name"],
        "kind": "personal",
        "group": "返乡创业人员",
        "bank": "农商银行",
        "applied_on": scene.day(first - 1, 18),
        "eligible": True,
        "granted_on": granted,
        "principal": 200_000,
        "rate": 0.0395,
        "lpr": 0.0345,
        "term": 24,
        "matures_on": granted.replace(year=granted.year + 2),
        "times": 1,
        "jobs": 3,
    } | other
    scene.rows["loans"].append(row)
    return row


def interest(
    scene: Scene, given: dict[str, Any], first: int, *, overdue: bool = False, paid: bool = True
) -> dict[str, Any]:
    """Record a quarter's balances and its subsidy, which is returned."""
    balances = []
    for month in range(first, first + 3):
        last = scene.day(month + 1) - dt.timedelta(days=1)
        balances.append(
            {
                "loan": given["loan"],
                "balance_from": scene.day(month),
                "balance_to": last,
                "days": last.day,
                "balance": given["principal"],
                "overdue": overdue,
                "extended": False,
            }
        )
    scene.rows["loan_balances"] += balances
    days = sum(one["days"] for one in balances)
    whole = round(given["principal"] * given["rate"] * days / 360, 2)
    due = round(whole / 2 * 0.5, 2) if paid else 0
    row = {
        "loan": given["loan"],
        "level": "central",
        "quarter_from": scene.yyyymm(first),
        "quarter_to": scene.yyyymm(first + 2),
        "paid_month": scene.yyyymm(first + 3),
        "interest": whole,
        "subsidised": round(whole / 2, 2) if paid else 0,
        "share": 0.5,
        "due": due,
        "paid": due,
        "due_on": scene.day(first + 3, 25),
        "paid_on": scene.day(first + 3, 18) if paid else None,
    }
    scene.rows["loan_interest"].append(row)
    return row


def loan_over_limit(scene: Scene, first: int) -> None:
    """Plant 350,000 to a person; lawful: 300,000, and 4,000,000 to a small firm."""
    for kind, principal, legal in (
        ("personal", 350_000, False), ("personal", CAPS["personal"], True),
        ("firm", CAPS["firm"], True),
    ):  # fmt: skip
        row = loan(scene, first, kind=kind, principal=principal)
        scene.mark("loan_over_limit", row, "loans", legal=legal)


def loan_past_term(scene: Scene, first: int) -> None:
    """Plant interest subsidised for a quarter after maturity; lawful: for the last before."""
    for term, legal in ((first - 1, False), (first + 3, True)):
        months = term - first + 12
        row = loan(scene, first - 12, term=months, matures_on=scene.day(term, 10))
        paid = interest(scene, row, first)
        scene.mark("loan_past_term", paid, "loan_interest", legal=legal)


def interest_on_overdue(scene: Scene, first: int) -> None:
    """Plant interest subsidised on an overdue balance; lawful: overdue, and nothing paid."""
    for paid, legal in ((True, False), (False, True)):
        row = loan(scene, first - 4)
        found = interest(scene, row, first, overdue=True, paid=paid)
        scene.mark("interest_on_overdue", found, "loan_interest", legal=legal)


def loan_too_often(scene: Scene, first: int) -> None:
    """Plant a fourth loan; lawful: a third."""
    for times, legal in ((4, False), (3, True)):
        row = loan(scene, first, times=times)
        scene.mark("loan_too_often", row, "loans", legal=legal)


def behalf_without_identity(scene: Scene, first: int) -> None:
    """Plant a contribution paid on behalf of nobody in hardship; lawful: of somebody disabled."""
    for kind, legal in ((None, False), ("disabled", True)):
        person = scene.born(41, first)
        if kind:
            scene.identity(person, kind, scene.day(0), None)
        row = {
            "contribution": scene.code("C"),
            "person": person["person"],
            "scheme": "resident",
            "period_from": scene.day(first).year * 100 + 1,
            "period_to": scene.day(first).year * 100 + 12,
            "booked_month": scene.yyyymm(first),
            "due_on": dt.date(scene.day(first).year, 12, 31),
            "paid_on": scene.day(first, 9),
            "tier": 200,
            "personal_due": 100,
            "personal_paid": 100,
            "behalf_kind": "disabled",
            "behalf_paid": 100,
        }
        scene.rows["contributions"].append(row)
        scene.mark("behalf_without_identity", row, "contributions", legal=legal)


def voucher_twice(scene: Scene, first: int) -> None:
    """Plant one bill paid by two vouchers on one day; lawful: the same sum a month later."""
    project = scene.county.projects[0].code if scene.county.projects else "公用经费"
    for step, legal in ((0, False), (1, True)):
        payee = f"样例印刷部{scene.code('')}"
        for at in range(2):
            row = {
                "voucher": scene.code("V"),
                "line": 1,
                "project": project,
                "paid_on": scene.day(first + at * step, 21),
                "item": "印刷费",
                "level": "county",
                "amount": 86.4,
                "payee": payee,
            }
            scene.rows["vouchers"].append(row)
            scene.mark("voucher_twice", row, "vouchers", legal=legal)


JOBS: Final[tuple[Callable[[Scene, int], None], ...]] = (
    post_of_legal_person, post_of_employed, post_of_dead, post_too_long, internship_too_long,
    start_up_twice, rent_over_cap, subsidy_twice, loan_over_limit, loan_past_term,
    interest_on_overdue, loan_too_often, behalf_without_identity, voucher_twice,
)  # fmt: skip
