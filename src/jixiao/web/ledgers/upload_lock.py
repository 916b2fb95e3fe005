"""An upload taken hold of by who has the duty for its place, while it can still be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.model.errors import JixiaoError
from jixiao.model.message import Message, message
from jixiao.web.ledgers.models import LedgerUploadRecord, Standing
from jixiao.web.ledgers.queries import uploads_of
from jixiao.workflow.ledger_duty import LedgerDuty, refuse_without

if TYPE_CHECKING:
    from jixiao.web.organisations.actor import Actor

LABELS: Final = {
    Standing.CHECKING: "正在检查",
    Standing.CHECKED: "已检查，等待封存",
    Standing.SEALING: "正在封存",
    Standing.SEALED: "已封存",
    Standing.KNOWN: "以前载入过",
    Standing.FAILED: "未能读取",
    Standing.DISCARDED: "已放弃",
}


class NoSuchUpload(JixiaoError):
    """No upload of that number, or none this person may know of."""


class UploadSettled(JixiaoError):
    """The upload is not where this can be done with it."""


def locked_upload(
    upload_id: int, *, actor: Actor, duty: LedgerDuty,
    open_at: frozenset[Standing] = frozenset({Standing.CHECKED}),
) -> LedgerUploadRecord:  # fmt: skip
    """Return the upload, locked until the transaction ends.

    Raises NoSuchUpload, TransitionRefused for who has not the duty, UploadSettled.
    """
    found = (
        uploads_of(actor)
        .select_for_update(of=("self",))
        .select_related("place", "job")
        .filter(pk=upload_id)
        .first()
    )
    if found is None:
        raise NoSuchUpload(message("没有这次台账上传；请从台账列表重新进入。"))
    refuse_without(duty, held=actor.held, place=found.place.path)
    if found.standing not in open_at:
        raise UploadSettled(
            message(
                "这次上传现在是“{standing}”，不能{duty}。",
                standing=Message(LABELS[found.standing]), duty=Message(duty.label),
            )
        )  # fmt: skip
    return found
