"""The thin common core of every case (案件)： who handles what against whom, its clocks and to-dos."""
