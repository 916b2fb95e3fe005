"""Whether the name of a fund tells its level where another project of the same matter does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Locus, Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.rows import plain, speaks_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_GENERAL: Final = re.compile(r"(?:财政)?(?:补助|补贴|专项|奖补)资金$|财政(?:补助|补贴)$")
_LEAST: Final = 4


@rule(
    code="JX-X051",
    fault="NAME_LEVEL_UNSAID",
    title="“财政补助资金”没有写是哪一级的",
    why="同一件事另有县级配套，本项目只写“财政补助资金”，是中央、省还是县的钱看不出，边界不清。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiban-2023-12#project-name",
    bad="""
projects:
  - {name: 城乡居民医疗保险县级配套, objectives: [落实县级配套。]}
  - {name: 城乡居民医疗保险财政补助资金, objectives: [落实财政补助。]}
""",
    good="""
projects:
  - {name: 城乡居民医疗保险县级配套, objectives: [落实县级配套。]}
  - {name: 城乡居民医疗保险中央财政补助资金, objectives: [落实财政补助。]}
""",
    neighbour="""
projects:
  - {name: 农村公路养护县级配套, objectives: [落实县级配套。]}
  - {name: 村卫生室财政补助资金, objectives: [落实财政补助。]}
""",
    fix="在名称中写明资金层级，如“中央财政补助资金”。",
)
def fund_without_level(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Find general names of funds whose matter opens another name that tells a level."""
    levels = context.words("fund_levels")
    named = [(plan, plain(plan.name)) for plan in document.projects if plan.name]
    levelled = [(plan, name) for plan, name in named if speaks_of(name, levels)]
    for plan, name in named:
        match = _GENERAL.search(name)
        if match is None or speaks_of(name, levels):
            continue
        matter = name[: match.start()]
        other = next(
            (one for one, text in levelled if len(matter) >= _LEAST and matter in text), None
        )
        if other is not None:
            yield found(
                message(
                    "“{name}”没有写是哪一级的资金，与“{other}”的边界不清。",
                    name=plan.name,
                    other=other.name,
                ),
                plan=plan,
                field="name",
                given=plan.name,
                related=[Locus(document.document, other.ordinal)],
            )
