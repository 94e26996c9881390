"""The lists a bureau opens before it acts (事前公开清单), as of today and of any day before."""
