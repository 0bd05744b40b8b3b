from __future__ import annotations

import pytest

from extract.text.sentences import split


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("He came. She left.", ["He came.", "She left."]),
        ("Dr. Novak came. He left.", ["Dr. Novak came.", "He left."]),
        ("President, LT. COL. Jan Novak came.", ["President, LT. COL. Jan Novak came."]),
        ("They met the UN. Then they left.", ["They met the UN.", "Then they left."]),
        ("President V. Havel came.", ["President V. Havel came."]),
        ("Speaker Ye. Koshanov came.", ["Speaker Ye. Koshanov came."]),
        ("The U.S. President came.", ["The U.S. President came."]),
        ("“We agree.” They left.", ["“We agree.”", "They left."]),
        ("It ended World War I. Peace came.", ["It ended World War I.", "Peace came."]),
        ("Line one\nLine two", ["Line one", "Line two"]),
        ("It was approx. ten days.", ["It was approx. ten days."]),
        ("Signed 24. 3. 2015. In force.", ["Signed 24. 3. 2015.", "In force."]),
        ("6.–8. 11. 2023 – a visit", ["6.–8. 11. 2023 – a visit"]),
        ("There were 7. In 2015 they met.", ["There were 7.", "In 2015 they met."]),
        ("They met in 1992.The Embassy opened.", ["They met in 1992.", "The Embassy opened."]),
        ("He left (in May).She stayed.", ["He left (in May).", "She stayed."]),
        ("See www.mfa.Org and p.Two, Mr.Novak.", ["See www.mfa.Org and p.Two, Mr.Novak."]),
        ("  ", []),
    ],
)
def test_split(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in split(text)] == sentences
