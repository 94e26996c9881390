"""Gather the rule files shipped with the product and the bureau's measures into one content."""

import hashlib
import json
from pathlib import Path
from typing import Any

from sunlit.foundations.datafiles import read_data
from sunlit.rulebook.composing import Shared, written_out
from sunlit.rulebook.loading import RuleDataError
from sunlit.rulebook.measures import measure, problems
from sunlit.rulebook.own import own_procedures

DATA = Path(__file__).parent / "data"
DEMONSTRATION_OVERLAY = DATA / "overlays" / "demonstration-bureau.yaml"


def _shared() -> Shared:
    """The steps and fields procedures share, by the name they are used under."""
    files = [read_data(path) for path in sorted((DATA / "shared").glob("*.yaml"))]
    return Shared(
        steps={row["code"]: row for file in files for row in file.get("steps", ())},
        fields={row["name"]: row for file in files for row in file.get("fields", ())},
    )


def shipped_content(
    version: str, valid_from: str, overlay: Path | None = None, own: Path | None = None
) -> dict[str, Any]:
    """Return the content of a release: national defaults, and what one bureau adds.

    `overlay` is a file of the bureau's measures, which narrow the law and never widen it. `own` is
    the bureau's folder of procedures, one file each; what is shipped cannot be replaced from it.
    Anything else raises RuleDataError.
    """
    files = {
        row["code"]: row for row in map(read_data, sorted((DATA / "procedures").glob("*.yaml")))
    }
    content: dict[str, Any] = {
        "version": version,
        "valid_from": valid_from,
        "forms": [
            form
            for path in sorted((DATA / "forms").glob("*.yaml"))
            for form in read_data(path)["forms"]
        ],
        "clocks": read_data(DATA / "clocks.yaml")["clocks"],
        "review_rows": read_data(DATA / "review-catalogue.yaml")["rows"],
        "review_materials": read_data(DATA / "review-materials.yaml")["materials"],
        "parameters": read_data(DATA / "parameters.yaml"),
        "disclosure": read_data(DATA / "disclosure.yaml")["rules"],
        "overturned": read_data(DATA / "disclosure.yaml")["overturned"],
        "benchmarks": read_data(DATA / "benchmarks.yaml")["benchmarks"],
        "credit": read_data(DATA / "credit.yaml")["credit"],
        "leniency": read_data(DATA / "leniency.yaml")["leniency"],
        "penalties": read_data(DATA / "penalties.yaml")["penalties"],
    }
    if own is not None:
        files |= own_procedures(own, files, content)
    content["procedures"] = written_out(files, _shared())
    if overlay is not None:
        content["measures"] = _measures(content, overlay)
    plain: dict[str, Any] = json.loads(json.dumps(content, default=str))
    return plain


def _measures(content: dict[str, Any], overlay: Path) -> dict[str, Any]:
    """The bureau's measures of a file, each refused where it would widen the law."""
    given = read_data(overlay)
    if not isinstance(given, dict) or set(given) != {"measures"}:
        raise RuleDataError(f"{overlay.name}：只能写本局的办法（measures）。")
    for kind, data in given["measures"].items():
        try:
            found = problems(content, measure({**data, "kind": kind}))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise RuleDataError(f"{overlay.name}：办法“{kind}”的格式不对：{error}。") from error
        if found:
            raise RuleDataError(f"{overlay.name}：{found[0]}")
    return {kind: {**data, "kind": kind} for kind, data in given["measures"].items()}


def canonical_bytes(content: dict[str, Any]) -> bytes:
    """Return the bytes a release is stored and hashed as (keys sorted, no spaces, UTF-8)."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def digest_of(content: bytes) -> str:
    """Return the SHA-256 of release bytes as hex."""
    return hashlib.sha256(content).hexdigest()
