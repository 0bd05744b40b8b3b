from __future__ import annotations

import pytest

from extract.facts import EntityKind, Mention
from extract.text.people import People
from extract.text.units import Unit, UnitKind


def actor(name: str, state: str = "", role: str = "HeadOfState") -> Unit:
    of = Mention(EntityKind.STATE, state) if state else None
    return Unit(UnitKind.ACTOR, 0, len(name), mention=Mention(EntityKind.PERSON, name), state=of, role=role)


PEOPLE = People.of(
    [
        actor("Isaias Afwerki", "Eritrea"),
        actor("President Afwerki"[10:], "Eritrea"),
        actor("Heydar Aliyev", "Azerbaijan"),
        actor("Ilham Aliyev", "Azerbaijan"),
        actor("Jigme Singye Wangchuck", "Bhutan"),
        actor("Jigme Khesar Namgyel Wangchuck", "Bhutan"),
    ]
)


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("Afwerki", "Isaias Afwerki"),
        ("I. Afwerki", "Isaias Afwerki"),
        ("Isaias", "Isaias Afwerki"),
        ("Ilham Aliyev", "Ilham Aliyev"),
        ("Khesar", "Jigme Khesar Namgyel Wangchuck"),
    ],
)
def test_a_form_finds_its_person(form: str, name: str) -> None:
    person = PEOPLE.find(form)
    assert person is not None and person.name == name


@pytest.mark.parametrize("form", ["Aliyev", "Jigme", "Wangchuck", "Smith"])
def test_what_may_be_several_persons_is_nobody(form: str) -> None:
    assert PEOPLE.find(form) is None


def test_settling_gives_the_fullest_name_and_the_state() -> None:
    name = Unit(UnitKind.NAME, 0, 7, mention=Mention(EntityKind.PERSON, "Afwerki"))
    settled = PEOPLE.settle(name)
    assert settled is not None and settled.mention is not None and settled.state is not None
    assert (settled.kind, settled.mention.name, settled.state.name) == (
        UnitKind.ACTOR,
        "Isaias Afwerki",
        "Eritrea",
    )
    unknown = Unit(UnitKind.NAME, 0, 7, mention=Mention(EntityKind.PERSON, "Nowhere"))
    assert PEOPLE.settle(unknown) is None


def test_a_single_name_behind_a_royal_title_is_no_surname() -> None:
    king = Unit(
        UnitKind.ACTOR, 0, 6, mention=Mention(EntityKind.PERSON, "Salman"), role="HeadOfState", given=True
    )
    people = People.of(
        [king, actor("Salman Al Berg", "Oman"), actor("Faisal bin Salman", "Oman", "Official")]
    )
    settled = people.settle(king)
    assert settled is not None and settled.mention is not None and settled.mention.name == "Salman Al Berg"
    alone = People.of([king, actor("Faisal bin Salman", "Oman", "Official")]).settle(king)
    assert alone is not None and alone.mention is not None and alone.mention.name == "Salman"
