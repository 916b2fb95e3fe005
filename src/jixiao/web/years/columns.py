"""What the columns of a list of projects mean: suggested by the words of their headings."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from jixiao.grids.list_table import plain_heading

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


class Field(StrEnum):
    """What a column can hold; money comes from one column as a total, from several by source."""

    CODE = "code"
    NAME = "name"
    UNIT_CODE = "unit_code"
    UNIT_NAME = "unit_name"
    CATEGORY = "category"
    TOTAL = "total"
    FISCAL = "fiscal"
    OTHER = "other"
    SECRET = "secret"  # noqa: S105 - a column, no password

    @property
    def label(self) -> str:
        """The field's name in Chinese, which is also its message id."""
        return LABELS[self]


LABELS = {
    Field.CODE: "项目编码",
    Field.NAME: "项目名称",
    Field.UNIT_CODE: "单位编码",
    Field.UNIT_NAME: "单位名称",
    Field.CATEGORY: "项目类别",
    Field.TOTAL: "预算总额",
    Field.FISCAL: "财政拨款来源",
    Field.OTHER: "其他资金来源",
    Field.SECRET: "是否涉密",
}
SEVERAL: Final = frozenset({Field.FISCAL, Field.OTHER})
"""Fields that several columns may hold; the others have one column each."""
MONEY: Final = frozenset({Field.TOTAL, Field.FISCAL, Field.OTHER})
_WORDS: Final = (
    (Field.SECRET, re.compile(r"涉密|密级")),
    (Field.CODE, re.compile(r"项目(?:编码|编号|代码|码)")),
    (Field.NAME, re.compile(r"项目(?:名称|名)|^项目$")),
    (Field.UNIT_CODE, re.compile(r"(?<!主管)(?<!实施)单位/?(?:编码|代码|编号|码)")),
    (Field.UNIT_NAME, re.compile(r"^(?:预算|申报|本级|基层|所属)?单位/?(?:名称)?$")),
    (Field.CATEGORY, re.compile(r"项目(?:类别|类型|分类)|支出类别")),
    (Field.FISCAL, re.compile(r"财政拨款|财政资金|一般公共预算|政府性基金|国有资本|债券")),
    (Field.OTHER, re.compile(
        r"财政专户|专户管理|单位资金|事业收入|经营收入|上级补助|附属单位|其他|自筹|非财政")),
    (Field.TOTAL, re.compile(
        r"合计|总计|总额|预算数|预算金额|项目金额|申报金额|年度金额|下达数|^金额$")),
)  # fmt: skip
_SUBTOTAL: Final = re.compile(r"小计|合计|财政拨款(?:收入)?$|财政资金$|^其他资金$|单位资金$")


def field_of(heading: str) -> Field | None:
    """Return what a heading (its levels joined by "/") names, by its lowest level first."""
    plain = plain_heading(heading)
    for text in (plain.rpartition("/")[2], plain, plain.replace("/", "")):
        found = next((field for field, words in _WORDS if words.search(text)), None)
        if found is not None and not (found is Field.TOTAL and _of_a_source(plain)):
            return found
    return None


def suggested(headings: Sequence[str]) -> dict[Field, list[int]]:
    """Return field → numbers of columns (from 0) that the headings suggest, first come first.

    Where a group of sources has its subtotal as a column too, the subtotal alone is suggested, so
    that nothing is counted twice.
    """
    found: dict[Field, list[int]] = {}
    for number, heading in enumerate(headings):
        field = field_of(heading)
        if field is not None and (field in SEVERAL or field not in found):
            found.setdefault(field, []).append(number)
    for field in SEVERAL & found.keys():
        found[field] = _without_parts(found[field], headings)
    return found


def faults_of(columns: Mapping[Field, Sequence[int]]) -> Iterable[Field]:
    """Yield the fields that a list cannot do without and no column holds; units by code or name."""
    for field in (Field.CODE, Field.NAME, Field.TOTAL):
        if not columns.get(field):
            yield field
    if not columns.get(Field.UNIT_CODE) and not columns.get(Field.UNIT_NAME):
        yield Field.UNIT_NAME


def _of_a_source(plain: str) -> bool:
    """Return whether a total is that of one source, as in 财政拨款/合计."""
    above = plain.rpartition("/")[0]
    sources = (words for field, words in _WORDS if field in SEVERAL)
    return bool(above) and any(words.search(above) for words in sources)


def _without_parts(numbers: Sequence[int], headings: Sequence[str]) -> list[int]:
    sums = [one for one in numbers if _SUBTOTAL.search(plain_heading(headings[one]))]
    return sums[:1] if sums and len(numbers) > 1 else list(numbers)
