"""Safety limits of reading, each with its reason; a file beyond one gets a named error."""

from __future__ import annotations

from typing import Final

MIB: Final = 1024 * 1024

MAX_FILE_BYTES: Final = 256 * MIB
"""Bytes of one file: a county's whole disclosure as scans stays below; more is not a table."""

MAX_TEXT_BYTES: Final = 64 * MIB
"""Bytes of a text, CSV or HTML file: lines become objects, about ten times the bytes."""

MAX_PART_BYTES: Final = 128 * MIB
"""Expanded bytes of one archive member: about two million filled cells of a sheet."""

MAX_ARCHIVE_BYTES: Final = 512 * MIB
"""Expanded bytes of all members of one archive, nested archives included."""

MAX_MEMBERS: Final = 20_000
"""Members of one archive: a province's yearly collection by county has fewer."""

MAX_RATIO: Final = 250
"""Expanded over packed bytes; empty bordered cells reach about 100, deflate ends at 1032."""

RATIO_FREE_BYTES: Final = 16 * MIB
"""A member that expands to less is harmless whatever its ratio."""

MAX_ARCHIVE_DEPTH: Final = 3
"""Archives inside archives: county in city in province is three; more is an attack."""

MAX_XML_DEPTH: Final = 2_000
"""Nested XML elements: a table nested ten times in Word needs about a hundred."""

MAX_TABLE_DEPTH: Final = 50
"""Word tables nested in cells: layouts of web pages pasted into Word reach ten."""

MAX_GRID_CELLS: Final = 20_000_000
"""Cells of one table, empty ones included: 160 MB of references, the most we hold."""

MAX_COLUMNS: Final = 512
"""Columns of a sheet that are kept: no form is wider; stray cells may stand at column 16384."""

MAX_EMPTY_ROWS: Final = 1_000
"""Empty rows between filled ones that are kept; longer gaps are left out and rows numbered."""

SHEET_PIECE_BYTES: Final = 1 * MIB
"""Bytes of a sheet expanded and read at a time, so that memory does not follow file size."""

MAX_OLE_SECTORS: Final = 1_000_000
"""Sectors followed in one chain of an OLE2 file, so that a loop in the chain ends."""

CONVERSION_SECONDS: Final = 60
"""LibreOffice's start on a slow machine with a cold disk."""

CONVERSION_SECONDS_PER_FILE: Final = 20
"""Ten times what LibreOffice needs for one ordinary file."""
