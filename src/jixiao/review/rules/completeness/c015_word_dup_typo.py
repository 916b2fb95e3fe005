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
    r"|为(?<![行作成认以人因称视列定]为)为(?!民|主|期|企|农服|老服|了|何|先)|向(?<![方去走朝流定导动意志取]向)向(?!阳|日|上|前|善)"
    r"|对(?<![核应面针校查比相配绝反派]对)对(?!口|外|内|象|接|标|照|比|账|联|策)|由(?<![自理缘事]由)由|使使|从(?<![服听随跟]从)从(?!业|严|事|属|宽|优)|是(?<![于但凡可还总若]是)是(?!否|非)"
)
_POINTS: Final = re.compile(r"([，。、；：])\1+|[，、；：][。；]|。[，、；]")
_TWICE: Final = re.compile(r"([\u4e00-\u9fff])\1")
_LAST_TWICE: Final = re.compile(r"([\u4e00-\u9fff])\1(?:率|度|数)?$")
_STRAY_LEAD: Final = re.compile(r"^(.)(?!\1)(.)\1")
_ECHO: Final = 4
# What is done told twice; the second is no part of a name as 培训机构, 监测站 are.
_DONE_TWICE: Final = re.compile(
    r"(培训|检测|监测|维护|治理)\1(?=[\u4e00-\u9fff])"
    r"(?!机构|中心|师|基地|人员|对象|[站点所场员班区林费仪室局部科处组队制者率度数]|设[备施]|系统|平台"
    r"|单位|企业|公司|学[校院]|教师|讲师|专[员家]|项目|工[作程具]|资[金料]|教材|档案|经费|质量|能力|体系|服务"
    r"|网络|仪器|数据|标准|合同|协议|用地|方[案式]|任务|办法|主体|业务|模式|水平|制度|成本|成效|措施|证)"
)


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
        if (twice := _DONE_TWICE.search(text)) is not None:
            return twice[0]
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
