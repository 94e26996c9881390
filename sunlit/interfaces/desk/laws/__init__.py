"""The library of legal bases (法律依据库): pages of the desk."""
