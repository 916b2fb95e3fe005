"""Actuals of plans as text and as JSON, and the rows behind one of them."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from jixiao.cli.divisions import divisions_of
from jixiao.cli.speaking import tell, wrong_usage
from jixiao.measurement.actual_records import exact_text, record_of, rows_record, text_of
from jixiao.measurement.bound_measuring import measure_bound, question_of, until
from jixiao.measurement.ledger import ledger_named
from jixiao.measurement.metric import metric_named
from jixiao.measurement.rows_behind import Looking, Role, rows_behind
from jixiao.measurement.sealing import Store
from jixiao.model.binding import Evidence
from jixiao.model.message import message

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jixiao.cli.bindings import Bound
    from jixiao.measurement.engines.engine import Engine
    from jixiao.model.binding import Binding
    from jixiao.model.message import Message
    from jixiao.model.result import Actual

    Translate = Callable[[str], str]
    Measured = list[tuple[Bound, list[Actual | None]]]

_FORMAT: Final = "jixiao/1"
_ROLES: Final = {
    Role.NUMERATOR: message("分子"),
    Role.DENOMINATOR: message("分母"),
    Role.LESS: message("扣除"),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the options said: where, whose rows, until when, and whether only what is confirmed."""

    store: str | None
    divisions: tuple[str, ...]
    month: int | None
    only_confirmed: bool
    verify: bool


def store_of(path: str | None, *, verify: bool = False) -> Store:
    """Return the store at a path; refused where there is none, or where files were changed."""
    if not path:
        raise wrong_usage(message("请用 --store 写明台账库所在的文件夹。"))
    store = Store(Path(path))
    if not store.exists:
        raise wrong_usage(
            message("{store}：不是台账库；请先用 jixiao ledger load 封存台账。", store=path)
        )
    changed = store.verify() if verify else []
    if changed:
        names = "、".join("/".join(one.parts[-4:]) for one in changed[:3])
        raise wrong_usage(
            message(
                "台账库中{count}个封存文件缺失或与清单的哈希不符（{names}）；请用备份恢复。",
                count=len(changed),
                names=names,
            )
        )
    return store


def asked(found: Sequence[Bound], wanted: Wanted) -> list[Bound]:
    """Return the plans with their bindings cut to the month, unconfirmed ones left out if so said.

    Tells how many of those over records nobody has confirmed.
    """
    cut = [
        replace(one, bindings=tuple(_kept(binding, wanted) for binding in one.bindings))
        for one in found
    ]
    loose = sum(
        binding.evidence is Evidence.RECORDS and not binding.confirmed
        for one in found
        for binding in one.bindings
    )
    if loose and not wanted.only_confirmed:
        tell(message("其中{count}项绑定尚未经人确认，按建议计算。", count=loose))
    return cut


def _kept(binding: Binding, wanted: Wanted) -> Binding:
    if binding.evidence is not Evidence.RECORDS:
        return binding
    if wanted.only_confirmed and not binding.confirmed:
        reason = message("绑定尚未经人确认，没有计算。")
        return replace(binding, evidence=Evidence.NONE, reason=reason)
    return binding if wanted.month is None else until(binding, wanted.month)


def measured(engine: Engine, store: Store, found: Sequence[Bound], wanted: Wanted) -> Measured:
    """Return each plan with the actuals of its indicators; one run for all of one division."""
    whose = [divisions_of(store, one, wanted.divisions) for one in found]
    answered = {}
    for divisions in dict.fromkeys(whose):
        asked = [one for one, its in zip(found, whose, strict=True) if its == divisions]
        every = [binding for one in asked for binding in one.bindings]
        answered[divisions] = iter(measure_bound(engine, store, every, divisions=divisions))
    return [
        (one, [next(answered[its]) for _ in one.bindings])
        for one, its in zip(found, whose, strict=True)
    ]


def as_json(found: Measured, translate: Translate) -> str:
    """Return the actuals beside the names of their indicators, the same bytes for the same rows."""
    documents: dict[int, dict[str, Any]] = {}
    for one, actuals in found:
        head = {"document": one.document.document, "projects": []}
        projects = documents.setdefault(id(one.document), head)["projects"]
        projects.append(
            {
                "ordinal": one.plan.ordinal,
                "code": one.plan.code,
                "name": one.plan.name,
                "actuals": [
                    _record(one, binding, actual, translate)
                    for binding, actual in zip(one.bindings, actuals, strict=True)
                ],
            }
        )
    told = {"format": _FORMAT, "content": "actuals", "documents": list(documents.values())}
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _record(
    one: Bound, binding: Binding, actual: Actual | None, translate: Translate
) -> dict[str, Any]:
    head = {
        "indicator": binding.indicator,
        "name": binding.name,
        "target_text": one.plan.indicators[binding.indicator - 1].target.text,
        "evidence": binding.evidence.value,
    }
    if actual is None:
        return head | {"value": None, "reason": binding.reason.render(translate)}
    return head | {"confirmed": binding.confirmed} | record_of(actual)


def as_text(found: Measured, translate: Translate) -> str:
    """Return an indicator a line: target, actual, and how it was counted."""
    lines = []
    for one, actuals in found:
        head = message(
            "{document} 第 {project} 个项目“{name}”",
            document=one.document.document,
            project=one.plan.ordinal,
            name=one.plan.name or "",
        )
        lines.append(head.render(translate))
        for binding, actual in zip(one.bindings, actuals, strict=True):
            target = one.plan.indicators[binding.indicator - 1].target.text or ""
            told = _told(binding, actual).render(translate)
            lines.append(f"  {one.place(binding)} {binding.name} {target} → {told}")
    return "\n".join(lines) + "\n"


def _told(binding: Binding, actual: Actual | None) -> Message:
    if actual is None:
        return binding.reason
    if not actual.is_loaded:
        return message(
            "{first}至{last}的台账“{ledger}”没有封存，不能计算（{metric}）",
            first=actual.first,
            last=actual.last,
            ledger=message(ledger_named(metric_named(actual.metric).ledgers[0]).title),
            metric=actual.metric,
        )
    if actual.value is None:
        return message("台账中没有可计算的行（{metric}）", metric=actual.metric)
    quotient = exact_text(actual.numerator) or ""
    if actual.denominator is not None:
        quotient += f" ÷ {exact_text(actual.denominator)}"
    short = message("；该台账的行到{month}为止", month=actual.through)
    return message(
        "{value}{unit}（{metric}第{version}版：{quotient}，{rows}行{short}）",
        value=text_of(actual.value),
        unit=actual.unit,
        metric=actual.metric,
        version=actual.version,
        quotient=quotient,
        rows=actual.rows,
        short="" if actual.is_whole else short,
    )


def rows_text(engine: Engine, store: Store, chosen: tuple[Bound, Binding], looking: Looking) -> str:
    """Return the rows behind the number of one indicator, as JSON."""
    one, binding = chosen
    behind = rows_behind(engine, store, question_of(binding), looking)
    told = {
        "format": _FORMAT,
        "content": "rows",
        "document": one.document.document,
        "project": one.plan.ordinal,
        "indicator": binding.indicator,
        "name": binding.name,
        "metric": binding.metric,
        "parts": [rows_record(part) for part in behind],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def at_place(found: Sequence[Bound], place: str) -> tuple[Bound, Binding]:
    """Return the plan and the binding of an indicator over records, as `3.2`."""
    for one in found:
        for binding in one.bindings:
            if one.place(binding) == place:
                if binding.evidence is not Evidence.RECORDS:
                    raise wrong_usage(
                        message("第{place}项不是由台账得出的，没有可追的行。", place=place)
                    )
                return one, binding
    raise wrong_usage(message("没有第{place}项；请写“项目序号.指标行号”，如 3.2。", place=place))
