"""Kinds of meeting to start from: each fills in how a meeting runs, and everything can be changed afterwards."""

from dataclasses import dataclass, replace

from groupkit.core.meetings import Meeting
from groupkit.i18n import Catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """One kind of meeting; `talk` is "" where the format says how people reply, `steps` "" where none are read."""

    key: str
    title: str
    format: str
    talk: str = ""
    is_open: bool
    online: bool = False
    steps: str = ""

    def of(self, meeting: Meeting) -> Meeting:
        """Return a meeting run this way; its name, day, place and money stay."""
        return replace(
            meeting, format=self.format, talk=self.talk, is_open=self.is_open, online=self.online or meeting.online
        )

    def told(self, words: Catalogue) -> "Preset":
        """Return the preset in another language."""
        return replace(self, title=words.pgettext(f"presets/presets/{self.key}/title", self.title))
