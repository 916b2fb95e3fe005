"""What a Word document holds beside texts and tables: pictures in line, numbers under pages."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Final

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.shared import Mm

from jixiao.publishing.writers.forbidden import FORBIDDEN
from jixiao.publishing.writers.picture import png_of

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement

    from jixiao.publishing.sheet import Figure

_DASH: Final = (
    '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:t xml:space="preserve"> — </w:t></w:r>'
)
_NUMBER: Final = (
    '<w:fldSimple xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'w:instr=" PAGE \\* MERGEFORMAT "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
)


def figure_paragraph(word: WordDocument, figure: Figure) -> BaseOxmlElement:
    """Return a centred `w:p` that holds the figure and stays with what follows, its caption.

    Raises TypesetterMissing.
    """
    paragraph = word.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.keep_with_next = True
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = 0
    picture = paragraph.add_run().add_picture(
        BytesIO(png_of(figure)), width=Mm(figure.width), height=Mm(figure.height)
    )
    told = picture._inline.docPr  # noqa: SLF001 - python-docx has no name for it
    told.set("descr", FORBIDDEN.sub("", figure.alt))
    element = paragraph._p  # noqa: SLF001 - as above
    word.element.body.remove(element)
    return element


def number_pages(word: WordDocument) -> None:
    """Put its number under every page, between dashes (GB/T 9704).

    Later sections take the first one's foot.
    """
    foot = word.sections[0].footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for piece in (_DASH, _NUMBER, _DASH):
        foot._p.append(parse_xml(piece))  # noqa: SLF001 - python-docx knows no fields
