"""Whether a satisfaction row asks the people served."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.model.quantity import QuantityKind
from jixiao.review.judgement import found
from jixiao.review.rows import annual_rows, is_satisfaction, plain, shown
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_OPINION: Final = re.compile(
    r"满意|满(?:，|$)|好评|认可|认同|口碑|幸福感|获得感|安全感|归属感|信任|支持率|称赞|点赞|表扬|差评"
    r"|(?:群众|公众|社会|服务|用户|对象|师生|家长|学员|患者)[^，]{0,4}(?:评价|反映|反馈)|评价(?:得分|分|$|，)|测评"
)
# What is done with complaints is the office's work, and nobody's view.
_HANDLED: Final = re.compile(
    r"(?:办结|答复|处理|处置|回复|受理|化解|整改|反馈|响应|调处|查处)(?:及时)?率$"
)
_COMPLAINT: Final = re.compile(r"投诉|信访|上访|举报")


@rule(
    code="JX-R020",
    fault="NONSATISF_IN_SATISF",
    title="满意度指标写的不是满意度",
    why="覆盖率、完成率再高，也不说明群众满意；满意度要问服务对象。",
    since="0.1",
    severity=Severity.BLOCKING,
    source="caiyu-2021-101#satisfaction",
    bad="""
indicators:
  - 满意度指标 / 服务对象满意度指标 / 网上申报单位覆盖率 / ≥98%
""",
    good="""
indicators:
  - 满意度指标 / 服务对象满意度指标 / 网上申报单位满意度 / ≥95%
""",
    neighbour="""
indicators:
  - 满意度指标 / 服务对象满意度指标 / 领取补助人员满 / ≥95%
  - 满意度指标 / 服务对象满意度指标 / 群众投诉率 / ≤1%
""",
    fix="改为服务对象满意度，并写明调查方式和对象；原指标移到质量或效益。",
)
def satisfaction_is_another_metric(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find coverage rates and the like; names cut off at 满 are satisfaction still."""
    del context
    for number, row in annual_rows(plan):
        if is_satisfaction(row) and plain(row.name) and not _asks(row):
            yield found(
                message(
                    "满意度指标下的“{name}”不是满意度。",
                    name=row.name or "—",
                    value=shown(row),
                ),
                rows=[number],
                field="name",
                given=row.name,
            )


def _asks(row: Indicator) -> bool:
    """Return whether a row states an opinion; complaints do as a rate, their number is no view."""
    told = plain(row.name) + "，" + plain(row.description)
    if _OPINION.search(told):
        return True
    if _HANDLED.search(plain(row.name)):
        return False
    quantity = row.target.quantity
    counted = quantity is not None and quantity.kind is QuantityKind.COUNT and quantity.number
    return bool(_COMPLAINT.search(told)) and not counted
