import operator
import os
import signal
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from pathlib import Path
from threading import Thread
from time import sleep

import pytest

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


def _killed_once(told: tuple[int, str, float]) -> tuple[int, bytes]:
    """Return a large answer; the third call's first process is killed while it sends it."""
    number, marker, after = told
    if number != 3 or Path(marker).exists():
        return number, bytes(100_000)
    Path(marker).touch()
    Thread(target=lambda: (sleep(after), os.kill(os.getpid(), signal.SIGKILL)), daemon=True).start()
    return number, bytes(150_000_000)


@pytest.mark.parametrize("after", [0.1, 0.15])
def test_a_process_killed_while_it_sends_holds_nobody_up(tmp_path: Path, after: float) -> None:
    items = [(number, str(tmp_path / "killed"), after) for number in range(8)]
    found: list[int] = []

    def read() -> None:
        for _, told in called_in_processes(_killed_once, items, 2):
            assert not isinstance(told, BrokenProcessPool)
            found.append(told[0])

    reading = Thread(target=read, daemon=True)
    reading.start()
    reading.join(60)
    assert found == list(range(8))


@pytest.mark.skipif(not hasattr(os, "sched_getaffinity"), reason="only Linux binds processes")
def test_as_many_as_processors_keep_to_one_each_and_fewer_to_none() -> None:
    mine = os.sched_getaffinity(0)
    every = [held for _, held in called_in_processes(os.sched_getaffinity, [0] * 40, len(mine))]
    assert {len(held) for held in every} == {1}
    one = [held for _, held in called_in_processes(os.sched_getaffinity, [0] * 3, 1)]
    assert one == [mine] * 3
