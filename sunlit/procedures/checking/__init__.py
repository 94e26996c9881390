"""Proof over the rules as data (规则检查): no path reaches a decision or closure unlawfully (E2).

Two parts: what can be read off the data (names, legal bases, figures), and a walk along every
path of every procedure over imagined cases. The walk asks the real conditions what is possible
and a second, independently written account of the law (`standing`, `duties`) whether it was
lawful; where they disagree, the shortest path is shown.
"""

from sunlit.procedures.checking.check import check_rulebook, data_faults
from sunlit.procedures.checking.reporting import Fault, Report

__all__ = ["Fault", "Report", "check_rulebook", "data_faults"]
