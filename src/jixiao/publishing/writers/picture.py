"""Figure → PNG by the typesetter, for files that cannot hold drawings; the same bytes each time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.publishing.writers.typesetting import typesetter

if TYPE_CHECKING:
    from jixiao.publishing.sheet import Figure

DOTS_PER_INCH: Final = 220.0
_PAGE: Final = b"""#set page(width: float(sys.inputs.width) * 1mm,
  height: float(sys.inputs.height) * 1mm, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg", width: 100%, height: 100%)"""


def png_of(figure: Figure) -> bytes:
    """Return the figure as a picture fine enough for print; raises TypesetterMissing."""
    with typesetter() as typeset:
        return typeset(
            _PAGE,
            format="png",
            ppi=DOTS_PER_INCH,
            sys_inputs={
                "svg": figure.svg,
                "width": f"{figure.width}",
                "height": f"{figure.height}",
            },
        )
