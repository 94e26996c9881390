"""The vault (文件库): files addressed by SHA-256, SM3 beside it, written once and read again.

Files hold no names of people or cases; who may see one is decided on the floors above.
"""
