"""What can be wrong with a file of a ledger, with a load, or with a store."""

from __future__ import annotations

from jixiao.model.errors import JixiaoError


class UnreadableLedger(JixiaoError):
    """A file, sheet or table that cannot be read as rows and columns."""


class WrongColumns(JixiaoError):
    """Headings that fit no ledger, lack a required column, or name one twice."""


class NothingToSeal(JixiaoError):
    """Files that hold headings and not one row."""


class FaultyRows(JixiaoError):
    """Rows that break the schema, and nobody said that the good ones be taken."""


class MonthSealed(JixiaoError):
    """A month that is sealed already, and nobody said to add to it or to correct it."""


class AlreadyLoaded(JixiaoError):
    """The very file was loaded before, and its rows are in force."""


class StoreBusy(JixiaoError):
    """Another load holds the store."""


class StoreFull(JixiaoError):
    """The disk has no room; nothing was changed."""


class BrokenStore(JixiaoError):
    """A store whose manifests do not say what lies there."""


class OtherKey(JixiaoError):
    """A store whose persons are hashed with another key."""


class WeakKey(JixiaoError):
    """A key that is too short to keep persons secret."""
