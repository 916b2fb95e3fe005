"""Cases of suspicion on the platform: found, checked, stopped, recovered, closed."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from jixiao.measurement.answer import Question
from jixiao.measurement.ask import Ask
from jixiao.measurement.measuring import measure
from jixiao.safety.case_records import cases_of as cases_in
from jixiao.safety.cases import CaseRefused
from jixiao.web.cases.actions.look_for_cases import LookRefused, look_for_cases
from jixiao.web.cases.actions.seal_cases import order_sealing
from jixiao.web.cases.actions.step_case import (
    STEPS,
    CaseChanged,
    NoSuchCase,
    Step,
    UnreadableStep,
    step_case,
)
from jixiao.web.cases.models import CaseRecord
from jixiao.web.cases.queries import precisions
from jixiao.web.ledgers.models import JobRecord
from jixiao.web.ledgers.sealed_store import engine, store
from jixiao.web.trail.chain import breaks, line_of
from jixiao.web.trail.recording import entries
from jixiao.workflow.deciding import TransitionRefused
from jixiao.workflow.ledger_duty import LedgerDuty, roles_with
from jixiao.workflow.role import Role
from ledger_files import PERSONS
from web.region import ELSEWHERE, HOME
from web.taking import browser_of
from web.working import payments, sealed, work_all

if TYPE_CHECKING:
    from web.region import Region

pytestmark = pytest.mark.django_db(transaction=True)
CLERK, DESK, REVIEWER = Role.UNIT_CLERK, Role.PERFORMANCE_DESK, Role.DEPARTMENT_REVIEWER
KIND = "paid_twice"


def doubled() -> list[dict[str, object]]:
    """Return four payments of January, the last one a second time to the first person."""
    return payments(4)


def looked(region: Region) -> CaseRecord:
    """Return the case that looking through a doubled payment makes."""
    sealed(region, doubled())
    look_for_cases(
        region.places["county"].pk, 202601, 202601, actor=region.actor(DESK), kinds=[KIND]
    )
    work_all()
    return CaseRecord.objects.get()


def stepped(region: Region, role: Role, name: str, **told: str) -> CaseRecord:
    held = CaseRecord.objects.get()
    step = Step(name, None, **told)
    return step_case(held.number, step, actor=region.actor(role), base=held.revision)


def accuracy() -> Decimal | None:
    with engine() as running:
        question = Question("payment_accuracy_rate", Ask(202601, 202612))
        return measure(running, store(), [question], divisions=["530825"])[0].value


def test_looking_makes_a_case_once(region: Region) -> None:
    held = looked(region)
    assert (held.kind, held.stage, held.verdict) == (KIND, "issued", "pending")
    assert held.path == region.places["lamps"].path, "the unit that loaded the rows"
    assert held.due_on > timezone.localdate()
    first = JobRecord.objects.filter(kind="safety")[0]
    assert first.result["made"] == 1
    look_for_cases(region.places["county"].pk, 202601, 202612, actor=region.actor(DESK))
    with pytest.raises(LookRefused, match="正在进行"):
        look_for_cases(region.places["county"].pk, 202601, 202612, actor=region.actor(DESK))
    work_all()
    assert CaseRecord.objects.filter(kind=KIND).count() == 1
    assert list(breaks(line_of(one) for one in entries())) == []


@pytest.mark.parametrize(
    "months", [(202613, 202613), (202602, 202601), (0, 202601), (201001, 202601)]
)
def test_months_that_are_none_are_refused(region: Region, months: tuple[int, int]) -> None:
    with pytest.raises(LookRefused):
        look_for_cases(region.places["county"].pk, *months, actor=region.actor(DESK))
    with pytest.raises(LookRefused, match="没有这个行政区"):
        look_for_cases(region.places["other"].pk, 202601, 202601, actor=region.actor(DESK))
    with pytest.raises(TransitionRefused, match="查找疑点"):
        look_for_cases(region.places["county"].pk, 202601, 202601, actor=region.actor(CLERK))


def test_a_case_goes_from_issue_to_close_and_lowers_the_accuracy(region: Region) -> None:
    looked(region)
    assert accuracy() == Decimal("100.00")
    with pytest.raises(CaseRefused, match="还没有核查属实"):
        stepped(region, CLERK, "stop")
    with pytest.raises(CaseRefused, match="没有写明核查理由"):
        stepped(region, CLERK, "confirm", reason=" ")
    stepped(region, CLERK, "confirm", reason="同月重复发放")
    assert stepped(region, CLERK, "stop").stage == "stopped"
    amount = CaseRecord.objects.get().case.amount
    with pytest.raises(CaseRefused, match="应追回金额"):
        stepped(region, CLERK, "claim", amount=str(amount + 1))
    for text in ("", "一百", "1.005", "1e400", "NaN"):
        with pytest.raises(UnreadableStep, match="不是金额"):
            stepped(region, CLERK, "claim", amount=text)
    stepped(region, CLERK, "claim", amount="185.00")
    with pytest.raises(CaseRefused, match="尚未全部追回"):
        stepped(region, REVIEWER, "close")
    stepped(region, CLERK, "recover", amount="100")
    with pytest.raises(CaseRefused, match="超过"):
        stepped(region, CLERK, "recover", amount="100")
    stepped(region, CLERK, "recover", amount="85.00")
    closed = stepped(region, REVIEWER, "close")
    assert (closed.stage, closed.verdict) == ("closed", "confirmed")
    assert [one.step for one in closed.steps.all()] == [
        "issue", "confirm", "stop", "claim", "recover", "recover", "close",
    ]  # fmt: skip
    (rate,) = precisions(CaseRecord.objects.filter(pk=closed.pk))
    assert (rate.check.kind, rate.precision.percent) == (KIND, Decimal("100.00"))
    order_sealing(region.places["county"].pk, actor=region.actor(DESK))
    work_all()
    assert CaseRecord.objects.get().sealed
    after = accuracy()
    assert after is not None
    assert after < 100
    assert list(breaks(line_of(one) for one in entries())) == []


def test_an_excluded_case_is_closed_and_counts_against_the_check(region: Region) -> None:
    looked(region)
    with pytest.raises(TransitionRefused, match="排除疑点"):
        stepped(region, CLERK, "exclude", reason="不同待遇")
    held = stepped(region, REVIEWER, "exclude", reason="补发上月")
    assert (held.stage, held.verdict) == ("closed", "excluded")
    (rate,) = precisions(CaseRecord.objects.filter(pk=held.pk))
    assert rate.precision.percent == Decimal("0.00")


def test_two_at_one_case_do_not_overwrite_each_other(region: Region) -> None:
    held = looked(region)
    step_case(held.number, Step("confirm", None, "属实"), actor=region.actor(CLERK), base=0)
    with pytest.raises(CaseChanged):
        step_case(held.number, Step("exclude", None, "无"), actor=region.actor(REVIEWER), base=0)
    tomorrow = timezone.localdate() + timedelta(days=1)
    with pytest.raises(UnreadableStep, match="晚于今天"):
        step_case(held.number, Step("stop", tomorrow), actor=region.actor(CLERK), base=1)
    with pytest.raises(NoSuchCase):
        step_case("YD0", Step("stop"), actor=region.actor(CLERK), base=1)


def test_rows_of_a_case_are_masked_by_role(region: Region) -> None:
    held = looked(region)
    for role in (CLERK, REVIEWER, DESK, Role.AUDITOR):
        answer = browser_of(region.people[role, HOME[role]]).get(f"/cases/{held.number}/")
        text = answer.content.decode()
        assert answer.status_code == 200, role
        assert text.count("<td>185.00</td>") > 1, role
        assert not any(one in text for one in PERSONS), role
        assert ("110105***********X" in text) is (role is CLERK), role
        assert str(held.case.person) not in text


def test_the_desk_filters_and_shows_precision(region: Region) -> None:
    held = looked(region)
    client = browser_of(region.people[DESK, "bureau"])
    for query, there in (
        ("", True), (f"?kind={KIND}", True), ("?kind=too_young", False), ("?stage=issued", True),
        ("?stage=closed", False), ("?verdict=confirmed", False), ("?late=1", False),
        (f"?words={held.number[:10]}", True), ("?words=ZZ", False), ("?page=x&kind=zzz", True),
    ):  # fmt: skip
        page = client.get(f"/cases/{query}").content.decode()
        assert (f"/cases/{held.number}/" in page) is there, query
    CaseRecord.objects.update(due_on=timezone.localdate() - timedelta(days=1))
    assert "已逾期" in client.get("/cases/?late=1").content.decode()
    stepped(region, REVIEWER, "exclude", reason="补发上月")
    client.cookies["jixiao_language"] = "en"
    english = client.get("/cases/").content.decode()
    assert "0.00%" in english
    assert "Paid twice" in english or "paid twice" in english
    kept = cases_in(client.get("/cases/cases.json").content.decode(), "cases.json")
    assert [one.number for one in kept] == [held.number]


def test_who_may_do_what_with_cases_is_the_table(region: Region) -> None:
    held = looked(region)
    county = region.places["county"].pk
    for role in Role:
        for place in (HOME[role], ELSEWHERE[role]):
            client, near = browser_of(region.people[role, place]), place == HOME[role]
            views = role in roles_with(LedgerDuty.VIEW)
            assert client.get("/cases/").status_code == (200 if views else 403), (role, place)
            seen = client.get(f"/cases/{held.number}/").status_code
            assert seen == (200 if views and near else 404), (role, place)
            looks = role in roles_with(LedgerDuty.LOOK)
            exported = client.get("/cases/cases.json").status_code
            assert exported == (200 if looks else 403), (role, place)
            sent = {"division": county, "first": "202601", "last": "202600"}
            own = place != "other_bureau"
            status = client.post("/cases/look/", sent).status_code
            assert status == (403 if own and not looks else 400), (role, place)
            for name, duty in STEPS.items():
                address = f"/cases/{held.number}/{name}/"
                status = client.post(address, {"base": "99", "amount": "1"}).status_code
                allowed = near and role in roles_with(duty)
                wanted = 400 if allowed or not (views and near) else 403
                assert status == wanted, (role, place, name)
    assert CaseRecord.objects.get().stage == "issued"


def test_sealing_is_the_bureaus(region: Region) -> None:
    looked(region)
    for role in set(Role) - roles_with(LedgerDuty.SEAL_CASES):
        with pytest.raises(TransitionRefused):
            order_sealing(region.places["county"].pk, actor=region.actor(role))
