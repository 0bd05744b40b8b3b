"""The facts that extraction yields: plain values, no RDF.

One class a fact class of the ontology. A field `sending_state` becomes the property
`dip:sendingState`: names here and there differ in spelling only. Roles, kinds, changes, ballots,
levels and measures are the `skos:prefLabel` of the ontology's concepts ("HeadOfState",
"honorary consulate"). What the text does not state is None, "" or ().
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from extract.edtf import Date

__all__ = [
    "FACT_CLASSES",
    "Accreditation",
    "Agreement",
    "Aid",
    "EntityKind",
    "Extraction",
    "Fact",
    "Meeting",
    "Membership",
    "Mention",
    "Mission",
    "Passage",
    "Recognition",
    "RelationsEvent",
    "TradeFlow",
    "Twinning",
    "Unused",
    "Visit",
    "Vote",
]


class EntityKind(StrEnum):
    """The class of a thing that takes part in facts."""

    STATE = "State"
    ORGANIZATION = "Organization"
    PERSON = "Person"
    PLACE = "Place"


@dataclass(frozen=True, slots=True)
class Mention:
    """A State, organisation, person or place as one article names it.

    name:  the usual English short name of a State, organisation or place where the gazetteer knows
           it; the fullest form that the article gives of a person's name, without title
    form:  as written at the place of mention ("V. Adamkus", "Lithuanian"); "" when equal to `name`
    item:  the gazetteer's identifier (a Wikidata item such as "Q37") where the name alone decides it
    state: name of the State that a person acts for, or in which a place lies; "" where not stated
    role:  the role concept of a person's office, "" where not stated
    page:  the page title that the mention links to, "" without link
    """

    kind: EntityKind
    name: str
    form: str = ""
    item: str = ""
    state: str = ""
    role: str = ""
    page: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """The words that state a fact: `article.text[start:end] == quote` (Unicode code points)."""

    article: str  # Article.identifier
    start: int
    end: int
    quote: str
    section: str  # heading path, joined by " > "
    extractor: str  # the name of the rule
    confidence: float  # 0 to 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What every fact carries."""

    date: Date | None = None
    evidence: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit(Fact):
    """An official journey to another State."""

    sending_state: Mention | None = None
    receiving_state: Mention | None = None
    visitor: Mention | None = None
    role: str = ""
    place: Mention | None = None
    kind: str = ""
    met_with: tuple[Mention, ...] = ()
    occasion: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Fact):
    """Talks between representatives of two or more parties that are not part of a visit."""

    party: tuple[Mention, ...] = ()
    participant: tuple[Mention, ...] = ()
    place: Mention | None = None
    topic: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(Fact):
    """A concluded written instrument between parties of different States."""

    party: tuple[Mention, ...] = ()
    kind: str = ""
    subject: str = ""
    place: Mention | None = None
    signatory: tuple[Mention, ...] = ()
    level: str = ""
    terminated: Date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mission(Fact):
    """A diplomatic or consular post; `date` is the day it opened."""

    sending_state: Mention | None = None
    receiving_state: Mention | None = None
    receiving_organization: Mention | None = None
    kind: str = ""
    place: Mention | None = None
    opened: Date | None = None
    closed: Date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationsEvent(Fact):
    """Diplomatic relations established, restored, severed, suspended, upgraded or downgraded."""

    party: tuple[Mention, ...] = ()
    change: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognition(Fact):
    """One State recognises another."""

    recognizer: Mention | None = None
    recognized: Mention | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Accreditation(Fact):
    """A person, or an unnamed head of mission, appointed to or serving at a post."""

    person: Mention | None = None
    role: str = ""
    sending_state: Mention | None = None
    receiving_state: Mention | None = None
    receiving_organization: Mention | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership(Fact):
    """A State is or became a member of an organisation; `date` is since when."""

    member: Mention | None = None
    organization: Mention | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote(Fact):
    """A State's ballot on a resolution."""

    voter: Mention | None = None
    body: Mention | None = None
    resolution: str = ""
    ballot: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aid(Fact):
    """Money given by a State or organisation; `amount` in units of the ISO 4217 currency."""

    donor: Mention | None = None
    recipient: Mention | None = None
    amount: Decimal | None = None
    currency: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TradeFlow(Fact):
    """A stated figure of trade or investment; `amount` in units of the ISO 4217 currency.

    A total has two in `party`; an export, import or investment has exporter and importer
    (investing State and host State)."""

    measure: str = ""
    party: tuple[Mention, ...] = ()
    exporter: Mention | None = None
    importer: Mention | None = None
    amount: Decimal | None = None
    currency: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Twinning(Fact):
    """Two places are twinned."""

    place: tuple[Mention, ...] = ()


FACT_CLASSES: tuple[type[Fact], ...] = (
    Visit,
    Meeting,
    Agreement,
    Mission,
    RelationsEvent,
    Recognition,
    Accreditation,
    Membership,
    Vote,
    Aid,
    TradeFlow,
    Twinning,
)


@dataclass(frozen=True, slots=True)
class Unused:
    """A row, sentence or file that could not be used, and why."""

    article: str
    where: str  # the words, shortened, or the line
    why: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one article yields."""

    facts: tuple[Fact, ...]
    sentences: int
    unused: tuple[Unused, ...] = ()
