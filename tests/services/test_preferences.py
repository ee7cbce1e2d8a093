"""What a person prefers is kept on this computer; what is no longer offered falls back."""

import pytest

from groupkit.core.problems import GroupkitError
from groupkit.core.settings import Settings
from groupkit.services import preferences


def test_preferences_are_kept_from_one_day_to_the_next():
    assert preferences.read() == Settings()
    preferences.write(Settings(text_size=150, scheme="dark"))
    assert preferences.read() == Settings(text_size=150, scheme="dark")
    assert (preferences.folder() / "settings.toml").exists()


def test_a_choice_that_is_no_longer_offered_falls_back_alone():
    preferences.write(Settings(text_size=7, scheme="dark", language="xx"))
    assert preferences.read() == Settings(scheme="dark")


def test_preferences_that_cannot_be_kept_are_told():
    preferences.folder().write_text("in the way")
    with pytest.raises(GroupkitError, match="file where a folder should be"):
        preferences.write(Settings())


def test_what_groupkit_makes_by_itself_has_a_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert "groupkit" in str(preferences.data_folder())
