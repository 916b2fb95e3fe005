"""Subsidies of employment and loans of founders: a few hundred rows a county and year."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

from jixiao.measurement.samples.planted_jobs import RENT_CAP, interest, loan, subsidy

if TYPE_CHECKING:
    from jixiao.measurement.samples.scene import Person, Scene

ASSESSED: Final = ("excellent", "good", "good", "passed")
ON_TIME: Final = 0.99

HARDSHIP: Final = 300
"""Residents of a county whose contributions are paid for, at share 1."""


def _workers(scene: Scene, count: int, youngest: int, oldest: int) -> list[Person]:
    random = scene.county.random(f"workers{youngest}{count}")
    return [scene.born(int(random.integers(youngest, oldest)), 0) for _ in range(count)]


def assistants(scene: Scene) -> None:
    """Record the yearly pay of village assistants: one a village, twelve months."""
    given = scene.county.given.get("assistants")
    if given is None:
        return
    for at, person in enumerate(_workers(scene, scene.county.heads(given["heads"]), 30, 55)):
        for year in range(len(scene.county.years)):
            amount = given["standard"] * 12
            subsidy(
                scene, person, "assistant", year * 12 + 11, months=12,
                period_from=scene.yyyymm(year * 12), period_to=scene.yyyymm(year * 12 + 11),
                standard=given["standard"], due=amount, paid=amount, project=given["project"],
                village=f"第{at + 1}村", assessment=ASSESSED[at % 4],
            )  # fmt: skip


def temporary(scene: Scene) -> None:
    """Record the monthly pay of temporary staff."""
    given = scene.county.given.get("temporary")
    if given is None:
        return
    for person in _workers(scene, given["heads"], 24, 40):
        for month in range(1, len(scene.county.months)):
            subsidy(
                scene, person, "temporary", month, standard=given["standard"],
                due=given["standard"], paid=given["standard"], project=given["project"],
            )  # fmt: skip


def jobs(scene: Scene) -> None:
    """Record subsidies of posts, insurance, internships, founders and rent, year by year."""
    given = scene.county.given.get("jobs")
    if given is None:
        return
    wage, project = given["wage"], given["project"]
    for year in range(len(scene.county.years)):
        first = year * 12
        _posts(scene, first, given)
        for person in _workers(scene, scene.county.heads(given["social_insurance"]), 22, 50):
            _quarters(scene, person, first, project)
        for person in _workers(scene, scene.county.heads(given["internship"]), 20, 24):
            _internship(scene, person, first, wage, project)
        for person in _workers(scene, scene.county.heads(given["start_up"]), 24, 45):
            subsidy(
                scene, person, "start_up", first + 8, standard=5000, due=5000, paid=5000,
                project=project, contract_from=scene.day(first - 6),
            )  # fmt: skip
        for at, person in enumerate(_workers(scene, scene.county.heads(given["rent"]), 24, 50)):
            paid = min(round(18_000 + 900 * at, 2), RENT_CAP)
            subsidy(
                scene, person, "rent", first + 11, months=11, standard=None, base=paid * 2,
                ratio=0.5, cap=RENT_CAP, due=paid, paid=paid, project=project,
                unit=_founder(scene, at, first),
            )  # fmt: skip


def _posts(scene: Scene, first: int, given: dict[str, Any]) -> None:
    """Record half-yearly pay of public posts, 300 a month, new holders each year."""
    for at, person in enumerate(_workers(scene, scene.county.heads(given["post"]), 40, 52)):
        for half in (6, 12):
            subsidy(
                scene, person, "post", first + half - (half == 12), months=6,  # noqa: PLR2004
                period_from=scene.yyyymm(first + half - 6),
                period_to=scene.yyyymm(first + half - 1),
                due=1800, paid=1800, project=given["project"], base=given["wage"], cap=500,
                contract_from=scene.day(first), attendance=126, assessment=ASSESSED[at % 4],
            )  # fmt: skip


def _quarters(scene: Scene, person: Person, first: int, project: str) -> None:
    for quarter in range(3, 12, 3):
        subsidy(
            scene, person, "social_insurance", first + quarter, months=3, standard=None,
            base=3600, ratio=0.5, due=1800, paid=1800, project=project,
        )  # fmt: skip


def _internship(scene: Scene, person: Person, first: int, wage: float, project: str) -> None:
    due = round(wage * 0.7 * 6, 2)
    subsidy(
        scene, person, "internship", first + 9, months=6, standard=round(wage * 0.7, 2), base=wage,
        ratio=0.7, due=due, paid=due, project=project, retained=int(person["person"][16]) > 3,  # noqa: PLR2004 - six of ten
    )  # fmt: skip


def _founder(scene: Scene, number: int, first: int) -> str:
    """Return the code of a founder's unit in the base, registered when first asked for."""
    code = f"U{scene.county.division}{number:05}"
    if not any(row["unit"] == code for row in scene.rows["units"]):
        entered = scene.day(first)
        scene.rows["units"].append(
            {
                "unit": code,
                "unit_name": f"样例创业实体{number + 1}",
                "kind": "start_up",
                "registered_on": entered,
                "base_entered_on": entered,
                "project": scene.county.given["jobs"]["project"],
            }
        )
    return code


def hardship(scene: Scene) -> None:
    """Record contributions that the county pays for residents in hardship, half the lowest tier."""
    for _ in range(scene.county.heads(HARDSHIP)):
        person = scene.born(47, 0)
        scene.identity(person, "disabled", scene.day(0), None)
        for year in range(len(scene.county.years)):
            day = scene.day(year * 12 + 5, 18)
            scene.rows["contributions"].append(
                {
                    "contribution": scene.code("C"),
                    "person": person["person"],
                    "scheme": "resident",
                    "period_from": day.year * 100 + 1,
                    "period_to": day.year * 100 + 12,
                    "booked_month": day.year * 100 + day.month,
                    "due_on": dt.date(day.year, 12, 31),
                    "paid_on": day,
                    "tier": 200,
                    "personal_due": 100,
                    "personal_paid": 100,
                    "behalf_kind": "disabled",
                    "behalf_paid": 100,
                }
            )


def loans(scene: Scene) -> None:
    """Record loans of each year with balances and the subsidies of every level."""
    given = scene.county.given.get("loans")
    if given is None:
        return
    random = scene.county.random("loans")
    total = len(scene.county.months)
    for year in range(len(scene.county.years)):
        for at in range(scene.county.heads(given["persons"]) + given["firms"]):
            firm = at < given["firms"]
            month = year * 12 + int(random.integers(1, 10))
            principal = int(random.integers(8, 31)) * (100_000 if firm else 10_000)
            row = loan(scene, month, kind="firm" if firm else "personal", principal=principal)
            for quarter in range((month // 3 + 1) * 3, min(month + 22, total - 3), 3):
                _levels(scene, given, row, quarter, late=random.random() > ON_TIME)


def _levels(
    scene: Scene, given: dict[str, Any], row: dict[str, Any], quarter: int, *, late: bool
) -> None:
    """Record a quarter: balances once, and the part of each level, of its projects in turn."""
    base = interest(scene, row, quarter)
    scene.rows["loan_interest"].pop()
    projects: dict[str, list[tuple[str, float]]] = {}
    for project, level, share in given["projects"]:
        projects.setdefault(level, []).append((project, share))
    for level, found in projects.items():
        project, share = found[quarter // 3 % len(found)]
        due = round(base["subsidised"] * share, 2)
        paid_on = base["due_on"] + dt.timedelta(days=6) if late else base["paid_on"]
        scene.rows["loan_interest"].append(
            base
            | {"project": project, "level": level, "share": share, "due": due, "paid": due}
            | {"paid_on": paid_on}
        )
