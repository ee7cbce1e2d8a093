"""The cards of what a group agrees stand on their paper, in large letters and in any direction."""

from io import BytesIO

import pytest

from groupkit.core.agreement import Agreement
from groupkit.pdf.agreement import cards
from groupkit.services import agreement
from tests.pdf.reading import count, inside, words


def carded(settled: Agreement, **choices):
    written = BytesIO()
    cards(settled, written, **choices)
    return written.getvalue()


@pytest.mark.parametrize(
    "choices", [{}, {"large": True}, {"paper": "Letter", "large": True}, {"language": "ar-XB"}]
)
def test_the_cards_of_the_agreement_fit_their_paper(choices):
    data = carded(agreement.shipped(), **choices)
    assert inside(data)
    assert 4 <= count(data) <= 6


def test_limits_of_its_own_stand_with_their_day(book):
    shown = words(carded(agreement.set_limits(book, "We tell the warden."), talk="listen"))
    assert "We tell the warden. Our group settled this on Saturday 14 November 2026." in shown
    assert "Listen only" in shown
    assert "Ask first" not in shown
