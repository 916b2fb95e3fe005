"""Whether texts hold unmatched brackets or markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.message import Message
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_PAIRS: Final = {")": "(", "]": "[", "】": "【", "》": "《", "\u3015": "\u3014"}
_FOLDED: Final = str.maketrans("（）\uff3b\uff3d", "()[]")
_NUMBERS: Final = re.compile(r"(?<![\d(.])[\da-zA-Z一二三四五六七八九十]{1,2}\)")
_INTERVAL: Final = re.compile(r"[\[(]\s*[\d.]+%?\s*[,，]\s*[\d.]+%?\s*[\])]")
_SUSPECT: Final = re.compile(r"[()\[\]【】《》\u3014\u3015（）\uff3b\uff3d<&$\\*�^_]")
# Marks that open or close no name, and those of other notations.
_LOOSE: Final = re.compile(r"^[、，。；：,;.！!]|[；;！!？?]$|[|#~^@`{}]|。。")
_MARKUP: Final = re.compile(
    r"</?[a-zA-Z][^<>]*>|&[a-zA-Z]+;|&#x?[0-9a-fA-F]+;|_x[0-9a-fA-F]{4}_|\^\{?\d|\\[%$#&_{}()\[\]]|\$[^$]*\$|\\[a-z]+|\*\*|�"
)


@rule(
    code="JX-C014",
    fault="STRAY_CHAR",
    title="文字里有多余的符号",
    why="不成对的括号和网页标记会使指标值读错，公开后也难看。",
    since="0.1",
    severity=Severity.QUERY,
    source="caiyu-2015-88#integrity",
    bad="""
indicators:
  - {level1: 产出指标, level2: 时效指标, name: 参保时效性达, target: ")95%"}
""",
    good="""
indicators:
  - {level1: 产出指标, level2: 时效指标, name: 参保时效性达, target: ≥95%}
""",
    neighbour="""
indicators:
  - 产出指标 / 数量指标 / 1)培训（含线上）人数 / ≥95人
  - 产出指标 / 质量指标 / 故障率 / <5%
""",
    fix="删去多余的符号，或补上缺的一半括号。",
)
def stray_character(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Half a bracket or a tag is left over from copying; list numbers like 1) are not."""
    del context
    heads = [("name", plan.name), ("purpose", plan.purpose)]
    for field, text in heads + [("objectives", text) for text in plan.objectives]:
        if text and (stray := _stray(text)) is not None:
            yield found(_sentence(text, stray), field=field, given=stray)
    for number, row in enumerate(plan.indicators, 1):
        if row.name and (loose := _LOOSE.search(row.name.strip())) is not None:
            yield found(_sentence(row.name, loose[0]), rows=[number], field="name", given=loose[0])
        for field, text in (("name", row.name), ("value", row.target.text)):
            if text and (stray := _stray(text)) is not None:
                yield found(_sentence(text, stray), rows=[number], field=field, given=stray)


def _stray(text: str) -> str | None:
    """Return the first stray piece of a text, or None."""
    if not _SUSPECT.search(text):
        return None
    if (markup := _MARKUP.search(text)) is not None:
        return markup[0]
    folded = _INTERVAL.sub("", text.translate(_FOLDED))
    return _unmatched(folded) and _unmatched(_NUMBERS.sub("", folded))


def _unmatched(text: str) -> str | None:
    """Return the first bracket without its partner, or None."""
    held: list[str] = []
    for char in text:
        if char in _PAIRS.values():
            held.append(char)
        elif char in _PAIRS and (not held or held.pop() != _PAIRS[char]):
            return char
    return held[0] if held else None


def _sentence(text: str, stray: str) -> Message:
    return message("“{text}”中的“{stray}”多余或不成对。", text=text, stray=stray)
