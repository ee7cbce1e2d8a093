"""Every word of evaluation and outcomes that is in a file is read, each under the name of its field."""

import tomllib
from collections.abc import Mapping

import msgspec
import pytest

from groupkit.core.problems import GroupkitError
from groupkit.services.evaluation import telling as evaluation_telling
from groupkit.services.outcomes import telling as outcomes_telling
from groupkit.services.packs import telling as packs_telling
from groupkit.storage import shipped
from groupkit.storage.evaluation import shipped as evaluation
from groupkit.storage.outcomes import shipped as outcomes
from groupkit.storage.packs import shipped as packs
from tests.test_evaluation_content import PATHS

READERS = {
    "evaluation": (evaluation, evaluation_telling),
    "outcomes": (outcomes, outcomes_telling),
    "packs": (packs, packs_telling),
}
OF_PACKS = ("meeting", "report")
each_file = pytest.mark.parametrize("path", PATHS, ids=lambda path: f"{path.parent.name}-{path.stem}")


def reader(path):
    """Return what reads a file, and what says it in another language."""
    place, telling = READERS["packs" if path.stem in OF_PACKS else path.parent.name]
    return getattr(place, path.stem), telling


def without_nothing(value):
    """Return a value without the fields in which nothing stands, nought or no."""
    if isinstance(value, Mapping):
        return {key: without_nothing(each) for key, each in value.items() if each not in (None, "", [], (), 0)}
    return [without_nothing(each) for each in value] if isinstance(value, list | tuple) else value


def marked_apart(file, read):
    """Return what was read without what is known and stands in no file: the stage of the last five."""
    if file["id"] == "justice":
        for each in read["statements"]:
            assert each.pop("stage") == "justice"
    return read


@each_file
def test_nothing_in_a_file_is_lost_when_it_is_read(path):
    file = tomllib.loads(path.read_text("utf-8"))
    read, _telling = reader(path)
    assert without_nothing(file) == marked_apart(file, without_nothing(msgspec.to_builtins(read())))


@each_file
def test_words_are_told_in_another_language_and_keys_stay(path):
    read, telling = reader(path)
    plain, english, other = read(), telling.told(read()), telling.told(read(), "en-XA")
    assert plain == english
    assert (other.id, other.source, other.license) == (plain.id, plain.source, plain.license)
    assert (other == plain) is (path.stem == "sources")


@each_file
def test_a_file_that_is_not_as_it_came_is_told_calmly(path, tmp_path, monkeypatch):
    place = tmp_path / path.parent.name
    place.mkdir()
    (place / path.name).write_text(path.read_text("utf-8").replace("license =", "licence ="), "utf-8")
    monkeypatch.setattr(shipped, "folder", lambda _name: tmp_path)
    read, _telling = reader(path)
    with pytest.raises(GroupkitError, match=f"{path.name} cannot be read"):
        read.__wrapped__()


def test_the_files_are_all_there():
    assert len(PATHS) == 20
