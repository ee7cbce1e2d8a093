"""What one person prefers on this computer, kept apart from any group."""

from dataclasses import fields, replace
from pathlib import Path

from groupkit.core.settings import Settings
from groupkit.i18n import languages
from groupkit.storage import settings
from groupkit.storage.world import plain_words


def read() -> Settings:
    """Return the preferences; a choice that is no longer offered falls back to what groupkit starts with."""
    known, first = settings.read(), Settings()
    fallen = {
        field.name: getattr(first, field.name)
        for field in fields(Settings)
        if getattr(known, field.name) not in field.metadata.get("choices", (getattr(known, field.name),))
    }
    if known.language not in languages():
        fallen["language"] = first.language
    return replace(known, **fallen)


def write(changed: Settings) -> None:
    """Keep the preferences; raise GroupkitError where the disk cannot take them."""
    with plain_words():
        settings.write(changed)


def data_folder() -> Path:
    """Return the folder for files groupkit makes by itself, such as the made-up group."""
    return settings.data_path()


def folder() -> Path:
    """Return the folder of the preferences."""
    return settings.path().parent
