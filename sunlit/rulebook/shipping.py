"""Gather the rule files shipped with the product, and the bureau's overlay.

Into one release content.
"""

import hashlib
import json
from pathlib import Path
from typing import Any

import yaml

from sunlit.rulebook.loading import RuleDataError

DATA = Path(__file__).parent / "data"
DEMONSTRATION_OVERLAY = DATA / "overlays" / "demonstration-bureau.yaml"


def _read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def _procedure(path: Path) -> dict[str, Any]:
    """One procedure, with the steps it shares with others written out."""
    shared = {step["code"]: step for step in _read(DATA / "shared" / "steps.yaml")["steps"]}
    procedure: dict[str, Any] = _read(path)
    procedure["steps"] = [_step(row, shared, path.stem) for row in procedure["steps"]]
    return procedure


def _step(row: dict[str, Any], shared: dict[str, Any], where: str) -> dict[str, Any]:
    """A step as it stands, or the shared one it uses with its own keys over it."""
    if "use" not in row:
        return row
    own = {key: value for key, value in row.items() if key != "use"}
    if row["use"] not in shared:
        raise RuleDataError(f"{where}: no shared step {row['use']!r}")
    return {**shared[row["use"]], **own}


def shipped_content(version: str, valid_from: str, overlay: Path | None = None) -> dict[str, Any]:
    """Return the content of a release: national defaults plus the overlay of one bureau.

    An overlay may narrow the law (add review rows), never widen it; anything else in it raises
    RuleDataError.
    """
    content: dict[str, Any] = {
        "version": version,
        "valid_from": valid_from,
        "procedures": [_procedure(path) for path in sorted((DATA / "procedures").glob("*.yaml"))],
        "forms": [
            form
            for path in sorted((DATA / "forms").glob("*.yaml"))
            for form in _read(path)["forms"]
        ],
        "clocks": _read(DATA / "clocks.yaml")["clocks"],
        "review_rows": _read(DATA / "review-catalogue.yaml")["rows"],
        "parameters": _read(DATA / "parameters.yaml"),
        "disclosure": _read(DATA / "disclosure.yaml")["rules"],
        "benchmarks": _read(DATA / "benchmarks.yaml")["benchmarks"],
        "penalties": _read(DATA / "penalties.yaml")["penalties"],
    }
    if overlay is not None:
        _narrow(content, _read(overlay))
    plain: dict[str, Any] = json.loads(json.dumps(content, default=str))
    return plain


def _narrow(content: dict[str, Any], overlay: dict[str, Any]) -> None:
    """Add the bureau's review rows; refuse an overlay that touches anything else."""
    allowed = {"name", "valid_from", "review_rows"}
    if foreign := set(overlay) - allowed:
        raise RuleDataError(f"overlay may only add review rows, not {sorted(foreign)}")
    national = {row["code"] for row in content["review_rows"]}
    if clash := [row["code"] for row in overlay["review_rows"] if row["code"] in national]:
        raise RuleDataError(f"overlay may not replace national rows: {clash}")
    content["review_rows"] = content["review_rows"] + overlay["review_rows"]


def canonical_bytes(content: dict[str, Any]) -> bytes:
    """Return the bytes a release is stored and hashed as (keys sorted, no spaces, UTF-8)."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def digest_of(content: bytes) -> str:
    """Return the SHA-256 of release bytes as hex."""
    return hashlib.sha256(content).hexdigest()
