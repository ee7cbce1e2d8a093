"""Prints a workbook with groupkit: its choices are given by name."""

from pathlib import Path
from typing import Any

from groupkit.core.workbooks.editions import Printing
from groupkit.pdf.workbooks.making import book
from groupkit.storage.workbooks import shipped

WORKBOOK = shipped()[0]


def press(chosen: dict[str, Any], path: Path) -> None:
    """Print the chapters and copies that are asked for."""
    book(WORKBOOK, Printing(chapters=tuple(chosen["chapters"]), copies=chosen["copies"]), path)
