"""Whole-process recording (执法全过程记录): documents, evidence and recordings of a case."""
