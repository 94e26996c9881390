"""Every statutory period (法定期限) of the fact base, as data: the law's own account of its clocks.

The clocks of the procedures (data/clocks.yaml) are what the bureau runs on; a test holds that they
say the same as the register here, which also bears the periods no procedure counts: those of the
party, of courts, and how long something is shown or kept.
"""
