"""People who sign in (账号) and the duties they hold on a day (职责), 《行政处罚法》第四十二条.

Signing in itself is a matter of interfaces/; here is who exists, what they may be, and since when.
"""
