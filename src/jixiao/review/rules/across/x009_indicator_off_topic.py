"""Whether indicators are about what the money pays for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.phrases import said_in
from jixiao.review.remembering import once_a_table
from jixiao.review.rows import annual_rows, class_of, is_cost, listed, plain, speaks_of
from jixiao.review.rule import rule
from jixiao.review.topics import head_topic, rows_topic, signs_of, topic_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_PAY: Final = r"[^，,]{0,4}(?:补贴|补助|津贴|报酬|工资|生活费)"
_LEAST_PAIRS: Final = 2
_LEAST_HEAD: Final = 18
_LEAST_STRANGE: Final = 3
_CHANCE: Final = 5
_HALF_CHANCE: Final = 5
# A single row is foreign only by a name of some length that shares not one character.
_LEAST_ALONE: Final = 5
_LEAST_HEAD_ALONE: Final = 12
_OPENING: Final = 2
_OUTPUTS: Final = {"quantity", "quality", "timeliness"}


@rule(
    code="JX-X009",
    fault="INDICATOR_OFF_TOPIC",
    title="指标与本项目支出无关",
    why="钱发给协办员，指标却数参保人，指标完成与否都说明不了这笔钱的效果。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2015-88#relevance",
    bad="""
name: 城乡居民养老保险协办员补贴
indicators:
  - 产出指标 / 数量指标 / 缴纳养老保险人数 / ≥85000人
  - 产出指标 / 质量指标 / 养老保险待遇足额发放 / 100%
  - 满意度指标 / 服务对象满意度 / 参保人员满意度 / ≥90%
""",
    good="""
name: 城乡居民养老保险协办员补贴
indicators:
  - 产出指标 / 数量指标 / 发放补贴的协办员人数 / 146人
  - 产出指标 / 质量指标 / 考核合格率 / ≥95%
  - 满意度指标 / 服务对象满意度 / 参保人员满意度 / ≥90%
""",
    neighbour="""
name: 社保卡制卡经费
objectives: [保障制卡系统网络运行，满足换卡需求。]
indicators:
  - 产出指标 / 数量指标 / 印制社保卡 / 22000张
  - 产出指标 / 时效指标 / 系统网络运行正常率 / ≥99%
  - 效益指标 / 社会效益 / 群众办事便利程度 / ≥90%
""",
    fix="换成能说明本项目支出的指标：发给谁、多少人、什么标准、是否按时足额。",
)
def indicators_of_something_else(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Look for the paid persons in the rows, and for output rows of another, known kind of work."""
    rows = list(annual_rows(plan))
    if not plan.name or not rows:
        yield not_applicable("没有项目名称或指标。")
        return
    if (paid := _paid(plain(plan.name), context)) and not any(
        speaks_of(plain(text), (paid, *context.words("paid_words")))
        for _, row in rows
        for text in (row.name, row.description, row.explanation)
    ):
        yield found(
            message("项目发给{paid}，{count}项指标没有一项涉及。", paid=paid, count=len(rows)),
            rows=[number for number, _ in rows],
            field="name",
            given=plan.name,
        )
    if paid and plan.objectives and not _goals_tell(plan, paid):
        yield found(
            message("项目发给{paid}，目标没有写{paid}，也没有写发给多少人。", paid=paid),
            field="objectives",
            given="；".join(plan.objectives),
            severity=Severity.ADVICE,
        )
    told = list(_other_work(plan, context))
    told = told or list(_strangers(plan, context)) or list(_foreign(plan, context))
    yield from told or _of_other_departments(plan, context)


def _paid(name: str, context: Context) -> str | None:
    """Return the persons whose pay a project's name tells, or None."""
    persons = context.words("paid_persons")
    return next((one for one in persons if one in name and re.search(one + _PAY, name)), None)


def _goals_tell(plan: PerformancePlan, paid: str) -> bool:
    """Return whether the objectives name the paid persons, a payment, a team or a number."""
    goals = plain("；".join(plan.objectives))
    words = (paid, "员", "岗", "队伍", "补贴", "补助", "津贴", "报酬", "工资", "待遇")
    return speaks_of(goals.replace("人员", ""), words) or bool(re.search(r"\d", goals))


def _other_work(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find output rows that speak of one kind of work only, and the plan's head of another."""
    own = _topics(_head_text(plan), context)
    if not own:
        return
    for number, row in annual_rows(plan):
        if class_of(row) not in _OUTPUTS:
            continue
        topics = _topics(plain(row.name) + plain(row.description), context)
        if topics and not topics & own:
            yield found(
                message(
                    "第{row}项“{name}”说的是{topic}，项目是“{plan}”。",
                    row=listed([number]),
                    name=row.name,
                    topic="、".join(sorted(topics)),
                    plan=plan.name,
                ),
                rows=[number],
                field="name",
                given=row.name,
                expected=plan.name,
            )


def _of_other_departments(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find rows of work that one department does, where nothing else tells of its field."""
    table = context.table("department_work")
    any_work = _any_topic(table)
    unit = plain(plan.unit.name) if plan.unit else ""
    names = [(number, row, plain(row.name)) for number, row in annual_rows(plan)]
    for number, row, name in names:
        if is_cost(row) or class_of(row) == "satisfaction" or not any_work.search(name):
            continue
        for work in table:
            if not speaks_of(name, work["words"]):
                continue
            others = [other for _, _, other in names if not speaks_of(other, work["words"])]
            told = "；".join((_head_text(plan), unit, *others))
            if not speaks_of(told, (*work["words"], *work["field"])):
                yield _apart([(number, row)], plan)
                break


def _head_text(plan: PerformancePlan) -> str:
    """Return name, purpose and objectives in one."""
    return plain("；".join((plan.name or "", plan.purpose or "", *plan.objectives)))


def _topics(text: str, context: Context) -> set[str]:
    """Return the kinds of work that a text names."""
    rows = context.table("work_topics")
    if not _any_topic(rows).search(text):
        return set()
    return {row["name"] for row in rows if speaks_of(text, row["words"])}


@once_a_table
def _any_topic(rows: tuple[Mapping[str, Any], ...]) -> re.Pattern[str]:
    """Return the pattern of every word of every kind of work."""
    return said_in(tuple(word for row in rows for word in row["words"]))


def _strangers(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find output rows that share next to nothing with name, purpose and objectives.

    A fire extinguisher is of fire protection by one character alone. One such row may be a matter
    of wording; several, as many as the rest, are another project's.
    """
    head = head_topic(plan, context)
    if len(head) < _LEAST_HEAD or rows_topic(plan, context).isdisjoint(head):
        return
    outputs = [(number, row) for number, row in annual_rows(plan) if class_of(row) in _OUTPUTS]
    topics = {number: topic_of(row.name, context) for number, row in outputs}
    strange = [
        (number, row)
        for number, row in outputs
        if len(topics[number]) >= _LEAST_PAIRS and _is_strange(topics[number], head)
    ]
    if len(strange) >= _LEAST_STRANGE and len(strange) * 2 >= len(outputs):
        yield _apart(strange, plan)
        return
    # What the money makes is told by the quantities: where none is its own, all are foreign.
    counted = [number for number, row in outputs if class_of(row) == "quantity"]
    foreign = [pair for pair in outputs if pair[0] in counted and _is_apart(pair[1], head, context)]
    if len(counted) == len(foreign) >= _LEAST_PAIRS:
        yield _apart(foreign, plan)


def _foreign(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find the output row that has no character in common with the head and all other rows."""
    head, rows = head_topic(plan, context), annual_rows(plan)
    if len(head) < _LEAST_HEAD_ALONE:
        return
    known = signs_of(head)
    told, verbs = _head_text(plan), context.words("work_verbs")
    managing = said_in(context.words("managing_words"))
    for number, row in rows:
        name = managing.sub("，", plain(row.name))
        # 活动 and 工程, said of everything, are here those that the head names.
        if name[:_OPENING] in told and not name.startswith(verbs):
            continue
        topic = topic_of(name, context) if class_of(row) in _OUTPUTS else frozenset()
        own = signs_of(topic)
        if len(topic) < _LEAST_ALONE or not own.isdisjoint(known):
            continue
        others = (signs_of(topic_of(one.name, context)) for other, one in rows if other != number)
        if all(map(own.isdisjoint, others)):
            yield _apart([(number, row)], plan)


def _apart(strange: Sequence[tuple[int, Indicator]], plan: PerformancePlan) -> Judgement:
    """Return the finding on rows that have nothing of the plan's head."""
    return found(
        message(
            "第{rows}项（{names}）与项目名称、用途、目标没有相同的内容，项目是“{plan}”。",
            rows=listed(number for number, _ in strange),
            names="、".join(row.name or "" for _, row in strange),
            plan=plan.name,
        ),
        rows=[number for number, _ in strange],
        field="name",
        given=strange[0][1].name,
        expected=plan.name,
    )


def _is_apart(row: Indicator, head: frozenset[str], context: Context) -> bool:
    """Return whether a row has no pair in common with the head and two of five letters at most."""
    topic = topic_of(row.name, context)
    own = signs_of(topic)
    few = len(own & signs_of(head)) * _HALF_CHANCE <= len(own) * 2
    return len(topic) >= _LEAST_PAIRS and not topic & head and few


def _is_strange(topic: frozenset[str], head: frozenset[str]) -> bool:
    """Return whether a row has no pair in common, and a fifth of its characters at most."""
    own = signs_of(topic)
    return topic.isdisjoint(head) and len(own & signs_of(head)) * _CHANCE <= len(own)
