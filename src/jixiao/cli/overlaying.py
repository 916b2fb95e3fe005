"""`jixiao read --overlay`: copies of the PDFs and scans read, with a frame around every value."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from jixiao.cli.speaking import tell
from jixiao.model.message import message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from jixiao.documents.entries import Entry
    from jixiao.model.plan import PlanDocument

FRAMED: Final = "-标注"


def write_overlays(files: Sequence[str], folder: Path, translate: Callable[[str], str]) -> None:
    """Write a framed copy of every PDF and scan among the files into `folder`; tell the paths."""
    from jixiao.cli.reports import stem_of, written  # noqa: PLC0415 - loaded when called
    from jixiao.publishing.framing import framed_values  # noqa: PLC0415 - loaded when called
    from jixiao.publishing.writers.overlay_pdf import overlay_pdf  # noqa: PLC0415 - when called

    kept = list(files)
    for entry, document in _read(files):
        framed = list(framed_values(document, translate))
        copy = (stem_of(entry.name) + FRAMED, overlay_pdf(_as_pdf(entry), framed))
        for path in written([copy], "pdf", folder, kept):
            kept.append(str(path))
            tell(message("{path}：标注了{count}处。", path=str(path), count=len(framed)))


def _read(files: Sequence[str]) -> Iterator[tuple[Entry, PlanDocument]]:
    """Yield every PDF and scan with its plans; what cannot be read was told before."""
    from jixiao import flow  # noqa: PLC0415 - loaded when called
    from jixiao.documents.entries import Entry, entries_of  # noqa: PLC0415 - loaded when called
    from jixiao.documents.readers import SCANS  # noqa: PLC0415 - loaded when called
    from jixiao.model.plan import PlanDocument  # noqa: PLC0415 - loaded when called

    for name in files:
        for entry in entries_of(Path(name)):
            if not isinstance(entry, Entry):
                continue
            if entry.kind != "pdf" and entry.kind not in SCANS:
                tell(message("{file}：不是 PDF，没有画框。", file=entry.name))
            else:
                for document in flow.read_content(entry.name, entry.content):
                    if isinstance(document, PlanDocument):
                        yield entry, document


def _as_pdf(entry: Entry) -> bytes:
    """Return what frames can be drawn on: the PDF itself, or one with the pictures of a scan."""
    if entry.kind == "pdf":
        return entry.content
    from jixiao.documents.scan_paper import on_paper  # noqa: PLC0415 - loads libraries

    return on_paper(entry.content)
