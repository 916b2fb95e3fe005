"""What the pages of a survey show and take of its sample from a ledger."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import get_language

from jixiao.measurement.ask import Ask
from jixiao.measurement.ledger import Kind, ledger_named
from jixiao.model.message import Message, message
from jixiao.model.rounding import percent
from jixiao.web.bindings.drilling import heading_of
from jixiao.web.rounds.showing import said
from jixiao.web.site.told_numbers import number_told
from jixiao.web.surveys.drawing import drawable, filtered, suggested
from jixiao.web.surveys.models import SurveySampleRecord
from jixiao.web.surveys.survey_lock import SurveyRefused
from jixiao.workflow.cycle_duty import CycleDuty
from jixiao.workflow.cycle_duty import has_duty as has_cycle_duty
from jixiao.workflow.ledger_duty import LedgerDuty, has_duty

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.measurement.ledger import Column, Ledger
    from jixiao.web.organisations.actor import Actor
    from jixiao.web.plans.models import PlanRecord, VersionRecord
    from jixiao.web.surveys.models import SurveyRecord

_VALUES: Final = re.compile(r"[,，、;；\s]+")
_JANUARY, _DECEMBER = 1, 12


@dataclass(frozen=True, slots=True)
class FilterField:
    """A column to narrow a sample by; `values` are (code, title, whether chosen) of a choice."""

    name: str
    title: str
    held: str
    values: Sequence[tuple[str, str, bool]]


def fields_of(
    plan: PlanRecord, version: VersionRecord | None, actor: Actor, *, ledger: str
) -> dict[str, object]:
    """Return what the page asks of a sample: the ledgers to choose from, and the chosen one."""
    ledgers = drawable(plan, actor)
    shown: dict[str, object] = {"ledgers": [(one.name, title_of(one)) for one in ledgers]}
    chosen = next((one for one in ledgers if one.name == ledger), None)
    if chosen is None or version is None:
        return shown
    ask = suggested(chosen, plan, version)
    filters = [_field(column, ask.filters.get(column.name, ())) for column in filtered(chosen)]
    return {
        **shown, "ledger": chosen, "ledger_title": title_of(chosen), "ask": ask,
        "filters": filters,
    }  # fmt: skip


def title_of(ledger: Ledger) -> str:
    """Return what a ledger is called in the reader's language."""
    return said(Message(ledger.title))


def _field(column: Column, held: Sequence[str]) -> FilterField:
    english = get_language() == "en"
    values = [(code, code if english else title, code in held) for code, title in column.values]
    return FilterField(column.name, heading_of(column), "、".join(held), values)


def ask_told(told: Any, ledger: str) -> Ask:  # noqa: ANN401 - Django's QueryDict
    """Return the months and filters that a form tells; raises SurveyRefused, UnknownLedger."""
    filters = {}
    for column in filtered(ledger_named(ledger)):
        texts = told.getlist(f"filter-{column.name}")
        if column.kind is not Kind.CHOICE:
            texts = [one for text in texts for one in _VALUES.split(text.strip())]
        if held := tuple(one for one in texts if one):
            filters[column.name] = held
    first, last = (_month(told.get(name, "")) for name in ("first", "last"))
    if first > last:
        raise SurveyRefused(
            message("首月{first}晚于末月{last}；请改正期间。", first=first, last=last)
        )
    return Ask(first, last, filters)


def _month(text: str) -> int:
    month = number_told(text.strip()) or 0
    if not (200001 <= month <= 210012 and _JANUARY <= month % 100 <= _DECEMBER):  # noqa: PLR2004 - months
        raise SurveyRefused(message("“{text}”不是年月；应如202601。", text=text[:20]))
    return month


def may_list(survey: SurveyRecord, actor: Actor) -> bool:
    """Return whether somebody may see the places of who was drawn: who draws or hands out codes."""
    held, place = actor.held, survey.path
    return hasattr(survey, "sample") and (
        has_cycle_duty(CycleDuty.OPEN_SURVEY, held=held, place=place)
        or has_duty(LedgerDuty.OWN, held=held, place=place)
    )


def facts_of(survey: SurveyRecord) -> dict[str, object] | None:
    """Return what the page tells of a survey's sample; None for one without."""
    sample = SurveySampleRecord.objects.filter(survey=survey).first()
    if sample is None:
        return None
    ledger, left = ledger_named(sample.ledger), survey.codes.filter(used=False).count()
    english = get_language() == "en"
    titles = {column.name: column for column in ledger.columns}
    return {
        "title": title_of(ledger), "first": sample.first, "last": sample.last,
        "population": sample.population, "drawn": sample.drawn, "left": left,
        "left_share": percent(Decimal(left) / sample.drawn), "seed": sample.seed,
        "day": sample.day.isoformat() if sample.day else "", "dead": sample.dead,
        "as_of": sample.as_of, "digest": sample.digest, "command": command_of(sample),
        "filters": [
            f"{heading_of(titles[name])}＝"
            + "、".join(one if english else dict(titles[name].values).get(one, one) for one in held)
            for name, held in sample.filters.items()
        ],
    }  # fmt: skip


def command_of(sample: SurveySampleRecord) -> str:
    """Return the command that draws the sample again from the store."""
    parts = [
        "jixiao", "survey", "--store", "LEDGERS", "--ledger", sample.ledger,
        "--first", str(sample.first), "--last", str(sample.last), "--division", sample.division,
    ]  # fmt: skip
    for name, held in sample.filters.items():
        parts += [part for one in held for part in ("--filter", f"{name}={one}")]
    parts += [part for load in sample.loads for part in ("--load", str(load))]
    parts += ["--day", sample.day.isoformat()] if sample.day else ["--with-dead"]
    size = ["--size", str(sample.drawn)]
    return shlex.join([*parts, "--as-of", str(sample.as_of), "--seed", sample.seed, *size])
