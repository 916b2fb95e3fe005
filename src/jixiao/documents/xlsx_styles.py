"""Style indexes of a workbook → functions that show numbers."""

from __future__ import annotations

from jixiao.documents.built_in_formats import BUILT_IN
from jixiao.documents.number_formats import Show, show_for
from jixiao.documents.xml_parts import elements


class Styles:
    """The cell styles of a workbook: `show(index)` shows numbers as that style prints them."""

    def __init__(self, content: bytes | None, *, from_1904: bool = False) -> None:
        """Read `xl/styles.xml`; None is a workbook without styles."""
        self._from_1904 = from_1904
        self._codes = dict(BUILT_IN)
        self._format_ids: list[int] = []
        self._inside_cell_styles = False
        if content is not None:
            elements(content, "xl/styles.xml", self._seen)

    def _seen(self, name: str, attributes: dict[str, str]) -> None:
        if name == "numFmt":
            self._codes.setdefault(_number(attributes, "numFmtId"), "")
            self._codes[_number(attributes, "numFmtId")] = attributes.get("formatCode", "")
        elif name in {"cellXfs", "cellStyleXfs", "cellStyles", "dxfs"}:
            self._inside_cell_styles = name == "cellXfs"
        elif name == "xf" and self._inside_cell_styles:
            self._format_ids.append(_number(attributes, "numFmtId"))

    def show(self, index: int) -> Show:
        """Return the function that shows numbers of cells with this style index."""
        known = 0 <= index < len(self._format_ids)
        code = self._codes.get(self._format_ids[index] if known else 0, "General")
        return show_for(code, from_1904=self._from_1904)


def _number(attributes: dict[str, str], name: str) -> int:
    """Return the attribute as a whole number, 0 where it is none."""
    value = attributes.get(name, "0")
    return int(value) if value.isascii() and value.isdigit() else 0
