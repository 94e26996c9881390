"""The room of legal review (法制审核): every submission, and the work of every reviewer."""
