"""A read file with its corrections as a test case: the source, what it says, what was put right."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING, Any, Final

from jixiao.notation.exchange import write_plans
from jixiao.web.intake.corrections import corrected_documents
from jixiao.web.intake.storing import path_of

if TYPE_CHECKING:
    from jixiao.web.intake.models import IntakeFileRecord

_ENDINGS: Final = {"text": "txt", "exchange": "json", "jpeg": "jpg", "xml-sheet": "xml",
                   "xml-word": "xml"}  # fmt: skip
_THEN: Final = (1980, 1, 1, 0, 0, 0)


def test_case_of(file: IntakeFileRecord) -> bytes:
    """Return a ZIP of `source.<ending>`, `expected.json` (exchange format) and `case.json`.

    The same file with the same corrections gives the same bytes.
    """
    ending = _ENDINGS.get(file.kind, file.kind)
    case: dict[str, Any] = {
        "name": file.name,
        "kind": file.kind,
        "sha256": file.sha256,
        "source": f"source.{ending}",
        "expected": "expected.json",
        "corrections": [
            {
                "plan": one.number, "row": one.row, "field": one.name, "place": one.span,
                "read": one.read, "corrected": one.corrected, "by": one.person.username,
                "at": one.at.isoformat(timespec="seconds"),
            }
            for one in file.corrections.select_related("person")
        ],
    }  # fmt: skip
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (
            ("case.json", json.dumps(case, ensure_ascii=False, indent=1).encode() + b"\n"),
            ("expected.json", write_plans(corrected_documents(file))),
            (f"source.{ending}", path_of(file.sha256).read_bytes()),
        ):
            archive.writestr(zipfile.ZipInfo(name, _THEN), content, zipfile.ZIP_DEFLATED)
    return held.getvalue()
