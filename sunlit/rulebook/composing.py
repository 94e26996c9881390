"""Write a procedure out in full: the steps it shares with others, the procedure it is like.

A procedure file names its steps one by one. `use: CODE` takes a shared step (data/shared/), with
keys of its own over it; so does `use: NAME` among the fields of a step. `like: CODE` takes over
stages and steps of another procedure: then `use: CODE` changes a step of that one in place, a step
with a new code stands behind the step named before it, and `leaves_out` names the steps this
procedure does not have.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sunlit.rulebook.loading import RuleDataError

Row = dict[str, Any]
TABLES = ("forms", "clocks", "disclosure", "review_rows")  # what a procedure may bring along


@dataclass(frozen=True)
class Shared:
    """What procedures share: steps by code, fields by name."""

    steps: Mapping[str, Row]
    fields: Mapping[str, Row]


def written_out(files: Mapping[str, Row], shared: Shared) -> list[Row]:
    """All procedures in full, in the order of `files`. Raises RuleDataError naming the place."""
    return [_procedure(code, files, shared, ()) for code in files]


def _procedure(code: str, files: Mapping[str, Row], shared: Shared, above: tuple[str, ...]) -> Row:
    row = {key: value for key, value in files[code].items() if key not in TABLES}
    model = row.pop("like", "")
    own = row.get("steps") or []
    if not isinstance(own, list) or not (own or model):
        raise RuleDataError(f"程序“{code}”没有写明步骤（steps）。")
    if unclear := [step for step in own if not _is_named(step)]:
        raise RuleDataError(f"程序“{code}”的步骤“{unclear[0]}”没有写明代码（code或者use）。")
    if not model:
        return {**row, "steps": [_shared(step, shared, code) for step in own]}
    if not isinstance(model, str) or model not in files or model in (*above, code):
        raise RuleDataError(f"程序“{code}”参照的程序“{model}”不存在，或者互相参照。")
    base = _procedure(model, files, shared, (*above, code))
    left_out = row.pop("leaves_out", [])
    taken_over: Row = {
        key: base[key] for key in ("stages", "category", "item_category") if key in base
    }
    return {**taken_over, **row, "steps": _laid_over(base["steps"], own, left_out, shared, code)}


def _laid_over(
    base: list[Row], own: list[Row], left_out: list[str], shared: Shared, where: str
) -> list[Row]:
    """The steps of the model with those of this procedure in their places."""
    known = [step["code"] for step in base]
    if missing := [code for code in left_out if code not in known]:
        raise RuleDataError(f"程序“{where}”略去的步骤{_names(missing)}，所参照的程序里没有。")
    steps = [step for step in base if step["code"] not in left_out]
    place = 0
    for row in own:
        found = next((n for n, step in enumerate(steps) if step["code"] == row.get("use")), None)
        if found is not None:
            place = found
            steps[place] = _with_fields({**steps[place], **_without_use(row)}, shared, where)
        else:
            place += 1 if steps else 0
            steps.insert(place, _shared(row, shared, where))
    return steps


def _shared(row: Row, shared: Shared, where: str) -> Row:
    """A step as it stands, or the shared one it uses with its own keys over it."""
    if "use" not in row:
        return _with_fields(row, shared, where)
    if row["use"] not in shared.steps:
        raise RuleDataError(f"程序“{where}”使用的共用步骤“{row['use']}”不存在。")
    return _with_fields({**shared.steps[row["use"]], **_without_use(row)}, shared, where)


def _with_fields(step: Row, shared: Shared, where: str) -> Row:
    """The step with every shared field it uses written out."""
    fields = step.get("fields")
    if not isinstance(fields, list):
        return step
    return {**step, "fields": [_field(field, shared, where) for field in fields]}


def _field(field: Any, shared: Shared, where: str) -> Any:
    if not isinstance(field, dict) or "use" not in field:
        return field
    if field["use"] not in shared.fields:
        raise RuleDataError(f"程序“{where}”使用的共用栏目“{field['use']}”不存在。")
    return {**shared.fields[field["use"]], **_without_use(field)}


def _is_named(step: Any) -> bool:
    return isinstance(step, dict) and isinstance(step.get("use", step.get("code")), str)


def _without_use(row: Row) -> Row:
    return {key: value for key, value in row.items() if key != "use"}


def _names(codes: list[str]) -> str:
    return "、".join(f"“{code}”" for code in codes)
