"""Finds the data folders, in a checkout (top level) and in a wheel (inside the package)."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def folder(name: str) -> Path:
    """Return the folder of a kind of data: "workbooks", "forms", "i18n" or "look"."""
    installed = _PACKAGE / "data" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name
