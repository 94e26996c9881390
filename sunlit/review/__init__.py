"""Legal review of major decisions (重大执法决定法制审核).

《行政处罚法》第五十八条、国办发〔2018〕118号.
"""
