"""How each language writes days and hours (日期格式); Django reads these by language."""
