"""Lists as versions (清单版本): draft, four persons' approval, in force from a day, superseded.

Reading order: `layouts` (the columns of each list), `models`, `comparing` (diff, pure), `floors`
and `amounts` (texts that compute), `checking` (what is refused at submission), `actions`.
"""
