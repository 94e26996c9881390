"""Acts on a case (办案行为): register its lead, take a step, vote on a proposal, withdraw one."""
