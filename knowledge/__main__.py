"""``python -m knowledge``."""

from __future__ import annotations

import os
import sys

from knowledge.cli import main

sys.exit(main(sys.argv[1:], os.environ))
