"""`python -m reportlint`, and the script of that name."""

from __future__ import annotations

from reportlint.cli import main

if __name__ == "__main__":
    main()
