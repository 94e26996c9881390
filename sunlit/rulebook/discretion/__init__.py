"""Discretion benchmarks (行政裁量权基准): facts to tier to range of fine, with the reasons."""
