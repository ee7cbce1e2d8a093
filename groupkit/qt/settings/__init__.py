"""The settings: what one person prefers on this computer, what the group settled, and the keys of its file."""

from groupkit.qt.settings.page import SettingsPage

__all__ = ["SettingsPage"]
