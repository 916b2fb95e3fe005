"""Whether a project's name says what it is for."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import plain
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

# The name of a part or a matter, not of a project.
_UNFINISHED: Final = re.compile(r"(?:部分|方面|情况|事宜|有关|相关|以及|[等和及与的、])$")
_EDGES: Final = re.compile(
    r"^20\d\d年度?|[(（][^()（）]*[)）]|本级|县级|市级|区级|部门|单位|[、，的和及与]"
)


@rule(
    code="JX-C028",
    fault="PROJECT_NAME_VAGUE",
    title="项目名称看不出内容",
    why="“业务经费”“工作经费”看不出办什么事，也无法与其他单位的项目区分。",
    since="0.2",
    severity=Severity.ADVICE,
    source="caiban-2023-12#project-name",
    bad="""
name: 开展工作经费
""",
    good="""
name: 劳动监察办案经费
""",
    neighbour="""
name: 再就业工作专项经费
""",
    fix="在名称中写明事项，如“劳动监察办案经费”。",
)
def project_name_says_nothing(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find names that are put together of words any project may bear."""
    name = plain(plan.name)
    if not name:
        yield not_applicable("没有项目名称。")
        return
    if not _general(context.words("any_project")).sub("", _EDGES.sub("", name)):
        yield found(
            message("项目名称“{name}”看不出办什么事。", name=name), field="name", given=name
        )
    elif _UNFINISHED.search(name):
        yield found(message("项目名称“{name}”不完整。", name=name), field="name", given=name)


@lru_cache(maxsize=4)
def _general(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of the general words, longer ones first."""
    return re.compile("|".join(sorted(words, key=len, reverse=True)))
