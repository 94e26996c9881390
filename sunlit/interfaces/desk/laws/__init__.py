"""Pages of the library of law (法律法规库) and of the radar (依据过期预警)."""
