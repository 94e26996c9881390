"""Service guides (服务指南): pages of the desk."""
