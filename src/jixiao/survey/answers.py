"""Answers by code → satisfaction: one answer a code, what is not valid counted apart."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.model.errors import JixiaoError
from jixiao.model.message import Message, message
from jixiao.model.rounding import written
from jixiao.model.survey_result import SurveyResult, Verdict
from jixiao.survey.interval import wilson

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jixiao.standards.surveys import SurveyRules

_PLACES: Final = 4


class AnswerRefused(JixiaoError):
    """An answer cannot be taken: its code has answered already, or it has none."""


class AskedTooFew(JixiaoError):
    """More answered than are said to have been asked."""


class Ballot:
    """The answers of one survey as they come in; each code answers once."""

    def __init__(self, rules: SurveyRules) -> None:
        """Begin without answers."""
        self._rules = rules
        self._answers: dict[str, str] = {}

    def take(self, code: str, answer: str) -> None:
        """Take one answer; raises AnswerRefused for a blank code and for one that has answered.

        The first answer stays.
        """
        code = code.strip()
        if not code:
            raise AnswerRefused(message("答卷没有编号，不能计入。"))
        if code in self._answers:
            raise AnswerRefused(message("编号“{code}”已经答过，只计第一次。", code=code))
        self._answers[code] = answer.strip()

    def result(self, *, asked: int | None = None, target: Decimal | None = None) -> SurveyResult:
        """Return what was found so far; `target` (0-1) is what the share is held against.

        Raises AskedTooFew where more answered than are said to have been asked.
        """
        answers = self._answers.values()
        if asked is not None and asked < len(answers):
            raise AskedTooFew(
                message(
                    "写明调查{asked}人，答卷却有{answers}份，应不少于答卷份数；请核对调查人数。",
                    asked=asked,
                    answers=len(answers),
                )
            )
        satisfied = sum(answer in self._rules.satisfied for answer in answers)
        valid = satisfied + sum(answer in self._rules.dissatisfied for answer in answers)
        share = low = high = None
        if valid:
            share = written(Decimal(satisfied) / valid, _PLACES)
            low, high = wilson(satisfied, valid, self._rules)
        return SurveyResult(
            asked=asked,
            valid=valid,
            satisfied=satisfied,
            invalid=len(self._answers) - valid,
            share=share,
            low=low,
            high=high,
            target=target,
            verdict=_verdict(satisfied, valid, low, high, target),
            remarks=tuple(self._remarks(valid, asked)),
        )

    def _remarks(self, valid: int, asked: int | None) -> Iterator[Message]:
        if valid < self._rules.fewest:
            yield message(
                "有效答卷{valid}份，少于{fewest}份，结果仅供参考（{source}）。",
                valid=valid,
                fewest=self._rules.fewest,
                source=self._rules.size_source,
            )
        if asked:
            yield message(
                "调查{asked}人，有效{valid}份，未答或无效{left}份（{share:.2%}）。",
                asked=asked,
                valid=valid,
                left=asked - valid,
                share=Decimal(asked - valid) / asked,
            )


def _verdict(
    satisfied: int,
    valid: int,
    low: Decimal | None,
    high: Decimal | None,
    target: Decimal | None,
) -> Verdict | None:
    """Return how the exact share and its interval stand to a target."""
    if target is None or low is None or high is None:
        return None
    if low >= target:
        return Verdict.MET
    if satisfied >= target * valid:
        return Verdict.REACHED
    return Verdict.UNDECIDED if high >= target else Verdict.MISSED


def counted(
    rows: Iterable[tuple[int, str, str]], rules: SurveyRules
) -> tuple[Ballot, list[tuple[int, Message]]]:
    """Return the ballot of rows (line, code, answer), and the lines that were refused, with why."""
    ballot, refused = Ballot(rules), []
    for line, code, answer in rows:
        try:
            ballot.take(code, answer)
        except AnswerRefused as fault:
            refused.append((line, fault.message))
    return ballot, refused
