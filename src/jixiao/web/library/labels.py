"""What people call the shelves and sectors of the library."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from jixiao.web.library.offers import Shelf

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

SHELVES: Final[dict[Shelf, StrPromise]] = {
    Shelf.OWN: _("本单位"), Shelf.DIVISION: _("本地区"), Shelf.COMMON: _("共性"),
    Shelf.SECTOR: _("行业"),
}  # fmt: skip
SECTORS: Final[dict[str, StrPromise]] = {
    "社会保险": _("社会保险"), "就业创业": _("就业创业"), "劳动关系": _("劳动关系"),
}  # fmt: skip
