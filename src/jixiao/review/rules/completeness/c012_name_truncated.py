"""Whether a name was cut at the width of its column."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.phrases import Endings
from jixiao.review.remembering import once_a_table
from jixiao.review.rows import is_satisfaction, plain, share_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jixiao.model.indicator import Indicator
    from jixiao.model.message import Message
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_CUT: Final = re.compile(
    r"(?:按时|按期|及时|足额|准时|准确)(?:发|拨|支|完|办|到|缴|兑|报)$"
    r"|(?<![期届年月圆美饱充岁丰客爆额未已不住装完任坐挤])满$"
    r"|(?<![总饱缓温调共中祥])和$|(?<![参赠给授])与$|(?<![普涉触波顾危])及$|以及$"
    r"|(?<!目)的$|[、，,]$"
    # 人 stands for 人数 or 人次 behind those who are counted.
    r"|(?:群众|居民|村民|农民|牧民|学生|教师|职工|干部|人员|员工|患者|儿童|妇女|老人|青年|党员|对象|家长|游客|旅客|市民|学员"
    r"|新生|考生|军人|民警|医生|护士|培训|宣传|接待|体检|筛查|就诊|参训|补贴|补助|津贴|待遇|救助|养老金|保险金|低保)人$"
    r"|[农住用商]户户$"
    # 居家自理改(善率): a verb that wants its second letter
    r"|(?:改善|提高|提升|下降|增长|减少|增加|降低|达标|完成|合格|覆盖|参与|使用|控制|优良)比$"
    r"|(?<![医房技体课厕旧棚教税企国车水电煤轮整修批农土婚翻更悔])改$|(?<![前文])提$"
)

# The letters that end what `_CUT` finds.
_LAST: Final = frozenset("发拨支完办到缴兑报满和与及的、，,人户改提比")
_TAIL: Final = 3
_LONG: Final = 8
_CUT_OFF: Final = 2
_WHOLE_BY: Final = frozenset("度例善积额")
# Units that end no noun, save the words below.
_PIECES: Final = frozenset("座场台套件辆册份盏株亩处间条期块顶篇幅")
_WHOLE: Final = re.compile(
    r"(?:讲座|插座|底座|卡座|雅座|市场|农场|广场|林场|牧场|操场|球场|渔场|剧场|赛场|考场|现场|会场|[养殖猪牛羊鸡车]场"
    r"|灯台|平台|舞台|柜台|电视台|广播台|阳台|看台|站台|后台|成套|配套|外套|手套|文件|案件|零件|软件|硬件|条件|证件|信件|事件"
    r"|构件|部件|要件|邮件|急件|课件|备件|车辆|名册|手册|画册|图册|账册|宣传册|纪念册|相册|注册|身份|省份|年份|股份|月份|备份"
    r"|苗株|植株|病株|田亩|公亩|办事处|管理处|代办处|人事处|[益好长短]处|房间|车间|空间|时间|民间|乡间|卫生间|田间|区间|期间"
    r"|教条|线条|链条|学期|周期|工期|汛期|假期|孕期|长期|短期|中期|定期|到期|早期|[板地]块|模块|篇幅|条幅|横幅|增幅|降幅|\d[座场台套件辆册份盏株亩处间条期块顶篇幅])$"
)


@rule(
    code="JX-C012",
    fault="NAME_TRUNCATED",
    title="名称不完整",
    why="“补助按时发”“补助人员满”是录入时被截断的；名称不全，自评时会对不上。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2015-88#integrity",
    bad="""
indicators:
  - 满意度指标 / 服务对象满意度 / 领取企业退休人员一次性生活补助人员满 / =95%
""",
    good="""
indicators:
  - 满意度指标 / 服务对象满意度 / 领取企业退休人员一次性生活补助人员满意度 / =95%
""",
    neighbour="""
indicators:
  - 产出指标 / 数量指标 / 合同期满 / 12人
  - 产出指标 / 质量指标 / 养老金足额发放 / =100%
  - 效益指标 / 社会效益 / 群众参与 / 明显提高
  - 产出指标 / 数量指标 / 各项支出总和 / ≤20万元
  - 产出指标 / 数量指标 / 完成户厕整改 / 60户
""",
    fix="补全名称；系统限制长度的，改用短名称。",
)
def name_cut_off(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find names that end in half a word or in a word that must be followed by another."""
    halves = context.table("half_words")
    goals = plain("；".join((plan.purpose or "", *plan.objectives)))
    if plan.name and _is_cut(plain(plan.name), halves):
        yield found(_sentence(plain(plan.name)), field="name", given=plan.name)
    for number, row in enumerate(plan.indicators, 1):
        if row.name and (
            _is_cut(plain(row.name), halves)
            or _ends_on_unit(row)
            or _goes_on(plain(row.name), goals)
            or _asks_half(row)
            or _basis_goes_on(row)
        ):
            yield found(_sentence(plain(row.name)), rows=[number], field="name", given=row.name)


def _is_cut(name: str, halves: tuple[Mapping[str, Any], ...]) -> bool:
    """Return whether a name ends in a word that needs another, or in the first half of a word."""
    if name[-1:] in _LAST and _CUT.search(name):
        return True
    ends = _halves(halves).all(name)
    if not ends:
        return False
    half = next(one for one in halves if one["half"] in ends)
    return not name.endswith(tuple(half["whole"]))


@once_a_table
def _halves(rows: tuple[Mapping[str, Any], ...]) -> Endings:
    """Return the first halves of words."""
    return Endings(row["half"] for row in rows)


def _basis_goes_on(row: Indicator) -> bool:
    """Return whether a rate's name stops within the rate that its basis tells: 参(保率)."""
    name = plain(row.name)
    if share_of(row) is None or name.endswith(("率", "比例", "比重", "度", "占比")):
        return False
    rates = re.findall(r"年(?:度|末)?([\u4e00-\u9fff]{2,4}率)\d", plain(row.basis))
    return any(name.endswith(rate[:-_CUT_OFF]) and rate not in name for rate in rates)


def _asks_half(row: Indicator) -> bool:
    """Return whether a long name of a rate of satisfaction stops at 满意 (满意度)."""
    name = plain(row.name)
    rate = is_satisfaction(row) and share_of(row) is not None
    return rate and name.endswith("满意") and len(name) >= _LONG


def _goes_on(name: str, goals: str) -> bool:
    """Return whether the objectives always complete the last letters of a name: 设防烈(度)."""
    end = name[-_TAIL:]
    if len(end) < _TAIL or end not in goals or name.endswith(("满意", "数", "量", "率")):
        return False
    return all(
        goals[at.end() : at.end() + 1] in _WHOLE_BY for at in re.finditer(re.escape(end), goals)
    )


def _sentence(name: str) -> Message:
    return message("“{name}”不完整，像是被截断了。", name=name)


def _ends_on_unit(row: Indicator) -> bool:
    """Return whether a name stops at the first letter of 座数 or 场次: the unit of its target."""
    quantity, name = row.target.quantity, plain(row.name)
    unit = (quantity.dimension or "") if quantity is not None else ""
    return unit in _PIECES and name.endswith(unit) and not _WHOLE.search(name)
