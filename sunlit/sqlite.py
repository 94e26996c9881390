"""Put a SQLite without the WAL-reset bug in place of the one Python links.

The bug corrupts databases with two connections in WAL mode (SQLite 3.7.0 to 3.51.2, fixed in
3.51.3 and back-ported to 3.50.7 and 3.44.6). Debian 12's Python links 3.40.1, so the wheel of
pysqlite3, which carries its own SQLite, takes its name before Django loads.
"""

import sys

import pysqlite3

FIXED = (3, 51, 3)
BACK_PORTS = ((3, 50, 7), (3, 44, 6))


def use_safe_sqlite() -> None:
    """Replace `sqlite3` by `pysqlite3`; raise RuntimeError if even that one has the bug."""
    version = pysqlite3.sqlite_version_info
    back_ported = any(version[:2] == port[:2] and version >= port for port in BACK_PORTS)
    if version < FIXED and not back_ported:
        found = pysqlite3.sqlite_version
        raise RuntimeError(f"SQLite {found} has the WAL-reset bug; 3.51.3 or newer is needed")
    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2
