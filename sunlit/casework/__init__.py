"""The thin common core of every case (案件).

Who handles what against whom, its clocks and to-dos.
"""
