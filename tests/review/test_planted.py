"""Plans with one planted fault each, by twenty-six authors: what is found, and asked besides."""

from collections import Counter

import pytest

from jixiao.model.finding import Severity
from review.planted_cases import PlantedCase, cases

# Faults that are not found, each with the reason.
MISSES = {
    "zf04": "a ministry's standing rule may be of any age; its number does not tell it apart",
    "s9_016": "told as a vague value of the same row",
    "t14_019": "a month within the season of its name, out of those that an objective tells",
    "t15_055": "a rate of another office's payment, among effects; told as work done",
    "t15_056": "a sum that goes to an account, told as an unsure promise",
    "t19_050": "told as one sum entered twice, with one purpose and one goal",
    "t21_055": "a car and a dormitory in the objective of a subsidy for trainees",
    "t25_054": "tables of a canteen in a plan of the weather service",
    "t26_003": "samples and rounds of watching, of which only the number is told, without a cost",
    "t26_052": "a purpose of another kind of city work",
    "t22_003": "services of which only persons are counted, without a cost",
    "t18_053": "two things in a row, one of them the project's",
    "t16_015": "told as a value without its base, of the same row",
}
WRONGLY_ASKED: dict[str, list[str]] = {}
AUTHORS = {
    "first": 213,
    "second": 101,
    "third": 101,
    "fourth": 119,
    "fifth": 101,
    "sixth": 137,
    "seventh": 100,
    "eighth": 70,
    "ninth": 60,
    "tenth": 60,
    "eleventh": 60,
    "twelfth": 60,
    "thirteenth": 60,
    "fourteenth": 60,
    "fifteenth": 60,
    "sixteenth": 60,
    "seventeenth": 60,
    "eighteenth": 60,
    "nineteenth": 60,
    "twentieth": 60,
    "twenty-first": 60,
    "twenty-second": 60,
    "twenty-third": 60,
    "twenty-fourth": 60,
    "twenty-fifth": 60,
    "twenty-sixth": 60,
}
LEAST_TO_THE_POINT = 0.9


def author(case: PlantedCase) -> str:
    by_prefix = {
        "f4_": "fourth",
        "f5_": "fifth",
        "f6_": "sixth",
        "s7_": "seventh",
        "s8_": "eighth",
        "s9_": "ninth",
        "t10": "tenth",
        "t11": "eleventh",
        "t12": "twelfth",
        "t13": "thirteenth",
        "t14": "fourteenth",
        "t15": "fifteenth",
        "t16": "sixteenth",
        "t17": "seventeenth",
        "t18": "eighteenth",
        "t19": "nineteenth",
        "t20": "twentieth",
        "t21": "twenty-first",
        "t22": "twenty-second",
        "t23": "twenty-third",
        "t24": "twenty-fourth",
        "t25": "twenty-fifth",
        "t26": "twenty-sixth",
    }
    return by_prefix.get(case.id[:3]) or {"z": "second", "p": "third"}.get(case.id[0], "first")


def asked(case: PlantedCase) -> list[str]:
    return [one.fault for one in case.findings() if one.severity is not Severity.ADVICE]


FAULTY = [case for case in cases() if case.fault is not None]
CLEAN = [case for case in cases() if case.fault is None]


def test_every_case_is_read() -> None:
    assert Counter(map(author, FAULTY)) == AUTHORS
    assert len({case.id for case in cases()}) == len(cases())


@pytest.mark.parametrize("case", FAULTY, ids=lambda case: case.id)
def test_fault_is_found_at_its_place(case: PlantedCase) -> None:
    assert case.is_found(case.findings()) is (case.id not in MISSES), case.fault


@pytest.mark.parametrize("case", CLEAN, ids=lambda case: case.id)
def test_clean_plans_are_not_asked(case: PlantedCase) -> None:
    assert asked(case) == WRONGLY_ASKED.get(case.id, [])


@pytest.mark.parametrize("name", AUTHORS)
def test_questions_are_about_the_fault(name: str) -> None:
    told = [
        (fault, fault == case.fault or fault in case.also)
        for case in FAULTY
        if author(case) == name
        for fault in asked(case)
    ]
    besides = [fault for fault, meant in told if not meant]
    assert 1 - len(besides) / len(told) >= LEAST_TO_THE_POINT, besides
