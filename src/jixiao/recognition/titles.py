"""Lines that say what follows: titles of forms, years, units, units of money, contents."""

from __future__ import annotations

import re
from functools import lru_cache

from jixiao.wording.numerals import half_width
from jixiao.wording.spaces import without_layout_spaces

_TITLE = re.compile(
    r"(?:绩效|目标|自评|监控|监测).{0,24}(?:表|申报书|审批单|批复|卡片?|台账|一览)(?:之?[\d一二三四五六七八九十]+)?(?:[（(][^（）()]*[)）])*$"
)
_CONTENTS = re.compile(r"^(?P<number>\d+)[.、．]\s*(?P<name>.+?)(?:[.．…·•‥]{2,}|\s{3,})\s*\d+\s*$")
_YEAR_ROW = re.compile(r"^[（(\[【]?\s*(20\d\d)\s*年?\s*(?:度|预算年度)?\s*[)）\]】]?$")
_YEAR = re.compile(r"(20\d\d)\s*[-—]?\s*年|[（(](20\d\d)[)）]")
_UNIT_LINE = re.compile(r"^(\d{3,12})\s*[-—_]?\s*((?!年)[\u4e00-\u9fff][\u4e00-\u9fff（）()]{3,})$")
_MONEY = re.compile(r"(?:金额)?单位\s*[:：]?\s*(人民币)?\s*(亿元|百万元|万元|千元|元)")
_MONEY_TAIL = re.compile(
    r"[（(\s]*(?:金额)?单\s*位\s*[:：]\s*(?:人民币)?\s*(亿元|百万元|万元|千元|元)\s*[)）]?\s*$"
)
_NUMBERED = re.compile(r"^(?P<number>\d{1,3})\s*[.、．]\s*(?P<name>.+?)绩效目标(?:申报)?表$")
_CONTINUED = re.compile(r"^[（(]?续表?[)）]?|[（(]续表?[)）]$")
_ORGANISATION = (
    r"[\u4e00-\u9fff（）()]{2,40}?"
    r"(?:管理局|事务局|服务局|分局|总局|局|服务中心|管理中心|中心|委员会|办公室|人民政府|管委会|街道办|街道|"
    r"学校|小学|中学|幼儿园|医院|卫生院|研究院|研究所|总队|支队|大队|镇|乡|厅|部|馆|站|所|院|校|会|处|社|团|办|集团|公司)"
    r"(?:[（(]?本级[)）]?)?"
)
_ISSUER_TITLE = re.compile(
    rf"^(?:附件?表?\s*[\d一二三四五六七八九十\-—]*\s*[:：.、]?)?(?:20\d\d\s*年度?)?(?P<issuer>{_ORGANISATION})"
    r"(?=(?:20\d\d|部门|单位|项目|整体|预算|绩效|专项|财政|本级|县级|转移|政策|区域|关于|自评|重点|支出|$))"
)
_MADE_BY = re.compile(rf"^(?P<issuer>{_ORGANISATION})\s*(?:编制|编报|编写|制)$")
_FOREIGN_TAIL = re.compile(r"[A-Za-z ]{4,}$")
_FURNITURE = re.compile(r"[-—–·第]*+\d{0,4}+[-—–·页]*+(?:[/共]*+\d{0,4}页?)?+[-—–·]*+")
_PROJECT_NUMBER = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十\d]{1,2}[)）]?[、.．]?)?"
    r"项目[一二三四五六七八九十\d]{1,2}\s*[:：、.．—-]\s*(?P<name>.{3,})$"
)
_NUMBER_GAP = re.compile(r"(?<=项目[一二三四五六七八九十\d])\s+(?=\S)")
_PRICE = re.compile(r"\s*[（(][^（()）]*\d\s*[万亿]?元[^（()）]*[)）]\s*$")
_KIND = r"(?:项目|工程|经费|专项资金|补助资金|补贴资金|补助|补贴)"
_PROJECT_HEADING = re.compile(
    rf"(?:(?:[（(][一二三四五六七八九十]{{1,3}}[)）]|[一二三四五六七八九十]{{1,3}}[、.．])(?P<name>[^:：]{{3,}}?{_KIND})"
    rf")(?:支出|预算|年度)*(?:绩效目标)?(?:情况|说明)?"
)
_SENTENCE = re.compile(r"[。；;，,！？≥≤%]|\d[万亿]?元")
_IN_YEAR = r"20\d\d年(?:度|(?!度))"
_TITLED = re.compile(
    rf"(?:^(?:{_ORGANISATION})?|.*?(?:关于|报送|将我[局院校镇乡县]|我[局院校]))"
    rf"(?:20\d\d年(?:度|(?!度)))?(?:{_ORGANISATION})?(?:20\d\d年(?:度|(?!度)))?(?P<name>[^，。；：:的]{{3,30}}?)(?:项目|专项)(?:支出|预算|资金)*(?:20\d\d年度?)?"
    r"绩效(?:目标|自评|自我评价|评价|运行|情况|承诺|指标)"
)
_NO_PROJECT = re.compile(
    r"(?:20\d\d年?度?|部门|单位|预算|重点|县级|市级|本级|财政|支出|民生|专项|整体|年度|所有|各|全部|有关|相关|以下|资金)+"
)
_NO_NAME = re.compile(r"20\d\d|人民政府|根据|关于|开展|[《》]")
_SHORTEST_NAME = 3
_LONGEST_HEADING = 45
_MAX_TITLE = 90


@lru_cache(maxsize=16384)
def is_title(text: str) -> bool:
    """Return True for the title of a performance form, not for its entry in a contents list."""
    plain = without_layout_spaces(text)
    if len(plain) > _MAX_TITLE or contents_entry(text) or "。" in plain:
        return False
    plain = _FOREIGN_TAIL.sub("", plain)
    return bool(_TITLE.search(plain)) and not plain.startswith(("注", "说明", "附注"))


def announces(text: str) -> bool:
    """Return True for a title, a year, a unit or a unit of money: what stands over a form."""
    return bool(is_title(text) or year_row(text) or unit_line(text) or money_unit(text))


@lru_cache(maxsize=16384)
def project_of_heading(text: str) -> str | None:
    """Return the project that a heading in plain text names: `项目一：X`, `（一）X项目`.

    None for lines that end as sentences do or name something else.
    """
    plain = without_layout_spaces(_NUMBER_GAP.sub("：", _PRICE.sub("", text.strip())))
    if len(plain) > _LONGEST_HEADING or _SENTENCE.search(plain):
        return None
    numbered = _PROJECT_NUMBER.match(plain)
    if numbered:
        return numbered["name"]
    found = _PROJECT_HEADING.fullmatch(plain)
    return found["name"] if found else None


@lru_cache(maxsize=16384)
def project_in_title(text: str) -> str | None:
    """Return the project that a document's title names, such as `某某局2024年X项目绩效目标的函`."""
    plain = without_layout_spaces(text).partition("。")[0]
    found = _TITLED.search(plain) if len(plain) <= _MAX_TITLE else None
    name = found["name"].strip('“”"《》') if found else ""
    fits = len(name) >= _SHORTEST_NAME and not _NO_NAME.search(name)
    return name if fits and not _NO_PROJECT.fullmatch(name) else None


def without_price(text: str) -> str:
    """Return a heading without the sum in brackets at its end: `X（预算12万元）`."""
    return _PRICE.sub("", text)


def is_continued(text: str) -> bool:
    """Return True for a title that says the table goes on (续表)."""
    return bool(_CONTINUED.search(without_layout_spaces(text)))


def year_row(text: str) -> int | None:
    """Return the year of a row that holds nothing else, such as `（2024年度）`."""
    found = _YEAR_ROW.match(half_width(without_layout_spaces(text)))
    return int(found[1]) if found else None


def year_in(text: str) -> int | None:
    """Return the first year named in a title, or None."""
    found = _YEAR.search(half_width(without_layout_spaces(text)))
    return int(found[1] or found[2]) if found else None


def unit_line(text: str) -> tuple[str, str] | None:
    """Return (code, name) of a line such as `323001 某某局本级`."""
    found = _UNIT_LINE.match(without_layout_spaces(text.strip()))
    return (found[1], found[2]) if found else None


def money_unit(text: str) -> str | None:
    """Return the unit of money that a line such as `单位：万元` states for the table below."""
    found = _MONEY.search(without_layout_spaces(text))
    return found[2] if found else None


def without_money_unit(text: str) -> tuple[str, str | None]:
    """Return (rest, unit) of a text that ends with `单位：万元` as forms print it at the right."""
    found = _MONEY_TAIL.search(text) if "元" in text else None
    return (text[: found.start()].strip(), found[1]) if found else (text, None)


def money_unit_alone(text: str) -> str | None:
    """Return the unit of money of a cell that states nothing else, or None."""
    rest, unit = without_money_unit(text)
    return unit if not rest else None


def numbered_title(text: str) -> tuple[int, str] | None:
    """Return (number, project name) of a heading `3.劳动监察业务费绩效目标表`."""
    found = _NUMBERED.match(without_layout_spaces(text))
    return (int(found["number"]), found["name"]) if found else None


def contents_entry(text: str) -> str | None:
    """Return the entry of a contents line that ends with leaders and a page number."""
    plain = without_layout_spaces(text)
    found = _CONTENTS.match(plain) or _CONTENTS.match(text.strip())
    return without_layout_spaces(found["name"]) if found else None


def issuer_of_title(text: str) -> str | None:
    """Return the organisation a document's title begins with, or None."""
    found = _ISSUER_TITLE.match(without_layout_spaces(text))
    return found["issuer"] if found else None


def made_by(text: str) -> str | None:
    """Return the organisation of a cover line that ends with 编制, or None."""
    found = _MADE_BY.match(without_layout_spaces(text))
    return found["issuer"] if found else None


def is_furniture(text: str) -> bool:
    """Return True for a line that belongs to the page: its number, a rule, nothing else."""
    return bool(_FURNITURE.fullmatch("".join(text.split())))
