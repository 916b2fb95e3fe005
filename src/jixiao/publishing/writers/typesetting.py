"""The typesetter with the fonts that come with it, and nothing of the machine's own."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Final

from jixiao.model.errors import JixiaoError
from jixiao.model.message import message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FONTS: Final = "pylopdf_fonts_zh_cn"
FACES: Final = ("Noto Serif SC", "Noto Sans SC")


class TypesetterMissing(JixiaoError):
    """The typesetting library or the Chinese fonts are not installed."""


@contextmanager
def typesetter() -> Iterator[Callable[..., bytes]]:
    """Yield what compiles typst with the package's fonts; raises TypesetterMissing."""
    try:
        import typst  # noqa: PLC0415 - an extra; loaded when used

        fonts = files(FONTS)
    except ModuleNotFoundError as fault:
        raise TypesetterMissing(
            message(
                "输出 PDF 需要组件 {component}，本机没有安装。请安装 jixiao[pdf]，或改输出 docx。",
                component=fault.name or "typst",
            )
        ) from fault
    with as_file(fonts) as folder:
        _require_faces(typst.Fonts(include_system_fonts=False, font_paths=[folder]).families())
        yield partial(  # type: ignore[misc] # its stubs say None
            typst.compile, font_paths=[folder], ignore_system_fonts=True
        )


def _require_faces(families: list[str]) -> None:
    missing = [face for face in FACES if face not in families]
    if missing:
        raise TypesetterMissing(
            message(
                "输出 PDF 需要字体 {fonts}，安装的字体包里没有。请重新安装 jixiao[pdf]。",
                fonts="、".join(missing),
            )
        )
