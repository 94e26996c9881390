"""Who may enforce (执法主体) and by which sections (科室), 《行政处罚法》第十七条至第十九条."""
