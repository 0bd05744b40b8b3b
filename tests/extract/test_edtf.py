"""Dates are as precise as the text, and span the days they say."""

import datetime as dt

import pytest

from extract.edtf import Date


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2010-06-15/2010-06-16", dt.date(2010, 6, 15), dt.date(2010, 6, 16)),
        ("2012-02", dt.date(2012, 2, 1), dt.date(2012, 2, 29)),
        ("2016", dt.date(2016, 1, 1), dt.date(2016, 12, 31)),
        ("2013~", dt.date(2013, 1, 1), dt.date(2013, 12, 31)),
        ("2014/..", dt.date(2014, 1, 1), None),
        ("2018-21", dt.date(2018, 3, 1), dt.date(2018, 5, 31)),
        ("199X", dt.date(1990, 1, 1), dt.date(1999, 12, 31)),
        ("199X/2004", dt.date(1990, 1, 1), dt.date(2004, 12, 31)),
        ("18XX~", dt.date(1800, 1, 1), dt.date(1899, 12, 31)),
        ("2018-24", dt.date(2018, 12, 1), dt.date(2019, 2, 28)),
    ],
)
def test_span(edtf: str, first: dt.date | None, last: dt.date | None) -> None:
    date = Date(edtf)
    assert (date.not_before, date.not_after) == (first, last)


@pytest.mark.parametrize(
    "edtf", ["", "0214-02-30", "2011-13", "spring", "../..", "2012/2010", "2011-2-3", "199X-05", "19X0"]
)
def test_what_is_no_date_is_refused(edtf: str) -> None:
    with pytest.raises(ValueError, match=r"date|interval|day|month"):
        Date(edtf)
