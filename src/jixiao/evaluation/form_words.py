"""What a form says in words that decides over points: cancelled, never begun, set too low."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from jixiao.model.indicator import Horizon
from jixiao.model.message import message
from jixiao.wording.spaces import without_layout_spaces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jixiao.evaluation.settling import Settled
    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan

_NOT_APPLICABLE: Final = re.compile(
    r"(?:本?年度?|现|已)?(?:不再?适用|[Nn]/?[Aa]|(?:政策|任务|项目内容|指标)?(?:已|被)?取消)"
    r"(?:[（(，,；;：:。](?P<why>.*))?"
)
_ASKED: Final = ("取消", "不适用", "不再适用")
_CANCELLED: Final = re.compile(r"取消|废止|停止执行|停止实施|终止|撤销|调整|合并|不再")
_BEGUN_NOT: Final = (
    r"(?:尚|还|仍|均|暂)?(?:未|没有|没能|未能)(?:实施|开展|启动|开工|组织|执行|开始|进行)"
    r"(?![^，,。；;（(]*(?:完|毕|到位|齐|全|足))"
)
_UNDONE: Final = re.compile(rf"(?:本|该|此)?(?:项目|工作|活动|任务)?{_BEGUN_NOT}")
_PROJECT_UNDONE: Final = re.compile(
    rf"(?:因[^，,。；;]{{1,40}}[，,])?(?:本|该|此)?项目(?:本年度?|年内|全年)?{_BEGUN_NOT}"
)
_TOO_LOW: Final = re.compile(
    r"(?:目标|指标)(?:值|数)?(?:的)?(?:设定|设置|制定|确定|定|测算|预计|预估)?(?:得|的|值)?"
    r"(?:明显|较为|过于|比较|有些|略)?(?:偏|过|较|太)低"
    r"|(?:设定|设置|制定|确定|申报|预计|预估)(?:的)?(?:目标|指标)(?:值|数)?(?:明显|较为|过于|比较)?"
    r"(?:偏|过|较|太)低"
)
_DENIED: Final = re.compile(r"(?:不是|并非|不属于|不存在|没有|未|非|不因|不)[^，,。；;]{0,6}$")


def as_told(plan: PerformancePlan, settled: Settled) -> Settled:
    """Return what people settled, and beside it what the form's own words settle.

    A row that no longer applies is left out where its reason is told, a project that never began
    is taken as such, a target called too low is one. What a person settled of a row stands.

    Source: provincial-self-evaluation#removal, #zero, #over-achievement.
    """
    removed, low, told = dict(settled.removed), set(settled.set_too_low), dict(settled.told)
    for number, row in enumerate(plan.indicators, 1):
        if row.horizon is Horizon.MIDTERM or number in settled.removed:
            continue
        why = why_removed(row)
        if why:
            removed[number] = why
            told[number] = message("按表中所写剔除，须有批准文件；没有批准的，请填写实际完成值")
        elif number not in low and calls_too_low(row):
            low.add(number)
            told[number] = message("表中原因写明目标值偏低，按目标值偏低扣分")
    undone = _project_undone(plan) if settled.carried_out else None
    if undone:
        told[0] = message(
            "表中写明“{words}”，按项目未实施计算：产出、效益和预算执行率不得分", words=undone
        )
    return replace(
        settled,
        removed=removed,
        set_too_low=frozenset(low),
        carried_out=settled.carried_out and not undone,
        told=told,
    )


def is_not_applicable(row: Indicator) -> bool:
    """Return whether the actual says that the indicator does not apply any more."""
    return _no_more(row) is not None


def _no_more(row: Indicator) -> re.Match[str] | None:
    """Return the words that say so, None where what is to be done is a cancelling itself."""
    found = _NOT_APPLICABLE.fullmatch(_plain(row.actual))
    asked = f"{row.name or ''}{row.target.text or ''}"
    return None if any(word in asked for word in _ASKED) else found


def why_removed(row: Indicator) -> str | None:
    """Return why a row does not apply any more, as the form has it; None where it tells no reason.

    The reason stands behind the actual or in the column of reasons.
    """
    actual = _plain(row.actual)
    found = _no_more(row)
    if found is None:
        return None
    own = (found["why"] or "").strip("（）()。 ") or ("取消" in actual)
    if own:
        return actual
    reason = _plain(row.deviation_reason)
    return f"{actual}，{reason}" if reason and _CANCELLED.search(reason) else None


def nothing_done(row: Indicator) -> bool:
    """Return whether the actual says in words that nothing was done of a row at all."""
    return _UNDONE.match(_plain(row.actual)) is not None


def calls_too_low(row: Indicator) -> bool:
    """Return whether the column of reasons says that the target was set too low."""
    reason = _plain(row.deviation_reason)
    return any(not _DENIED.search(reason[: one.start()]) for one in _TOO_LOW.finditer(reason))


def _project_undone(plan: PerformancePlan) -> str | None:
    """Return the words that say that the whole project never began, None where none do."""
    reason = plan.execution.reason if plan.execution else None
    whole = next(_said((*plan.actual_objectives[:1], reason or "")), None)
    if whole:
        return whole
    actuals = [row.actual for row in plan.indicators if row.actual]
    each = list(_said(actuals))
    return each[0] if each and len(each) == len(actuals) else None


def _said(texts: Iterable[str]) -> Iterator[str]:
    plain = (_plain(text) for text in texts)
    return (text for text in plain if _PROJECT_UNDONE.match(text))


def _plain(text: str | None) -> str:
    return without_layout_spaces(text or "")
