"""The lists of the bureau as versions (清单版本): pages of the desk."""
