"""Background work (后台任务) from rows that are written in the transaction of the act.

A worker leases a row, runs its handler and finishes the row; a worker that dies loses the lease and
another one takes over. Handlers are told the moment, they never read the clock.
"""
