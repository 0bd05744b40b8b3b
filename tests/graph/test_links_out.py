"""Links as SSSOM, as a work list and as QuickStatements."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from click.testing import CliRunner

from extract.article import Article
from extract.edtf import Date
from extract.facts import EntityKind, Extraction, Fact, Mention, Mission, Passage, RelationsEvent, Visit
from graph import judgements, review, sssom
from graph.build import build
from graph.entities import Decision, Entity, Link
from graph.sssom import Mapping
from legation import main

TEXT = "Norwegian words on a consulate in Klaipeda and relations since 1992."


def link(item: str, decision: Decision, confidence: float = 1.0, field: str = "name") -> Link:
    return Link(
        item=item,
        decision=decision,
        justification="semapv:LexicalMatching",
        confidence=confidence,
        matched='O\'Neill "the\tgreat"',
        field=field,
        source="people_test",
        version="2026-01",
        name="Name",
    )


ENTITIES = (
    Entity(
        kind=EntityKind.PERSON,
        key="a-b",
        label="A. B",
        links=(link("Q1", Decision.ACCEPTED), link("Q2", Decision.REJECTED)),
    ),
    Entity(kind=EntityKind.PERSON, key="c-d", label="C. D", links=(link("", Decision.NO_MATCH, field=""),)),
    Entity(
        kind=EntityKind.PERSON,
        key="e-f",
        label="E. F",
        links=(link("Q3", Decision.PROPOSED, 0.3), link("Q4", Decision.PROPOSED, 0.6)),
    ),
)


def test_sssom_says_what_was_accepted_rejected_proposed_and_not_found(tmp_path: Path) -> None:
    path = tmp_path / "links.sssom.tsv"
    sssom.write(path, ENTITIES)
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    cells = [line.split("\t") for line in lines]
    column = {name: i for i, name in enumerate(cells[0])}
    said = [
        tuple(row[column[name]] for name in ("subject_id", "predicate_id", "predicate_modifier", "object_id"))
        for row in cells[1:]
    ]
    assert said == [
        ("person:a-b", "owl:sameAs", "", "wd:Q1"),
        ("person:a-b", "owl:sameAs", "Not", "wd:Q2"),
        ("person:c-d", "owl:sameAs", "", "sssom:NoTermFound"),
        ("person:e-f", "skos:closeMatch", "", "wd:Q3"),
        ("person:e-f", "skos:closeMatch", "", "wd:Q4"),
    ]


def test_sssom_reads_back_as_written(tmp_path: Path) -> None:
    path = tmp_path / "links.sssom.tsv"
    sssom.write(path, ENTITIES)
    expected = [Mapping(e.kind, e.key, e.label, each) for e in ENTITIES for each in e.links]
    assert list(sssom.read(path)) == expected


def test_sssom_is_valid_by_its_own_tools(tmp_path: Path) -> None:
    parsers = pytest.importorskip("sssom.parsers", reason="sssom is a tool of development")
    path = tmp_path / "links.sssom.tsv"
    sssom.write(path, ENTITIES)
    found = parsers.parse_sssom_table(str(path)).df
    assert len(found) == sum(len(entity.links) for entity in ENTITIES)


def test_the_work_list_has_what_is_not_linked_and_can_be_handed_back(tmp_path: Path) -> None:
    file = io.StringIO()
    mappings = [Mapping(e.kind, e.key, e.label, each) for e in ENTITIES for each in e.links]
    assert review.write(file, mappings) == 3
    rows = [line.split("\t") for line in file.getvalue().splitlines()]
    assert [(row[1], row[2]) for row in rows[1:]] == [("C. D", ""), ("E. F", "Q4"), ("E. F", "Q3")]
    rows[2][3] = "accept"
    table = tmp_path / "done.tsv"
    table.write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")
    [judged] = judgements.read(table)
    assert (judged.kind, judged.name, judged.item) == (EntityKind.PERSON, "E. F", "Q4")


class _Engine:
    """Yields the given facts for any article."""

    def __init__(self, *facts: Fact) -> None:
        self.facts = facts

    def extract(self, article: Article) -> Extraction:
        return Extraction(self.facts, sentences=1)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    passage = Passage("a.txt", 0, 15, TEXT[:15], "", "test", 0.9)
    norway, lithuania = Mention(EntityKind.STATE, "Norway"), Mention(EntityKind.STATE, "Lithuania")
    engine = _Engine(
        Mission(
            sending_state=norway,
            receiving_state=lithuania,
            kind="consulate",
            place=Mention(EntityKind.PLACE, "Klaipeda", state="Lithuania"),
            opened=Date("1996-05"),
            evidence=(passage,),
        ),
        RelationsEvent(
            party=(norway, lithuania), change="established", date=Date("1992-08-27"), evidence=(passage,)
        ),
        RelationsEvent(
            party=(norway, lithuania), change="restored", date=Date("1991-08-27"), evidence=(passage,)
        ),
        Visit(
            sending_state=norway,
            receiving_state=lithuania,
            visitor=Mention(EntityKind.PERSON, "Kari Nordmann", state="Norway"),
            date=Date("2001"),
            evidence=(passage,),
        ),
    )
    build([tmp_path / "a.txt"], tmp_path / "store", engine)
    return tmp_path / "store"


def test_the_command_writes_every_file(store: Path, tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("todo.tsv", "links.sssom.tsv", "new.qs")]
    arguments = ["link", "--store", str(store), "--review", str(files[0]), "--sssom", str(files[1])]
    done = CliRunner().invoke(main, [*arguments, "--quickstatements", str(files[2])])
    assert done.exit_code == 0, done.output
    assert "State: 2 of 2 linked" in done.output and "Person: 0 of 1 linked" in done.output
    assert "Kari Nordmann" in files[0].read_text(encoding="utf-8")
    assert "wd:Q20\tNorway" in files[1].read_text(encoding="utf-8")
    assert files[2].read_text(encoding="utf-8").splitlines() == [
        "CREATE",
        'LAST\tLen\t"Consulate of Norway in Klaipėda"',
        'LAST\tDen\t"diplomatic mission of Norway to Lithuania"',
        "LAST\tP31\tQ7843791",
        "LAST\tP137\tQ20",
        "LAST\tP17\tQ37",
        "LAST\tP131\tQ776965",
        "LAST\tP571\t+1996-05-00T00:00:00Z/10",
        "Q20\tP530\tQ37\tP580\t+1992-08-27T00:00:00Z/11",
        "Q37\tP530\tQ20\tP580\t+1992-08-27T00:00:00Z/11",
    ]


def test_without_a_graph_the_command_says_what_to_do(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["link", "--store", str(tmp_path)])
    assert done.exit_code != 0 and "run legation build first" in done.output


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("ship\tX\tQ1\taccept", "kind 'ship' is none of"),
        ("person\tX\tQ1\tmaybe", "judgement 'maybe' is none of"),
        ("person\tX\t37\taccept", "needs Wikidata items"),
        ("person\tX\tQ1\treplace", "needs Wikidata items"),
    ],
)
def test_a_wrong_judgement_is_named_with_its_line(tmp_path: Path, row: str, message: str) -> None:
    path = tmp_path / "judgements.tsv"
    path.write_text(f"kind\tname\tqid\tjudgement\n{row}\n", encoding="utf-8")
    with pytest.raises(judgements.JudgementError, match=f"line 2: .*{message}"):
        judgements.read(path)


@pytest.mark.parametrize(
    ("judgement", "items"),
    [
        (("Q9", "accept", ""), {"Q9": "accepted", "Q1": "rejected"}),
        (("Q1", "reject", ""), {"Q1": "rejected"}),
        (("", "reject", ""), {"Q1": "rejected"}),
        (("Q7", "reject", ""), {"Q1": "accepted", "Q7": "rejected"}),
        (("Q1", "replace", "Q8"), {"Q8": "accepted", "Q1": "rejected"}),
        (("Q7", "replace", "Q8"), {"Q1": "accepted"}),
    ],
)
def test_judgements_are_the_last_word(judgement: tuple[str, str, str], items: dict[str, str]) -> None:
    item, word, replacement = judgement
    by_hand = judgements.Judgement(EntityKind.PERSON, "a b", item, word, replacement)
    found = judgements.apply(EntityKind.PERSON, ["A. B"], [link("Q1", Decision.ACCEPTED)], [by_hand])
    assert {each.item: str(each.decision) for each in found} == items
