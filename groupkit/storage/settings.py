"""A person's preferences on this computer, in a TOML file of their own."""

import os
from dataclasses import asdict
from pathlib import Path

import msgspec
import platformdirs

from groupkit.core.settings import Settings
from groupkit.storage.world import plain_words

_LARGEST = 64 * 1024


def path() -> Path:
    """Return where the preferences are kept; GROUPKIT_SETTINGS names another place."""
    named = os.environ.get("GROUPKIT_SETTINGS")
    return Path(named) if named else platformdirs.user_config_path("groupkit", appauthor=False) / "settings.toml"


def data_path() -> Path:
    """Return where groupkit keeps files it makes by itself."""
    return platformdirs.user_data_path("groupkit", appauthor=False)


def read() -> Settings:
    """Return the preferences; what cannot be read falls back to what groupkit starts with."""
    try:
        if path().stat().st_size > _LARGEST:
            return Settings()
        return msgspec.toml.decode(path().read_bytes(), type=Settings)
    except (OSError, UnicodeDecodeError, msgspec.MsgspecError):
        return Settings()


def write(settings: Settings) -> None:
    """Keep the preferences; raise GroupkitError where the disk cannot take them."""
    with plain_words():
        path().parent.mkdir(parents=True, exist_ok=True)
        part = path().with_suffix(".part")
        part.write_bytes(msgspec.toml.encode(asdict(settings)))
        part.replace(path())
