"""Whether the numbers of the objectives run 1, 2, 3."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, lacks_data
from jixiao.review.rows import listed
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_NUMBER: Final = re.compile(
    r"(?:^|(?<=[\s。；;，,！]))\s*(\d{1,2})\s*[.、．](?!\s*\d(?!\d{3}年|\d?月\d))", re.MULTILINE
)
# Other ways to number, tried in this order: one inside another may start again.
_OTHERS: Final = (
    re.compile(r"(?:^|(?<=[\s。；;]))\s*([一二三四五六七八九十])、", re.MULTILINE),
    re.compile(r"(?:^|(?<=[\s。；;]))\s*[（(]([一二三四五六七八九十])[)）]", re.MULTILINE),
    re.compile(r"(?:^|(?<=[\s。；;，]))\s*[（(]?(\d{1,2})[)）]", re.MULTILINE),
    re.compile(r"([①②③④⑤⑥⑦⑧⑨⑩])"),
)
_VALUES: Final = {
    sign: value
    for signs in ("一二三四五六七八九十", "①②③④⑤⑥⑦⑧⑨⑩")
    for value, sign in enumerate(signs, 1)
}
_DOUBLED: Final = re.compile(r"(?:^|(?<=[\s。；;]))\s*(\d{1,2}[.．]\d{1,2})、", re.MULTILINE)


@rule(
    code="JX-C016",
    fault="GOAL_NUMBERING",
    title="绩效目标的编号不连续",
    why="编号跳号或重号，多半是从别处粘贴时漏了或多了一条。",
    since="0.1",
    severity=Severity.ADVICE,
    source="caiyu-2015-88#clarity",
    bad="""
spans: {objectives: 3.平稳运行。4.维护稳定。3.满意度提升。}
objectives: [平稳运行。, 维护稳定。, 满意度提升。]
""",
    good="""
spans: {objectives: 1.平稳运行。2.维护稳定。3.满意度提升。}
objectives: [平稳运行。, 维护稳定。, 满意度提升。]
""",
    neighbour="""
spans: {objectives: 1.参保率达到98.5%。2.保障6.64万元落实到位。}
objectives: [参保率达到98.5%。, 保障6.64万元落实到位。]
""",
    fix="核对有无漏项，按1、2、3重新编号。",
)
def goal_numbers_jump(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Numbers that jump or stand twice show a goal pasted from elsewhere."""
    del context
    texts = [span.text for name, span in plan.spans.items() if name.startswith("objectives")]
    raw = next((text for text in texts if text), None) or "\n".join(plan.objectives)
    doubled = _DOUBLED.findall(raw)
    numbers = _numbers(raw)
    expected = list(range(1, len(numbers) + 1))
    if not numbers and not doubled:
        yield lacks_data("绩效目标没有编号，或没有读到原文。")
    elif doubled or numbers != expected:
        given = "、".join(doubled) if doubled else listed(numbers)
        yield found(
            message("绩效目标的编号是 {given}。", given=given),
            field="objectives",
            given=given,
            expected=listed(expected) or "1、2、3",
        )


def _numbers(raw: str) -> list[int]:
    """Return the numbers of the outermost way of numbering, in printed order."""
    signs = next((found for way in (_NUMBER, *_OTHERS) if (found := way.findall(raw))), [])
    return [_VALUES.get(sign) or int(sign) for sign in signs]
