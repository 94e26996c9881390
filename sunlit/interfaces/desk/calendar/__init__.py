"""The calendar of a person's cases (办案日历), and the holiday tables it is drawn on (放假安排)."""
