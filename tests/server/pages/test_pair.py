"""The page of two States."""

from __future__ import annotations

from flask.testing import FlaskClient


def test_either_order_leads_to_one_page(client: FlaskClient) -> None:
    answer = client.get("/pair/finland/estonia")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/pair/estonia/finland")


def test_the_whole_relationship_stands_in_order(client: FlaskClient) -> None:
    page = client.get("/pair/estonia/finland").text
    headings = ["Recognition", "Missions", "Visits", "Agreements", "Trade and investment"]
    places = [page.index(f"<h2>{each} ") for each in headings]
    assert places == sorted(places)
    assert page.index("Mauno Koivisto visited") < page.index("Lennart Meri visited")
    assert "1,600,000,000 EUR" in page
    assert "Sweden" not in page


def test_claims_that_contradict_stand_side_by_side_once(client: FlaskClient) -> None:
    page = client.get("/pair/estonia/finland").text
    assert page.count('class="versus"') == 1
    assert page.count('class="claim"') == 2
    assert "<mark>Estonia was recognised by Finland on 8 June 1920.</mark>" in page


def test_a_state_has_no_relationship_with_itself_or_with_none(client: FlaskClient) -> None:
    assert client.get("/pair/finland/finland").headers["Location"] == "/id/state/finland"
    assert client.get("/pair/atlantis/finland").status_code == 404
