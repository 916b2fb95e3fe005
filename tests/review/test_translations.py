import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import jixiao.review
from jixiao.review.catalogue import catalogue
from jixiao.review.reading_codes import reading_codes

PACKAGE = Path(jixiao.review.__file__).parent
PLAN_TEXT = PACKAGE.parent / "notation"
SAYING = {"message", "not_applicable", "lacks_data", "refused", "Converted"}


def said(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in SAYING
        ):
            texts = (one.value for one in node.args if isinstance(one, ast.Constant))
            yield from (text for text in texts if isinstance(text, str) and not text.isascii())


def patterns() -> set[str]:
    found = {pattern for path in PACKAGE.rglob("*.py") for pattern in said(path)}
    found |= {pattern for path in PLAN_TEXT.glob("plan_text*.py") for pattern in said(path)}
    for one in catalogue():
        found |= {one.card.title, one.card.why, one.card.fix}
    for note in reading_codes().values():
        found |= {note.title, note.meaning}
    return found


def english() -> dict[str, str]:
    found: dict[str, str] = {}
    for source in sorted((PACKAGE.parent / "locale" / "en").glob("*.po")):
        with source.open("rb") as stream:
            found |= {str(entry.id): str(entry.string) for entry in read_po(stream) if entry.id}
    return found


def places(pattern: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(pattern) if name}


@pytest.mark.parametrize("pattern", sorted(patterns()))
def test_every_sentence_has_english_with_the_same_places(pattern: str) -> None:
    translated = english().get(pattern)
    assert translated, f"no English for {pattern}"
    assert places(translated) == places(pattern)
