"""Recognition in the labels of a fact sheet."""

from __future__ import annotations

import pytest

from tests.extract.recognitions.acts import Act, acts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Recognition of Latvia: 1991.", [("Chile", "Latvia", "1991")]),
        ("Date of Recognition of the Republic of Latvia: 5 May 1991", [("Chile", "Latvia", "1991-05-05")]),
        (
            "Recognition of independence of the Republic of Latvia by Chile – 5 May 1991",
            [("Chile", "Latvia", "1991-05-05")],
        ),
        ("Recognition by Chile: 5 May 1991", [("Chile", "Latvia", "1991-05-05")]),
        ("== Estonia ==\nRecognition of Finland: 1919", [("Estonia", "Finland", "1919")]),
        ("Date of recognition: 5 May 1991", []),
        ("Recognition of Latvian diplomas: 1991", []),
        ("The recognition of Latvia was discussed: 1991", []),
    ],
)
def test_a_label_and_its_date(text: str, expected: list[Act]) -> None:
    assert acts(text) == expected
