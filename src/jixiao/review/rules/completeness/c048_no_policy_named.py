"""Whether a document names any policy that its projects rest on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.earlier import AFTERWARDS
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import plain
from jixiao.review.rule import rule
from jixiao.review.texts import told_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_POLICY: Final = re.compile(
    r"[〔【\[（(]20\d\d[〕】\]）)]|\d+号|《|办法|条例|细则|规程|规范|通知|批复|意见|方案|规划|标准（|协议|合同|纪要"
)
_LEAST: Final = 3


@rule(
    code="JX-C048",
    fault="NO_POLICY_NAMED",
    title="没有一个项目写政策依据",
    why="发多少、发给谁都由政策定；全套表没有一个文件名称或文号，标准和范围无从核对。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiyu-2015-88#reasonable",
    bad="""
projects:
  - {name: 校车补助, objectives: [接送学生800人]}
  - {name: 营养餐补助, objectives: [供餐学生6000人]}
  - {name: 教师体检, objectives: [体检教师900人]}
""",
    good="""
projects:
  - {name: 校车补助, objectives: [按县校车管理办法接送学生800人]}
  - {name: 营养餐补助, objectives: [供餐学生6000人]}
  - {name: 教师体检, objectives: [体检教师900人]}
""",
    neighbour="""
projects:
  - {name: 校车补助, objectives: [接送学生800人]}
""",
    fix="在依据、用途或目标中写明政策文件的名称、文号和标准。",
)
def no_policy_in_any_project(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Look for the name or number of a paper anywhere in the projects."""
    del context
    if document.kind in AFTERWARDS or len(document.projects) < _LEAST:
        yield not_applicable("不是目标表，或项目太少。")
        return
    for plan in document.projects:
        if any(_POLICY.search(plain(row.basis)) for row in plan.indicators):
            return
        if any(_POLICY.search(plain(text)) for _, _, text in told_texts(plan)):
            return
    yield found(
        message("{count}个项目都没有写政策文件的名称或文号。", count=len(document.projects)),
        field="basis",
    )
