"""What holds for the whole tree and no single module can promise."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from dataclasses import fields, is_dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest

import jixiao
import jixiao.model
from jixiao.forms.formbook import formbook
from jixiao.review.catalogue import catalogue
from jixiao.standards.policy import clause, clauses

SOURCE = Path(jixiao.__file__).parent
ROOT = SOURCE.parents[1]
LOADING = """
import sys
sys.path.insert(0, 'src')
import importlib, pkgutil, jixiao.model as model
for found in pkgutil.walk_packages(model.__path__, 'jixiao.model.'):
    importlib.import_module(found.name)
known = set(sys.stdlib_module_names) | {'jixiao'}
names = {name.split('.')[0] for name in sys.modules}
print(sorted(name for name in names - known if not name.startswith('_')))
"""
CLAUSE = re.compile(r"^[a-z]+(?:-[a-z0-9]+)+#[a-z0-9_-]+$")


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_packages_know_only_what_lies_below_them() -> None:
    done = run("-c", "from importlinter.cli import lint_imports_command as c; c()")
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("script", ["check_tree.py", "lock.py", "messages.py", "docs.py"])
def test_the_tree_passes(script: str) -> None:
    done = run(f"scripts/{script}", "--check")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("rule", catalogue(), ids=lambda rule: rule.code)
def test_a_rules_clause_resolves(rule) -> None:  # noqa: ANN001
    assert clause(rule.card.source).text


@pytest.mark.parametrize("form", formbook().forms, ids=lambda form: form.id)
def test_a_forms_clause_resolves(form) -> None:  # noqa: ANN001
    assert clause(form.source).text


def test_every_clause_named_in_data_resolves() -> None:
    named = {
        value
        for path in SOURCE.rglob("*.toml")
        for value in strings_in(tomllib.loads(path.read_text(encoding="utf-8")))
        if CLAUSE.match(value)
    }
    assert named
    assert named <= set(clauses())


def strings_in(tree: object) -> set[str]:
    if isinstance(tree, str):
        return {tree}
    if isinstance(tree, dict):
        return set().union(*map(strings_in, tree.values()), set())
    if isinstance(tree, list):
        return set().union(*map(strings_in, tree), set())
    return set()


def test_rule_files_are_named_by_code_and_fault() -> None:
    for rule in catalogue():
        name = f"{rule.code.removeprefix('JX-').lower()}_{rule.fault.lower()}.py"
        assert (SOURCE / "review" / "rules" / rule.family / name).is_file(), name


def model_modules() -> list[str]:
    return [found.name for found in walk_packages(jixiao.model.__path__, "jixiao.model.")]


@pytest.mark.parametrize("name", model_modules())
def test_the_model_is_frozen_and_slotted(name: str) -> None:
    module = import_module(name)
    held = [item for item in vars(module).values() if is_dataclass(item) and isinstance(item, type)]
    for item in held:
        assert item.__dataclass_params__.frozen, item
        assert hasattr(item, "__slots__"), item


def test_money_and_scores_of_the_model_are_never_floats() -> None:
    floats = {
        f"{item.__name__}.{field.name}"
        for name in model_modules()
        for item in vars(import_module(name)).values()
        if is_dataclass(item) and isinstance(item, type)
        for field in fields(item)
        if "float" in str(field.type)
    }
    assert floats == {"ReadingNote.confidence", "SourceSpan.box"}


def test_the_model_loads_without_third_party_packages() -> None:
    before = run("-S", "-c", LOADING)
    assert before.stdout.strip() == "[]", before.stdout + before.stderr


@pytest.mark.parametrize(
    "heavy", ["lxml", "docx", "openpyxl", "rich", "msgspec", "yaml", "xlsxwriter"]
)
def test_the_start_of_the_command_loads_nothing_heavy(heavy: str) -> None:
    done = run("-c", f"import sys, jixiao.cli.main; sys.exit({heavy!r} in sys.modules)")
    assert done.returncode == 0, done.stderr


def test_samples_hold_the_three_documents_and_nothing_else(samples: list[Path]) -> None:
    assert [path.name for path in samples] == [
        "funing_2024_text.txt",
        "huangyuan_2024_approval.txt",
        "pingluo_2024_targets.txt",
    ]
