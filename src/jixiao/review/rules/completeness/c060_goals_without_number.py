"""Which projects state objectives without a figure beside others that state one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Locus, Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import listed, plain
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_LEAST: Final = 2
_NO_COUNT: Final = re.compile(
    r"20\d\d|\d+周?岁|(?:^|[；。])\d+(?:\.\d+)*[.、．]|\d[\d.,]*(?:万|亿)?元|一次性|一体化|"
    r"[一二三四五六七八九十]是"
)
_MONEY: Final = re.compile(r"\d[\d.,]*(?:万|亿)?元")
_FIGURE: Final = re.compile(
    r"\d|[一二三四五六七八九十百千两]+(?:[名人户场次个所座条项台件辆]|公里|万)|百分之|全覆盖"
)


@rule(
    code="JX-C060",
    fault="GOALS_WITHOUT_NUMBER",
    title="部分项目的目标没有量化",
    why="目标只重复政策口号，没有人数、数量和水平；别的项目写了，这些项目也应当写。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiyu-2021-101#target-value",
    bad="""
projects:
  - {name: 农村公路养护, objectives: [养护农村公路120公里。]}
  - {name: 退役军人服务, objectives: [做好退役军人服务保障工作，营造尊崇氛围。]}
""",
    good="""
projects:
  - {name: 农村公路养护, objectives: [养护农村公路120公里。]}
  - {name: 退役军人服务, objectives: [走访慰问退役军人800人次。]}
""",
    neighbour="""
projects:
  - {name: 农村公路养护, objectives: [保障群众出行安全。]}
  - {name: 退役军人服务, objectives: [做好退役军人服务保障工作。]}
""",
    fix="在目标中写明人数、数量、标准或要达到的水平。",
)
def projects_without_figures(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Find the projects whose objectives hold no figure but sums of money and years.

    Where no project of a document states one, another rule tells it.
    """
    del context
    stated = [plan for plan in document.projects if plain("".join(plan.objectives))]
    blank = [plan for plan in stated if not _counted("；".join(plan.objectives))]
    some = any(_MONEY.search(plain("".join(plan.objectives))) for plan in stated)
    if len(stated) < _LEAST or not blank or (len(blank) == len(stated) and not some):
        yield not_applicable("填写目标的项目太少，或都写了、都没有写数字。")
        return
    yield found(
        message(
            "项目 {projects} 的目标没有数量、比例等可以核对的数字。",
            projects=listed(plan.ordinal for plan in blank),
        ),
        plan=blank[0],
        field="objectives",
        given=listed(plan.ordinal for plan in blank),
        related=[Locus(document.document, plan.ordinal) for plan in blank[1:]],
    )


def _counted(goals: str) -> bool:
    """Return whether objectives hold a figure that is no year, number of a clause or money."""
    return bool(_FIGURE.search(_NO_COUNT.sub("", plain(goals))))
