"""Figures of several plans of one unit that rest on one paper, which sets them once."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from jixiao.model.quantity import Comparison
from jixiao.review.metrics import Reading
from jixiao.review.rows import annual_rows, class_of, is_outcome, plain, shown, speaks_of
from jixiao.review.topics import topic_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jixiao.model.indicator import Indicator
    from jixiao.review.context import Context
    from jixiao.review.counties import Placed

_REGISTER: Final = re.compile(
    r"台账|名册|名单|统计|数据|报表|年报|登记|花名册|名录|目录|清册|清单|底册|普查|摸底|信息系统|档案|库$"
)
# Papers that set one figure once, plans that set many, and words for the whole of a year.
_PAPER: Final = re.compile(r"协议|合同|方案|批复|规划|办法|〔|名录|目录|任务书|责任书|通知|文件|号")
_PLANS: Final = re.compile(
    r"^(?:20\d\d年度?)?(?:年度|单位|部门)?(?:工作|实施)?(?:计划|要点|安排|方案)$"
)
_WHOLE: Final = re.compile(r"全年|年度|总|合计|累计")
# A satisfaction with something, told by its group and what it is with: one survey, one answer.
_ASKED_OF: Final = re.compile(
    r"(?:居民|群众|村民|市民|企业|家长|职工|人员|对象|农户|牧民|业主|商户|住户|者|户)(?:对|的)*[\u4e00-\u9fff]{4,}满意"
)
# Those who hold a post, with where they are, and nothing that is done with them.
_STAFF: Final = re.compile(
    r"(?:全[县市区乡镇旗]|村级|乡镇|社区|在职|在岗|在册|专职|现有|县级|基层|专业)+"
    r"(?![^数]*(?:培训|补助|补贴|发放|享受|新增|聘用|招聘|慰问|考核|体检|参加))"
    r"[\u4e00-\u9fff]{2,8}(?:员|师|队员|干部|职工|医生|教师|民警|协管)(?:总)?(?:人数|数量|数)"
)
_TAKEN_ON: Final = re.compile(
    r"(?:聘用|聘请|选聘|选派|配备|在册|现有)的?[\u4e00-\u9fff]{2,10}(?:员|师|工|者|人员|队员|干部)(?:总)?(?:人数|数量|数)"
)
_PARTICULAR: Final = 2
_LONG_NAME: Final = 10
_FAIR_NAME: Final = 7
# What each project does to people of its own.
_DONE_TO: Final = re.compile(
    r"培训|慰问|补助|补贴|资助|发放|体检|参加|服务|救助|奖励|考核|购买|宣传|走访"
)
# What a place has one of: 城乡居民养老保险续保率, 农村自来水普及率.
_STATE: Final = re.compile(
    r"[\u4e00-\u9fff]{4,}(?:参保|续保|普及|登记失业|城镇化|森林覆盖|义务教育巩固|毛入学|毛入园|签约|自给|优良天数)(?:率|比例)"
)
# All there are of a thing in a place.
_PLACE: Final = re.compile(
    r"(?:城区|辖区|县域|全域|境内|县城|城镇|全[县市区镇乡旗])[\u4e00-\u9fff]{2,8}(?:总数|数量|[座盏条个处所辆台套户]数)$"
)


def on_one_paper(county: Sequence[Placed]) -> Iterator[tuple[str, list[Reading]]]:
    """Yield name and readings of figures that differ between plans and should not."""
    rows: dict[tuple[object, ...], list[Reading]] = defaultdict(list)
    for placed in county:
        for number, row in annual_rows(placed.plan):
            quantity, basis = row.target.quantity, plain(row.basis)
            if quantity is None or quantity.number is None:
                continue
            paper = None if _is_staff(row) or _is_state(row) else basis
            if paper is None or _set_once(row, basis, placed.context):
                key = (plain(row.name), paper, quantity.dimension, placed.plan.unit)
                rows[key].append(Reading(placed, number, quantity.number, shown(row), None))
    for told, held in rows.items():
        plans = {(each.placed.document.document, each.placed.ordinal) for each in held}
        if len(plans) > 1 and len({each.value for each in held}) > 1:
            yield str(told[0]), held


def _is_state(row: Indicator) -> bool:
    """Return whether an effect is a rate of the whole place, whatever paper it rests on."""
    return is_outcome(row) and bool(_STATE.fullmatch(plain(row.name)))


def _set_once(row: Indicator, basis: str, context: Context) -> bool:
    """Return whether the paper a row rests on sets its figure once for all projects."""
    kind, name = class_of(row), plain(row.name)
    if kind == "satisfaction":
        return bool(basis and _ASKED_OF.search(name))
    if kind == "quality":
        return bool(basis) and len(name) >= _LONG_NAME
    if is_outcome(row):
        return bool(basis) and len(name) >= _FAIR_NAME and not _STATE.fullmatch(name)
    heads = row.target.quantity is not None and row.target.quantity.dimension in ("人", "户")
    particular = heads and len(name) > _FAIR_NAME and not _DONE_TO.search(name)
    if bool(basis) and particular and _is_fixed(row):
        return kind == "quantity"
    counted = (
        (bool(basis) and bool(_PLACE.match(name)) and _is_fixed(row))
        or _in_post(row)
        or _of_register(row, basis, context)
        or _of_paper(row, basis, context)
    )
    return kind == "quantity" and counted


def _is_fixed(row: Indicator) -> bool:
    """Return whether a target is exactly so many."""
    quantity = row.target.quantity
    return quantity is not None and quantity.comparison is Comparison.EQUAL


def _is_staff(row: Indicator) -> bool:
    """Return whether a count in a quantity row is of all who hold a post: 村级防疫员人数."""
    return (
        class_of(row) == "quantity" and _is_fixed(row) and bool(_STAFF.fullmatch(plain(row.name)))
    )


def _in_post(row: Indicator) -> bool:
    """Return whether a count is of those who are taken on: one paper sets it once."""
    return _is_fixed(row) and bool(_TAKEN_ON.fullmatch(plain(row.name)))


def _of_register(row: Indicator, basis: str, context: Context) -> bool:
    """Return whether a register is of what is counted: both are about the same (老人台账)."""
    if not _REGISTER.search(basis):
        return False
    # All of the county are in one register, whatever it is called.
    if speaks_of(plain(row.name), context.words("region_words")):
        return True
    return bool(topic_of(row.name, context) & topic_of(basis, context))


def _of_paper(row: Indicator, basis: str, context: Context) -> bool:
    """Return whether a contract or a scheme sets one figure for the whole year or area.

    Plans of work set one for every project; a name that is not particular may mean several things.
    """
    whole = _WHOLE.search(plain(row.name)) or speaks_of(
        plain(row.name), context.words("region_words")
    )
    told = bool(whole) and bool(_PAPER.search(basis)) and not _PLANS.search(basis)
    return told and len(topic_of(row.name, context)) >= _PARTICULAR
