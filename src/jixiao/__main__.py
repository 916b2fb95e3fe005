"""`python -m jixiao` is the command `jixiao`."""

from __future__ import annotations

from jixiao.cli.main import main

if __name__ == "__main__":
    raise SystemExit(main())
