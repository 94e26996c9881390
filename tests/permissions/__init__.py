"""The permission table (权限表): act, person, stage, and who is refused."""
