"""The ledger (留痕): one append-only, hash-chained entry for every act, 《行政处罚法》第四十七条.

Reading order: `encoding` (canonical bytes), `merkle` (RFC 6962 tree), `commitments` (salted
fields), `codes` (closed payload schemas), `entries` (append and read), `guards` (what the database
refuses), `verification` (re-hash of the stored bytes). The sequencer, tiles, checkpoints and the
signer of the one Merkle log over all streams will live in `ledger/log/`; they read `Entry.leaf` in
commit order and change nothing here.
"""
