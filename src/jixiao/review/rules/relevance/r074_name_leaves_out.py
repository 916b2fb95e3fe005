"""Whether a name tells which of several payments it measures."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.phrases import bare
from jixiao.review.rows import annual_rows, listed, plain
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_GENERAL: Final = re.compile(
    r"(?:享受|发放|领取)?(?:补贴|补助|津贴|奖补)(?![\u4e00-\u9fff]*(?:准确|及时|到位|完成)率)[\u4e00-\u9fff]*"
)
_NAMED: Final = re.compile(r"(?:享受|发放|领取)?([\u4e00-\u9fff]{2,8}(?:补贴|补助|津贴|奖补))")
_SEVERAL: Final = 2


@rule(
    code="JX-R074",
    fault="NAME_LEAVES_OUT",
    title="名称没有写是哪一种补贴",
    why="项目发几种补贴，这一行名称只写“补贴人均标准”，看描述才知道是见习补贴，公开后分不清。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiyu-2021-101#name",
    bad="""
indicators:
  - {level2: 成本指标, name: 补助人均标准, target: ≤300元, description: 住宿补助月人均标准}
  - {level2: 成本指标, name: 校服补助标准, target: ≤400元, description: 校服补助标准}
""",
    good="""
indicators:
  - {level2: 成本指标, name: 住宿补助人均标准, target: ≤300元, description: 住宿补助月人均标准}
  - {level2: 成本指标, name: 校服补助标准, target: ≤400元, description: 校服补助标准}
""",
    neighbour="""
indicators:
  - {level2: 成本指标, name: 补助人均标准, target: ≤300元, description: 住宿补助月人均标准}
  - {level2: 质量指标, name: 补助发放准确率, target: 100%, description: 住宿补助发放准确率}
""",
    fix="把描述中的补贴名称写进指标名称。",
)
def payment_only_in_description(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find names that say 补贴 alone where the description names one of several payments."""
    del context
    rows = [(n, bare(row.name), plain(row.description)) for n, row in annual_rows(plan)]
    general = [(n, name, told) for n, name, told in rows if told and _GENERAL.fullmatch(name)]
    if not general:
        return
    payments = {one for _, name, told in rows for one in _NAMED.findall(f"{name}，{told}")}
    times = Counter(name for _, name, _ in rows)
    open_ones = [
        (n, name, told[1])
        for n, name, text in general
        if times[name] == 1 and (told := _NAMED.match(text)) and told[1] not in name
    ]
    if len(payments) >= _SEVERAL and open_ones:
        names = "、".join(dict.fromkeys(name for _, name, _ in open_ones))
        yield found(
            message(
                "第{rows}项名称“{names}”没有写是{payments}。",
                rows=listed(n for n, _, _ in open_ones),
                names=names,
                payments="、".join(dict.fromkeys(payment for _, _, payment in open_ones)),
            ),
            rows=[n for n, _, _ in open_ones],
            field="name",
            given=names,
        )
