"""The sheet an expert fills: one wording for the template that is printed and for reading it.

Labels may stand in any language; the codes of items and of the chair's texts are never translated.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from jixiao.locale import LANGUAGES, translator
from jixiao.model.message import message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jixiao.model.message import Message

HEAD: Final = {
    "name": message("项目名称"), "code": message("项目编码"), "unit": message("项目单位"),
    "year": message("年度"), "kind": message("评价类型"), "expert": message("专家姓名"),
    "day": message("评分日期"), "chair": message("是否组长"),
}  # fmt: skip
"""Labels of the head; what each says stands in the next cell."""
COLUMNS: Final = {
    "item": message("代码"), "level1": message("一级指标"), "level2": message("二级指标"),
    "title": message("三级指标"), "question": message("评价要点"), "points": message("分值"),
    "score": message("得分"), "reason": message("扣分理由"),
}  # fmt: skip
"""Heads of the columns, in order."""
TOLD: Final = {
    "item": message("代码"), "title": message("内容"), "text": message("组长意见"),
}  # fmt: skip
"""Heads of the columns of what the chair writes."""
TOTAL: Final = message("合计")
YES: Final = message("是")
NO: Final = message("否")


@cache
def names_by_label(which: str) -> Mapping[str, str]:
    """Return label → name of `head`, `columns` or `told`, in every language, spaces left out."""
    labels: dict[str, dict[str, Message]] = {"head": HEAD, "columns": COLUMNS, "told": TOLD}
    return {
        plain(one.render(translator(lang))): name
        for lang in LANGUAGES
        for name, one in labels[which].items()
    }


def is_word(text: str, word: Message) -> bool:
    """Return whether a text is the word in one of the languages."""
    return plain(text) in {plain(word.render(translator(lang))) for lang in LANGUAGES}


def plain(text: str) -> str:
    """Return a label as it is compared: no spaces, no colon, small letters."""
    return "".join(text.split()).rstrip("：:").casefold()
