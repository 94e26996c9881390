"""Pages on lists as versions (清单): what is in force, what is on its way, and every act on it."""
