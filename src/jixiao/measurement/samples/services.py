"""What offices do and pay for: money, assets, cases, units, transfers, activities."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

import numpy as np

if TYPE_CHECKING:
    from jixiao.measurement.samples.county import Project
    from jixiao.measurement.samples.scene import Scene

SPENT: Final = 0.985
"""Of a budget, on average; each project and year differs by a few points."""


def money(scene: Scene) -> None:
    """Record each project's budget and its spending, month by month."""
    for project in scene.county.projects:
        random = scene.county.random(f"money{project.code}")
        for year in range(len(scene.county.years)):
            budget = round(project.budget * scene.county.share, 2)
            received = scene.day(year * 12, 20)
            late = random.random() < 0.04  # noqa: PLR2004 - one in twenty-five
            scene.rows["allocations"].append(
                {
                    "allocation": scene.code("Z"),
                    "project": project.code,
                    "project_name": project.name,
                    "kind": "budget",
                    "level": "county",
                    "received_on": received,
                    "amount": budget,
                    "due_on": received + dt.timedelta(days=30),
                    "assigned_on": received + dt.timedelta(days=41 if late else 18),
                    "assigned": budget,
                }
            )
            spent = min(1.0, SPENT + float(random.normal(0, 0.012)))
            _vouchers(scene, project, year, spent, random)


def _vouchers(
    scene: Scene, project: Project, year: int, spent: float, random: np.random.Generator
) -> None:
    """Record twelve payments of each item; they add up to what was spent of it."""
    listed = project.items or (("项目支出", project.budget),)
    known = sum(amount for _, amount in listed)
    rest = project.budget - known
    items = (*listed, ("其他支出", rest)) if rest > 1 else listed
    for item, amount in items:
        parts = random.dirichlet(np.full(12, 6.0))
        total = round(amount * spent * scene.county.share, 2)
        paid = np.round(parts * total, 2)
        paid[-1] = round(total - paid[:-1].sum(), 2)
        for month, value in enumerate(paid):
            if value > 0:
                scene.rows["vouchers"].append(
                    {
                        "voucher": scene.code("V"),
                        "line": 1,
                        "project": project.code,
                        "paid_on": scene.day(year * 12 + month, int(random.integers(5, 28))),
                        "item": item,
                        "level": "county",
                        "amount": float(value),
                        "payee": f"样例收款单位{int(random.integers(1, 400))}",
                    }
                )


def assets(scene: Scene) -> None:
    """Record what was bought in the first year's spring, accepted, and how it ran since."""
    for project, kind, quantity, price in scene.county.given.get("assets", ()):
        for year in range(len(scene.county.years)):
            code = scene.code("A")
            ordered = scene.day(year * 12 + 2, 6)
            scene.rows["assets"].append(
                {
                    "asset": code,
                    "project": project,
                    "kind": kind,
                    "ordered_on": ordered,
                    "due_on": ordered + dt.timedelta(days=45),
                    "bought_on": ordered + dt.timedelta(days=31),
                    "quantity": quantity,
                    "amount": quantity * price,
                    "accepted_on": ordered + dt.timedelta(days=38),
                    "accepted": quantity,
                }
            )
            for month in range(year * 12 + 4, len(scene.county.months)):
                _ran(scene, code, project, month)


def _ran(scene: Scene, code: str, project: str, month: int) -> None:
    days = 21 + month % 3
    stopped = 1 if (month * 7 + len(code)) % 29 == 0 else 0
    scene.rows["asset_running"].append(
        {
            "asset": code,
            "project": project,
            "run_month": scene.yyyymm(month),
            "due_days": days,
            "ran_days": days - stopped,
            "down_minutes": stopped * 210,
        }
    )


def cases(scene: Scene) -> None:
    """Record cases of labour inspection: accepted within five days, closed within sixty."""
    given = scene.county.given.get("cases")
    if given is None:
        return
    random = scene.county.random("cases")
    for month in range(len(scene.county.months)):
        for _ in range(int(random.poisson(given["yearly"] / 12))):
            received = scene.day(month, int(random.integers(1, 28)))
            accepted = received + dt.timedelta(days=int(random.integers(0, 5)))
            took = int(random.integers(9, 64))
            claimed = float(random.integers(4, 90)) * 1000
            scene.rows["cases"].append(
                {
                    "case": scene.code("K"),
                    "project": given["project"],
                    "origin": ("platform", "visit", "hotline_12345")[int(random.integers(0, 3))],
                    "kind": "arrears",
                    "received_on": received,
                    "accept_due_on": received + dt.timedelta(days=5),
                    "accepted_on": accepted,
                    "close_due_on": accepted + dt.timedelta(days=60),
                    "closed_on": accepted + dt.timedelta(days=took),
                    "persons": int(random.integers(1, 30)),
                    "claimed": claimed,
                    "confirmed": round(claimed * 0.9, 2),
                    "recovered": round(claimed * (0.9 if took < 50 else 0.78), 2),  # noqa: PLR2004
                    "result": "settled",
                }
            )


def offices(scene: Scene) -> None:
    """Record the units that projects support, and firms that file on the network."""
    for project, kind, units, staff in scene.county.given.get("offices", ()):
        for at in range(units):
            share = staff // units + (1 if at < staff % units else 0)
            scene.rows["units"].append(
                {
                    "unit": scene.code("U"),
                    "unit_name": f"样例单位{scene.serial}",
                    "kind": kind,
                    "registered_on": scene.day(0),
                    "supported_from": scene.day(0),
                    "project": project,
                    "staff": share,
                    "users": share if kind == "institution" else None,
                }
            )
    given = scene.county.given.get("units")
    if given:
        random = scene.county.random("firms")
        for _ in range(scene.county.heads(given["heads"])):
            online = random.random() < given["online"]
            scene.rows["units"].append(
                {
                    "unit": scene.code("U"),
                    "unit_name": f"样例企业{scene.serial}",
                    "kind": "enterprise",
                    "registered_on": scene.day(0),
                    "insured": True,
                    "online_on": scene.day(int(random.integers(0, 12)), 3) if online else None,
                }
            )


def transfers(scene: Scene) -> None:
    """Record retired workers of state firms whose care went over to the district."""
    given = scene.county.given.get("transfers")
    if given is None:
        return
    firm = scene.code("U")
    scene.rows["units"].append(
        {"unit": firm, "unit_name": "样例国有企业", "kind": "state_enterprise",
         "registered_on": scene.day(0)}
    )  # fmt: skip
    for year in range(len(scene.county.years)):
        for _ in range(scene.county.heads(given["heads"] / 3)):
            person = scene.born(61, year * 12)
            listed = scene.day(year * 12 + 1)
            scene.rows["transfers"].append(
                {
                    "person": person["person"],
                    "unit": firm,
                    "retired_on": scene.day(year * 12),
                    "listed_on": listed,
                    "due_on": listed + dt.timedelta(days=90),
                    "transferred_on": listed + dt.timedelta(days=40),
                    "firm_fee": 0,
                }
            )


def activities(scene: Scene) -> None:
    """Record training and publicity, and what was printed, over each year."""
    for project, yearly, places, copies in scene.county.given.get("activities", ()):
        for year in range(len(scene.county.years)):
            for at in range(yearly):
                month = year * 12 + at * 11 // max(yearly - 1, 1)
                row: dict[str, Any] = {
                    "activity": scene.code("H"),
                    "project": project,
                    "kind": ("training", "publicity", "visit")[at % 3],
                    "held_on": scene.day(month, 5 + at % 20),
                    "due_on": scene.day(month, 25),
                    "places": places,
                    "attended": places - at % 7,
                    "passed": places - at % 9,
                    "reached": places * 3,
                }
                scene.rows["activities"].append(row)
                if copies and at == 0:
                    scene.rows["activities"].append(
                        row | {"activity": scene.code("H"), "kind": "printing", "copies": copies,
                               "attended": None, "passed": None, "places": None, "reached": None}
                    )  # fmt: skip
