"""The words of claims are found by what they are about, in any language."""

from groupkit.core.claimforms import ClaimWords, told
from groupkit.core.claims import Deed, State
from groupkit.i18n import catalogue
from groupkit.storage import claimforms

CLAIMS = claimforms.words(ClaimWords)


def test_words_are_found_by_the_state_the_deed_and_the_reason():
    assert CLAIMS.of(State.PAID).title == "Paid"
    assert CLAIMS.doing(Deed.AGREE).button == "Agree it"
    assert CLAIMS.why_none("lost") == "It got lost"
    assert CLAIMS.why_none("") == ""


def test_the_words_are_those_of_the_language_that_is_asked_for():
    assert told(CLAIMS, catalogue("en")) == CLAIMS
    assert told(CLAIMS, catalogue("en-XA")).of(State.PAID).title.startswith("P")
    assert told(CLAIMS, catalogue("en-XA")) != CLAIMS
