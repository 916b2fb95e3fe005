"""Tables of `word/document.xml` read without walking every element.

A table's XML is cut at its rows, cells and texts. What stands around the texts is walked once for
each wording (`docx_forms`); whatever is not found to be plain goes to the walk over the whole part.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import unescape

from jixiao.documents.docx_forms import Form, Head, NotQuickError, Walk
from jixiao.documents.docx_names import NAMESPACES
from jixiao.documents.docx_table import Layout, Row, layout
from jixiao.documents.limits import MAX_COLUMNS, MIB

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.documents.docx_body import Body
    from jixiao.documents.docx_styles import Styles

ROOT: Final = re.compile(rb"(?:\xef\xbb\xbf)?(<\?xml\s[^?>]*\?>)?\s*(<w:document\s[^>]*>)")
ENCODING: Final = re.compile(rb"encoding\s*=\s*[\"'](?!utf-8[\"'])", re.IGNORECASE)
NAMESPACE: Final = re.compile(rb"xmlns:w\s*=\s*[\"']([^\"']*)[\"']")
UNUSUAL: Final = ((b"!", b"<!"), (b"?", b"<?"))
"""What a plain part does not have, behind something rare that is found absent much faster."""
CONTROLS: Final = bytes(set(range(32)) - {9, 10, 13})
NO_CHARACTERS: Final = (b"]]>", b"\xef\xbf\xbe", b"\xef\xbf\xbf")
TABLE, ENDED_TABLE, ENDED_ROW = b"<w:tbl>", b"</w:tbl>", b"</w:tr>"
ROW, CELL, TEXT, ENDED_TEXT = b"<w:tr>", b"<w:tc>", b"<w:t>", b"</w:t>"
SPACED_TEXT: Final = b'<w:t xml:space="preserve">'
NAMED_CHARACTERS: Final = re.compile(b"&(?!(?:amp|lt|gt|quot|apos);)")
QUOTES: Final = {"&quot;": '"', "&apos;": "'"}
MARKERS: Final = re.compile(
    rb'<w:(?:proofErr|bookmarkStart|bookmarkEnd)(?: w:\w+="[ !#-%\x27-;=-~]*")*+/>'
)
MARKER: Final = b"<w:proofErr/>"
IDENTIFIERS: Final = rb'(?: w:\w+="\w*")++(?=/?>)'
EMPTY: Final = ("",)
BATCH_BYTES: Final = MIB // 4
FREE_FORMS: Final = 400
"""Wordings walked whatever the number of cells: a form has fewer than a hundred."""


def root_of_usual(content: bytes) -> bytes | None:
    """Return the root's start tag when the part may be cut as text, else None."""
    match = ROOT.match(content)
    if match is None or (match[1] and ENCODING.search(match[1])):
        return None
    spaces = NAMESPACE.findall(content)
    known = len(spaces) == 1 and spaces[0].decode("utf-8", "replace") in NAMESPACES
    if not known or NAMESPACE.search(match[2]) is None:
        return None
    at = match.start(2)
    if any(content.find(rare, at) >= 0 and content.find(mark, at) >= 0 for rare, mark in UNUSUAL):
        return None
    return match[2]


def unread(content: bytes, root: bytes, body: Body, styles: Styles) -> Iterator[bytes]:
    """Yield the part in pieces for `body`, giving it the plain tables read already.

    The body walks each piece before it asks for the next.
    """
    quick = QuickTables(root, styles)
    at = 0
    while (start := content.find(TABLE, at)) >= 0:
        yield content[at:start]
        end = content.find(ENDED_TABLE, start)
        at = start if end < 0 else end + len(ENDED_TABLE)
        if end < 0:
            break
        rows = quick.rows(content, start + len(TABLE), end) if body.open_tables == [] else None
        if rows is None:
            yield content[start:at]
        else:
            body.add(rows)
            body.changed |= quick.changed
    yield content[at:]


class QuickTables:
    """Reads plain tables; `changed` tells whether the last one has tracked changes."""

    def __init__(self, root: bytes, styles: Styles) -> None:
        self.changed = False
        self._root, self._styles = root, styles
        self._walk: Walk | None = None
        self._cells: dict[tuple[bytes, ...], Form] = {}
        self._heads: dict[bytes, Head] = {}
        self._layouts: dict[tuple[object, ...], tuple[Layout, bool]] = {}
        self._seen = 0
        spaces = rb"w(?:14)?" if b"xmlns:w14=" in root else b"w"
        self._identified = {
            b"<w:" + name: re.compile(b"<w:" + name + IDENTIFIERS.replace(b"w:", spaces + b":"))
            for name in (b"tr", b"p", b"r")
        }

    def rows(self, content: bytes, start: int, end: int) -> list[Row] | None:
        """Return the rows of the table between the places, None where it is not plain."""
        self.changed = False
        if content.find(TABLE, start, end) >= 0 or len(self._cells) > FREE_FORMS + self._seen // 8:
            return None
        try:
            return self._rows(content, start, end)
        except NotQuickError:
            self._walk = None
        except UnicodeDecodeError:
            pass
        return None

    def _rows(self, content: bytes, start: int, end: int) -> list[Row]:
        rows: list[Row] = []
        for at, batch in _batches(content, start, end):
            before, *found = self._plain_names(batch).split(ROW)
            if at == start:
                self.changed |= self._walked().start(before)
            elif before.strip():
                raise NotQuickError
            for xml in found:
                row = self._row(xml)
                if row is not None:
                    rows.append(row)
        return rows

    def _plain_names(self, xml: bytes) -> bytes:
        """Return the XML with what differs from place to place, yet says nothing, made one."""
        for name, identified in self._identified.items():
            if name + b" " in xml:
                xml = identified.sub(name, xml)
        if b"<w:bookmark" in xml or b"<w:proofErr" in xml:
            xml = MARKERS.sub(MARKER, xml)
        if b"\r" in xml:
            xml = xml.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        return xml.replace(SPACED_TEXT, TEXT)

    def _row(self, xml: bytes) -> Row | None:
        """Return the row, None where a tracked change deletes it or it has no cells."""
        xml = xml.rstrip()
        if not xml.endswith(ENDED_ROW):
            raise NotQuickError
        before, *cells = xml[: -len(ENDED_ROW)].split(CELL)
        head = self._heads.get(before) or self._new_head(before)
        forms: list[Form] = []
        texts: list[bytes] = []
        known = self._cells
        for cell in cells:
            first, *others = cell.split(TEXT)
            if len(others) == 1:
                text, _, after = others[0].partition(ENDED_TEXT)
                texts.append(text)
                around: tuple[bytes, ...] = (first, after)
            else:
                pairs = [other.partition(ENDED_TEXT) for other in others]
                texts += [pair[0] for pair in pairs]
                around = (first, *[pair[2] for pair in pairs])
            forms.append(known.get(around) or self._new_form(around))
        self._seen += len(cells)
        shown = _filled(forms, _decoded(texts))
        if head.dropped or not cells:
            self.changed = self.changed or head.changed
            return None
        return self._layout(head, forms), shown

    def _layout(self, head: Head, forms: list[Form]) -> Layout:
        key = (head.column, *forms)
        found, changed = self._layouts.get(key) or self._new_layout(key, head, forms)
        self.changed = self.changed or changed or head.changed
        return found

    def _new_layout(
        self, key: tuple[object, ...], head: Head, forms: list[Form]
    ) -> tuple[Layout, bool]:
        at, places = head.column, []
        for form in forms:
            places.append((at, form.columns, form.continues))
            at += form.columns
        if at > MAX_COLUMNS:
            raise NotQuickError
        self._layouts[key] = made = layout(places), any(form.changed for form in forms)
        return made

    def _new_form(self, around: tuple[bytes, ...]) -> Form:
        if len(self._cells) > FREE_FORMS + self._seen // 8:
            raise NotQuickError
        self._cells[around] = form = self._walked().cell(around)
        return form

    def _new_head(self, xml: bytes) -> Head:
        if len(self._heads) > FREE_FORMS + self._seen // 8:
            raise NotQuickError
        self._heads[xml] = head = self._walked().head(xml)
        return head

    def _walked(self) -> Walk:
        if self._walk is None:
            self._walk = Walk(self._root, self._styles)
        return self._walk


def _batches(content: bytes, start: int, end: int) -> Iterator[tuple[int, bytes]]:
    """Yield (place, XML) of some rows at a time; a row is never cut."""
    at = start
    while at < end:
        cut = end
        if end - at > BATCH_BYTES:
            found = content.rfind(ENDED_ROW, at, at + BATCH_BYTES)
            cut = end if found < 0 else found + len(ENDED_ROW)
        yield at, content[at:cut]
        at = cut


def _decoded(texts: list[bytes]) -> list[str]:
    """Return the texts of elements that have only text; raises NotQuickError, UnicodeError."""
    if not texts:
        return []
    joined = b"\0".join(texts)
    if b"<" in joined or any(mark in joined for mark in NO_CHARACTERS):
        raise NotQuickError
    if len(joined.translate(None, CONTROLS)) != len(joined) - len(texts) + 1:
        raise NotQuickError
    shown = joined.decode().split("\0")
    if b"&" not in joined:
        return shown
    if NAMED_CHARACTERS.search(joined):
        raise NotQuickError
    return [unescape(text, QUOTES) for text in shown]


def _filled(forms: list[Form], texts: list[str]) -> list[str]:
    """Return the printed texts of a row's cells."""
    filled: list[str] = []
    at = 0
    for form in forms:
        if form.parts is None:
            filled.append(texts[at].strip("\n"))
            at += 1
        else:
            filled.append(form.filled(texts[at : at + form.count]) if form.parts != EMPTY else "")
            at += form.count
    return filled
