"""The papers of the money: the sheet of a meeting, the answer to it, the list of sheets, slips to fill in."""

from groupkit.pdf.money.envelopes import answer, sheet
from groupkit.pdf.money.slips import blank_sheet, count_slip
from groupkit.pdf.money.states import STATES, statuses

__all__ = ["STATES", "answer", "blank_sheet", "count_slip", "sheet", "statuses"]
