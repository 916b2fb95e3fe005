"""Whether texts hold placeholders or stray letters."""

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

_LETTERS: Final = re.compile(r"[A-Za-z]+")
_MARKS: Final = re.compile(
    r"[×✕]{2,}|(?<![\d*])\*{2,}(?![\d*])|待定|待补充|待填写?|待完善|待核实|待确定|(?<![王李张刘陈杨赵黄周吴徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭肖蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭])某[某县乡镇村局校]|[xX]{2,}|[×xX](?=[县乡镇村局万元年])"
    r"|#(?:REF|VALUE|NAME|DIV/0|NUM|NULL|N/A)[!?]?|[?？]{2,}|[□■○●]{2,}|_{2,}|(?:^|[，,。；;、：:≥≤=＝（(不少于约共第达])[×✕](?![\d一二三四五六七八九十])|(?<=[\u4e00-\u9fff])(?<![数价准额率量费度积长宽高例比月年])[×✕](?:[人户个次场名台套座株亩元件份期批吨米年月日%]|万元|公里|平方米|[人户车家]次)(?=$|[，,。；;、以前内底）)])|请填写|此处填|（填写|示例文字|锟斤拷|烫烫烫|屯屯屯"
)
_SUSPECT: Final = re.compile(r"[A-Za-z×✕*待某#?？□■○●_填示锟烫屯]")
_MARKUP: Final = re.compile(r"</?[a-zA-Z][^<>]*>|&#?\w+;|\$[^$]*\$|\\[a-z]+")
# Letters typed to try a keyboard or a field.
_TYPED: Final = re.compile(
    r"(?i)(?:([a-z])\1{2,}|(?:abc|asd|qwe|zxc|sdf|test|todo|tbd|null|none|undefined|nan|demo|foo|bar|temp"
    r"|sample|ceshi|lorem|ipsum|aabb|qaz|wsx)[a-z]*)"
)
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+")
# A word left in pinyin: several whole syllables, touching a Chinese character.
_SYLLABLE: Final = (
    r"(?:[bpmf]?(?:a|o|ai|ei|an|en|ang|eng|ao|ou)|[bpmdtnljqxy](?:i|in|ing|ian|iao|ie)"
    r"|[dtnlgkhzcsr](?:a|e|ai|ei|an|en|ang|eng|ao|ou|u|uo|un|uan|ong|i)"
    r"|(?:zh|ch|sh)(?:a|e|ai|ei|an|en|ang|eng|ao|ou|u|uo|un|uan|ong|i|ua|uang|ui|uai)"
    r"|[jqx](?:ia|iang|iong|iu|u|ue|un|uan)|[ln](?:iang|iu|v|ue|uan)|[bpmfdtnlzcsrghky]u"
    r"|[gkh](?:ua|uai|uang|ui)|[dtzcsr]ui|[mdl]iu|w(?:a|o|u|ai|ei|an|en|ang|eng)"
    r"|y(?:a|e|o|ao|ou|ang|ong|u|ue|un|uan|an))"
)
_PINYIN: Final = re.compile(
    rf"(?<=[\u4e00-\u9fff])(?:{_SYLLABLE}){{2,}}(?![a-zA-Z])|(?<![a-zA-Z])(?:{_SYLLABLE}){{2,}}(?=[\u4e00-\u9fff])"
)
_LEAST_PINYIN: Final = 5
_VOWELS: Final = frozenset("aeiou")
_SHORTEST: Final = 2
_FIGURES: Final = re.compile(r"[\d\W_]*\d[\d\W_]*")
_NUMERALS: Final = "0123456789一二三四五六七八九十"


@rule(
    code="JX-C013",
    fault="PLACEHOLDER",
    title="文字里留有占位符或乱码",
    why="未替换的占位符或误入的字母会使指标失去意义，也会原样公开。",
    since="0.1",
    severity=Severity.BLOCKING,
    source="caiyu-2015-88#integrity",
    bad="""
indicators:
  - 效益指标 / 经济效益指标 / 社会化管理服务费用的 xxwg / 100%
""",
    good="""
indicators:
  - 效益指标 / 经济效益指标 / 社会化管理服务费用下降率 / ≥5%
""",
    neighbour="""
indicators:
  - 产出指标 / 数量指标 / 手机 APP 使用人数 / ≥300人
  - 产出指标 / 数量指标 / weixin公众号推送篇数 / ≥60篇
  - 产出指标 / 数量指标 / 新建管网 km 数 / ≥12km
  - 产出指标 / 质量指标 / PM2.5 监测率 / ≥95%
""",
    fix="把占位符或乱码改成完整的文字。",
)
def placeholder_left(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Letters without a vowel that are no known word are left-overs; APP and km are words."""
    known, form = context.word_set("latin_words"), context.word_set("form_words")
    heads = (("name", plan.name), ("purpose", plan.purpose), ("objectives", plan.objectives))
    for field, texts in heads:
        for text in (texts,) if isinstance(texts, str) else texts or ():
            if (token := _left_over(text, known)) is not None:
                yield found(_sentence(text, token), field=field, given=token)
    for number, row in enumerate(plan.indicators, 1):
        for part, told in (
            ("name", row.name),
            ("description", row.description),
            ("value", row.target.text),
        ):
            if (
                part == "name"
                and told
                and (told.rstrip(_NUMERALS) in form or _FIGURES.fullmatch(told))
            ):
                yield found(_sentence(told, told), rows=[number], field=part, given=told)
                break
            if told and (token := _left_over(told, known)) is not None:
                yield found(_sentence(told, token), rows=[number], field=part, given=token)
                break


def _left_over(text: str, known: frozenset[str]) -> str | None:
    """Return the first placeholder in a text, or None."""
    if not _SUSPECT.search(text):
        return None
    text = _MARKUP.sub("", text)
    if not _SUSPECT.search(text):
        return None
    if (mark := _MARKS.search(text)) is not None and not _LETTERS.search(text):
        return mark[0]
    for token in _LETTERS.findall(_ADDRESS.sub("", text)):
        if set(token.lower()) == {"x"} and len(token) >= _SHORTEST:
            return str(token)
        odd = token.islower() and len(token) >= _SHORTEST and not _VOWELS & set(token)
        if (odd or _TYPED.fullmatch(token)) and token.lower() not in known:
            return str(token)
    return mark[0] if mark else _left_in_pinyin(text, known)


def _left_in_pinyin(text: str, known: frozenset[str]) -> str | None:
    """Return letters within Chinese that are whole syllables of pinyin, or None."""
    told = (match[0] for match in _PINYIN.finditer(_ADDRESS.sub("", text)))
    return next((one for one in told if len(one) >= _LEAST_PINYIN and one not in known), None)


def _sentence(text: str, token: str) -> Message:
    return message("“{text}”中的“{token}”不是文字，像是占位符或误输入。", text=text, token=token)
