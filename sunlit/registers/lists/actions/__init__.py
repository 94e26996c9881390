"""Acts on list versions (清单的起草、报批、审批、生效)."""
