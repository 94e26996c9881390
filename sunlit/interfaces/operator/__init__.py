"""Commands for the operator at the machine (运维人员)."""
