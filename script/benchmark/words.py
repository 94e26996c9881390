"""Names of fictional firms (虚构名称), always the same for the same number."""

PLACES = ("示例市", "示例县", "样例区", "开发区", "城东", "城西", "河口", "山前")
FIRST = "恒达禾丰瑞华盛泰隆兴安康裕祥鼎茂源通和顺宏图利昌永信嘉诚广润德仁福来万家金穗银谷青禾"
TRADES = ("粮油", "能源", "燃气", "仓储", "物流", "电力", "管道工程", "新能源", "食品", "建设")
FORMS = ("有限公司", "有限责任公司", "股份有限公司", "合作社")


def firm(number: int) -> str:
    """The name of firm `number`, e.g. 示例市恒达粮油有限公司."""
    rest, place = divmod(number, len(PLACES))
    rest, first = divmod(rest, len(FIRST))
    rest, second = divmod(rest, len(FIRST))
    third = FIRST[(number * 7 + rest) % len(FIRST)]
    # Nine firms of ten are plain 有限公司: the word everybody's search has to survive.
    form = FORMS[0] if number % 10 else FORMS[1 + number // 10 % 3]
    trade = TRADES[number // 3 % len(TRADES)]
    return f"{PLACES[place]}{FIRST[first]}{FIRST[second]}{third}{trade}{form}"
