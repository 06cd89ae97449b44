"""Serves until it is told to stop (Ctrl+C, SIGTERM), and then lets what is under way come to its end."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable
from types import FrameType
from typing import Any

PATIENCE_SECONDS = 10.0


def serve_until_told(server: Any, *, stopping: Callable[[], None]) -> None:
    """Serve with a waitress server; once told to stop, take nobody new and answer who is there already.

    `stopping` is called at once. Told twice, or after `PATIENCE_SECONDS`, it stops without an answer.
    """
    told: list[int] = []

    def tell(number: int, _frame: FrameType | None) -> None:
        told.append(number)
        if len(told) > 1:
            raise KeyboardInterrupt
        server.pull_trigger()

    earlier = {number: signal.signal(number, tell) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        while not told:
            _turn(server, 1.0)
        stopping()
        # only the door: the server's own close would take the answers along
        server.del_channel()
        server.socket.close()
        until = time.monotonic() + PATIENCE_SECONDS
        while _is_busy(server) and time.monotonic() < until:
            _turn(server, 0.1)
    except KeyboardInterrupt:
        pass
    finally:
        for number, handler in earlier.items():
            signal.signal(number, handler)
        server.task_dispatcher.shutdown(timeout=1)


def _turn(server: Any, seconds: float) -> None:
    server.asyncore.loop(timeout=seconds, map=server._map, use_poll=server.adj.asyncore_use_poll, count=1)


def _is_busy(server: Any) -> bool:
    """Return whether a request is coming in, being answered, or its answer going out."""
    return any(
        channel.requests or channel.request is not None or channel.total_outbufs_len
        for channel in list(server.active_channels.values())
    )
