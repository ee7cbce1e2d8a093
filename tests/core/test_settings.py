"""Each preference explains itself, and starts with something that can be chosen."""

from dataclasses import fields

from groupkit.core.settings import LARGEST_TEXT, SMALLEST_TEXT, Settings


def test_every_preference_has_a_label_and_help():
    for field in fields(Settings):
        assert field.metadata["label"]
        assert field.metadata["help"]


def test_what_a_preference_starts_with_can_be_chosen():
    for field in fields(Settings):
        assert field.default in field.metadata.get("choices", (field.default,))
    sizes = next(field for field in fields(Settings) if field.name == "text_size").metadata["choices"]
    assert (min(sizes), max(sizes)) == (SMALLEST_TEXT, LARGEST_TEXT)
