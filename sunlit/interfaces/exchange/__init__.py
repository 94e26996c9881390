"""Lists in and out of files: what a bureau keeps in Excel becomes rows of the registers, and back.

Reading order: `reading` (file to text), `tables` (header and rows), `cells` (text to value), one
module per list, `lists` (the lists by kind), `exporting` (registers to Excel).
"""
