"""Types of the rule data. YAML files under data/ are read into these; unknown keys are errors."""

import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any

from sunlit.rulebook.discretion.schema import Benchmark
from sunlit.rulebook.figures import NO_LIMITS, FineLimits, Parameters, PenaltyRange
from sunlit.rulebook.linking import LinkedCase
from sunlit.rulebook.measures import Measure
from sunlit.rulebook.tables import (
    CreditClass,
    DisclosureRule,
    LeniencyRow,
    Overturned,
    ReviewMaterial,
    ReviewRow,
)


def spelling(name: str) -> str:
    """A name without differences of full-width forms and spaces: lists spell both ways."""
    return "".join(unicodedata.normalize("NFKC", name).split())


class FieldType(StrEnum):
    """What a person may enter in a field of a step (字段类型)."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    DATE = "date"
    MOMENT = "moment"
    YUAN = "yuan"  # entered in 元 with two decimals, kept in whole 分
    INTEGER = "integer"
    CHOICE = "choice"
    CHOICES = "choices"
    YES_NO = "yes_no"
    CONFIRM = "confirm"  # must be ticked
    OFFICER = "officer"  # an enforcement officer of the bureau, kept as its id
    ACCOUNT = "account"  # a person who signs in, kept as account id
    FILE = "file"  # kept as the SHA-256 of the stored object
    RECORDING = "recording"  # one of the recordings still due, kept as its key
    CASE = "case"  # another open case of the section, kept as its number
    LISTED = "listed"  # an item of the 随机抽查事项清单 in force, kept as its title
    FACTORS = "factors"  # 裁量因素： value of each, and the evidence it rests on
    TEN_POINTS = "ten_points"  # 法制审核十项： conclusion and reason for each


@dataclass(frozen=True)
class Field:
    """One typed field of a step form. Lengths in characters, amounts in 分."""

    name: str
    label: str
    type: FieldType = FieldType.TEXT
    required: bool = True
    max_length: int = 200
    min_length: int = 0  # reasons that say something have at least so many characters
    choices: tuple[tuple[str, str], ...] = ()
    help: str = ""
    basis: str = ""
    default: str = ""  # a fact offered as the first value, e.g. "investigation_report.facts"
    not_future: bool = False
    not_before: str = ""  # "step.field" or "this.field": a date it may not precede
    when: str = ""  # "field=VALUE": needed only for that answer (see answers.py)
    assigned: bool = False  # filled in by the system; nobody enters it


@dataclass(frozen=True)
class RecordingDue:
    """音像记录： the recording a step owes. mode: MUST 应当， MAY 可以."""

    code: str
    name: str
    mode: str
    basis: str
    when: str = ""  # "field=VALUE" of the step's own data


@dataclass(frozen=True)
class Step:
    """One step of a procedure (程序步骤) with everything the law asks of it."""

    code: str
    name: str
    stage: str
    basis: str
    by: str  # handler, section_officer, section_head, leader, legal_reviewer, presiding_officer
    trace: str  # ledger code, never reworded
    after: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
    approvals: tuple[str, ...] = ()
    repeatable: bool = False
    main_line: bool = True  # False: a side way, offered but never asked for
    wanted: tuple[str, ...] = ()  # gates that decide when a repeatable step is asked for
    form_version: int = 1  # raised whenever the fields change: the ledger schema is closed
    field_act: bool = False  # done towards the party: two entitled officers (处罚法第四十二条)
    changes_facts: bool = False  # a passed review lapses (处罚法第五十八条)
    final: bool = False  # ends the case
    decides: str = ""  # PENALTY, NO_PENALTY, DISMISSAL, REFERRAL
    fields: tuple[Field, ...] = ()
    document: str = ""
    accompanied_by: str = ""  # a second form issued at the same time (两书同达)
    serves: str = ""  # form whose document this step serves on the party
    effects: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    stops: tuple[str, ...] = ()
    extends: str = ""  # clock that the field `days` of this step makes longer
    pauses: bool = False
    resumes: bool = False
    undecides: bool = False  # takes the decision back: the case is undecided again
    opens: LinkedCase | None = None  # another case this step leads to (关联案件)
    records: tuple[RecordingDue, ...] = ()
    samples: tuple[dict[str, Any], ...] = ()  # answers the checker explores
    help: str = ""

    def field(self, name: str) -> Field:
        """Return the field of that name; KeyError if there is none."""
        return next(f for f in self.fields if f.name == name)


@dataclass(frozen=True)
class Stage:
    """A stage of the progress bar (阶段)."""

    code: str
    name: str


@dataclass(frozen=True)
class Procedure:
    """A procedure (程序) as an ordered list of steps; the first opens the case.

    `item_category` is the category of items it is for (PENALTY, LICENSE …) and the category the
    credentials of its officers must cover; `applies_to` are the names (or codes) of the only items
    it is for, empty for all. `on_request`: never taken unless named, as for what follows a license.
    """

    code: str
    name: str
    category: str
    basis: str
    stages: tuple[Stage, ...]
    steps: tuple[Step, ...]
    item_category: str = "PENALTY"
    applies_to: tuple[str, ...] = ()
    on_request: bool = False
    valid_from: str = ""  # ISO day
    fine_limits: FineLimits = NO_LIMITS

    def is_made_for(self, item_code: str, item_name: str) -> bool:
        """Whether it is for this very item, however the punctuation of its name is spelled."""
        return item_code in self.applies_to or spelling(item_name) in self._items

    @cached_property
    def _items(self) -> frozenset[str]:
        return frozenset(spelling(name) for name in self.applies_to)

    @cached_property
    def _by_code(self) -> dict[str, Step]:
        return {step.code: step for step in self.steps}

    def step(self, code: str) -> Step:
        """Return the step of that code; KeyError if there is none."""
        return self._by_code[code]

    @property
    def opening(self) -> Step:
        """The step that opens the case: 案源登记, 收到申请, 检查立项."""
        return self.steps[0]

    @cached_property
    def filing(self) -> tuple[str, ...]:
        """Codes of the steps that give the case its number (立案、受理)."""
        return tuple(step.code for step in self.steps if "number_case" in step.effects)

    @cached_property
    def deciding(self) -> tuple[str, ...]:
        """Codes of the steps that decide the case (决定)."""
        return tuple(step.code for step in self.steps if step.decides)

    @cached_property
    def undeciding(self) -> tuple[str, ...]:
        """Codes of the steps that take the decision back (移送退回)."""
        return tuple(step.code for step in self.steps if step.undecides)

    @cached_property
    def changing(self) -> tuple[str, ...]:
        """Codes of the steps that touch facts, evidence or draft."""
        return tuple(step.code for step in self.steps if step.changes_facts)

    @cached_property
    def pausing(self) -> tuple[str, ...]:
        """Codes of the steps that pause the case."""
        return tuple(step.code for step in self.steps if step.pauses)

    @cached_property
    def resuming(self) -> tuple[str, ...]:
        """Codes of the steps that let it run again."""
        return tuple(step.code for step in self.steps if step.resumes)

    @cached_property
    def ending(self) -> tuple[str, ...]:
        """Codes of the steps that end the case."""
        return tuple(step.code for step in self.steps if step.final)

    def stage_name(self, code: str) -> str:
        """Return the Chinese name of a stage."""
        return next(stage.name for stage in self.stages if stage.code == code)


@dataclass(frozen=True)
class ClockRule:
    """A time limit (期限). `starts_from` names a date field of the starting step, else its day."""

    code: str
    name: str
    length: int
    unit: str  # WORKING_DAY, CALENDAR_DAY, MONTH, YEAR
    basis: str
    event: str  # Chinese name of the first day's event, e.g. 立案
    source_rule: str = ""  # id in the fact base the figure was taken from
    starts_from: str = ""
    whose: str = "BUREAU"  # BUREAU: the bureau must act; PARTY: a right or duty of the party
    pausable: bool = False
    paused_by: str = ""  # step that stops this clock alone until `resumed_by` (退回补正)
    resumed_by: str = ""
    rolls: bool = True  # a last day that is a rest day is put off; not the longest seizure
    when: str = ""  # named condition
    note: str = ""


@dataclass(frozen=True)
class Form:
    """A document form (文书格式)."""

    code: str
    title: str
    kind: str  # letter, table, transcript
    basis: str
    number: str = ""  # pattern with {mark}, {year}, {sequence}; empty: not numbered
    series: str = ""  # form whose numbers this one continues, where both have one pattern
    internal: bool = False
    when: str = ""  # gate that decides whether the document is made at all
    sealed: bool = False
    remedies: bool = False  # must carry the remedy paragraph (复议、诉讼)
    required: tuple[str, ...] = ()  # facts the law demands, e.g. 处罚法第五十九条
    blocks: tuple[dict[str, Any], ...] = ()
    source: str = ""


@dataclass(frozen=True)
class Rulebook:
    """All rules of one release. `digest` is the SHA-256 of its canonical bytes."""

    digest: str
    version: str
    valid_from: str
    procedures: dict[str, Procedure]
    clocks: dict[str, ClockRule]
    forms: dict[str, Form]
    review_catalogue: tuple[ReviewRow, ...]
    review_materials: tuple[ReviewMaterial, ...]
    disclosure: tuple[DisclosureRule, ...]
    overturned: tuple[Overturned, ...]
    penalties: dict[str, PenaltyRange]
    parameters: Parameters
    benchmarks: dict[str, Benchmark] = field(default_factory=dict)
    leniency: tuple[LeniencyRow, ...] = ()
    credit: tuple[CreditClass, ...] = ()  # 失信程度， from the lightest up
    measures: dict[str, Measure] = field(default_factory=dict)  # by kind, as laid over the law

    def benchmarks_for(self, item_code: str) -> list[Benchmark]:
        """The benchmarks (裁量基准) of an item of the bureau's list."""
        return [one for one in self.benchmarks.values() if item_code in one.items]

    def leniency_for(self, item_code: str, party_kind: str) -> list[LeniencyRow]:
        """The rows of the leniency lists that may concern the item and this kind of party."""
        return [row for row in self.leniency if row.concerns(item_code, party_kind)]

    def procedures_for(
        self, item_category: str, item_code: str = "", item_name: str = ""
    ) -> list[Procedure]:
        """The procedures an item calls for, the usual one first, those on request behind.

        Where one is made for this very item the general ones of its category are not for it.
        """
        of_kind = [one for one in self.procedures.values() if one.item_category == item_category]
        found = [one for one in of_kind if one.fine_limits.may_end(self.penalty_for(item_name))]
        own = [one for one in found if one.is_made_for(item_code, item_name)]
        general = [one for one in found if not one.applies_to]
        usual = [one for one in own or general if not one.on_request]
        return usual + [one for one in [*own, *general] if one.on_request]

    def penalty_for(self, item_name: str) -> PenaltyRange | None:
        """The statute's range for an item, however its name's punctuation is spelled."""
        return self.penalties.get(spelling(item_name))
