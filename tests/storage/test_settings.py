"""A person's preferences are kept on this computer, and what cannot be read does not stop anybody."""

import pytest

from groupkit.core.problems import GroupkitError
from groupkit.core.settings import Settings
from groupkit.storage import settings


def test_preferences_are_there_next_time():
    assert settings.read() == Settings()
    chosen = Settings(language="fr", text_size=150, scheme="dark", lock_after=5)
    settings.write(chosen)
    settings.write(chosen)
    assert settings.read() == chosen
    assert [entry.name for entry in settings.path().parent.iterdir()] == ["settings.toml"]


@pytest.mark.parametrize(
    "content", [b"\xff\xfe\x00", b"language = ", b"text_size = 'big'", b"x" * 70_000, b"[[language]]"]
)
def test_preferences_that_cannot_be_read_fall_back(content):
    settings.path().parent.mkdir()
    settings.path().write_bytes(content)
    assert settings.read() == Settings()


def test_preferences_of_a_newer_groupkit_are_read_as_far_as_they_are_known():
    settings.path().parent.mkdir()
    settings.path().write_text('scheme = "dark"\nsparkle = true\n')
    assert settings.read() == Settings(scheme="dark")


def test_preferences_live_where_the_system_keeps_them(monkeypatch, tmp_path):
    monkeypatch.delenv("GROUPKIT_SETTINGS")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert settings.path().name == "settings.toml"
    assert "groupkit" in str(settings.path())


def test_preferences_that_cannot_be_written_are_told():
    settings.path().parent.parent.joinpath("preferences").write_text("in the way")
    with pytest.raises(GroupkitError, match="file where a folder should be"):
        settings.write(Settings())
