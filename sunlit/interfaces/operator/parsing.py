"""A command line that says in Chinese what is wrong with it."""

import argparse
import re
import sys
from typing import NoReturn

SENTENCES = (
    (re.compile(r"unrecognized arguments: (.*)"), "不认识的参数：{0}"),
    (re.compile(r"the following arguments are required: (.*)"), "缺少参数：{0}"),
    (re.compile(r"argument ([^:]*): expected .* arguments?"), "参数 {0} 缺少值"),
    (re.compile(r"argument ([^:]*): invalid choice: '?(.*?)'? \(choose.*"), "{0}中没有“{1}”"),
    (re.compile(r"argument ([^:]*): invalid \w+ value: '?(.*?)'?$"), "参数 {0} 的值“{1}”有误"),
    (re.compile(r"ambiguous option: (\S+) .*"), "参数 {0} 不完整，请写全名"),
    (re.compile(r"argument ([^:]*): ignored explicit argument '(.*)'"), "参数 {0} 不带值“{1}”"),
)


class ChineseParser(argparse.ArgumentParser):
    """An ArgumentParser whose refusals are Chinese sentences; status 2 as before."""

    def error(self, message: str) -> NoReturn:
        """Print one sentence and how the command is written, and exit with 2."""
        print(f"{sentence(message)}。用 {self.prog} --help 查看用法。", file=sys.stderr)
        raise SystemExit(2)


def sentence(message: str) -> str:
    """What argparse says in English, in Chinese."""
    for pattern, words in SENTENCES:
        if match := pattern.fullmatch(message):
            return words.format(*match.groups())
    return f"命令有误：{message}"
