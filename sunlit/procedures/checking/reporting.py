"""What a check of the rules found (检查结果), for people and for programs."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Fault:
    """One fault (问题): where it is, what the law wants, and the shortest path that shows it."""

    place: str
    sentence: str
    article: str = ""
    path: tuple[str, ...] = ()

    def __str__(self) -> str:
        article = f"（{self.article}）" if self.article else ""
        path = f"\n    经过：{' → '.join(self.path)}" if self.path else ""
        return f"{self.place}：{self.sentence}{article}{path}"


@dataclass
class Report:
    """The outcome of a check. `states` and `moves` count what the walk has seen."""

    version: str
    procedures: int
    steps: int
    examined: int = 0
    states: int = 0
    moves: int = 0
    faults: list[Fault] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """Whether nothing was found."""
        return not self.faults

    def as_text(self) -> str:
        """The outcome as Chinese text: counts, then each fault with its path."""
        walked = f"走遍案件状态{self.states}个、办理路径{self.moves}条"
        lines = [
            f"规则版本{self.version}：程序{self.procedures}个、步骤{self.steps}个，"
            f"核对数据{self.examined}项，{walked if self.states else '数据有误，未走路径'}。"
        ]
        lines += [f"{number}. {fault}" for number, fault in enumerate(self.faults, 1)]
        lines.append(
            "检查通过：任何路径都不能绕过法定程序作出决定或者结案。"
            if self.ok
            else f"检查未通过：发现{len(self.faults)}处问题。"
        )
        return "\n".join(lines)

    def as_dict(self) -> dict[str, Any]:
        """The outcome as plain values for JSON."""
        return {
            "ok": self.ok,
            "version": self.version,
            "procedures": self.procedures,
            "steps": self.steps,
            "examined": self.examined,
            "states": self.states,
            "moves": self.moves,
            "faults": [
                {
                    "place": fault.place,
                    "sentence": fault.sentence,
                    "article": fault.article,
                    "path": list(fault.path),
                }
                for fault in self.faults
            ],
        }
