"""Published and made examples that the rules are held against."""

import json
from importlib.resources import files
from typing import Any


def load(name: str) -> Any:
    """One example file as JSON."""
    return json.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))
