"""Mirrored pages: pinyin behind characters and labels in traditional characters, undone."""

from __future__ import annotations

import re

_PINYIN = re.compile(r"(?<=[\u4e00-\u9fff])[(（][a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zü]{0,4}[)）]")
_LABEL_CHARACTERS = str.maketrans(
    "項稱實單級標値數績總體額預財資撥編碼門負責電話個備註類屬質時間產務會態續響滿對絕機關縣區"
    "鄉鎮團員權術執審評價達爲為萬億開發應計畫劃內書報請聯繫導運維護補貼農業環節車輛設學醫藥衛"
    "經濟費實際偏差緣結轉專戶現狀況說條項於與並據際響產",
    "项称实单级标值数绩总体额预财资拨编码门负责电话个备注类属质时间产务会态续响满对绝机关县区"
    "乡镇团员权术执审评价达为为万亿开发应计画划内书报请联系导运维护补贴农业环节车辆设学医药卫"
    "经济费实际偏差缘结转专户现状况说条项于与并据际响产",
)


def is_mirrored(text: str) -> bool:
    """Return True when pinyin stands in brackets behind characters, as mirrors print it."""
    return bool(_PINYIN.search(text))


def unmirrored(text: str) -> str:
    """Return the text without the pinyin, traditional characters of forms made simple."""
    return _PINYIN.sub("", text).translate(_LABEL_CHARACTERS)
