"""Proofs of the actuals of a self-evaluation: attached, downloaded, taken off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from jixiao.web.evidence.giving import given
from jixiao.web.organisations.actor import actor_of
from jixiao.web.results.actions.attach_proof import attach_proof, remove_proof
from jixiao.web.results.models import ProofRecord
from jixiao.web.results.queries import evaluations_within_reach

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_POST
def attach(request: HttpRequest, evaluation_id: int, row: int) -> HttpResponse:
    """Attach the files sent to a row, and show the row."""
    attach_proof(evaluation_id, row, request.FILES.getlist("files"), actor=actor_of(request))
    return _row(evaluation_id, row)


@require_POST
def remove(request: HttpRequest, proof_id: int) -> HttpResponse:
    """Take a proof off, and show its row."""
    one = remove_proof(proof_id, actor=actor_of(request))
    return _row(one.evaluation_id, one.row)


@require_GET
def download(request: HttpRequest, proof_id: int) -> HttpResponse:
    """Give a proof within reach, also one that was taken off: the trail names it."""
    reach = evaluations_within_reach(actor_of(request))
    one = get_object_or_404(ProofRecord, pk=proof_id, evaluation__in=reach)
    return given(one.sha256, one.name, one.kind)


def _row(evaluation_id: int, row: int) -> HttpResponse:
    return redirect(f"{reverse('evaluation', args=[evaluation_id])}#row-{row}")
