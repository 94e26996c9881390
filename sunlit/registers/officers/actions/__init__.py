"""Acts on officers (执法人员), their credentials and the legal reviewers."""
