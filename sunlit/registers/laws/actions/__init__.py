"""Acts on the library of law (法律法规库的登记、修订、废止)."""
