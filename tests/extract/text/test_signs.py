"""Signs that writers choose freely."""

from __future__ import annotations

import pytest

from extract.facts import Visit
from tests.extract.texts import facts_of


@pytest.mark.parametrize("dash", ["-", "–", "\u2010", "\u2012", "\u2212", "\u2015"])
def test_any_dash_joins_two_days(dash: str) -> None:
    (visit,) = facts_of(Visit, f"President Juris Ozols visited Chile on 3{dash}5 May 1999.")
    assert str(visit.date) == "1999-05-03/1999-05-05"
    assert dash in visit.evidence[0].quote  # the passage keeps the article's own


@pytest.mark.parametrize("blank", ["\u00a0", "\u2009", "\u202f"])
def test_any_blank_parts_words(blank: str) -> None:
    (visit,) = facts_of(Visit, f"President{blank}Juris{blank}Ozols visited Chile on 3{blank}May 1999.")
    assert visit.visitor is not None
    assert (visit.visitor.name, str(visit.date)) == ("Juris Ozols", "1999-05-03")
