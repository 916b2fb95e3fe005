"""Decimal columns that refuse what they cannot hold, whoever stores it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from django.db import models

from jixiao.model.errors import JixiaoError
from jixiao.model.message import message

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

_SHOWN: Final = 24


class NumberTooLong(JixiaoError):
    """A number has more digits than its column, or is none at all (NaN, infinity)."""


class BoundedDecimalField(models.DecimalField):  # type: ignore[type-arg] # as Django declares it
    """A decimal column; storing what is not finite or too long raises NumberTooLong.

    Databases differ in what they do with such numbers, and SQLite keeps what it cannot give back.
    """

    def get_db_prep_value(
        self,
        value: Any,  # noqa: ANN401 - Django's signature
        connection: BaseDatabaseWrapper,
        prepared: bool = False,  # noqa: FBT001, FBT002 - Django's signature
    ) -> Any:  # noqa: ANN401 - Django's signature
        """Return the value for the database; raises NumberTooLong."""
        whole = self.max_digits - self.decimal_places
        most = Decimal(10) ** whole - Decimal(10) ** -self.decimal_places
        if isinstance(value, Decimal) and not (value.is_finite() and abs(value) <= most):
            raise NumberTooLong(
                message(
                    "“{number}”保存不下：整数部分最多{digits}位；请核对数字和单位。",
                    number=str(value)[:_SHOWN],
                    digits=whole,
                )
            )
        return super().get_db_prep_value(value, connection, prepared)

    def deconstruct(self) -> Any:  # noqa: ANN401 - Django's signature
        """Tell migrations of an ordinary decimal column."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.DecimalField", args, kwargs
