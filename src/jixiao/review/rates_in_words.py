"""Rates and counts whose targets are words instead of figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.review.phrases import bare, said_in
from jixiao.review.rows import plain

if TYPE_CHECKING:
    from jixiao.model.indicator import Indicator
    from jixiao.review.context import Context

_FIGURE: Final = re.compile(r"[\d一二两三四五六七八九十百半]|[-—/]$|按.*发放|应.{1,2}尽.|清零")

_RATES: Final = ("率", "比例", "占比", "比重")
# 全部符合要求 is a hundred of a hundred, and should say so.
_ALL_THERE_ARE: Final = re.compile(
    r"^(?:做到|实现|达到|确保)?应[\u4e00-\u9fff]{1,2}尽[\u4e00-\u9fff]{1,2}$"
)
_ALL_OF: Final = re.compile(
    r"(?:全部|全都|均|都|完全|基本|普遍|大部分|多数|绝大多数)(?:符合|合格|达标|达到|通过|完成|到位|满足|优良)"
    r"|(?:符合|满足|达到)[\u4e00-\u9fff]{0,8}(?:要求|标准|规定)|保持(?:平稳|稳定|不变|现状)|(?:基本)?(?:稳定|平稳)$"
)
# All of how many.
_ALL: Final = frozenset(("全部", "全体", "所有", "全部完成", "全员", "若干"))


def is_rate_in_words(row: Indicator, context: Context) -> bool:
    """Return whether a row is named a rate or a count and its target holds words alone.

    Words that mean all or nothing, and words that compare with a known level, are figures.
    """
    value = plain(row.target.value)
    name = bare(row.name)
    if name.endswith(_RATES) and _ALL_THERE_ARE.search(value):
        return True
    if not value or (value not in _ALL and _FIGURE.search(value)):
        return False
    counted = name.endswith(context.words("counted_names"))
    if not counted or name.endswith(context.words("no_rates")):
        return False
    if name.endswith(_RATES) and _ALL_OF.match(value):
        return True
    meant = said_in(context.all_words("whole_words", "compared_words"))
    return value in _ALL or not meant.search(plain(row.target.text))
