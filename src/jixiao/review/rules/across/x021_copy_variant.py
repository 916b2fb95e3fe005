"""Whether texts that were copied differ by a few letters."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from rapidfuzz.distance import Levenshtein

from jixiao.model.finding import Locus, Severity
from jixiao.model.message import message, quoted
from jixiao.review.judgement import found
from jixiao.review.rows import is_satisfaction, listed, plain
from jixiao.review.rule import rule
from jixiao.review.similarity import differing_words
from jixiao.review.texts import Told, told_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan, PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

Place = tuple["PerformancePlan", list[int] | None, str]
_MARKS: Final = re.compile(r"[\W\d_]|[一二三四五六七八九十]")
_LEAST: Final = 12
_LEAST_LETTERS: Final = 5
_MOST: Final = 2
_HARMLESS: Final = "的总各已了等地度年"
_FEW: Final = 600


@rule(
    code="JX-X021",
    fault="COPY_VARIANT",
    title="照抄的文字有一两个字不同",
    why="同一句话在几个项目里差一两个字，多半是错字，也可能改变了意思。",
    since="0.2",
    severity=Severity.ADVICE,
    source="audit-practice#copied",
    bad="""
projects:
  - {name: 甲项目, purpose: 用于国有企业退休人员社会管理服务支出}
  - {name: 乙项目, purpose: 用于国有企业退休人员社会化管理服务支出}
  - {name: 丙项目, purpose: 用于国有企业退休人员社会化管理服务支出}
""",
    good="""
projects:
  - {name: 甲项目, purpose: 用于国有企业退休人员社会化管理服务支出}
  - {name: 乙项目, purpose: 用于国有企业退休人员社会化管理服务支出}
""",
    neighbour="""
projects:
  - {name: 甲项目, purpose: 用于创业担保贷款贴息省级资金支出}
  - {name: 乙项目, purpose: 用于创业担保贷款贴息中央资金支出}
  - {name: 丙项目, purpose: 用于创业担保贷款的贴息中央资金支出}
""",
    fix="与原文核对，统一文字；意思确有不同的，写明区别。",
)
def copies_with_other_letters(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Compare texts of one kind from different projects; both in one project are two things."""
    held: dict[str, dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    for plan in document.projects:
        for rows, field, text in _texts(plan):
            for part in re.split(r"[。；;]", plain(text)):
                letters = _MARKS.sub("", part)
                if len(letters) >= _LEAST:
                    held[_kind(plan, rows, field)][letters].append((plan, rows, field))
    for kind, texts in held.items():
        if len(texts) <= _FEW:
            yield from _variants(texts, document, context, may_exchange="：" in kind)


def _texts(plan: PerformancePlan) -> Iterator[Told]:
    """Yield a plan's texts but its name, which differs by its nature, and questions of surveys."""
    for rows, field, text in told_texts(plan):
        asked = rows is not None and is_satisfaction(plan.indicators[rows[0] - 1])
        if not asked and (rows is not None or field != "name"):
            yield rows, field, text


def _kind(plan: PerformancePlan, rows: list[int] | None, field: str) -> str:
    """Return what a text is compared with: descriptions with those of the same name."""
    if rows is None or field == "name":
        return f"{field}{rows is None}"
    return f"{field}：{plain(plan.indicators[rows[0] - 1].name)}"


def _variants(
    texts: dict[str, list[Place]], document: PlanDocument, context: Context, *, may_exchange: bool
) -> Iterator[Judgement]:
    """Yield the texts that another one, more common or earlier, differs from by a few letters."""
    ranked = sorted(texts, key=lambda text: -len(texts[text]))
    for at, text in enumerate(ranked):
        for other in ranked[:at]:
            if abs(len(text) - len(other)) > _MOST or _share_plan(texts[text], texts[other]):
                continue
            near = Levenshtein.distance(text, other, score_cutoff=_MOST) <= _MOST
            if near and _tells(text, other, context, may_exchange=may_exchange):
                yield _judged(text, other, texts, document)
                break


def _tells(text: str, other: str, context: Context, *, may_exchange: bool) -> bool:
    """Return whether letters were left out or put in, or, between twin rows, exchanged."""
    words = differing_words(text, other)
    if all(not (one and two) for one, two in words):
        return all(len(one + two) == 1 and one + two not in _HARMLESS for one, two in words)
    funds = context.words("fund_words")
    return may_exchange and not any(one in funds and two in funds for one, two in words)


def _share_plan(one: list[Place], other: list[Place]) -> bool:
    """Return whether one project holds both texts."""
    return bool({plan.ordinal for plan, _, _ in one} & {plan.ordinal for plan, _, _ in other})


def _judged(
    text: str, other: str, texts: dict[str, list[Place]], document: PlanDocument
) -> Judgement:
    """Return the finding at the first place of the rarer text."""
    plan, rows, field = texts[text][0]
    words = "；".join(
        f"{quoted(a or '（无）')}与{quoted(b or '（无）')}" for a, b in differing_words(text, other)
    )
    return found(
        message(
            "“{text}”与项目 {projects} 的“{other}”只差{words}，请核对。",
            text=text,
            projects=listed(dict.fromkeys(each.ordinal for each, _, _ in texts[other])),
            other=other,
            words=words,
        ),
        plan=plan,
        rows=rows,
        field=field,
        given=text,
        expected=other,
        related=[
            Locus(document.document, each.ordinal, tuple(at) if at else None)
            for each, at, _ in texts[other]
        ],
    )
