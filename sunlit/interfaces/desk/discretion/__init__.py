"""The calculator of a case (裁量计算)."""
