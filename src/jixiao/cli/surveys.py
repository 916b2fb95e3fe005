"""Answers read from a file, and what a survey found, as text and as JSON."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jixiao.documents.decoding import decode
from jixiao.documents.faults import UndecodableText
from jixiao.model.errors import JixiaoError
from jixiao.model.message import Message, message
from jixiao.model.rounding import percent
from jixiao.model.survey_result import SurveyResult, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Translate = Callable[[str], str]

_CODES: Final = ("编号", "答卷编号", "代码", "code")
_ANSWERS: Final = ("答案", "满意度", "评价", "选项", "answer")
_VERDICTS: Final = {
    Verdict.MET: message("达到目标，区间下限也达到"),
    Verdict.REACHED: message("达到目标，但区间下限没有达到，样本不足以确认"),
    Verdict.UNDECIDED: message("没有达到目标，但区间上限达到，样本不足以否定"),
    Verdict.MISSED: message("没有达到目标，区间上限也没有达到"),
}


class AnswersUnread(JixiaoError):
    """A file of answers lacks the columns it is read by."""


def answers_in(path: str) -> Iterator[tuple[int, str, str]]:
    """Yield line, code and answer of every row of a CSV; raises AnswersUnread.

    The encoding is found out; the two columns are known by their heads.
    """
    rows = list(csv.reader(StringIO(_text_of(path))))
    head = [cell.strip().lower() for cell in rows[0]] if rows else []
    code, answer = _column(head, _CODES), _column(head, _ANSWERS)
    if code is None or answer is None:
        raise AnswersUnread(
            message(
                "{file}：第1行是“{head}”，应有“编号”和“答案”两列。请按此列名保存为 CSV。",
                file=Path(path).name,
                head="，".join(head),
            )
        )
    for line, row in enumerate(rows[1:], 2):
        if any(cell.strip() for cell in row):
            padded = [*row, *[""] * len(head)]
            yield line, padded[code], padded[answer]


def codes_in(path: str) -> list[str]:
    """Return the codes of a list, the first cell of every line, each once and in order.

    Raises AnswersUnread for a list without any.
    """
    cells = (row[0].strip() for row in csv.reader(StringIO(_text_of(path))) if row)
    codes = list(dict.fromkeys(cell for cell in cells if cell and cell.lower() not in _CODES))
    if not codes:
        raise AnswersUnread(message("{file}：没有编号，应一行一个。", file=Path(path).name))
    return codes


def _text_of(path: str) -> str:
    """Return the text of a file, in offices' encodings; raises AnswersUnread."""
    try:
        return decode(Path(path).read_bytes())[0].removeprefix("\ufeff")
    except UndecodableText as fault:
        told = message("{file}：{fault}", file=Path(path).name, fault=fault.message)
        raise AnswersUnread(told) from fault


def _column(head: list[str], names: Sequence[str]) -> int | None:
    return next((at for at, cell in enumerate(head) if cell in names), None)


def survey_text(
    result: SurveyResult, refused: Sequence[tuple[int, Message]], translate: Translate
) -> str:
    """Return the share with its interval, the verdict, remarks and refused lines."""
    lines = [_headline(result)]
    if result.verdict and result.target is not None:
        lines.append(
            message(
                "对照目标≥{target:.2%}：{verdict}。",
                target=result.target,
                verdict=_VERDICTS[result.verdict],
            )
        )
    lines += result.remarks
    lines += [message("第{line}行：{why}", line=line, why=why) for line, why in refused]
    return "\n".join(line.render(translate) for line in lines) + "\n"


def _headline(result: SurveyResult) -> Message:
    if result.share is None or result.low is None or result.high is None:
        return message("没有有效答卷，不能计算满意度。")
    return message(
        "满意度 {satisfied}÷{valid}＝{share}，95%置信区间 {low}–{high}。",
        satisfied=result.satisfied,
        valid=result.valid,
        share=percent(result.share),
        low=percent(result.low),
        high=percent(result.high),
    )


def survey_json(
    result: SurveyResult, refused: Sequence[tuple[int, Message]], translate: Translate
) -> str:
    """Return the same as JSON; shares as decimal strings."""
    shares = {
        name: None if value is None else str(value)
        for name, value in (
            ("share", result.share),
            ("low", result.low),
            ("high", result.high),
            ("target", result.target),
        )
    }
    whole = {
        "format": "jixiao/1",
        "content": "survey",
        "asked": result.asked,
        "valid": result.valid,
        "satisfied": result.satisfied,
        "invalid": result.invalid,
        **shares,
        "verdict": result.verdict.value if result.verdict else None,
        "remarks": [remark.render(translate) for remark in result.remarks],
        "refused": [{"line": line, "why": why.render(translate)} for line, why in refused],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
