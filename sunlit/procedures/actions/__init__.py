"""Acts on a case: register its lead, take a step, vote on a proposal, withdraw one."""
