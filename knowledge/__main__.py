"""``python -m knowledge``."""

from __future__ import annotations

import sys

from knowledge.cli import main

sys.exit(main(sys.argv[1:]))
