"""The two halves of the corpus: developed against, and held out; no project is in both."""

from __future__ import annotations

import dataclasses
import importlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from counties.canvas import Grid, Printed
from counties.carriers import damages, plain, spreadsheets, web, word
from counties.chance import seeded
from counties.content import Project, part
from counties.style import Style

Layout = Callable[[list[Project], Style], Printed]
LAYOUTS = {  # family → module.function, projects in one document
    "01-mof": ("targets.mof_project", 3),
    "02-linking-fund": ("targets.linking_fund", 2),
    "03-long-and-annual": ("targets.long_and_annual", 1),
    "04-old-sichuan": ("targets.old_sichuan", 2),
    "05-sichuan-wide": ("wide.sichuan_wide", 4),
    "06-approval-wide": ("wide.approval_wide", 4),
    "07-budget-text": ("texts.budget_text", 3),
    "07-tianjin": ("texts.tianjin_text", 3),
    "08-chongqing": ("texts.chongqing_form", 2),
    "09-area": ("texts.area_table", 2),
    "10a-department": ("departments.guangdong", 1),
    "10b-department": ("departments.fujian", 1),
    "11-bond": ("departments.bond", 2),
    "12-self": ("evaluations.mof_self", 2),
    "12b-fund-self": ("evaluations.fund_self", 2),
    "12c-county-self": ("evaluations.county_self", 2),
    "12d-sichuan-self": ("provincial.sichuan_self", 2),
    "13a-transfer-self": ("evaluations.transfer_self", 1),
    "14-monitoring": ("provincial.monitoring", 2),
    "15-data-items": ("departments.data_items", 2),
    "17-form-pages": ("departments.form_pages", 2),
    "own-transposed": ("own.transposed", 2),
    "own-bilingual": ("own.bilingual", 2),
    "own-two-groups": ("own.two_groups", 2),
    "own-section-rows": ("own.section_rows", 2),
    "own-numbered": ("own.numbered", 2),
    "own-side-by-side": ("own.side_by_side", 2),
    "own-continued": ("own.continued", 2),
    "own-card": ("own.card", 1),
    "own-ledger": ("own.one_head", 3),
    "12e-hubei-self": ("provincial.hubei_self", 2),
    "13c-department-self": ("provincial.hunan_overall", 1),
}
CARRIERS: dict[str, tuple[str, Callable[[Printed], bytes]]] = {
    "xlsx": ("xlsx", spreadsheets.xlsx),
    "ods": ("ods", spreadsheets.ods),
    "csv": ("csv", spreadsheets.csv_utf8),
    "csv-gb": ("csv", spreadsheets.csv_gb),
    "docx": ("docx", word.docx),
    "html": ("html", web.html),
    "portal": ("html", web.html_portal),
    "markdown": ("md", plain.markdown),
    "tabs": ("txt", plain.tabs),
    "spaces": ("txt", plain.spaces),
    "cells": ("txt", plain.cells),
}
WIDE = ("05-", "06-")
COMMON = (
    "xlsx",
    "docx",
    "html",
    "markdown",
    "tabs",
    "portal",
    "csv-gb",
    "ods",
    "csv",
    "spaces",
    "cells",
)
HURTS: tuple[tuple[str, ...], ...] = (
    ("lost_lead",),
    ("wrapped",),
    ("broken_rows", "furniture"),
    ("wrapped_lines",),
    ("bars",),
    ("vertical_label", "wrapped"),
    ("furniture", "tail_then_title"),
    ("glued",),
    ("mirror",),
    ("full_width", "lost_lead"),
    ("cell_per_line",),
    ("boxes", "wrapped"),
    ("lost_lead_all",),
)

BESIDE = frozenset({"own-two-groups", "own-side-by-side"})
"""Layouts in which a lost cell leaves a careful reader in doubt: no damages, no lone cells."""
RENAMED = {  # a label printed by a layout → the key of the county's own word for it
    "一级指标": "level1",
    "二级指标": "level2",
    "三级指标": "level3",
    "指标值": "target",
    "项目名称": "name",
    "主管部门": "department",
    "实施单位": "implementing",
    "得分": "score",
    "年度指标值": "target",
    "全年完成值": "actual",
    "指标性质": "operator",
    "度量单位": "unit",
}


@dataclass(frozen=True)
class Case:
    """A document and what is printed on it."""

    id: str
    file_name: str
    content: bytes
    truth: dict[str, object]
    family: str
    carrier: str
    damages: tuple[str, ...] = ()


def layout(family: str) -> Layout:
    module, function = LAYOUTS[family][0].split(".")
    return getattr(importlib.import_module(f"counties.layouts.{module}"), function)


def style_of(seed: str, *, held_out: bool) -> Style:
    rng = seeded(seed + "style")
    return Style(
        seed,
        held_out=held_out,
        short_level2=rng.random() < 0.3,
        cost_first=rng.random() < 0.4,
        grouped=rng.random() < 0.4,
        plain_signs=rng.random() < 0.35,
    )


def case(family: str, carrier: str, hurts: tuple[str, ...], number: int, *, held_out: bool) -> Case:
    """One document; the seed is its id."""
    name = f"{'h' if held_out else 'd'}{number:02d}-{family}-{carrier}"
    pool = part(held_out=held_out)
    size = LAYOUTS[family][1]
    start = number * 5 % len(pool)
    chosen = [(pool + pool)[start + n] for n in range(size)]
    chosen = _one_unit(chosen) if family[:3] in WIDE else _one_county(chosen)
    style = style_of(name, held_out=held_out)
    printed = layout(family)(chosen, style)
    if held_out:
        _rename(printed, style)
    for page in printed.pages:
        for block in page.blocks:
            if isinstance(block, Grid):
                block.check()
    ending, write = CARRIERS[carrier]
    content = write(printed)
    if hurts:
        content = damages.damaged(content, hurts, name)
    truth = printed.document | {"projects": printed.projects}
    return Case(
        "+".join((name, *hurts)), f"{name}.{ending}", content, truth, family, carrier, hurts
    )


def _rename(printed: Printed, style: Style) -> None:
    """The held-out counties use their own words in label cells of every layout."""
    for page in printed.pages:
        for block in page.blocks:
            for row in block.rows if isinstance(block, Grid) else ():
                row[:] = [
                    dataclasses.replace(c, text=style.label(RENAMED[c.text]))
                    if c.head and c.text in RENAMED
                    else c
                    for c in row
                ]


def _one_county(projects: list[Project]) -> list[Project]:
    """The projects as those of one county: a document is published by one."""
    home = projects[0].county
    return [
        dataclasses.replace(
            p,
            county=home,
            department=home + p.department[len(p.county) :],
            implementing=home + p.implementing[len(p.county) :],
        )
        for p in projects
    ]


def _one_unit(projects: list[Project]) -> list[Project]:
    """The projects as those of one unit and department."""
    first = projects[0]
    return [
        dataclasses.replace(
            p,
            unit_code=first.unit_code,
            department=first.department,
            implementing=first.implementing,
        )
        for p in projects
    ]


@cache
def dev_corpus() -> list[Case]:
    """Every family in two carriers and once damaged."""
    return _corpus(held_out=False, carriers_each=2, hurt_each=1)


@cache
def held_out_corpus() -> list[Case]:
    """Other projects, other wording, other pairings; never used while developing."""
    return _corpus(held_out=True, carriers_each=2, hurt_each=1)


def _corpus(*, held_out: bool, carriers_each: int, hurt_each: int) -> list[Case]:
    cases: list[Case] = []
    shift = 5 if held_out else 0
    for n, family in enumerate(LAYOUTS):
        carriers = [
            COMMON[(n * carriers_each + k + shift) % len(COMMON)] for k in range(carriers_each)
        ]
        carriers = ["docx" if c == "cells" and family in BESIDE else c for c in carriers]
        wanted = [(c, ()) for c in dict.fromkeys(carriers)]
        wanted += [
            ("tabs", HURTS[(n + shift + k) % len(HURTS)])
            for k in range(hurt_each)
            if family not in BESIDE
        ]
        for carrier, hurts in wanted:
            cases.append(case(family, carrier, hurts, len(cases) + 1, held_out=held_out))
    return cases
