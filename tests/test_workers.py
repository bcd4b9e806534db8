"""Work spread over processes: the same answers in the same order, however it is cut."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.errors import ReportlintError
from reportlint.workers import BATCH, WORTH, _batches, in_order, processes


def double(number: int) -> tuple[int, int]:
    return 2 * number, os.getpid()


def give_up(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def raise_at_three(number: int) -> int:
    if number == 3:
        raise ValueError(number)
    return number


def linger_at_the_last(number: int) -> int:
    """Return the process that was asked, which for the last item of 21 takes its time."""
    time.sleep(0.5 * (number == 20))
    return os.getpid()


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize("sizes", [[1] * 50, [BATCH] * 50, [10 * BATCH, *[1] * 49], [*[1] * 49, 10 * BATCH]])
def test_answers_come_in_the_order_of_the_items(count: int, sizes: list[int]) -> None:
    answers = list(in_order(double, range(50), sizes, count))
    assert [number for number, _ in answers] == [2 * number for number in range(50)]
    elsewhere = {process for _, process in answers} - {os.getpid()}
    assert bool(elsewhere) == (count > 1)


def test_one_huge_item_does_not_hold_up_the_others() -> None:
    sizes = [1] * 20 + [100]
    *small, huge = in_order(linger_at_the_last, range(21), sizes, 2)
    assert huge not in small


def test_no_items() -> None:
    assert list(in_order(double, [], [], 1)) == []


def test_what_a_function_raises_is_raised_here() -> None:
    with pytest.raises(ValueError, match="3"):
        list(in_order(raise_at_three, range(9), [BATCH] * 9, 2))


def test_a_killed_process_is_no_empty_answer() -> None:
    with pytest.raises(ReportlintError, match="was killed"):
        list(in_order(give_up, range(9), [BATCH] * 9, 2))


@given(st.lists(st.integers(0, 3 * BATCH), min_size=1, max_size=60), st.integers(2, 8))
def test_batches_hold_every_item_once_and_in_order(sizes: list[int], count: int) -> None:
    batches = list(_batches(sizes, count))
    assert [at for start, end in batches for at in range(start, end)] == list(range(len(sizes)))


@pytest.mark.parametrize(
    ("asked", "sizes", "count"),
    [
        (None, [10] * 1000, 1),
        (None, [100 * WORTH], 1),
        (None, [], 1),
        (1, [WORTH] * 9, 1),
        (3, [10, 10], 2),
        (3, [10] * 9, 3),
    ],
)
def test_as_many_processes_as_the_work_is_worth(asked: int | None, sizes: list[int], count: int) -> None:
    assert processes(asked, sizes) == count


def test_all_cores_for_much_work() -> None:
    assert processes(None, [WORTH] * 999) == len(os.sched_getaffinity(0))


def test_an_interrupt_ends_all_processes() -> None:
    program = (
        "import sys, time\nfrom reportlint.workers import in_order\n"
        "def nap(number):\n    print('nap', flush=True)\n    time.sleep(60)\n"
        "list(in_order(nap, range(4), [10**6] * 4, 2))\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    assert process.stdout is not None
    assert process.stdout.readline().startswith(b"nap")
    time.sleep(0.2)
    os.killpg(process.pid, signal.SIGINT)
    assert process.wait(20) != 0
    process.communicate()
    assert nobody_left(process.pid)


def nobody_left(group: int) -> bool:
    """Tell whether all processes of a group are gone, within five seconds."""
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False
