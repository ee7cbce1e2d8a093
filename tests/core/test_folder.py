"""The sheets of the folder are fit to be read by somebody who is there for the first time."""

import pytest
import textstat

from groupkit.storage.folder import sheets
from tests.test_content import BANNED, OLDEST

SHEETS = {sheet.key: sheet for sheet in sheets()}


@pytest.mark.parametrize("key", ["first-visit", "visitors", "site", "news"])
@pytest.mark.parametrize("grade", [textstat.automated_readability_index, textstat.coleman_liau_index])
def test_an_eleven_year_old_can_read_it(key, grade):
    assert grade(" ".join(SHEETS[key].lines)) + 5 <= OLDEST


@pytest.mark.parametrize("key", SHEETS)
def test_no_cold_word_stands_in_it(key):
    assert BANNED.search("\n".join((SHEETS[key].title, *SHEETS[key].lines))) is None
