"""What the public may know of a credential shown to it (亮证信息)."""
