"""The sealed store: loads that appear whole or not at all, and the partitions in force."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jixiao.measurement.faults import BrokenStore, OtherKey, StoreBusy
from jixiao.measurement.manifest import Action, Manifest, manifest_of
from jixiao.model.message import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jixiao.measurement.manifest import Sealed

FORMAT: Final = "jixiao-ledgers/1"
ABOUT: Final = "store.json"
LOADS: Final = "loads"
MASKED: Final = "masked"
INCOMING: Final = "incoming"
MANIFEST: Final = "manifest.json"


@dataclass(frozen=True, slots=True)
class Partition:
    """A sealed file in force: the rows of one ledger, division and month that one load sealed."""

    ledger: str
    division: str
    month: int
    path: Path
    sha256: str
    rows: int
    load: int


class Store:
    """A folder of sealed ledgers; reading it changes nothing."""

    def __init__(self, path: Path) -> None:
        self.path = Path(path)

    @property
    def exists(self) -> bool:
        """Whether something was ever sealed here."""
        return (self.path / ABOUT).is_file()

    @cached_property
    def manifests(self) -> tuple[Manifest, ...]:
        """Every load there is, oldest first; a new `Store` sees what came since."""
        folder = self.path / LOADS
        if not folder.is_dir():
            return ()
        found = sorted(one for one in folder.iterdir() if one.name.isdigit())
        return tuple(_read(one / MANIFEST) for one in found)

    def partitions(
        self,
        ledger: str,
        *,
        divisions: Iterable[str] = (),
        first: int = 0,
        last: int = 999912,
    ) -> tuple[Partition, ...]:
        """Return the partitions in force, sorted by division, month and load.

        Divisions are prefixes of codes, none for all; months are YYYYMM, both inclusive.
        """
        prefixes = tuple(divisions) or ("",)
        return tuple(
            part
            for (division, month), parts in sorted(self._in_force.get(ledger, {}).items())
            if first <= month <= last and division.startswith(prefixes)
            for part in parts
        )

    @property
    def divisions(self) -> tuple[str, ...]:
        """The codes of the divisions that anything is sealed of, sorted."""
        return tuple(sorted({place[0] for held in self._in_force.values() for place in held}))

    @cached_property
    def _in_force(self) -> dict[str, dict[tuple[str, int], list[Partition]]]:
        force: dict[str, dict[tuple[str, int], list[Partition]]] = {}
        for manifest in self.manifests:
            for one in manifest.partitions:
                place = force.setdefault(one.ledger, {})
                parts = place.setdefault((one.division, one.month), [])
                if manifest.action is Action.CORRECT:
                    parts[:] = [part for part in parts if part.load == manifest.load]
                parts.append(_partition(one, self.folder(manifest.load), manifest.load))
        return force

    def folder(self, load: int) -> Path:
        """Return the folder of a load."""
        return self.path / LOADS / f"{load:06}"

    def masked(self, load: int, ledger: str, division: str) -> Path:
        """Return where a load keeps the masked forms of a division; it may not be there."""
        return self.path / MASKED / f"{load:06}" / ledger / f"{division}.parquet"

    def find_source(self, sha256: str, ledger: str, division: str = "") -> Manifest | None:
        """Return the newest load of that very file whose rows are all still in force.

        Two divisions may hand in the same bytes: where one is named, the rows must be its own.
        """
        for manifest in reversed(self.manifests):
            held = any(one.sha256 == sha256 and one.ledger == ledger for one in manifest.sources)
            own = {one.division for one in manifest.partitions if one.ledger == ledger}
            if held and (not division or division in own) and self._is_in_force(manifest, ledger):
                return manifest
        return None

    def _is_in_force(self, manifest: Manifest, ledger: str) -> bool:
        force = self._in_force.get(ledger, {})
        return all(
            any(part.load == manifest.load for part in force[one.division, one.month])
            for one in manifest.partitions
            if one.ledger == ledger
        )

    @property
    def key(self) -> str | None:
        """The fingerprint of the key that persons are hashed with; None before the first load."""
        if not self.exists:
            return None
        found: str = json.loads((self.path / ABOUT).read_text("utf-8"))["key"]
        return found

    def demand_key(self, fingerprint: str) -> None:
        """Raise OtherKey when the store was sealed with another key."""
        if self.key not in {None, fingerprint}:
            raise OtherKey(
                message(
                    "{store}：台账库是用另一把密钥封存的，同一个人会得到两个代号；"
                    "请用原来的密钥文件，或换一个新的台账库。",
                    store=self.path.name,
                )
            )

    def verify(self) -> list[Path]:
        """Return the sealed files that are missing or differ from their manifest's hash."""
        listed = (
            (self.folder(manifest.load) / one.path, one.sha256)
            for manifest in self.manifests
            for one in manifest.partitions
        )
        return [path for path, digest in listed if not path.is_file() or sha256_of(path) != digest]

    @staticmethod
    def digest(partitions: Iterable[Partition]) -> str:
        """Return the one hash of all that was read; the order does not matter."""
        lines = sorted(
            f"{one.ledger} {one.division} {one.month} {one.sha256}\n" for one in partitions
        )
        return hashlib.sha256("".join(lines).encode()).hexdigest()


@contextmanager
def incoming(store: Store, key: str) -> Iterator[Incoming]:
    """Hold the store for one load; what is not committed at the end is removed.

    What a killed load left is removed first. Raises StoreBusy when another load is under way,
    OtherKey when the store was sealed with another key.
    """
    store.demand_key(key)
    store.path.mkdir(parents=True, exist_ok=True)
    with _held(store.path):
        _sweep(store)
        place = store.path / INCOMING
        place.mkdir(exist_ok=True)
        try:
            yield Incoming(Store(store.path), place, key)
        finally:
            shutil.rmtree(place, ignore_errors=True)


@dataclass(frozen=True, slots=True)
class Incoming:
    """A load under way; nothing in `place` counts until it is committed."""

    store: Store
    place: Path
    key: str

    @property
    def load(self) -> int:
        """The number this load will have."""
        return max((one.load for one in self.store.manifests), default=0) + 1

    @property
    def sealed(self) -> Path:
        """Where partitions are written: ledger/division/YYYYMM.parquet below it."""
        return self.place / LOADS

    @property
    def masked(self) -> Path:
        """Where masked forms are written: ledger/division.parquet below it."""
        return self.place / MASKED

    def commit(self, manifest: Manifest) -> None:
        """Make the load appear, in one rename, with everything it says on the disk."""
        (self.sealed / MANIFEST).write_text(manifest.text(), encoding="utf-8")
        for path in self.place.rglob("*"):
            _flush(path)
        if not self.store.exists:
            _write_about(self.store.path, self.key)
        _move(self.masked, self.store.path / MASKED / f"{manifest.load:06}")
        _move(self.sealed, self.store.folder(manifest.load))


def sha256_of(path: Path) -> str:
    """Return the hash of a file, in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _partition(one: Sealed, folder: Path, load: int) -> Partition:
    path = folder / one.path
    return Partition(one.ledger, one.division, one.month, path, one.sha256, one.rows, load)


def _read(path: Path) -> Manifest:
    try:
        return manifest_of(path.read_text("utf-8"))
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise BrokenStore(
            message(
                "{path}：封存清单缺失或损坏；台账库在外部被改动过，请用备份恢复。",
                path="/".join(path.parts[-3:]),
            )
        ) from fault


def _write_about(place: Path, key: str) -> None:
    draft = place / f"{ABOUT}.new"
    draft.write_text(json.dumps({"format": FORMAT, "key": key}, indent=1) + "\n", encoding="utf-8")
    _flush(draft)
    draft.replace(place / ABOUT)


def _move(origin: Path, target: Path) -> None:
    if not origin.exists():
        return
    target.parent.mkdir(exist_ok=True)
    origin.rename(target)
    _flush(target.parent)


def _sweep(store: Store) -> None:
    """Remove what a killed load left: its folder, and masked forms of no load."""
    shutil.rmtree(store.path / INCOMING, ignore_errors=True)
    masked = store.path / MASKED
    for one in masked.iterdir() if masked.is_dir() else ():
        if not (store.path / LOADS / one.name).is_dir():
            shutil.rmtree(one)


def _flush(path: Path) -> None:
    """Have the operating system put a file, or a folder's list of names, on the disk."""
    if path.is_dir() and os.name == "nt":
        return  # Windows has no handle on a folder's names
    handle = os.open(path, os.O_RDONLY if os.name != "nt" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _held(place: Path) -> Iterator[None]:
    """Hold a lock that ends with the process, however it ends."""
    with (place / "lock").open("a+b") as stream:
        try:
            _lock(stream.fileno())
        except OSError as fault:
            raise StoreBusy(
                message("{store}：另一次载入正在进行；请等它结束后再试。", store=place.name)
            ) from fault
        yield


def _lock(handle: int) -> None:
    if os.name == "nt":
        import msvcrt  # noqa: PLC0415 - Windows only

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined] # Windows only
    else:
        import fcntl  # noqa: PLC0415 - elsewhere only

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
