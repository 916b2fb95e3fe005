"""Surveys on the platform: codes, answers without names, papers, results that feed indicators."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test import Client

from jixiao.model.score import Evidence
from jixiao.survey.answers import AnswerRefused
from jixiao.survey.sampling import SampleRefused
from jixiao.web.results.actions.begin_evaluation import begin_evaluation
from jixiao.web.results.judging import judged
from jixiao.web.surveys.actions.close_survey import close_survey
from jixiao.web.surveys.actions.open_survey import Wish, open_survey
from jixiao.web.surveys.actions.take_answer import enter_answer, take_answer
from jixiao.web.surveys.codes import new_codes
from jixiao.web.surveys.models import SurveyAnswerRecord, SurveyCodeRecord, SurveyRecord
from jixiao.web.surveys.queries import result_of
from jixiao.web.surveys.survey_lock import SurveyRefused
from jixiao.web.trail.chain import breaks, line_of
from jixiao.web.trail.models import TrailEntryRecord
from jixiao.web.trail.recording import entries
from jixiao.workflow.cycle_duty import CycleDuty, roles_with
from jixiao.workflow.role import Role
from web.after_approval import approved
from web.region import ELSEWHERE, HOME
from web.taking import browser_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from web.region import Region

ROW = 9
AT_ONCE = 40
"""Threads that answer at the same time, as many as a large server has."""
RESIDENTS = Wish(ROW, "改造路段居民", 5000)


def opened(region: Region, wish: Wish = RESIDENTS) -> SurveyRecord:
    return open_survey(approved(region).pk, actor=region.actor(Role.UNIT_CLERK), wish=wish)


def all_at_once(work: list[Callable[[], object]]) -> list[object]:
    """Return what each gives or raises, run in many threads, each with a connection of its own."""
    begin = threading.Barrier(AT_ONCE)

    def waiting() -> None:
        begin.wait()

    def run(one: Callable[[], object]) -> object:
        try:
            return one()
        except AnswerRefused as fault:
            return fault
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE, initializer=waiting) as threads:
        return list(threads.map(run, work))


def codes_of(survey: SurveyRecord) -> list[str]:
    return list(survey.codes.values_list("code", flat=True))


@pytest.mark.django_db
def test_the_size_is_computed_and_codes_are_issued(region: Region) -> None:
    survey = opened(region)
    assert (survey.size, survey.codes.count()) == (357, 357)  # 384.1 / (1 + 383.1 / 5000), up
    assert survey.target == Decimal("0.88")
    assert len(set(codes_of(survey))) == 357
    wrong = (
        (Wish(ROW, "居民", 0), SampleRefused), (Wish(99, "居民", 5000), SurveyRefused),
        (Wish(ROW, " ", 5000), SurveyRefused), (Wish(ROW, "居民", 100, codes=101), SurveyRefused),
        (Wish(ROW, "居民", 100, questions=["甲"] * 5), SurveyRefused),
    )  # fmt: skip
    for wish, fault in wrong:
        with pytest.raises(fault):
            open_survey(survey.plan_id, actor=region.actor(Role.UNIT_CLERK), wish=wish)


@pytest.mark.django_db
def test_an_answer_holds_no_code_and_a_code_no_answer(region: Region) -> None:
    survey = opened(region, Wish(ROW, "居民", 60, questions=["灯够亮吗？"]))
    code = codes_of(survey)[7]
    phone = Client()
    path = f"/answer/{survey.token}/"
    assert "总体来说" in phone.get(path).content.decode()
    sent = {"code": f" {code[:4].lower()}-{code[4:]} ", "answer-0": "较满意", "answer-1": "满意"}
    answer = phone.post(path, sent)
    assert answer.status_code == 200
    assert "感谢" in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    (kept,) = SurveyAnswerRecord.objects.all()
    assert kept.answers == ["较满意", "满意"]
    names = {field.name for field in SurveyAnswerRecord._meta.get_fields()}
    assert names == {"id", "survey", "channel", "answers"}
    names = {field.name for field in SurveyCodeRecord._meta.get_fields()}
    assert names == {"id", "survey", "code", "used"}
    entry = TrailEntryRecord.objects.get(action="survey_answer")
    told = f"{entry.subject} {entry.before} {entry.after} {entry.person_name} {entry.origin}"
    assert code not in told
    assert "满意" not in told
    assert entry.person is None
    again = phone.post(path, sent)
    assert again.status_code == 400
    assert "已经答过" in again.content.decode()
    assert list(breaks(line_of(one) for one in entries())) == []


@pytest.mark.django_db
def test_what_is_wrong_keeps_the_code_unspent(region: Region) -> None:
    survey = opened(region, Wish(ROW, "居民", 60))
    code = codes_of(survey)[0]
    path = f"/answer/{survey.token}/"
    for sent, why in (
        ({"code": code}, "每个问题"), ({"code": code, "answer-0": "很好"}, "每个问题"),
        ({"code": "ZZZZZZZZ", "answer-0": "满意"}, "没有这个编号"),
        ({"answer-0": "满意"}, "没有这个编号"),
        ({"code": "ABCD\x00EFG", "answer-0": "满意"}, "没有这个编号"),
    ):  # fmt: skip
        answer = Client().post(path, sent)
        assert answer.status_code == 400, sent
        assert why in answer.content.decode()
    assert Client().get("/answer/unknown/").status_code == 404
    assert not SurveyCodeRecord.objects.filter(used=True).exists()
    other = opened_again(region, survey)
    with pytest.raises(AnswerRefused):
        take_answer(other.token, code=code, answers=["满意"])
    close_survey(survey.pk, actor=region.actor(Role.UNIT_CLERK))
    ended = Client().post(path, {"code": code, "answer-0": "满意"})
    assert ended.status_code == 410
    assert not SurveyAnswerRecord.objects.exists()


def opened_again(region: Region, survey: SurveyRecord) -> SurveyRecord:
    clerk = region.actor(Role.UNIT_CLERK)
    return open_survey(survey.plan_id, actor=clerk, wish=Wish(ROW, "商户", 60))


@pytest.mark.django_db
def test_the_result_feeds_the_self_evaluation(region: Region) -> None:
    survey = opened(region, Wish(ROW, "居民", 60))
    clerk, codes = region.actor(Role.UNIT_CLERK), codes_of(survey)
    given = ["满意"] * 20 + ["较满意"] * 16 + ["一般"] * 3 + ["不满意"] + ["不了解"] * 2
    for code, text in zip(codes, given, strict=False):
        take_answer(survey.token, code=code, answers=[text])
    found = begin_evaluation(survey.plan_id, actor=clerk)
    assert judged(found).reported.rows.get(ROW) is None, "while it is open it tells nothing"
    close_survey(survey.pk, actor=clerk)
    now = judged(found)
    assert now.reported.rows[ROW].actual == "90%"
    row = next(one for one in now.scored.rows if one.row == ROW)
    assert (row.score, row.evidence) == (row.points, Evidence.MEASURED)
    result = result_of(survey)
    assert (result.valid, result.satisfied, result.invalid) == (40, 36, 2)
    page = browser_of(clerk.person).get(f"/results/{found.pk}/").content.decode()
    assert f"问卷40份，95%区间{result.low:.2%}–{result.high:.2%}" in page
    with pytest.raises(SurveyRefused, match="已经结束"):
        close_survey(survey.pk, actor=clerk)


@pytest.mark.django_db
def test_papers_are_entered_by_clerks_and_few_answers_warn(region: Region) -> None:
    survey = opened(region, Wish(ROW, "居民", 60))
    clerk, codes = region.actor(Role.UNIT_CLERK), codes_of(survey)
    client = browser_of(clerk.person)
    sent = {"code": codes[0], "answer-0": "满意"}
    assert client.post(f"/surveys/{survey.pk}/enter/", sent).status_code == 302
    assert client.post(f"/surveys/{survey.pk}/enter/", sent).status_code == 400
    with pytest.raises(AnswerRefused):
        take_answer(survey.token, code=codes[0], answers=["满意"])
    page = client.get(f"/surveys/{survey.pk}/").content.decode()
    assert "有效答卷只有1份，少于30份" in page
    assert "发放53个，已答1个，其中纸质录入1份" in page
    client.cookies["jixiao_language"] = "en"
    assert "95 % confidence interval" in client.get(f"/surveys/{survey.pk}/").content.decode()
    client.cookies["jixiao_language"] = "zh-hans"
    listed = client.get(f"/surveys/{survey.pk}/codes/").content.decode()
    assert codes[0] not in listed
    assert codes[1] in listed
    close_survey(survey.pk, actor=clerk)
    found = judged(begin_evaluation(survey.plan_id, actor=clerk))
    row = next(one for one in found.scored.rows if one.row == ROW)
    assert row.evidence is Evidence.SIGNED_PAPER


@pytest.mark.django_db
def test_the_page_opens_a_survey(region: Region) -> None:
    plan = approved(region)
    clerk = browser_of(region.people[Role.UNIT_CLERK, "lamps"])
    page = clerk.get(f"/surveys/plans/{plan.pk}/").content.decode()
    assert f'<option value="{ROW}" selected>' in page
    told = {"row": str(ROW), "group": "居民", "frame": "5000", "margin": "5", "codes": ""}
    assert clerk.post(f"/surveys/plans/{plan.pk}/", told).status_code == 302
    assert SurveyRecord.objects.get().size == 357
    wrongs = [{"frame": "许多"}, {"codes": "-1"}]
    wrongs += [{"margin": one} for one in ("五", "0", "100", "NaN", "sNaN", "Infinity", "1e400")]
    for wrong in wrongs:
        assert clerk.post(f"/surveys/plans/{plan.pk}/", told | wrong).status_code == 400, wrong


@pytest.mark.django_db
def test_only_what_people_can_be_asked_is_asked(region: Region) -> None:
    plan = approved(region)
    clerk = browser_of(region.people[Role.UNIT_CLERK, "lamps"])
    told = {"row": "1", "group": "居民", "frame": "5000", "margin": "5", "codes": ""}
    answer = clerk.post(f"/surveys/plans/{plan.pk}/", told)
    assert answer.status_code == 400
    assert "第1行" in answer.content.decode()
    assert '<option value="1"' not in clerk.get(f"/surveys/plans/{plan.pk}/").content.decode()
    assert not SurveyRecord.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("duty", "path"),
    [
        pytest.param(CycleDuty.ENTER_ANSWERS, "enter", id="enter"),
        pytest.param(CycleDuty.CLOSE_SURVEY, "close", id="close"),
        pytest.param(CycleDuty.OPEN_SURVEY, "codes", id="codes"),
    ],
)
def test_who_does_what_with_a_survey(region: Region, duty: CycleDuty, path: str) -> None:
    survey = opened(region, Wish(ROW, "居民", 60))
    codes = iter(codes_of(survey))
    for role in Role:
        for place in (HOME[role], ELSEWHERE[role]):
            client, near = browser_of(region.people[role, place]), place == HOME[role]
            SurveyRecord.objects.filter(pk=survey.pk).update(closed=None)
            address = f"/surveys/{survey.pk}/{path}/"
            sent = {"code": next(codes), "answer-0": "满意"}
            answer = client.get(address) if path == "codes" else client.post(address, sent)
            may = near and role in roles_with(duty)
            assert (answer.status_code in (200, 302)) is may, (role, place)
            if not may:
                assert answer.status_code in (403, 404), (role, place)


@pytest.mark.django_db(transaction=True)
def test_two_hundred_answers_at_once_lose_none_and_double_none(region: Region) -> None:
    survey = opened(region, Wish(ROW, "居民", 5000, codes=100))
    codes, clerk = codes_of(survey), region.actor(Role.UNIT_CLERK)

    def phone(code: str) -> object:
        return take_answer(survey.token, code=code, answers=["满意"])

    def paper(code: str) -> object:
        return enter_answer(survey.pk, actor=clerk, code=code, answers=["一般"])

    done = all_at_once(
        [lambda code=code: phone(code) for code in codes]
        + [lambda code=code: paper(code) for code in codes]
    )
    assert sum(isinstance(one, AnswerRefused) for one in done) == 100
    assert sum(one is None for one in done) == 100
    assert SurveyAnswerRecord.objects.count() == 100
    assert survey.codes.filter(used=True).count() == 100
    more = opened_again(region, survey)
    SurveyCodeRecord.objects.filter(survey=more).delete()
    SurveyCodeRecord.objects.bulk_create(
        [SurveyCodeRecord(survey=more, code=code) for code in new_codes(200)]
    )
    done = all_at_once(
        [
            lambda code=code: take_answer(more.token, code=code, answers=["满意"])
            for code in codes_of(more)
        ]
    )
    assert done == [None] * 200
    assert result_of(more).satisfied == 200
    assert list(breaks(line_of(one) for one in entries())) == []


if connection.vendor != "postgresql":  # the tests' SQLite lies in memory: no thread can wait there
    del test_two_hundred_answers_at_once_lose_none_and_double_none
