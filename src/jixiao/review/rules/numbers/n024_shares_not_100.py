"""Whether the shares of all levels make the whole."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.costing.factor import HUNDRED, plain
from jixiao.costing.gathering import facts_of
from jixiao.costing.term import Term
from jixiao.model.finding import Locus, Severity
from jixiao.model.message import message
from jixiao.review.calculations import levels_in
from jixiao.review.judgement import found, not_applicable
from jixiao.review.level_shares import stated_shares
from jixiao.review.rows import annual_rows
from jixiao.review.rows import plain as without_blanks
from jixiao.review.rule import rule
from jixiao.review.sharing import levels_of, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jixiao.model.plan import PerformancePlan, PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_LEAST: Final = 2
_LAST: Final = "县级"
_REST: Final = re.compile(r"其余|剩余|余下|其他|其它|不足|差额|自筹|自缴|个人缴|保费")


@rule(
    code="JX-N024",
    fault="SHARES_NOT_100",
    title="各级分担比例之和不是100%",
    why="同一项政策各级分担比例加起来应当是全部；少的那部分由谁出，没有说明。",
    since="0.2",
    severity=Severity.QUERY,
    source="audit-practice#wording",
    bad="""
projects:
  - name: 中央创业担保贷款贴息资金
    budget: 50
    indicators:
      - 产出指标 / 成本指标 / 贴息比例 / 50%
  - name: 省级创业担保贷款贴息资金
    budget: 30
    indicators:
      - 产出指标 / 成本指标 / 贴息比例 / 30%
  - name: 创业担保贷款贴息区级负担资金
    budget: 10
    indicators:
      - 产出指标 / 成本指标 / 贴息比例 / 10%
""",
    good="""
projects:
  - name: 中央创业担保贷款贴息资金
    budget: 50
    indicators:
      - 产出指标 / 成本指标 / 贴息比例 / 50%
  - name: 省级创业担保贷款贴息资金
    budget: 30
    indicators:
      - 产出指标 / 成本指标 / 贴息比例 / 30%
  - name: 创业担保贷款贴息区级负担资金
    budget: 20
    indicators:
      - 产出指标 / 成本指标 / 贴息比例 / 20%
""",
    neighbour="""
projects:
  - name: 中央农业保险补贴
    budget: 50
    indicators:
      - 产出指标 / 成本指标 / 保费补贴比例 / 50%
  - name: 省级农机购置补贴
    budget: 30
    indicators:
      - 产出指标 / 成本指标 / 购机补贴比例 / 30%
""",
    fix="核对各级分担比例；不在本文件内的一级（如市级），注明由谁承担多少。",
)
def shares_are_not_the_whole(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Add the shares of all levels, in one plan or in the same row of several; each level once."""
    yield from _within_plans(document, context)
    for plan in document.projects:
        yield from _within_texts(plan)
    groups = parts_of(document, context)
    if not groups:
        yield not_applicable("没有按级次写明分担比例的项目。")
        return
    for parts in groups.values():
        levels = levels_of(parts)
        if levels is None or len(levels) < _LEAST:
            continue
        whole = sum((level.share for level in levels), Decimal(0))
        first, *rest = parts
        # Names alone do not tell that a county has every level's money in its own document.
        silent = first.rows is None and not any(level.name == _LAST for level in levels)
        if whole == 1 or (whole < 1 and silent):
            continue
        yield found(
            message(
                "“{name}”各级合计 {shares} = {whole}%，{direction} {gap}%。",
                name=first.share.subject,
                shares=" + ".join(
                    f"{level.name} {plain(level.share * HUNDRED)}%" for level in levels
                ),
                whole=plain(whole * HUNDRED),
                direction=message("少") if whole < 1 else message("多"),
                gap=plain(abs(1 - whole) * HUNDRED),
            ),
            plan=first.plan,
            rows=first.rows,
            field="value",
            given=f"{plain(whole * HUNDRED)}%",
            expected="100%",
            difference=f"{plain(abs(1 - whole) * HUNDRED)}%",
            related=[Locus(document.document, part.plan.ordinal, part.rows) for part in rest],
        )


def _within_plans(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Add the shares that one plan states for several levels, a row each."""
    for plan in document.projects:
        shares = {}
        for share in facts_of(plan, context.day).shares:
            levels = levels_in(share.subject, context)
            if len(levels) == 1 and share.place and share.place.row:
                shares[levels[0]] = share
        whole = sum((share.value for share in shares.values()), Decimal(0))
        if len(shares) < _LEAST or whole == 1:
            continue
        yield found(
            message(
                "各级分担比例 {shares} = {whole}%，{direction} {gap}%。",
                shares=" + ".join(f"{level} {share.text}" for level, share in shares.items()),
                whole=plain(whole * HUNDRED),
                direction=message("少") if whole < 1 else message("多"),
                gap=plain(abs(1 - whole) * HUNDRED),
            ),
            plan=plan,
            rows=Term(tuple(shares.values())).rows,
            field="value",
            given=f"{plain(whole * HUNDRED)}%",
            expected="100%",
            difference=f"{plain(abs(1 - whole) * HUNDRED)}%",
        )


def _within_texts(plan: PerformancePlan) -> Iterator[Judgement]:
    """Add the shares that one sentence states for several levels."""
    head = [("purpose", plan.purpose), *(("objectives", text) for text in plan.objectives)]
    rows = [
        (field, text, number)
        for number, row in annual_rows(plan)
        for field, text in (
            ("name", row.name),
            ("basis", row.basis),
            ("description", row.description),
            ("value", row.target.text),
        )
        if text
    ]
    texts: list[tuple[str, str | None, int | None]] = [(field, text, None) for field, text in head]
    texts += rows
    for field, text, number in texts:
        for sentence in re.split(r"[。；;]", without_blanks(text)):
            shares = stated_shares(sentence)
            whole = sum(shares.values(), Decimal(0))
            if len(shares) < _LEAST or whole == HUNDRED or not _all_told(shares, whole, sentence):
                continue
            yield found(
                message(
                    "“{text}”各级比例 {shares} = {whole}%，{direction} {gap}%。",
                    text=sentence,
                    shares=" + ".join(f"{name} {plain(each)}%" for name, each in shares.items()),
                    whole=plain(whole),
                    direction=message("少") if whole < HUNDRED else message("多"),
                    gap=plain(abs(HUNDRED - whole)),
                ),
                plan=plan,
                rows=None if number is None else [number],
                field=field,
                given=f"{plain(whole)}%",
                expected="100%",
                difference=f"{plain(abs(HUNDRED - whole))}%",
            )


def _all_told(shares: Mapping[str, Decimal], whole: Decimal, sentence: str) -> bool:
    """Return whether a sentence leaves no level out: shares above the whole never do."""
    if whole > HUNDRED:
        return True
    local = any(name[0] in "县区乡镇个农" for name in shares)
    return local and not _REST.search(sentence)
