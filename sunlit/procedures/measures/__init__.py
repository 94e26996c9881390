"""The bureau's measures as it makes them (公示、记录、审核办法的拟订和发布).

A version is drafted, submitted, released by a second person with its effective day, and filed.
What it says is laid over the law by `rulebook.measures`; a release carries it to every new case.
"""
