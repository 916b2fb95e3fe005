"""The department-wide part and the table of contents as the lines a budget text prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.forms.form import FormDefinition, FormLine

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jixiao.model.department import DepartmentPart, Measure

STOPS: Final = "。；！？：:;"
DIGITS: Final = "〇一二三四五六七八九"
TEN: Final = 10


def chinese_ordinal(number: int) -> str:
    """Return 1-99 as headings count: 一, 十, 十一, 二十三; larger numbers stay figures."""
    tens, ones = divmod(number, TEN)
    if tens >= TEN:
        return str(number)
    if not tens:
        return DIGITS[ones]
    lead = DIGITS[tens] if tens > 1 else ""
    return f"{lead}十{DIGITS[ones] if ones else ''}"


def contents_lines(names: Sequence[str], form: FormDefinition) -> tuple[FormLine, ...]:
    """Return the heading of the contents and one numbered line per project."""
    entry = form.contents_entry or "{name}"
    lines = (
        FormLine(f"{n}.{entry.format(name=name)}", "contents")
        for n, name in enumerate(names, start=1)
    )
    return (FormLine(form.contents_heading or "", "title", "center"), *lines)


def department_lines(part: DepartmentPart) -> tuple[FormLine, ...]:
    """Return overall goal, objectives with their indicators, tasks and measures as lines."""
    blocks = [block for block in (_overall(part), _objectives(part), _measures(part)) if block]
    titled = zip("一二三", blocks, strict=False)
    return tuple(
        line
        for number, (title, lines) in titled
        for line in (FormLine(f"{number}、{title}", "heading1"), *lines)
    )


Block = tuple[str, tuple[FormLine, ...]] | None


def _overall(part: DepartmentPart) -> Block:
    if part.overall is None:
        return None
    lines = tuple(FormLine(text, "body", "justify") for text in part.overall.splitlines())
    return "总体绩效目标", lines


def _objectives(part: DepartmentPart) -> Block:
    return ("分项绩效目标", tuple(_objective_lines(part))) if part.objectives else None


def _objective_lines(part: DepartmentPart) -> Iterator[FormLine]:
    for number, objective in enumerate(part.objectives, start=1):
        yield FormLine(f"（{chinese_ordinal(number)}）绩效目标：{objective.name}", "heading2")
        for n, text in enumerate(objective.indicators, start=1):
            yield FormLine(f"绩效指标{n}：{text}", "body", "justify")


def _measures(part: DepartmentPart) -> Block:
    lines = tuple(
        FormLine(f"（{chinese_ordinal(number)}）{_measure_text(measure)}", "body", "justify")
        for number, measure in enumerate(part.measures, start=1)
    )
    return ("工作保障措施", lines) if lines else None


def _measure_text(measure: Measure) -> str:
    if measure.text is None:
        return measure.name
    stop = "" if measure.name.endswith(tuple(STOPS)) else "。"
    return f"{measure.name}{stop}{measure.text}"
