"""Codes of the notes that opening a file leaves; catalogued as rules of the reading family."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.model.note import ReadingNote
from jixiao.model.source import SourceSpan

if TYPE_CHECKING:
    from jixiao.model.message import Message

LATEX_REMOVED: Final = "JX-D001"
"""公式标记已还原为文字: LaTeX left by an extraction tool was turned into plain characters."""

HIDDEN_SHEET_SKIPPED: Final = "JX-D009"
"""隐藏的工作表未读取: a hidden sheet is not printed and was not read."""

ENCODING_GUESSED: Final = "JX-D013"
"""文字编码系推断: neither UTF-8, UTF-16 nor GB18030; the encoding is a guess."""

FAR_CELLS_LEFT_OUT: Final = "JX-D014"
"""远处单元格未读取: cells beyond the last column that is kept were left out."""

CHANGES_ACCEPTED: Final = "JX-D015"
"""修订按接受处理: tracked changes are read as if accepted."""

PRINTED_FORM_UNKNOWN: Final = "JX-D016"
"""显示格式未知: values stand without their number formats, 3.5 may be printed 3.50."""

CONVERTED: Final = "JX-D017"
"""经转换后读取: the file was read from LibreOffice's conversion."""

COVERED_TEXT_LEFT_OUT: Final = "JX-D018"
"""合并区内的隐藏内容未读取: cells under a merged cell hold text that is not shown."""

SCANNED_PAGE_SKIPPED: Final = "JX-D019"
"""扫描页未读取: a page holds pictures and no text and was not read."""

LETTERS_UNREADABLE: Final = "JX-D020"
"""字体缺少文字对照: characters of a font without a map to text could not be read."""

PAGE_RECOGNISED: Final = "JX-D021"
"""扫描页由识别得出: a page is a picture; its text was recognised."""

LETTER_DOUBTFUL: Final = "JX-D022"
"""识别存疑: letters of a scanned line were recognised without being sure."""

LETTER_CORRECTED: Final = "JX-D023"
"""识别已更正: what was recognised was put right by its shape, its column or its place."""

TEXT_UNREADABLE: Final = "JX-D024"
"""看不清: text of a scanned page could not be read and was left blank."""

STAMP_OVER_TEXT: Final = "JX-D025"
"""印章压字: a stamp lies over a line of a scanned page."""

TEXT_GARBLED: Final = "JX-D026"
"""文字层乱码: what a page's text layer says is not what is printed."""

FORMULA_WITHOUT_VALUE: Final = "JX-D028"
"""公式没有存储结果: a cell holds a formula whose value was never worked out and stored."""


def note(
    code: str, said: Message, span: SourceSpan | None = None, *, confidence: float = 1.0
) -> ReadingNote:
    """Return the note; the document's name is put into its span by the opener."""
    return ReadingNote(code, said, span or SourceSpan(), confidence)
