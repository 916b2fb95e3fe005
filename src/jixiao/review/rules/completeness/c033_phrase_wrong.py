"""Whether phrases are built as they should be."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.rows import annual_rows, plain
from jixiao.review.rule import rule
from jixiao.review.texts import told_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.department import DepartmentPart
    from jixiao.model.plan import PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

# A subject and its rate with a comma between: 被征地农民,参保率.
_CUT_NAME: Final = re.compile(
    r"[^，,]{2,10}(?:人员|农民|居民|群众|职工|学生|儿童|老人|家庭|企业|单位|对象|农户|项目)[，,][^，,]{1,5}[率度](?:达到?)?"
)
_BREAK: Final = re.compile(r"[,，;；。]")


@rule(
    code="JX-C033",
    fault="PHRASE_WRONG",
    title="语句不通",
    why="“开展常态化开展警示教育”一类病句会随公开原样登出。",
    since="0.2",
    severity=Severity.ADVICE,
    source="audit-practice#wording",
    bad="""
name: 养老保险业务费
objectives: [为促进我县养老保险覆盖面，开展常态化开展警示教育。]
""",
    good="""
name: 养老保险业务费
objectives: [为扩大我县养老保险覆盖面，常态化开展警示教育。]
""",
    neighbour="""
name: 养老保险业务费
objectives: [开展宣传、开展培训，使用规范的票据，加强监管和加强宣传。]
""",
    fix="改正语句后再公开。",
)
def phrase_out_of_joint(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Look for patterns of slips, clause by clause, in the department's part and the projects."""
    patterns = tuple((row["pattern"], row["why"]) for row in context.table("wrong_phrases"))
    for text in _department_texts(document.department):
        for part, why in _slips(plain(text), patterns):
            yield found(
                message("“{part}”{why}。", part=part, why=why), field="department", given=part
            )
    for plan in document.projects:
        for number, row in annual_rows(plan):
            if (cut := _CUT_NAME.fullmatch(plain(row.name))) is not None:
                sentence = message("“{part}”中间多了逗号。", part=cut[0])
                yield found(sentence, plan=plan, rows=[number], field="name", given=cut[0])
        again: dict[tuple[str, str], tuple[list[int], list[str]]] = {}
        for rows, field, text in told_texts(plan):
            for part, why in _slips(plain(text), patterns):
                if rows is not None:
                    numbers, parts = again.setdefault((field, why), ([], []))
                    numbers += rows
                    parts.append(part)
                    continue
                sentence = message("“{part}”{why}。", part=part, why=why)
                yield found(sentence, plan=plan, field=field, given=part)
        for (field, why), (numbers, parts) in again.items():
            given = "、".join(dict.fromkeys(parts))
            sentence = message("“{part}”{why}。", part=given, why=why)
            yield found(sentence, plan=plan, rows=sorted(set(numbers)), field=field, given=given)


def _department_texts(part: DepartmentPart | None) -> Iterator[str]:
    """Yield the sentences of a department's part."""
    if part is None:
        return
    yield part.overall or ""
    for objective in part.objectives:
        yield from objective.indicators
    yield from (one.text or "" for one in part.measures)
    yield from (one.content or "" for one in part.tasks)


@lru_cache(maxsize=16384)
def _slips(text: str, patterns: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Return the first slip of each clause of a text, and why it is one."""
    found_slips = []
    for clause in _BREAK.split(text):
        for pattern, why in patterns:
            if (match := re.search(pattern, clause)) is not None:
                found_slips.append((match[0], why))
                break
    return tuple(found_slips)
