"""Faults of pensions and grants, and the lawful look-alike of each; one pair a function."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from jixiao.measurement.samples.scene import Person, Scene

OLD: Final = 70


def _pensioner(scene: Scene, first: int, years: int = OLD) -> Person:
    person = scene.born(years, first - 3)
    scene.certified(person, first)
    return person


def paid_after_death(scene: Scene, first: int) -> None:
    """Paid in months after that of the death; lawful: in the very month, and a funeral grant."""
    person = _pensioner(scene, first)
    scene.died(person, first + 2)
    scene.mark_all("paid_after_death", scene.run(person, first)[3:], legal=False)
    person = _pensioner(scene, first)
    scene.died(person, first + 5, 2)
    funeral = scene.pay(
        person, first + 5, benefit="funeral", standard=scene.county.given["funeral"]
    )
    rows = [*scene.run(person, first), funeral]
    scene.mark_all("paid_after_death", rows[-2:], legal=True)


def paid_twice(scene: Scene, first: int) -> None:
    """Paid twice for one month; lawful: a failed payment made good in the next month."""
    person = _pensioner(scene, first)
    rows = scene.run(person, first)
    again = scene.pay(person, first + 3)
    scene.mark_all("paid_twice", [rows[3], again], legal=False)
    person = _pensioner(scene, first)
    rows = scene.run(person, first, 3)
    failed = scene.pay(person, first + 3, status="failed", paid=0, paid_on=None)
    good = scene.pay(
        person, first + 4, due_month=scene.yyyymm(first + 3), due=0, change_reason="补发",
        standard=failed["standard"],
    )  # fmt: skip
    rows = [failed, good, scene.pay(person, first + 4)]
    scene.mark_all("paid_twice", rows, legal=True)


def two_programmes(scene: Scene, first: int) -> None:
    """Two pensions in one month; lawful: the second begins when the first has ended."""
    person = _pensioner(scene, first)
    rows = scene.run(person, first)
    other: Any = {"benefit": "enterprise_pension", "standard": 2850, "change_reason": None}
    rows += scene.run(person, first, **other)
    scene.mark_all("two_programmes", rows, legal=False)
    person = _pensioner(scene, first)
    rows = scene.run(person, first, 3) + scene.run(person, first + 3, 3, **other)
    scene.mark_all("two_programmes", rows, legal=True)


def too_young(scene: Scene, first: int) -> None:
    """Paid before sixty; lawful: from the month after the sixtieth birthday."""
    person = _pensioner(scene, first, 55)
    scene.mark_all("too_young", scene.run(person, first, older=False), legal=False)
    person = scene.born(60, first - 1)
    scene.certified(person, first)
    scene.mark_all("too_young", scene.run(person, first, older=False), legal=True)


def wrong_group(scene: Scene, first: int) -> None:
    """Plant the standard of those over 65 before that age; lawful: from the month after."""
    person = _pensioner(scene, first, 62)
    scene.mark_all("wrong_group", scene.run(person, first), legal=False)
    person = scene.born(65, first + 2)
    scene.certified(person, first)
    rows = scene.run(person, first, 3, older=False)
    rows += [scene.pay(person, first + 3, change_reason="满65岁"), *scene.run(person, first + 4, 2)]
    scene.mark_all("wrong_group", rows, legal=True)


def wrong_standard(scene: Scene, first: int) -> None:
    """Plant a standard that nobody else has, from some month on; lawful: all are raised."""
    person = _pensioner(scene, first)
    scene.run(person, first, 2)
    rows = [
        scene.pay(person, month, standard=scene.standard(month, older=True) + 20)
        for month in range(first + 2, first + 5)
    ]
    scene.mark_all("wrong_standard", rows, legal=False)
    scene.mark("standard_changed", rows[0], legal=False)
    person = _pensioner(scene, 12)
    rows = scene.run(person, 10, 4)
    scene.mark_all("wrong_standard", rows, legal=True)
    scene.mark("standard_changed", rows[2], legal=True)


def not_a_multiple(scene: Scene, first: int) -> None:
    """Paid 7.50 more than the standard; lawful: three months at once."""
    person = _pensioner(scene, first)
    rows = scene.run(person, first, 3)
    more = rows[-1]["standard"] + 7.5
    scene.mark("not_a_multiple", scene.pay(person, first + 3, paid=more), legal=False)
    person = _pensioner(scene, first)
    row = scene.pay(
        person, first + 3, months=3, due_month=scene.yyyymm(first + 1), change_reason="补发"
    )
    scene.mark("not_a_multiple", row, legal=True)


def certification_overdue(scene: Scene, first: int) -> None:
    """Paid long after the certification was due; lawful: stopped, or certified at the last day."""
    late = {"due_from": scene.day(first - 16), "due_on": scene.day(first - 4)}
    person = scene.born(OLD, first - 3)
    scene.certified(person, first, **late, certified_on=None, method=None, result=None)
    scene.mark_all("certification_overdue", scene.run(person, first), legal=False)
    person = scene.born(OLD, first - 3)
    scene.certified(person, first, **late, certified_on=None, method=None, result=None)
    rows = scene.run(person, first, status="stopped", paid=0, paid_on=None)
    scene.mark_all("certification_overdue", rows, legal=True)
    person = scene.born(OLD, first - 3)
    scene.certified(person, first, **late | {"certified_on": late["due_on"]})
    scene.mark_all("certification_overdue", scene.run(person, first), legal=True)


def account_shared(scene: Scene, first: int) -> None:
    """Six persons with one account; lawful: a couple."""
    for many, legal in ((6, False), (2, True)):
        people = [_pensioner(scene, first) for _ in range(many)]
        for person in people:
            person["account"] = people[0]["account"]
        rows = [row for person in people for row in scene.run(person, first, 3)]
        scene.mark_all("account_shared", rows, legal=legal)


def implausible_identity(scene: Scene, first: int) -> None:
    """Plant a birth twenty years off the register's, or an age of 118; lawful: an age of 101."""
    person = scene.born(85, first, registered=scene.day(first - 65 * 12, 10))
    scene.certified(person, first)
    scene.mark_all("implausible_identity", scene.run(person, first), legal=False)
    person = _pensioner(scene, first, 118)
    scene.mark_all("implausible_identity", scene.run(person, first), legal=False)
    person = _pensioner(scene, first, 101)
    scene.mark_all("implausible_identity", scene.run(person, first), legal=True)


def paid_in_detention(scene: Scene, first: int) -> None:
    """Paid for whole months in prison; lawful: released before."""
    person = _pensioner(scene, first)
    scene.identity(person, "detained", scene.day(first), scene.day(first + 3))
    scene.mark_all("paid_in_detention", scene.run(person, first)[:3], legal=False)
    person = _pensioner(scene, first)
    scene.identity(person, "detained", scene.day(0), scene.day(first - 1))
    scene.mark_all("paid_in_detention", scene.run(person, first), legal=True)


def register_cancelled(scene: Scene, first: int) -> None:
    """Paid after the registration of residence was cancelled; lawful: cancelled afterwards."""
    person = _pensioner(scene, first)
    scene.identity(person, "cancelled", scene.day(first + 2), None)
    scene.mark_all("register_cancelled", scene.run(person, first)[3:], legal=False)
    person = _pensioner(scene, first)
    scene.identity(person, "cancelled", scene.day(first + 6), None)
    scene.mark_all("register_cancelled", scene.run(person, first), legal=True)


def relative_over_age(scene: Scene, first: int) -> None:
    """Plant a child of 21 paid as a survivor; lawful: disabled, or a parent of 72."""
    money: Any = {"benefit": "survivor", "standard": 640, "change_reason": None}
    person = scene.born(21, first)
    scene.mark_all("relative_over_age", scene.run(person, first, **money), legal=False)
    person = scene.born(25, first)
    scene.identity(person, "disabled", scene.day(0), None)
    scene.mark_all("relative_over_age", scene.run(person, first, **money), legal=True)
    person = scene.born(72, first)
    scene.mark_all("relative_over_age", scene.run(person, first, **money), legal=True)


def back_pay_too_long(scene: Scene, first: int) -> None:
    """Back pay for 26 months; lawful: for three."""
    for months, legal in ((26, False), (3, True)):
        person = _pensioner(scene, first)
        due = scene.yyyymm(first - months)
        row = scene.pay(person, first, months=months, due_month=due, change_reason="补发")
        scene.mark("back_pay_too_long", row, legal=legal)


def unemployed_at_work(scene: Scene, first: int) -> None:
    """Unemployment benefit while employed; lawful: employed from the month after."""
    money: Any = {"benefit": "unemployment", "standard": 1520, "change_reason": None}
    for start, legal in ((first - 1, False), (first + 6, True)):
        person = scene.born(38, first)
        scene.identity(person, "employed", scene.day(start), None)
        scene.mark_all("unemployed_at_work", scene.run(person, first, **money), legal=legal)


def funeral_twice(scene: Scene, first: int) -> None:
    """Two funeral grants for one death; lawful: one."""
    grant: Any = {
        "benefit": "funeral",
        "standard": scene.county.given["funeral"],
        "change_reason": None,
    }
    for times, legal in ((2, False), (1, True)):
        person = scene.born(80, first)
        scene.died(person, first)
        rows = [scene.pay(person, first + 1 + time, **grant) for time in range(times)]
        scene.mark_all("funeral_twice", rows, legal=legal)


PAYMENTS: Final[tuple[Callable[[Scene, int], None], ...]] = (
    paid_after_death, paid_twice, two_programmes, too_young, wrong_group, wrong_standard,
    not_a_multiple, certification_overdue, account_shared, implausible_identity,
    paid_in_detention, register_cancelled, relative_over_age, back_pay_too_long,
    unemployed_at_work, funeral_twice,
)  # fmt: skip


def travellers(scene: Scene, person: Person, first: int, *, legal: bool, second: bool) -> None:
    """Paid in two counties at once; lawful: in the second from when the first ended."""
    scene.registered(person)
    scene.certified(person, first)
    start = first + 3 if legal and second else first
    rows = scene.run(person, start, 3)
    scene.mark_all("two_counties", rows, legal=legal)
