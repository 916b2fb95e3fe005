"""Whether words are doubled or misspelt."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.phrases import said_in
from jixiao.review.rows import plain
from jixiao.review.rule import rule
from jixiao.review.texts import told_texts
from jixiao.standards.units import unit_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_DOUBLED: Final = re.compile(r"([\u4e00-\u9fff]{2,6})\1")
# 参与与, 普及及, 目的的, 现在在 are two words that meet.
_PARTICLES: Final = re.compile(
    r"的(?<!目的)的|和(?<![调温中饱总缓共谦随]和)和|与(?<![参给赠授]与)与|及(?<![普涉波顾]及)及"
    r"|在(?<![现存潜实内]在)在|将(?<!即将)将|被被|并并"
)
_POINTS: Final = re.compile(r"([，。、；：])\1+|[，、；：][。；]|。[，、；]")
_TWICE: Final = re.compile(r"([\u4e00-\u9fff])\1")
_LAST_TWICE: Final = re.compile(r"([\u4e00-\u9fff])\1(?:率|度|数)?$")
_STRAY_LEAD: Final = re.compile(r"^(.)(?!\1)(.)\1")
_ECHO: Final = 4


@rule(
    code="JX-C015",
    fault="WORD_DUP_TYPO",
    title="文字重复或有错字",
    why="重字、错字会随公开原样登出，也让人怀疑没有校对。",
    since="0.2",
    severity=Severity.ADVICE,
    source="audit-practice#wording",
    bad="""
name: 2024年国有企业退休人员社会化管理补助
indicators:
  - 产出指标 / 数量指标 / 有国有企业已退休人员管理服务工作分离的比例 / ≥98%
  - 产出指标 / 数量指标 / 养老保险参保护面人数 / ≥1600人
""",
    good="""
name: 2024年国有企业退休人员社会化管理补助
indicators:
  - 产出指标 / 数量指标 / 国有企业已退休人员管理服务工作分离的比例 / ≥98%
  - 产出指标 / 数量指标 / 养老保险参保扩面人数 / ≥1600人
""",
    neighbour="""
name: 公共服务服务对象满意度提升
indicators:
  - 产出指标 / 数量指标 / 一户一户走访 / ≥98户
  - 满意度指标 / 服务对象满意度 / 政务服务服务对象满意度 / ≥90%
  - 产出指标 / 数量指标 / 数据备份份数 / ≥2份
  - 产出指标 / 数量指标 / 维修舞台台数 / ≥3台
""",
    fix="删去重复的字词，改正错字。",
)
def words_doubled_or_misspelt(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find doubled words, known misspellings, and a stray letter before a name used elsewhere."""
    wrong, known = _corrections(context.words("misspelt"), context.words("more_misspelt"))
    twofold = context.words("twofold_words")
    texts = [(rows, field, plain(text)) for rows, field, text in told_texts(plan)]
    names = [text for _, field, text in texts if field == "name"]
    suspected = _slip("\n".join(text for _, _, text in texts), wrong, known, twofold) is not None
    for rows, field, text in texts:
        slip = _slip(text, wrong, known, twofold) if suspected else None
        if slip is None and field == "name":
            slip = _stray_lead(text, names) or _stuttered(text, context)
        if slip is not None:
            right = wrong.get(slip)
            sentence = (
                message("“{text}”中的“{part}”应为“{right}”。", text=text, part=slip, right=right)
                if right
                else message("“{text}”中的“{part}”重复或多字。", text=text, part=slip)
            )
            yield found(sentence, rows=rows, field=field, given=slip, expected=right)


@lru_cache(maxsize=4)
def _corrections(*lists: tuple[str, ...]) -> tuple[Mapping[str, str], re.Pattern[str]]:
    """Return the right spelling by the wrong one, and the pattern of all wrong ones."""
    right = dict(pair.split("=") for pairs in lists for pair in pairs)
    return right, said_in(tuple(right))


@lru_cache(maxsize=4)
def _meeting(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of two equal words of which the second opens another one."""
    return re.compile(
        rf"({'|'.join(words)})\1(?=[\u4e00-\u9fff])(?!(?:人|次|户|期|场|套|台|个)?(?:数|率|面积)|管网|里程)"
    )


def _slip(
    text: str, wrong: Iterable[str], known: re.Pattern[str], twofold: tuple[str, ...]
) -> str | None:
    """Return the first doubled word or mark, or misspelling; 服务服务对象 is no doubled word."""
    if _DOUBLED.search(text):
        for match in _DOUBLED.finditer(_meeting(twofold).sub(r"\1", text)):
            if match[1][0] not in "一每逐层":
                return match[0]
    slip = _PARTICLES.search(text) or _POINTS.search(text)
    if slip:
        return slip[0]
    return next(each for each in wrong if each in text) if known.search(text) else None


def _stray_lead(name: str, names: list[str]) -> str | None:
    """Return the opening of a name whose rest, and not itself, stands in the plan's other names."""
    if not _STRAY_LEAD.match(name):
        return None
    others = "\n".join(other for other in names if other != name)
    echoed = name[1 : _ECHO + 1] in others and name[:_ECHO] not in others
    return name[: _ECHO - 1] if echoed else None


def _stuttered(name: str, context: Context) -> str | None:
    """Return a letter typed twice, or a word told twice; 投资资金 are two words that meet."""
    if not _TWICE.search(name):
        return None
    told = _LAST_TWICE.search(name)
    if told is not None and not _is_counted(told) and told[0] not in context.words("twin_endings"):
        return told[0]
    for word in context.words("stuttered_words"):
        spot = name.find(word[0] + word)
        if spot >= 0 and name[max(spot - 1, 0) : spot + 1] not in context.words("before_stutter"):
            return word[0] + word
        spot = name.find(word + word[1])
        if spot >= 0 and name[spot + 1 : spot + 4][1:] not in context.words("after_stutter"):
            return word + word[1]
    return None


def _is_counted(told: re.Match[str]) -> bool:
    """Return whether the number of a unit is told behind a word that ends in it: 备份份数."""
    return told[0].endswith("数") and told[1] in unit_table()
