"""What one person prefers on this computer; the preferences page is made from these fields."""

from dataclasses import dataclass, field

from groupkit.i18n import N_

SMALLEST_TEXT, LARGEST_TEXT = 100, 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """A person's preferences; `metadata` holds the label, the help and the choices of each field."""

    language: str = field(
        default="en",
        metadata={"label": N_("Language of the window"), "help": N_("Paper has its own language.")},
    )
    text_size: int = field(
        default=100,
        metadata={
            "label": N_("Text size"),
            "help": N_("From 100 to 200 percent."),
            "choices": (100, 125, 150, 175, 200),
        },
    )
    scheme: str = field(
        default="light",
        metadata={
            "label": N_("Light or dark"),
            "help": N_("Dark is easier in a dim room."),
            "choices": ("light", "dark"),
        },
    )
    lock_after: int = field(
        default=10,
        metadata={
            "label": N_("Lock after"),
            "help": N_("Minutes of no use. Ctrl+L locks at once."),
            "choices": (2, 5, 10, 20, 30),
        },
    )
