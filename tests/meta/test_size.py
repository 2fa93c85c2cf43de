# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Small files and small functions, tests included: what does not fit is two things."""

import ast

from tests.meta.sources import listing, name_of, our_files, our_python, tree_of

MAX_FILE = 400
MAX_FUNCTION = 40


def test_no_file_is_longer_than_400_lines():
    written = our_python() + our_files(".html", ".css", ".sh", ".js")
    lengths = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in written}
    too_long = [f"{name} {length}" for name, length in lengths.items() if length > MAX_FILE]
    assert not too_long, listing(too_long)


def test_no_function_is_longer_than_40_lines():
    too_long = [
        f"{name_of(path)}:{node.lineno} {node.name} {node.end_lineno - node.lineno + 1}"
        for path in our_python()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > MAX_FUNCTION
    ]
    assert not too_long, listing(too_long)
