"""A group finds the shipped contacts of its country, and is told plainly when a file is not as it was."""

import pytest

from groupkit.core.problems import GroupkitError
from groupkit.storage import contacts
from groupkit.storage.contacts import LARGEST, guidance, regions, shipped

ROW = '\n[[contact]]\nkey = "a"\nname = "A"\nreach = "Call 1"\nfor_whom = "All"\nregion = "UK"\nlevel = "now"\n'
HEAD = 'id = "contacts-uk"\nregion = "UK"\nsource = "s"\nlicense = "l"\nlanguage = "en"\n'


@pytest.fixture
def place(tmp_path, monkeypatch):
    """Stand in for the shipped folder, as if somebody had changed the files."""
    (tmp_path / "safety").mkdir()
    monkeypatch.setattr(contacts, "folder", lambda _name: tmp_path)
    return tmp_path / "safety"


def test_each_country_has_one_emergency_number():
    assert regions() == ("UK", "US")
    numbers = {region: [each.reach for each in shipped(region) if each.emergency] for region in regions()}
    assert numbers == {"UK": ["Call 999"], "US": ["Call 911"]}


def test_no_shipped_number_counts_as_checked_by_the_group():
    assert all(each.checked_on is None and not each.local for region in regions() for each in shipped(region))


def test_a_nation_leaves_out_the_numbers_of_the_others():
    whole = {each.key for each in shipped("UK")}
    scotland = {each.key for each in shipped("UK-Scotland")}
    assert {"nhs-mental-health", "breathing-space", "lifeline"} <= whole
    assert "breathing-space" in scotland
    assert "samaritans" in scotland
    assert not {"nhs-mental-health", "lifeline"} & scotland


@pytest.mark.parametrize("region", ["FR", "", "../UK"])
def test_a_country_without_contacts_is_told_to_add_its_own(region):
    with pytest.raises(GroupkitError) as refused:
        shipped(region)
    assert "Add your own" in str(refused.value)


def test_the_guidance_has_three_grades_in_order():
    assert [grade.key for grade in guidance().grades] == ["now", "today", "worse"]


def test_a_row_reads_back_as_written(place):
    (place / "contacts-uk.toml").write_text(HEAD + ROW + "seen_on = 2026-01-18\n")
    (only,) = shipped("UK")
    assert (only.key, only.reach, only.level, str(only.seen_on)) == ("a", "Call 1", "now", "2026-01-18")


@pytest.mark.parametrize(
    "text",
    [
        HEAD + ROW.replace('"now"', '"soon"'),
        HEAD + ROW + 'phone = "1"\n',
        HEAD + ROW.replace('name = "A"\n', ""),
        HEAD + "[[contact\n",
        "",
    ],
)
def test_a_changed_file_is_refused_whole_with_its_name(place, text):
    (place / "contacts-uk.toml").write_text(text)
    with pytest.raises(GroupkitError) as refused:
        shipped("UK")
    assert "contacts-uk.toml" in str(refused.value)
    assert "Put the original file back" in str(refused.value)


def test_a_file_that_is_not_text_is_refused(place):
    (place / "contacts-uk.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(GroupkitError, match="cannot be read"):
        shipped("UK")


def test_a_file_far_too_large_is_not_read(place):
    (place / "contacts-uk.toml").write_text("#" * (LARGEST + 1))
    with pytest.raises(GroupkitError) as refused:
        shipped("UK")
    assert "too large" in str(refused.value)


def test_an_absent_help_page_is_said_plainly(place):
    with pytest.raises(GroupkitError) as refused:
        guidance()
    assert "help-now.toml cannot be opened" in str(refused.value)
