"""Tables of a study as they were printed, some of which do not add up, as somebody would type them."""

import csv
import tomllib
from pathlib import Path
from typing import Any

STUDY: dict[str, Any] = tomllib.loads(
    (Path(__file__).parent / "fixtures" / "evaluation" / "reco-tables.toml").read_text(encoding="utf-8")
)
TABLES: dict[str, dict[str, Any]] = {each["key"]: each for each in STUDY["tables"]}
SOUND = {key for key, each in TABLES.items() if not each["faults"]}


def typed(key: str, path: Path) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Save a table as CSV; return the column that the others make up, and the columns that are parts of others."""
    each = TABLES[key]
    rows = [*each["rows"], *([["Total", each["says"]]] if "says" in each else [])]
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([["", *each["columns"]], *rows])
    return each.get("row_sum", ""), tuple((part, whole) for part, whole in each.get("part_of", ()))
