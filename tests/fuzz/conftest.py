"""Let the tests of this folder import its modules, whatever pytest's import mode is."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent))
