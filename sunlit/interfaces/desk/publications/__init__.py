"""Publication pages (公示)： the queue, and one publication with the act that is due on it."""
