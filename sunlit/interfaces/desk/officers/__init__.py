"""Officers, credentials and reviewers (执法人员、执法证件、法制审核人员): pages of the desk."""
