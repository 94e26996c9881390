"""What people and machines meet (界面): desk (staff), portal (public), exchange (files), operator
(commands).

Only here are clock, request and locale read (law 3). Pages are thin: request, one act or query,
page.
"""
