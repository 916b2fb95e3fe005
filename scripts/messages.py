# ruff: noqa: INP001, T201 - a script that prints its report
"""Merge the English of all packages into one catalogue, or check that nothing is missing.

    python scripts/messages.py           write jixiao.mo and django.mo in src/jixiao/locale/en/…
    python scripts/messages.py --check   exit 1 when a sentence of the code has no English, when
                                         named places differ, or when the catalogue is stale

Sentences are found with `ast`: the first argument of message(…), Message(…), gettext(…), _(…) and
translate(…), the texts of rules, and the help of commands; names of module constants are followed.
In templates they are what {% translate %} and {% blocktranslate %} hold. django.mo, which the pages
ask, has the sentences of the packages web and workflow.
"""

from __future__ import annotations

import argparse
import ast
import io
import re
import string
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE = Path(__file__).resolve().parents[1] / "src" / "jixiao"
FRAGMENTS = SOURCE / "locale" / "en"
COMPILED = FRAGMENTS / "LC_MESSAGES" / "jixiao.mo"
FOR_PAGES = COMPILED.with_name("django.mo")
PAGES = ("web", "workflow")
TRANSLATE = re.compile(r"""{%\s*translate\s+(?:"([^"]+)"|'([^']+)')""")
BLOCK = re.compile(r"{%\s*blocktranslate\b[^%]*%}(.*?){%\s*endblocktranslate\s*%}", re.DOTALL)
PLACE = re.compile(r"{{\s*(\w+)\s*}}")
CALLS = {"message", "Message", "gettext", "_", "translate", "say"}
KEYWORDS = {
    "rule": {"title", "why", "fix"},
    "metric": {"title", "definition"},
    "check": {"title", "why"},
    "command": {"help", "short_help", "epilog"},
    "group": {"help", "short_help", "epilog"},
    "option": {"help"},
    "version_option": {"help"},
}
FIRST_CHINESE = "\u2e80"
TABLES = {"COMMANDS", "FAULTS", "LABELS"}
"""Module constants, dicts whose values are sentences."""


def main() -> int:
    """Write or check the catalogue; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    english, faults = merged()
    pages = {text: english[text] for _, text in page_sentences() if text in english}
    faults += missing(english)
    for path, texts in ((COMPILED, english), (FOR_PAGES, pages)):
        if check:
            faults += stale(path, texts)
        else:
            write(path, texts)
            print(f"{len(texts)} sentences → {path.relative_to(SOURCE.parents[1])}")
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


def merged() -> tuple[dict[str, str], list[str]]:
    """Return Chinese → English from all fragments, and what is wrong with them."""
    english: dict[str, str] = {}
    faults: list[str] = []
    for path in sorted(FRAGMENTS.glob("*.po")):
        with path.open("rb") as stream:
            catalogue = read_po(stream, locale="en")
        for entry in catalogue:
            if not entry.id or not entry.string:
                continue
            chinese, text = str(entry.id), str(entry.string)
            if english.setdefault(chinese, text) != text:
                faults.append(f"{path.name}:{entry.lineno}: two translations of {chinese!r}")
            if places(chinese) != places(text):
                faults.append(f"{path.name}:{entry.lineno}: named places differ in {chinese!r}")
    return english, faults


def places(pattern: str) -> set[str]:
    """Return the names in braces; a pattern that is no format string has none."""
    try:
        return {name for _, name, _, _ in string.Formatter().parse(pattern) if name is not None}
    except ValueError:
        return set()


def missing(english: dict[str, str]) -> list[str]:
    """Return one line for each sentence of the code and of templates that has no English."""
    return [
        f"{place}: no English for {text!r}"
        for place, text in (*code_sentences(SOURCE), *template_sentences())
        if text not in english and has_words(text)
    ]


def page_sentences() -> Iterator[tuple[str, str]]:
    """Yield place and text of every sentence that pages may show."""
    yield from template_sentences()
    for name in PAGES:
        yield from code_sentences(SOURCE / name)


def code_sentences(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield place and text of every sentence in the modules under a folder."""
    for path in sorted(folder.rglob("*.py")):
        for line, text in sentences(path):
            yield f"{path.relative_to(SOURCE.parents[1])}:{line}", text


def template_sentences() -> Iterator[tuple[str, str]]:
    """Yield place and text of every sentence in the templates."""
    for path in sorted((SOURCE / "web").rglob("templates/**/*.html")):
        for text in shown(path.read_text(encoding="utf-8")):
            yield str(path.relative_to(SOURCE.parents[1])), text


def shown(template: str) -> Iterator[str]:
    """Yield every sentence of a template, with its places as the catalogue names them."""
    for double, single in TRANSLATE.findall(template):
        yield (double or single).replace("%", "%%")  # as Django looks it up
    for block in BLOCK.findall(template):
        # A sign of per cent beside places is doubled, as the pages look it up.
        yield PLACE.sub(r"%(\1)s", block.replace("%", "%%"))


def has_words(text: str) -> bool:
    """Return whether anything but named places and ASCII stands in the sentence."""
    return any(character >= FIRST_CHINESE for character in text)


def sentences(path: Path) -> Iterator[tuple[int, str]]:
    """Yield line and text of every sentence for people in one module."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    constants = named_texts(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            for argument in spoken(node):
                if text := text_of(argument, constants):
                    yield node.lineno, text
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            yield from table(node)


def spoken(call: ast.Call) -> Iterator[ast.expr]:
    """Yield the arguments of a call that are sentences."""
    function = call.func
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    if name in CALLS and call.args:
        yield call.args[0]
    for keyword in call.keywords:
        if keyword.arg in KEYWORDS.get(name, ()):
            yield keyword.value


def text_of(node: ast.expr, constants: dict[str, str]) -> str | None:
    """Return the text of a literal or of a name bound to one, else None."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return constants.get(node.id) if isinstance(node, ast.Name) else None


def named_texts(tree: ast.Module) -> dict[str, str]:
    """Return the module's constants that are plain texts."""
    found: dict[str, str] = {}
    for node in tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Constant):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if isinstance(node.value.value, str):
                found |= {
                    each.id: node.value.value for each in targets if isinstance(each, ast.Name)
                }
    return found


def table(node: ast.Assign | ast.AnnAssign) -> Iterator[tuple[int, str]]:
    """Yield the values of a table of sentences."""
    target = node.targets[0] if isinstance(node, ast.Assign) else node.target
    if getattr(target, "id", "") in TABLES and isinstance(node.value, ast.Dict):
        for value in node.value.values:
            if text := text_of(value, {}):
                yield value.lineno, text


def compiled(english: dict[str, str]) -> bytes:
    """Return the catalogue in binary form."""
    catalogue = Catalog(locale="en", domain="jixiao", fuzzy=False, charset="utf-8")
    for chinese in sorted(english):
        catalogue.add(chinese, english[chinese])
    stream = io.BytesIO()
    write_mo(stream, catalogue)
    return stream.getvalue()


def write(path: Path, english: dict[str, str]) -> None:
    """Write the compiled catalogue, unless the one there already says the same."""
    if stale(path, english):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(compiled(english))


def stale(path: Path, english: dict[str, str]) -> list[str]:
    """Return a line when the compiled catalogue says something else than the fragments."""
    if path.exists():
        with path.open("rb") as stream:
            there = {str(each.id): str(each.string) for each in read_mo(stream) if each.id}
        if there == english:
            return []
    return [f"{path.name} is stale: run python scripts/messages.py and commit the .mo"]


if __name__ == "__main__":
    raise SystemExit(main())
