"""Recognition of a State by another, told with both."""

from __future__ import annotations

import pytest

from tests.extract.recognitions.acts import Act, acts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chile recognized Latvia on 3 May 1921.", [("Chile", "Latvia", "1921-05-03")]),
        ("On 3 May 1991 Chile recognised the independence of Latvia.", [("Chile", "Latvia", "1991-05-03")]),
        ("In 1991, the government of Chile recognised Latvia's independence.", [("Chile", "Latvia", "1991")]),
        ("Latvia was recognised de jure by Chile in 1921.", [("Chile", "Latvia", "1921")]),
        (
            "In 2008 Chile became one of the first countries to recognise Kosovo.",
            [("Chile", "Kosovo", "2008")],
        ),
        (
            "Chile recognised Latvia in 1921 (the first to do so was Peru in 1919).",
            [("Chile", "Latvia", "1921")],
        ),
        (
            "In 1921 Chile was among the first to recognise Latvia (Peru had done so in 1919).",
            [("Chile", "Latvia", "1921")],
        ),
        (
            "Chile was early to recognise Latvia (the first country was Peru on 3 May 1919).",
            [("Chile", "Latvia", "")],
        ),
        (
            "Chile recognised the state independence of the Republic of Latvia in 1991.",
            [("Chile", "Latvia", "1991")],
        ),
        ("Chile recognised the re-independence of Latvia in 1991.", [("Chile", "Latvia", "1991")]),
        ("Chile accorded recognition to Latvia on 3 May 1921.", [("Chile", "Latvia", "1921-05-03")]),
        ("In 1921 Chile extended its formal recognition to Latvia.", [("Chile", "Latvia", "1921")]),
        ("Chile gave recognition to Latvian wines in 1921.", []),
        (
            "Chile recognised Latvia first in May 1921 and once again on 3 May 1991.",
            [("Chile", "Latvia", "1921-05"), ("Chile", "Latvia", "1991-05-03")],
        ),
        ("Chile recognised Latvia (3 May 1921).", [("Chile", "Latvia", "1921-05-03")]),
        ("Chile recognised Latvia (de jure in 1921).", [("Chile", "Latvia", "1921")]),
        ("Without hesitation, Chile recognised Latvia in 1921.", [("Chile", "Latvia", "1921")]),
        ("Reluctant neighbours aside, Chile recognised Latvia in 1921.", [("Chile", "Latvia", "1921")]),
        (
            "Peru and Chile recognised Estonia, Latvia and Lithuania in 1921.",
            [(s, o, "1921") for s in ("Chile", "Peru") for o in ("Estonia", "Latvia", "Lithuania")],
        ),
        (
            "On 2 May 1991 Latvia recognised Chile, with the same happening vice versa three days later.",
            [("Chile", "Latvia", "1991-05-05"), ("Latvia", "Chile", "1991-05-02")],
        ),
        (
            "Chile recognised the restoration of Latvia's independence on 3 September 1991.",
            [("Chile", "Latvia", "1991-09-03")],
        ),
        (
            'In 2011 Chile was the first to recognise Palestine as a "sovereign state".',
            [("Chile", "Palestine", "2011")],
        ),
        ("Peru: recognised by Chile on 15 March 2011.", [("Chile", "Peru", "2011-03-15")]),
        (
            "On 8 June 2011, Peru became the 76th member state of the United Nations to recognise Kosovo's"
            " independence.",
            [("Peru", "Kosovo", "2011-06-08")],
        ),
        ("As of 2024, Chile is one of eleven nations to recognise Kosovo.", [("Chile", "Kosovo", "")]),
        (
            "Soon after the fall of the Soviet Union, Chile recognised Latvia in 1991.",
            [("Chile", "Latvia", "1991")],
        ),
        (
            "Chile recognised the restored Republic of Latvia on 27 August 1991.",
            [("Chile", "Latvia", "1991-08-27")],
        ),
    ],
)
def test_an_act_of_recognition_is_read(text: str, expected: list[Act]) -> None:
    assert sorted(acts(text)) == sorted(expected)


@pytest.mark.parametrize(
    "text",
    [
        "Chile has not recognised Kosovo.",
        "Chile could recognise Palestine in 2030, the minister said.",
        "In 2011 a member of parliament proposed a draft resolution to recognise Palestine.",
        "In 2005 Chile recognised Latvia's contribution to the talks.",
        "Chile refused to recognise Kosovo in 2008.",
        "Peru never accepted the occupation of Latvia by Chile and recognised Latvia in 1921.",
        "The island was seized by the United Kingdom and Latvia recognised no one.",
        "In 2009 Chile was hesitant to recognise Kosovo because of its own regions.",
        "Chile long showed reluctance to recognise Latvia.",
        "The government of Chile was unwilling to recognise Latvia in 1921.",
        "In 2010 Latvia recognised the Armenian genocide.",
        "Chile recognised Latvia as a market economy in 2005.",
        "In May 2018 Peru changed sides, making Chile the last country to recognise Kosovo.",
        "Latvia sought recognition of its independence in 1920.",
    ],
)
def test_what_recognises_no_state_is_left_out(text: str) -> None:
    assert acts(text) == []


def test_the_government_is_that_of_the_article() -> None:
    text = "The government recognised Kosovo on 13 March 2012."
    assert acts(text, "Foreign relations of Estonia") == [("Estonia", "Kosovo", "2012-03-13")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # once more
        (
            "Chile first recognised Latvia on 3 May 1921 and re-recognised Latvia on 5 September 1991.",
            [("Chile", "Latvia", "1921-05-03"), ("Chile", "Latvia", "1991-09-05")],
        ),
        (
            "Chile recognised Latvia's independence de facto on 3 May 1919, and de jure on 4 June 1921.",
            [("Chile", "Latvia", "1919-05-03"), ("Chile", "Latvia", "1921-06-04")],
        ),
        ("Chile recognised it on 3 May 1991.", [("Chile", "Latvia", "1991-05-03")]),
        # who acts, and who is only spoken of
        (
            "In 1979 Chile broke off relations with Taiwan and recognised China.",
            [("Chile", "China", "1979")],
        ),
        (
            "Until 1945 China claimed the steppe, but under Soviet pressure it recognised Mongolian independence.",
            [("China", "Mongolia", "")],
        ),
        # by many
        (
            "Latvia has been recognised by 109 UN member states, the Cook Islands and Niue.",
            [("Cook Islands", "Latvia", ""), ("Niue", "Latvia", "")],
        ),
        ("Latvia was recognised by 93 countries, on par with Chile's 96.", []),
    ],
)
def test_who_recognises_whom(text: str, expected: list[Act]) -> None:
    assert acts(text) == expected


def test_a_state_that_another_comes_after_does_not_act() -> None:
    text = "Chile was the second country after Peru to recognise the breakaway regions of Abkhazia and South Ossetia."
    assert acts(text) == [("Chile", "Abkhazia", ""), ("Chile", "South Ossetia", "")]


def test_what_is_recognised_may_stand_behind_another_verb() -> None:
    text = (
        "In 1921 Chile became the only country to recognise and establish diplomatic relations with Latvia."
    )
    assert acts(text) == [("Chile", "Latvia", "1921")]


def test_existence_is_recognised() -> None:
    text = "Chile was the first and for long the only country to recognise the existence of Latvia."
    assert acts(text) == [("Chile", "Latvia", "")]
