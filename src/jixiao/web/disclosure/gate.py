"""The gate before the public: no number of a person may stand in what is published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from jixiao.model.errors import JixiaoError
from jixiao.model.message import Message, message
from jixiao.review.personal_numbers import PersonalNumber, personal_numbers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

LABELS: Final = {
    "name": "名称", "document": "文件名称", "issuer": "编报机构", "department": "主管部门",
    "implementing_unit": "实施单位", "unit": "预算单位", "category": "项目类别",
    "attribute": "项目属性", "period": "项目周期", "purpose": "资金用途",
    "objectives": "绩效目标", "actual_objectives": "实际完成情况", "midterm": "中期目标",
    "other_fields": "其他栏目", "level1": "一级指标", "level2": "二级指标",
    "target_text": "指标值", "value": "指标值", "operator": "指标值",
    "basis": "指标值确定依据", "description": "指标说明", "actual": "实际完成值",
    "deviation_reason": "偏差原因", "explanation": "指标解释", "data_source": "数据来源",
    "collection_method": "取数方式", "scoring_rule": "评分标准", "evidence": "佐证材料",
    "": "其他内容",
}  # fmt: skip
"""What people call the fields of the exchange format that hold texts."""
_NO_TEXTS: Final = frozenset({"code", "sha256", "quantity", "total", "fiscal", "weight"})
"""Codes of projects, hashes and sums of money: long numbers that are no person's."""
_SHOWN: Final = 5


@dataclass(frozen=True, slots=True)
class PersonalPlace:
    """Where a number of a person stands: the indicator's row (None in the head) and the field."""

    row: int | None
    field: str
    number: PersonalNumber

    @property
    def told(self) -> Message:
        """The place in words, the number with most digits covered."""
        told = {
            "field": Message(LABELS.get(self.field, LABELS[""])),
            "kind": self.number.kind,
            "covered": self.number.covered,
        }
        if self.row is None:
            return message("“{field}”中的{kind} {covered}", **told)
        return message("第{row}行“{field}”中的{kind} {covered}", row=self.row, **told)


class PersonalNumbersFound(JixiaoError):
    """A version holds numbers of persons; nobody can overrule that."""

    def __init__(self, places: tuple[PersonalPlace, ...]) -> None:
        """Keep the places for the sentence."""
        super().__init__(
            message(
                "公开前必须删去个人信息，请发起调整后重新批复。共{count}处：", count=len(places)
            )
        )
        self.places = places

    def render(self, translate: Callable[[str], str]) -> str:
        """Return the sentence with the first five places."""
        told = [place.told.render(translate) for place in self.places[:_SHOWN]]
        more = "……" if len(self.places) > _SHOWN else ""
        return f"{self.message.render(translate)}{'；'.join(told)}{more}"

    def __str__(self) -> str:
        return self.render(str)


def personal_places(content: Mapping[str, Any]) -> tuple[PersonalPlace, ...]:
    """Return every number of a person in a version's content, each once a place.

    All texts that would be published are looked at, those too that no rule of the review reads.
    Source: personal-information#minimum.
    """
    once = {(one.row, one.field, one.number.covered): one for one in _places(content, None, "")}
    return tuple(once.values())


def _places(value: object, row: int | None, field: str) -> Iterator[PersonalPlace]:
    if isinstance(value, str):
        label = LABELS.get(field, LABELS[""])
        kept = next((name for name, text in LABELS.items() if text == label), field)
        for number in personal_numbers(value):
            yield PersonalPlace(row, kept, number)
    elif isinstance(value, dict):
        for name, part in value.items():
            if name in _NO_TEXTS:
                continue
            if name == "indicators":
                for place, indicator in enumerate(part, 1):
                    yield from _places(indicator, place, "")
            else:
                known = name if field in ("", "projects") or name in LABELS else field
                yield from _places(part, row, known if field != "unit" else field)
    elif isinstance(value, list):
        for part in value:
            yield from _places(part, row, field)
