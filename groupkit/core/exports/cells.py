"""Words in a spreadsheet: written so that no program works them out, read back exactly as they were."""

_FORMULA = frozenset("=+-@＝＋－＠'")
_HIDDEN = ("\t", "\r", "\n")


def guarded(words: str) -> str:
    """Return words with an apostrophe before anything a spreadsheet would take for a formula.

    An apostrophe gets one too, so that taking one away always gives the words back.
    """
    formula = words.lstrip()[:1] in _FORMULA or words.startswith(_HIDDEN)
    return f"'{words}" if formula else words


def unguarded(cell: str) -> str:
    """Return the words a guarded cell was written from."""
    return cell.removeprefix("'")
