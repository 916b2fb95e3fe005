"""Forms written as text: sections, levels as headings or words, indicators and goals in sentences.

`三、绩效指标 （一）产出指标 1.数量指标：举办活动≥60场；新购图书≥15000册。`
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jixiao.forms.filled_form import Entry, FilledForm
from jixiao.model.indicator import Level1
from jixiao.recognition.cells import cells_of
from jixiao.recognition.goals import GOALS, GoalReader, states_otherwise
from jixiao.recognition.headers import is_header
from jixiao.recognition.labels import label_with_text
from jixiao.recognition.line_rows import row_told
from jixiao.recognition.outline import (
    Marked,
    by_level,
    indicators_after,
    is_above,
    is_card,
    level_before,
    level_of,
    marked,
    path_before,
    section_of,
)
from jixiao.recognition.sentences import told
from jixiao.recognition.shapes import is_level2
from jixiao.standards.indicator_classes import level1_of, level2_of
from jixiao.wording.clauses import target_alone

if TYPE_CHECKING:
    from jixiao.grids.grid import Grid
    from jixiao.model.source import SourceSpan

_GOES_ON = ("；", ";", "，", ",", "、", "：", ":")
_TOTAL_SCORE = re.compile(
    r"(?:总得分|总分|综合得分|自评得分合计)\s*(?:为|是|[:：])?\s*(?P<text>\d+(?:\.\d+)?)\s*分"
)
_FOOT = re.compile(
    r"(?:主办|承办|协办|版权|网站|备案|地址|邮编|电话|联系|来源|发布|公示|监督|附件|注|说明|备注|日期|编制|填报|填表|审核|"
    r"负责人|经办|抄送|时间)[\u4e00-\u9fff]{0,6}\s*[:：\d]"
)
_MIDTERM = ("长期", "中期", "实施期")
_WIDEST = 3


class ProseReader:
    """Takes the lines of a form written as text: what they state goes into the form.

    `kind1`, `kind2` and `kind` are the marks of the headings of level 1, level 2 and section:
    a line marked like them ends what they opened.
    """

    def __init__(self, form: FilledForm) -> None:
        self.form = form
        self._goals = GoalReader(form)
        self._last = 0
        self._ended = ""
        self._horizon: str | None = None
        self._close()

    def _close(self) -> None:
        self.standing: dict[str, tuple[str, SourceSpan]] = {}
        self._unsure = False
        self._section: str | None = None
        self._kind: str | None = None
        self._above: str | None = None
        self._level1: str | None = None
        self._level2: str | None = None
        self._kind1: str | None = None
        self._kind2: str | None = None
        self._style: str | None = None
        self._gapped = False

    @property
    def reads_items(self) -> bool:
        """True under a heading that announces indicators."""
        return bool(self._level1 or self._level2 or self._section == "indicators")

    @property
    def reads_goals(self) -> bool:
        """True under a heading that announces goals."""
        return self._section in GOALS

    def reads(self, grid: Grid) -> bool:
        """Return True when a grid found in lines is a form's text whose targets are set apart."""
        if not grid.is_text:
            return False
        rows = [cells for row in grid.rows if (cells := cells_of(row))]
        if any(is_header(cells) or len(cells) > _WIDEST for cells in rows):
            return False
        levels = sum(
            len(cells) == 1 and level_of(marked(cells[0][1]).text) is not None for cells in rows
        )
        return self.reads_items or levels > 1

    def take(self, text: str, number: int, span: SourceSpan, *, heading: bool = False) -> bool:
        """Take a line; return False when it is none of a form's text and others may read it."""
        line = marked(text)
        gap, self._last = number > self._last + 1, number
        section, level = section_of(line.text), level_of(line.text)
        if level:
            self._set(*level, line.kind)
            self._stand(span)
        elif section:
            self._open(section, line)
        taken = (
            (level is not None or section in GOALS)
            if level or section
            else (self._body(line, span, gap=gap, heading=heading))
        )
        self._ended = text.rstrip()[-1:]
        return taken

    # -- headings ---------------------------------------------------------------------------

    def _open(self, section: str, line: Marked) -> None:
        """Open what a heading announces; 绩效指标 is left to others to hear as well."""
        if any(word in line.text for word in _MIDTERM):
            self._horizon = "midterm"
        elif self._horizon and "年度" in line.text:
            self._horizon = "annual"
        self._close()
        self._section, self._kind = section, line.kind

    def _set(self, rank: str, name: str, kind: str) -> None:
        """Go to a level; 成本 and 满意度 are of the rank whose mark they bear."""
        self._style = None
        if self._section in GOALS:
            self._section = None
        self._unsure = rank == "level1" and is_level2(name) and kind == self._kind2
        if self._unsure and self._is_second(kind, name):
            rank = "level2"
        if rank == "level1":
            self._above = self._level1
            self._level1, self._level2, self._kind1 = name, None, kind
            return
        if self._level1 and kind == self._kind1 and not self._is_home(name):
            self._level1 = None
        self._level2, self._kind2 = name, kind

    def _stand(self, span: SourceSpan) -> None:
        """Keep the levels of a heading for a table that may follow it."""
        levels = {"level1": self._level1, "level2": self._level2}
        self.standing = {
            name: self.standing[name]
            if name in self.standing and self.standing[name][0] == text
            else (text, span)
            for name, text in levels.items()
            if text
        }

    def _is_second(self, kind: str, name: str) -> bool:
        """Return True for a name of both ranks marked like level 2; 满意度 needs a level above."""
        if self._level1 is None:
            return level1_of(name) is Level1.COST
        return kind != self._kind1 and self._is_home(name)

    def _is_home(self, name: str) -> bool:
        """Return True when the level 1 in force is one to which this level 2 can belong."""
        found, above = level2_of(name), level1_of(self._level1 or "")
        return found is None or above in (found.home_2015, found.home_2021)

    # -- lines ------------------------------------------------------------------------------

    def _body(self, line: Marked, span: SourceSpan, *, gap: bool, heading: bool) -> bool:
        if self._stands_alone(line, span):
            return True
        if heading or self._ends(line):
            self._close()
            return False
        if self._is_label(line) or is_card(line.text):
            self._section = None if self._section in GOALS else self._section
            return False
        if self.reads_items:
            return self._item(line, span, gap=gap)
        if self._section in GOALS and not states_otherwise(line.text):
            return self._goals.take(self._section, line, span)
        return False

    def _stands_alone(self, line: Marked, span: SourceSpan) -> bool:
        """Take a line that says itself what it holds: 绩效指标：… or a level and its indicators."""
        listed = indicators_after(line.text)
        if listed and not level_before(listed):
            self._open("indicators", line)
            self._tell(listed, span)
            return True
        leveled = path_before(line.text) or level_before(line.text)
        return bool(leveled) and self._sentence(line, span)

    def _ends(self, line: Marked) -> bool:
        """Return True for a line marked like the heading that opened the section."""
        opener = self._kind or self._kind1
        if line.kind.startswith("plain") or not (self.reads_items or self._section):
            return False
        higher = is_above(line.kind, opener or line.kind)
        return higher or (line.kind in (opener, self._kind1) and line.kind != self._style)

    def _is_label(self, line: Marked) -> bool:
        """Return True for a label of the head with its text; under levels only an exact one."""
        found = label_with_text(line.text)
        if found is None or found[0].field is None or found[0].column is not None:
            return False
        if not self.reads_items:
            return True
        return found[0].exact and line.kind.startswith("plain") and self._style != line.kind

    # -- indicators -------------------------------------------------------------------------

    def _sentence(self, line: Marked, span: SourceSpan) -> bool:
        """Take a line that begins with a level: `数量指标：…` or `产出>数量>名称：值`."""
        before = len(self.form.rows)
        if self._section in GOALS:
            self._section = None
        for number, text in enumerate(by_level(line.text)):
            kind = f"{line.kind}+" if number else line.kind
            self._tell(self._leave_levels(text, kind), span)
        self._style = None if line.text.endswith(_GOES_ON) else "sentence"
        if len(self.form.rows) > before:
            return True
        self._close()
        return False

    def _leave_levels(self, text: str, kind: str) -> str:
        """Set the levels a text begins with; return what follows them."""
        path = path_before(text)
        if path:
            first, second, rest = path
            if first:
                self._set("level1", first, kind)
            if second:
                self._set("level2", second, f"{kind}+" if first else kind)
            below = level_before(rest) if first and not second else None
            if below and is_level2(below[0][1]) and not target_alone(below[2]):
                self._level2, self._kind2 = below[0][1], f"{kind}+"
                return below[2]
            return rest
        for depth in range(3):
            found = level_before(text)
            if found is None or target_alone(found[2]):
                break
            (rank, name), _, text = found
            self._set(rank, name, f"{kind}+" if depth and rank == "level2" else kind)
        return text

    def _item(self, line: Marked, span: SourceSpan, *, gap: bool) -> bool:
        """Take a line under a level or under 绩效指标; one of another style ends the list."""
        self._settle()
        plain = line.kind.startswith("plain")
        goes_on = self._ended in _GOES_ON or self._style is None
        late = self._style is not None and gap and not self._gapped
        if plain and (late or (self._style != line.kind and not goes_on)):
            self._close()
            return False
        if _FOOT.match(line.text) or _TOTAL_SCORE.search(line.text):
            return self._unread(line, span)
        before = len(self.form.rows)
        self._tell(line.text, span)
        if len(self.form.rows) == before:
            if is_above(line.kind, self._style or ""):
                self._close()
                return False
            return self._unread(line, span)
        self._style, self._gapped = line.kind, gap
        return True

    def _settle(self) -> None:
        """Read 成本 with items right under it, marked like 时效 before it, as the level 2 it is."""
        above = level1_of(self._above or "")
        is_cost = level1_of(self._level1 or "") is Level1.COST
        if self._unsure and self._level2 is None and above is Level1.OUTPUT and is_cost:
            self._level1, self._level2 = self._above, self._level1
        self._unsure = False

    def _unread(self, line: Marked, span: SourceSpan) -> bool:
        """Keep an item that states no target among the other fields; nothing is lost."""
        total = _TOTAL_SCORE.search(line.text)
        if total:
            self.form.entries.setdefault("total_score", Entry(total["text"], span))
            return True
        if line.kind.startswith("plain"):
            return False
        self.form.unknown.append(Entry(line.text, span, self._level2 or self._level1 or "绩效指标"))
        return True

    def _tell(self, text: str, span: SourceSpan) -> None:
        levels = {"level1": self._level1, "level2": self._level2, "horizon": self._horizon}
        for one in told(text):
            self.form.rows.append(row_told(one, levels, span))
            if "actual" in one.texts and "actual" not in self.form.columns:
                self.form.columns = (*self.form.columns, "actual")
