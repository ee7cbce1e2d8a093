"""The list of plain words, as a value."""

from groupkit.i18n import catalogue
from groupkit.storage import glossary


def test_our_words_are_said_in_another_language_and_theirs_stay():
    ours = glossary.glossary()
    there = ours.told(catalogue("en-XA"))
    assert there.title != ours.title
    assert [each.word for each in there.entry] == [each.word for each in ours.entry]
    assert all(one.say != other.say for one, other in zip(ours.entry, there.entry, strict=True))
