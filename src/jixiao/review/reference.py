"""What a rule is about, as text for the terminal and as pages of the reference."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.model.message import message, untranslated
from jixiao.review.catalogue import catalogue, get
from jixiao.review.defect_list import defects
from jixiao.review.reading_codes import reading_codes
from jixiao.review.rule import FAMILIES
from jixiao.standards.policy import clause

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jixiao.model.finding import Severity
    from jixiao.review.rule import Rule

    Translate = Callable[[str], str]

FAMILY_TITLES: Final = {
    "completeness": message("完整性"),
    "relevance": message("相关性"),
    "appropriateness": message("适当性"),
    "feasibility": message("可行性"),
    "numbers": message("单位和计算"),
    "time": message("年度和时间"),
    "across": message("项目之间"),
    "self_evaluation": message("绩效自评"),
    "reading": message("读取说明"),
}
SEVERITIES: Final = {
    "blocking": message("须改正"),
    "query": message("须说明"),
    "advice": message("建议"),
}


def explain(code: str, translate: Translate = untranslated) -> str:
    """Return what a rule or a reading note's code means; raises UnknownRule."""
    note = reading_codes().get(code.strip().upper())
    if note is not None:
        return f"{note.code} {translate(note.title)}\n{translate(note.meaning)}\n"
    return "\n".join(_lines(get(code), translate)) + "\n"


def _lines(one: Rule, translate: Translate) -> Iterator[str]:
    """Yield the parts of a rule's text."""
    card = one.card
    source = clause(card.source)
    english = translate(card.title) != card.title
    yield f"{card.code} {card.fault} {translate(card.title)}"
    yield f"{message('级别').render(translate)}: {severity_name(card.severity, translate)}"
    yield f"{message('为什么').render(translate)}: {translate(card.why)}"
    document = source.document.title_en if english else source.document.title
    title = source.title_en if english else source.title
    number = source.document.number or ""
    yield f"{message('依据').render(translate)}: {document} {number} – {title} ({card.source})"
    yield f"{message('怎样改').render(translate)}: {translate(card.fix)}"
    examples = (
        (message("有问题的例子"), card.bad),
        (message("正确的例子"), card.good),
        (message("看着相似但没有问题的例子"), one.neighbour),
    )
    for name, example in examples:
        yield f"\n{name.render(translate)}:\n"
        yield from (f"    {line}" for line in example.rstrip().splitlines())


def severity_name(severity: Severity, translate: Translate = untranslated) -> str:
    """Return the name of a severity in the language of `translate`."""
    return SEVERITIES[severity.value].render(translate)


def reference_page(translate: Translate = untranslated) -> str:
    """Return the Markdown page of all rules, grouped by family."""
    parts = [f"# {message('审核规则').render(translate)}\n"]
    for family in FAMILIES.values():
        held = [one for one in catalogue() if one.family == family]
        if held:
            parts.append(f"## {FAMILY_TITLES[family].render(translate)}\n")
        for one in held:
            head, *rest = _lines(one, translate)
            parts += [
                f"### {head}\n",
                *(line if line[:1] in " \n" else f"{line}\n" for line in rest),
                "",
            ]
    parts.append(f"## {FAMILY_TITLES['reading'].render(translate)}\n")
    parts += [
        f"- {note.code} {note.fault}: {translate(note.title)} – {translate(note.meaning)}"
        for note in reading_codes().values()
    ]
    return "\n".join(parts) + "\n"


def defects_page(translate: Translate = untranslated) -> str:
    """Return the Markdown table of every defect, its code and whether a rule finds it.

    The list holds the codes that were reserved before their rules; the rest tell of themselves.
    """
    known = {one.fault for one in catalogue()}
    lines = ["# Defects", "", "| code | fault | severity | compares | clause | found |"]
    lines.append("|---|---|---|---|---|---|")
    for row in defects():
        done = "yes" if row["fault"] in known else "no"
        cells = (row["code"], row["fault"], row["severity"], row["compare"], row["source"], done)
        lines.append("| " + " | ".join(cells) + " |")
    reserved = {row["code"] for row in defects()}
    for one in catalogue():
        if one.code not in reserved:
            card = one.card
            told = [one.code, one.fault, card.severity.value, translate(card.title), card.source]
            lines.append("| " + " | ".join([*told, "yes"]) + " |")
    return "\n".join(lines) + "\n"
