"""Whether projects of several units, counties or years share their indicators."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import Message, message, quoted
from jixiao.review.counties import Placed, identity_of
from jixiao.review.judgement import found
from jixiao.review.likeness import are_alike, row_count, row_differences, rows_text, shown_words
from jixiao.review.rule import rule
from jixiao.review.similarity import twin_groups

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from jixiao.model.plan import PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

    Printed = tuple[tuple[str, ...], int | None]

_TIGHT: Final = 4
_MOST_NAMED: Final = 5
_MOST_RELATED: Final = 50


@rule(
    code="JX-X017",
    fault="NEAR_COPY",
    title="几份文件中的项目指标雷同",
    why="不同单位、不同年度的项目，指标和取值几乎一字不差，多半是互相照抄，没有按自己的任务测算。",
    since="0.2",
    severity=Severity.QUERY,
    source="audit-practice#copied",
    bad="""
documents:
  - document: 甲局.yaml
    name: 村级协办员补助
    unit: 甲县社会保险局
    indicators:
      - 产出指标 / 数量指标 / 补助人数 / ≥708人
      - 产出指标 / 质量指标 / 补助发放准确率 / ≥98%
      - 产出指标 / 时效指标 / 发放及时率 / 100%
      - 效益指标 / 社会效益 / 参保率 / ≥95%
      - 满意度指标 / 服务对象满意度 / 协办员满意度 / ≥92%
  - document: 乙局.yaml
    name: 村级协办员工作补助
    unit: 乙县社会保险局
    indicators:
      - 产出指标 / 数量指标 / 补助人数 / ≥708人
      - 产出指标 / 质量指标 / 补助发放准确率 / ≥98%
      - 产出指标 / 时效指标 / 补助发放及时率 / 100%
      - 效益指标 / 社会效益 / 参保率 / ≥95%
      - 满意度指标 / 服务对象满意度 / 协办员满意度 / ≥92%
""",
    good="""
documents:
  - document: 甲局.yaml
    name: 村级协办员补助
    unit: 甲县社会保险局
    indicators:
      - 产出指标 / 数量指标 / 补助人数 / ≥708人
      - 产出指标 / 质量指标 / 补助发放准确率 / ≥98%
      - 产出指标 / 时效指标 / 发放及时率 / 100%
      - 效益指标 / 社会效益 / 参保率 / ≥95%
      - 满意度指标 / 服务对象满意度 / 协办员满意度 / ≥92%
  - document: 乙局.yaml
    name: 村级协办员补助
    unit: 乙县社会保险局
    indicators:
      - 产出指标 / 数量指标 / 补助人数 / ≥365人
      - 产出指标 / 质量指标 / 补助发放准确率 / ≥98%
      - 产出指标 / 时效指标 / 发放及时率 / 100%
      - 效益指标 / 社会效益 / 参保率 / ≥96%
      - 满意度指标 / 服务对象满意度 / 协办员满意度 / ≥92%
""",
    neighbour="""
documents:
  - document: 申报.yaml
    fiscal_year: 2024
    name: 村级协办员补助
    unit: 甲县社会保险局
    indicators:
      - 产出指标 / 数量指标 / 补助人数 / ≥708人
      - 产出指标 / 质量指标 / 补助发放准确率 / ≥98%
      - 产出指标 / 时效指标 / 发放及时率 / 100%
      - 满意度指标 / 服务对象满意度 / 协办员满意度 / ≥92%
  - document: 批复.yaml
    kind: approval
    fiscal_year: 2024
    name: 村级协办员补助
    unit: 甲县社会保险局
    indicators:
      - 产出指标 / 数量指标 / 补助人数 / ≥708人
      - 产出指标 / 质量指标 / 补助发放准确率 / ≥98%
      - 产出指标 / 时效指标 / 发放及时率 / 100%
      - 满意度指标 / 服务对象满意度 / 协办员满意度 / ≥92%
""",
    fix="按本单位、本年度的任务和预算重新测算指标值；统一下达的指标，说明依据。",
)
def indicators_of_another_document(
    documents: Sequence[PlanDocument], contexts: Mapping[str, Context]
) -> Iterator[Judgement]:
    """Group projects whose rows agree but for one in ten; a group is one finding.

    A project that several documents of a year print (declared, approved) is one project.
    """
    if len(documents) == 1:
        return
    limits = next(iter(contexts.values()))
    share = limits.number("near_copy_share")
    least = int(limits.number("near_copy_rows_least"))
    held, texts = _held(documents, contexts, least)
    for group in twin_groups(texts, lambda one, other: are_alike(one, other, share), band=_TIGHT):
        twins = list({held[number][0]: number for number in reversed(group)}.values())[::-1]
        if len({held[number][1].number for number in twins}) > 1:
            yield _judged([held[number][1] for number in twins], [texts[each] for each in twins])


def _held(
    documents: Sequence[PlanDocument], contexts: Mapping[str, Context], least: int
) -> tuple[list[tuple[Printed, Placed]], list[str]]:
    """Return the plans with enough rows, each with what makes two prints one, and their rows."""
    heads = {name: context.apart() for name, context in contexts.items()}
    held: list[tuple[Printed, Placed]] = []
    texts: list[str] = []
    for number, document in enumerate(documents):
        head = heads[document.document]
        for position, plan in enumerate(document.projects):
            text = rows_text(plan)
            if row_count(text) >= least:
                printed = identity_of(plan), plan.year or head.budget_year
                held.append((printed, Placed(head, plan.ordinal, documents, number, position)))
                texts.append(text)
    return held, texts


def _judged(twins: Sequence[Placed], texts: Sequence[str]) -> Judgement:
    """Return the finding on twins, told at the first of them."""
    first, *others = twins
    return found(
        message(
            "{count}项指标与 {others} 相同或几乎相同。{words}",
            count=row_count(texts[0]),
            others=_named(others),
            words=_words(texts),
        ),
        document=first.document,
        plan=first.plan,
        field="indicators",
        given=str(row_count(texts[0])),
        related=[other.locus() for other in others[:_MOST_RELATED]],
    )


def _named(twins: Sequence[Placed]) -> str:
    """Return document, number and name of the first twins, and how many there are."""
    names = [
        f"{twin.document.document}#{twin.ordinal}{quoted(twin.plan.name or '')}"
        for twin in twins[:_MOST_NAMED]
    ]
    return "、".join(names) + (f"…（{len(twins)}）" if len(twins) > _MOST_NAMED else "")


def _words(texts: Sequence[str]) -> Message:
    """Return in which words the first twin differs from the first that is not equal to it."""
    other = next((text for text in texts[1:] if text != texts[0]), None)
    if other is None:
        return message("除成本外，指标名称和取值没有一字不同。")
    words = shown_words(row_differences(texts[0], other))
    return message("除成本外，不同的只有：{words}。", words=words)
