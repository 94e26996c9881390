"""Laws and regulations (法律法规) that lists cite, and how a citation is read (条、款、项、目)."""
