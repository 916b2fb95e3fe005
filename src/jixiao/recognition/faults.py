"""What recognition cannot read at all."""

from __future__ import annotations

from jixiao.model.errors import UnreadableDocument
from jixiao.model.message import message


class NoIndicatorFound(UnreadableDocument):
    """A document opened well but holds no indicator table."""

    def __init__(self, document: str, *, grids: int, lines: int) -> None:
        super().__init__(
            message(
                "{document}：没有找到绩效指标。文件内有{grids}个表格、{lines}行文字，但没有一处同时有"
                "“一级指标、二级指标、三级指标、指标值”这样的表头和指标行。"
                "请确认选对了文件；如果表头用词特殊，请把表头改为常用名称后再读。",
                document=document,
                grids=grids,
                lines=lines,
            )
        )
        self.document = document
