"""Pages of the register of officers and legal reviewers (执法人员、法制审核人员)."""
