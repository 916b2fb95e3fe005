"""Print every figure of the README in one run, as ratios; exit 1 when a bound is missed.

python benchmarks/run.py [NAME…]     NAME: the name of a file beside this one, as in NAMES
"""

from __future__ import annotations

import platform
import sys
from importlib import import_module

NAMES = (
    "xlsx_to_plans",
    "docx_to_plans",
    "cli_start",
    "scaling",
    "pdf_printing",
    "pdf_to_grids",
    "scan_accuracy",
    "scan_speed",
    "pdf_scaling",
    "costing",
    "scoring",
    "review_cost",
    "review_scaling",
)


def main() -> int:
    """Run the benchmarks asked for, or all; return the exit status."""
    print(f"{platform.system()} {platform.machine()}, Python {platform.python_version()}")
    missed = 0
    for name in sys.argv[1:] or NAMES:
        for figure in import_module(name).figures():
            print(figure, flush=True)
            missed += not figure.holds
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
