"""Plans with their bindings: suggested, taken from a file, confirmed, and written with the plan."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from jixiao.cli.reading import STDIN
from jixiao.cli.speaking import wrong_usage
from jixiao.measurement.binding import suggestions
from jixiao.measurement.binding_records import binding_of, record_of
from jixiao.measurement.fitting import misfit_of, refuse_unfit
from jixiao.measurement.metric import metric_named
from jixiao.model.binding import Binding, Evidence
from jixiao.model.message import message
from jixiao.notation.exchange import HEAD, UTF8_MARK, write_plans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from jixiao.cli.inputs import Inputs
    from jixiao.model.indicator import Indicator
    from jixiao.model.message import Message
    from jixiao.model.plan import PerformancePlan, PlanDocument

    Translate = Callable[[str], str]
    Fit = Callable[[Binding, Indicator], Binding]

KEY: Final = "bindings"
ALL: Final = "all"
_KINDS: Final = {
    Evidence.RECORDS: message("台账"),
    Evidence.GRADED: message("分档"),
    Evidence.NONE: message("无法由台账得出"),
}


@dataclass(frozen=True, slots=True)
class Bound:
    """A plan of a document, and a binding for each of its indicators."""

    document: PlanDocument
    plan: PerformancePlan
    bindings: tuple[Binding, ...]

    def place(self, binding: Binding) -> str:
        """Return what an indicator is called by: ordinal of its project, a full stop, its row."""
        return f"{self.plan.ordinal}.{binding.indicator}"


def put_down(paths: Sequence[str], folder: str) -> list[str]:
    """Return the paths with standard input put into a file of the folder: it is read twice."""
    if STDIN not in paths:
        return list(paths)
    place = Path(folder) / "stdin"
    place.write_bytes(sys.stdin.buffer.read())
    return [str(place) if path == STDIN else path for path in paths]


def refused(binding: Binding, indicator: Indicator) -> Binding:
    """Return the binding; raises UnfitBinding, UnknownFilter for one in vain."""
    refuse_unfit(binding, indicator)
    return binding


def left_out(binding: Binding, indicator: Indicator) -> Binding:
    """Return the binding, or one in vain as what no records can show, with the reason."""
    why = misfit_of(binding, indicator)
    return binding if why is None else replace(binding, evidence=Evidence.NONE, reason=why)


def bound(inputs: Inputs, year: int | None, fit: Fit = refused) -> Iterator[Bound]:
    """Yield every plan with the bindings that its file has, or with suggestions for the year.

    `fit` says what becomes of a binding in the file beside its indicator. Raises InvalidBinding,
    UnknownMetric for a file that was changed wrongly, and what `fit` raises.
    """
    kept: dict[str, dict[tuple[str, int], list[dict[str, Any]]]] = {}
    for document in inputs.documents():
        path = inputs.origins[-1]
        if path not in kept:
            kept[path] = kept_in(path)
        for plan in document.projects:
            records = kept[path].get((document.document, plan.ordinal))
            if records is None:
                found = suggestions(plan, _year(document, plan, year))
            else:
                code = plan.code or plan.name or ""
                found = tuple(_fit(binding_of(one, code), plan, fit) for one in records)
            yield Bound(document, plan, found)


def _fit(binding: Binding, plan: PerformancePlan, fit: Fit) -> Binding:
    """Return what becomes of a binding that a person wrote."""
    if 0 < binding.indicator <= len(plan.indicators):
        return fit(binding, plan.indicators[binding.indicator - 1])
    return binding


def _year(document: PlanDocument, plan: PerformancePlan, year: int | None) -> int:
    found = year or plan.year or document.fiscal_year
    if found is None:
        raise wrong_usage(
            message("{document}：没有印出年度；请用 --year 写明。", document=document.document)
        )
    return found


def kept_in(path: str) -> dict[tuple[str, int], list[dict[str, Any]]]:
    """Return the bindings that a file has, by document and project; none in other kinds."""
    with Path(path).open("rb") as stream:
        if not stream.read(HEAD).lstrip(UTF8_MARK).lstrip().startswith(b"{"):
            return {}
    try:
        tree = json.loads(Path(path).read_text("utf-8-sig"))
        return {
            (document["document"], project["ordinal"]): project[KEY]
            for document in tree["documents"]
            for project in document["projects"]
            if KEY in project
        }
    except (ValueError, KeyError, TypeError):  # whatever it is, it was read as plans
        return {}


def confirmed(found: Iterable[Bound], places: Sequence[str]) -> list[Bound]:
    """Return the plans with the bindings at these places (`3.2`, or `all`) confirmed."""
    held = list(found)
    known = {one.place(binding) for one in held for binding in one.bindings}
    for place in places:
        if place not in known | {ALL}:
            raise wrong_usage(
                message("没有第{place}项；请写“项目序号.指标行号”，如 3.2，或写 all。", place=place)
            )
    return [
        replace(
            one,
            bindings=tuple(
                replace(binding, confirmed=True)
                if ALL in places or one.place(binding) in places
                else binding
                for binding in one.bindings
            ),
        )
        for one in held
    ]


def as_text(found: Sequence[Bound], translate: Translate) -> str:
    """Return an indicator a line with what gives its actual, and why."""
    lines = []
    for one in found:
        head = message(
            "{document} 第 {project} 个项目“{name}”",
            document=one.document.document,
            project=one.plan.ordinal,
            name=one.plan.name or "",
        )
        lines.append(head.render(translate))
        for binding in one.bindings:
            lines += _lines(one, binding, translate)
    return "\n".join(lines) + "\n" + _counted(found).render(translate) + "\n"


def _lines(one: Bound, binding: Binding, translate: Translate) -> Iterator[str]:
    target = one.plan.indicators[binding.indicator - 1].target.text or ""
    kind = _KINDS[binding.evidence].render(translate)
    yield f"  {one.place(binding)} {binding.name} {target} [{kind}]{_asked(binding, translate)}"
    yield f"    {binding.reason.render(translate)}"


def _asked(binding: Binding, translate: Translate) -> str:
    if binding.evidence is not Evidence.RECORDS:
        return ""
    filters = "".join(f" {name}={','.join(held)}" for name, held in sorted(binding.filters.items()))
    mark = " ✓" if binding.confirmed else ""
    title = translate(metric_named(binding.metric).title)
    return f" {binding.metric} {title}{filters} {binding.first}–{binding.last}{mark}"


def _counted(found: Sequence[Bound]) -> Message:
    kinds = [binding.evidence for one in found for binding in one.bindings]
    return message(
        "共{all}个指标：{records}个由台账得出，{graded}个按佐证分档，{none}个无法由台账得出。",
        all=len(kinds),
        records=kinds.count(Evidence.RECORDS),
        graded=kinds.count(Evidence.GRADED),
        none=kinds.count(Evidence.NONE),
    )


def as_json(found: Sequence[Bound], translate: Translate) -> str:
    """Return the plans as jixiao/1 with `bindings` beside the indicators of each project.

    Whatever reads plans reads this; `jixiao measure` takes the bindings as well.
    """
    documents = list({id(one.document): one.document for one in found}.values())
    tree = json.loads(write_plans(documents))
    for one in found:
        place = next(at for at, each in enumerate(documents) if each is one.document)
        project = tree["documents"][place]["projects"][one.document.projects.index(one.plan)]
        project[KEY] = [record_of(binding, translate) for binding in one.bindings]
    return json.dumps(tree, ensure_ascii=False, indent=1) + "\n"
