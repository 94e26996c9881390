"""Lists in and out of files (名录导入导出): what a bureau keeps in Excel becomes rows, and back.

Reading order: `reading` (file to text), `tables` (header and rows), `cells` (text to value), one
module per list, `lists` (the lists by kind), `exporting` and `official_lists` (back to Excel).
"""
