"""The forms that come with groupkit are read from its own files; one that is spoilt is said so in plain words."""

import pytest

from groupkit.core.problems import GroupkitError
from groupkit.resources import folder
from groupkit.storage import shipped as reading
from groupkit.storage.feedback import shipped


@pytest.fixture
def files(tmp_path, monkeypatch):
    """Return a folder in which one form stands, and forget what was read before and after."""
    for module in (shipped, reading):
        monkeypatch.setattr(module, "folder", lambda _name: tmp_path)
    inside = tmp_path / "feedback"
    inside.mkdir()
    shipped.forms.cache_clear()
    yield inside
    shipped.forms.cache_clear()


def test_forms_are_read_in_the_order_of_their_names_and_the_words_are_none():
    assert [form.id for form in shipped.forms()] == sorted(form.id for form in shipped.forms())
    assert "words" not in {form.id for form in shipped.forms()}
    assert shipped.words().scale("fit-5").options[0].key == "not-at-all"


@pytest.mark.parametrize("spoilt", ["id = ", 'id = "a"', "#" * (reading.LARGEST + 1)])
def test_a_spoilt_file_is_said_in_plain_words(files, spoilt):
    (files / "a.toml").write_text(spoilt, "utf-8")
    with pytest.raises(GroupkitError, match="Put groupkit on this computer again"):
        shipped.forms()


def test_a_spoilt_list_of_the_words_of_cards_is_said_in_plain_words(files):
    source = (folder("forms") / "feedback" / "cards.toml").read_text("utf-8")
    (files / "cards.toml").write_text(source.replace("card_second", "card-second"), "utf-8")
    shipped.cards.cache_clear()
    with pytest.raises(GroupkitError, match="Put groupkit on this computer again"):
        shipped.cards()
    shipped.cards.cache_clear()
