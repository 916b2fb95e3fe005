import operator
import os
import signal
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from time import sleep

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


def _large(number: int) -> tuple[int, int, bytes]:
    return number, os.getpid(), bytes(5_000_000)


def test_a_process_killed_while_it_sends_holds_nobody_up() -> None:
    calls = called_in_processes(_large, range(8), 2)
    _, (number, process, _) = next(calls)
    sleep(0.5)  # its next answer is too large for the pipe: it waits in the middle of it
    os.kill(process, signal.SIGKILL)
    assert [number, *(told[0] for _, told in calls)] == list(range(8))
