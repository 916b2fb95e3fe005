"""Whether targets are written as if the work were done."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.model.plan import DocumentKind
from jixiao.review.judgement import found, not_applicable
from jixiao.review.phrases import bare
from jixiao.review.rows import annual_rows, listed, plain
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_ACTS: Final = (
    r"(?:解决|化解|提高|提升|改善|完成|实现|保障|确保|促进|推动|缓解|增强|"
    r"取得|得到|减轻|带动|满足|消除|落实|建成|降低|扩大|达到|增加)"
)
_DONE: Final = re.compile(rf"{_ACTS}了|已(?:经)?(?:圆满|全面|顺利|全部|按期|有效)?{_ACTS}(?!.*率$)")
# A target says what will be; in its words 已 and 了 are a report. 已有 and 已知 tell of a stock.
_TOLD: Final = re.compile(
    r"已(?![有知婚故满退去入上])|(?<![为除罢极少])了(?![解结如])|^现已|得到有效"
)
# 已 or 了 with any verb, where no noun or measure follows that it belongs to.
_WIDER: Final = re.compile(
    r"已(?:经)?(?:圆满|全面|顺利|全部|按期|有效|基本|初步|普遍|大幅|明显|逐步)?"
    r"(?:控制|形成|建立|开展|发放|下降|缩短|恢复|覆盖|配齐|到位|投入使用|投用|启用|摆脱|根治|转变|稳定|好转|降到|降至|升至|升到)"
    r"(?![^，。；]*(?:的|率|数|量|数量|人数|面积|比例|情况|时间)$)(?![^，。；]{0,12}的[\u4e00-\u9fff])"
    r"|(?:建立|形成|开展|发放|治理|整治|培育|打造|丰富|优化|完善|加强|加快|夯实|筑牢|激发|营造|遏制|控制|稳定|规范|健全|巩固|节约|节省|挽回|缩短|方便|赢得|创造)了"
)


@rule(
    code="JX-R012",
    fault="PAST_TENSE",
    title="把目标写成了已经完成的事",
    why="目标是年初的承诺；写“解决了”“已完成”多半抄自上年总结，也无法再评判。",
    since="0.2",
    severity=Severity.ADVICE,
    source="audit-practice#wording",
    bad="""
indicators:
  - 效益指标 / 社会效益指标 / 有效地解决了养老金支付缺口 / 有效解决
""",
    good="""
indicators:
  - 效益指标 / 社会效益指标 / 养老金支付缺口弥补率 / =100%
""",
    neighbour="""
objectives: [为了保障民生，除了按时发放，还要做好宣传。]
indicators:
  - 产出指标 / 数量指标 / 已退休人员管理服务人数 / ≥300人
  - 产出指标 / 质量指标 / 已完成初步设计项目的开工率 / ≥95%
""",
    fix="改为将要做到的程度，如“养老金支付缺口弥补率＝100%”。",
)
def written_as_done(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Forms that report on the year speak of what was done, and rightly."""
    if context.document.kind in (DocumentKind.SELF_EVALUATION, DocumentKind.MONITORING):
        yield not_applicable("自评和监控表写已经完成的事。")
        return
    rows = [
        number for number, row in annual_rows(plan) if _done(row.name) or _is_told(row.target.value)
    ]
    if rows:
        names = "、".join(bare(plan.indicators[number - 1].name) for number in rows)
        yield found(
            message("第{rows}项指标写成了已经完成的事：{names}。", rows=listed(rows), names=names),
            rows=rows,
            field="name",
            given=names,
        )
    for text in plan.objectives:
        if _done(text):
            yield found(
                message("绩效目标“{text}”写成了已经完成的事。", text=text),
                field="objectives",
                given=text,
            )


def _done(text: str | None) -> bool:
    """Return whether a text says that something has been reached."""
    told = plain(text)
    return ("已" in told or "了" in told) and bool(_DONE.search(told) or _WIDER.search(told))


def _is_told(value: str | None) -> bool:
    """Return whether the words of a target report on what has been."""
    return _done(value) or bool(_TOLD.search(plain(value)))
