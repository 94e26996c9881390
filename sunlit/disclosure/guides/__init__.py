"""Service guides (服务指南): what the bureau knows about an item, put together for the public."""
