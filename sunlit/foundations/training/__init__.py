"""The training clock (演示时钟): people who practise may let days pass, e.g. to reach a hearing.

Only with SUNLIT_TRAINING=1, which `sunlit serve` sets for the demonstration bureau only.
"""
