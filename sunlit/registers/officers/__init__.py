"""Officers (执法人员), their credentials (执法证件) and the legal reviewers (法制审核人员)."""
