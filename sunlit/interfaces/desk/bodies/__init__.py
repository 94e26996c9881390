"""Pages of the enforcement bodies, their names and entrustments (执法主体、加挂名称、委托执法)."""
