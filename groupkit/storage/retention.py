"""Reads how long things are kept, as it comes with groupkit."""

from groupkit.core.retention import RetentionWords
from groupkit.storage import shipped


def words() -> RetentionWords:
    """Return the words and rules, or raise GroupkitError when the file is not as it came."""
    return shipped.words(RetentionWords, "money", "retention.toml")
