import operator
import os
from concurrent.futures.process import BrokenProcessPool
from functools import partial

from jixiao.cli.processes import called_in_processes


def test_a_killed_process_costs_only_the_call_that_killed_it() -> None:
    calls = [partial(str, number) for number in range(6)]
    calls.insert(2, partial(os._exit, 1))
    calls.append(partial(os._exit, 1))
    told = [result for _, result in called_in_processes(operator.call, calls, 2)]
    assert [type(told.pop(at)) for at in (7, 2)] == [BrokenProcessPool, BrokenProcessPool]
    assert told == [str(number) for number in range(6)]


def test_the_order_of_the_items_is_kept() -> None:
    items = [str(number) for number in range(30)]
    assert list(called_in_processes(int, items, 2)) == [(each, int(each)) for each in items]
