"""What the public reads of a panel: what it came to and why, without who scored what."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from jixiao.evaluation.panel_reporting import LABELS, reasons_of
from jixiao.model.panel import Agreement, PanelItem, PanelScore
from jixiao.model.panel_report import PanelReport
from jixiao.notation.exchange import read_lines
from jixiao.standards.expert_evaluation import FrameworkKind, Outcome
from jixiao.web.evaluations.judging import framework_of, seats_of, sheet_of
from jixiao.web.evaluations.reporting import report_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jixiao.web.evaluations.models import PanelRecord

FORMAT = "jixiao-panel/1"


def public_content(panel: PanelRecord) -> dict[str, Any]:
    """Return what is disclosed of a panel that came to a result, as plain data.

    Reasons stand in the order of their letters, so that they tell nothing of who gave them.
    Source: expert-practice#blind.
    """
    report, framework = report_of(panel), framework_of(panel)
    english = {item.id: item.name_en for item in framework.items}
    reasons = reasons_of(framework, [sheet_of(one) for one in seats_of(panel)])
    conclusion = getattr(panel, "conclusion", None)
    score = report.score
    found = score.agreement.coefficient
    return {
        "format": FORMAT,
        "kind": panel.kind,
        "year": panel.fiscal_year,
        "organiser": report.organiser,
        "opened": report.opened.isoformat(),
        "closed": report.closed.isoformat(),
        "experts": score.agreement.experts,
        "agreement": None if found is None else str(found),
        "first_agreement": report.first_agreement,
        "total": str(score.total),
        "grade": score.grade,
        "scale": [[name, str(least)] for name, least in report.scale],
        "spread_limit": str(report.spread_limit),
        "sources": list(report.sources),
        "agreement_source": report.agreement_source,
        "items": [
            {
                "id": one.id, "level1": one.level1, "level2": one.level2, "item": one.name,
                "item_en": english[one.id], "points": str(one.points), "score": str(one.score),
                "left_out": one.left_out, "differs": one.differs,
                "reasons": sorted(reasons[one.id]), "explanation": report.notes.get(one.id, ""),
            }
            for one in score.items
        ],
        "texts": {name: text for name, text in report.texts.items() if text},
        "proposed": panel.result.outcome,
        "decided": conclusion.outcome if conclusion else "",
        "decided_on": timezone.localtime(conclusion.at).date().isoformat() if conclusion else "",
        "decision": report.decision,
        "result_sha256": panel.result.sha256,
        "plan": panel.content,
    }  # fmt: skip


def public_report(content: Mapping[str, Any], *, english: bool = False) -> PanelReport:
    """Return the report of what was disclosed, made of that alone; no expert is named."""
    line = json.dumps(content["plan"], ensure_ascii=False).encode()
    items = content["items"]
    kind = FrameworkKind(content["kind"])
    return PanelReport(
        title=LABELS[kind],
        is_ex_ante=kind is FrameworkKind.EX_ANTE,
        plan=next(iter(read_lines([line], content["result_sha256"]))).projects[0],
        year=content["year"],
        organiser=content["organiser"],
        experts=(),
        opened=date.fromisoformat(content["opened"]),
        closed=date.fromisoformat(content["closed"]),
        score=public_score(content),
        reasons={one["id"]: tuple(one["reasons"]) for one in items},
        proofs=(),
        names={one["id"]: one["item_en" if english else "item"] for one in items},
        texts=content["texts"],
        notes={one["id"]: one["explanation"] for one in items},
        spread_limit=Decimal(content["spread_limit"]),
        scale=tuple((name, Decimal(least)) for name, least in content["scale"]),
        sources=tuple(content["sources"]),
        agreement_source=content["agreement_source"],
        sha256=content["result_sha256"],
        first_agreement=content["first_agreement"],
        proposed=_outcome(content["proposed"]),
        decided=_outcome(content["decided"]),
        decision=content["decision"],
    )


def public_score(content: Mapping[str, Any]) -> PanelScore:
    """Return the score of what was disclosed; what each expert gave is not in it."""
    items = tuple(
        PanelItem(
            one["id"], one["level1"], one["level2"], one["item"], Decimal(one["points"]), (),
            Decimal(one["score"]), one["left_out"], Decimal(0), one["differs"],
        )
        for one in content["items"]
    )  # fmt: skip
    found = content["agreement"]
    agreement = Agreement(content["experts"], len(items), None if found is None else Decimal(found))
    return PanelScore(items, (), Decimal(content["total"]), content["grade"], agreement)


def _outcome(name: str) -> str:
    return Outcome(name).label if name else ""
