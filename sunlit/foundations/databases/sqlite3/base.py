"""SQLite whose writers stand in a queue (写入排队).

SQLite gives its one write lock to whoever happens to ask when it is free, and makes those who were
refused sleep longer each time: with eight people at work some wait ten seconds while others pass.
A lock on a file beside the database wakes who waits as soon as the writer is done. The kernel takes
it back from a process that dies.
"""

import fcntl
import os
from typing import Any

from django.db.backends.sqlite3 import base


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that waits for its turn before it begins a transaction."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._turn: int | None = None  # the open lock file while this connection may write

    def _start_transaction_under_autocommit(self) -> None:
        self._wait()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._leave()
            raise

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]
        self._leave()  # a commit that fails is rolled back, and leaves there

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self._leave()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            self._leave()

    def _wait(self) -> None:
        if self._turn is None and not self.is_in_memory_db():
            turn = os.open(f"{self.settings_dict['NAME']}-turn", os.O_RDWR | os.O_CREAT, 0o600)
            fcntl.flock(turn, fcntl.LOCK_EX)
            self._turn = turn

    def _leave(self) -> None:
        if self._turn is not None:
            os.close(self._turn)  # and with it the lock
            self._turn = None
