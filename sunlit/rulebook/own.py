"""The bureau's own procedures (本局自行增加的执法程序): one YAML file each, and no code.

A file is a procedure as in data/procedures/, and beside it whatever that procedure needs and the
product does not ship: forms, clocks, disclosure rules, rows of the review catalogue. It adds;
nothing shipped can be replaced by it.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from sunlit.rulebook.composing import TABLES
from sunlit.rulebook.loading import RuleDataError

NAMES = {
    "forms": "文书",
    "clocks": "期限",
    "disclosure": "公示规则",
    "review_rows": "审核目录",
}


def own_procedures(
    folder: Path, shipped: Mapping[str, Any], content: dict[str, Any]
) -> dict[str, dict[str, Any]]:
    """The procedures of the folder by code; their forms, clocks and rules go into `content`.

    Raises RuleDataError with the name of the file where one cannot be read or clashes.
    """
    if not folder.is_dir():
        raise RuleDataError(f"本局规则文件夹“{folder.name}”不存在。")
    found: dict[str, dict[str, Any]] = {}
    for path in sorted(folder.glob("*.yaml")):
        row = _read(path)
        code = str(row["code"])
        if code in shipped or code in found:
            raise RuleDataError(f"{path.name}：程序代码“{code}”已经使用，请另取一个。")
        _bring_along(row, content, path.name)
        found[code] = row
    return found


def _read(path: Path) -> dict[str, Any]:
    try:
        row = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", None)
        place = f"第{line + 1}行" if line is not None else "内容"
        raise RuleDataError(f"{path.name}：{place}不是有效的YAML，无法读取。") from error
    if not isinstance(row, dict) or not row.get("code"):
        raise RuleDataError(f"{path.name}：没有写明程序代码（code）。")
    return row


def _bring_along(row: Mapping[str, Any], content: dict[str, Any], where: str) -> None:
    """Add the tables of one file; a code that is taken already is refused."""
    for table in TABLES:
        rows = row.get(table) or []
        if not isinstance(rows, list) or not all(map(_has_code, rows)):
            raise RuleDataError(
                f"{where}：{NAMES[table]}（{table}）应当逐项写明，每一项有代码（code）。"
            )
        codes = [one["code"] for one in rows]
        taken = {one["code"] for one in content[table]}
        if clash := [code for code in codes if code in taken or codes.count(code) > 1]:
            raise RuleDataError(
                f"{where}：{NAMES[table]}代码“{clash[0]}”已经使用；本局文件只能增加，不能替换。"
            )
        content[table] = [*content[table], *rows]


def _has_code(row: Any) -> bool:
    code = row.get("code") if isinstance(row, dict) else None
    return isinstance(code, str) and bool(code.strip())
