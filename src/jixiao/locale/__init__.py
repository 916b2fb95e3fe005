"""The languages people read: Chinese as written in the code, English from a catalogue.

May not know: anything of the rest; may be imported by anyone.
Catalogue: locale/en/LC_MESSAGES/jixiao.mo, made by scripts/messages.py from locale/en/*.po.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

LANGUAGES: Final = ("zh", "en")


def translator(lang: str) -> Callable[[str], str]:
    """Return the function from Chinese sentences to sentences in `lang`.

    `zh` gives the sentence itself; in other languages a sentence without translation stays
    Chinese. Raises ValueError for a language this installation does not have.
    """
    if lang not in LANGUAGES:
        msg = f"{lang!r} is not a language of this installation; known: {', '.join(LANGUAGES)}"
        raise ValueError(msg)
    return _identity if lang == "zh" else _catalogue(lang)


def _identity(text: str) -> str:
    return text


@cache
def _catalogue(lang: str) -> Callable[[str], str]:
    import gettext  # noqa: PLC0415 - Chinese, the default, does without

    folder = __file__.removesuffix("__init__.py")
    with open(f"{folder}{lang}/LC_MESSAGES/jixiao.mo", "rb") as stream:  # noqa: PTH123 - `--help` is quicker without pathlib
        found = gettext.GNUTranslations(stream)
    return lambda text: found.gettext(text) if text else text
