"""What arriving costs: the look into a large photo, and the server's memory while a hundred files come."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from typing import BinaryIO, cast

from PIL import Image

from advocate.files import look_safely
from bench.measuring import Measure
from bench.pages import visitor

ROUNDS = 7
MEGAPIXELS_12 = (4032, 3024)
FILES, SIZE = 100, 5_000_000
_FIELD = re.compile(r'<input[^>]* name="(csrf_token|form_id|version)"[^>]* value="([^"]*)"')
_BETWEEN = "between-the-parts"
_GROWTH = "from bench.uploads import growth; import sys; sys.stdout.write(str(growth()))"


def _photo() -> bytes:
    """A photo with so much in it that it weighs what a telephone's does."""
    fine = Image.effect_noise(MEGAPIXELS_12, 40)
    smooth = Image.radial_gradient("L").resize(MEGAPIXELS_12)
    out = io.BytesIO()
    Image.merge("RGB", (fine, smooth, smooth.rotate(180))).save(out, "JPEG", quality=85)
    return out.getvalue()


def _looking() -> float:
    data, spent = _photo(), []
    for _ in range(ROUNDS + 1):
        start = time.perf_counter()
        if not look_safely(data, "IMG_1.jpg").preview:
            raise RuntimeError("the photo was not drawn, so nothing was measured")
        spent.append(1000 * (time.perf_counter() - start))
    return median(spent[1:])


def _arriving() -> float:
    done = subprocess.run([sys.executable, "-c", _GROWTH], check=True, capture_output=True, text=True)
    return float(done.stdout)


def growth() -> float:
    """Send all files in one go to the application in this process; return by how many MiB it grew at most."""
    with visitor(entries=0) as (client, case), tempfile.TemporaryFile() as file:
        form = client.get(f"{case}/evidence").get_data(as_text=True)
        body = cast(BinaryIO, file)
        _write(body, dict(_FIELD.findall(form)))
        length = body.tell()
        body.seek(0)
        before = _memory("VmRSS")
        # the body comes from the disk piece by piece, as it comes to a server from the network
        answer = client.post(
            f"{case}/evidence",
            input_stream=body,
            content_length=length,
            content_type=f"multipart/form-data; boundary={_BETWEEN}",
        )
        grown = _memory("VmHWM") - before
        shelf = client.get(answer.headers.get("Location", case)).get_data(as_text=True)
        if f"E{FILES} " not in shelf:
            raise RuntimeError(f"the files did not arrive: {answer.status}")
        return grown / 1024


def _write(body: BinaryIO, fields: Mapping[str, str]) -> None:
    """Write the form as a browser sends it."""
    for name, value in fields.items():
        body.write(_part(f'name="{name}"') + value.encode() + b"\r\n")
    for number in range(FILES):
        body.write(_part(f'name="files"; filename="IMG_{number}.jpg"'))
        body.write(b"\xff\xd8\xff" + os.urandom(SIZE - 3) + b"\r\n")
    body.write(f"--{_BETWEEN}--\r\n".encode())


def _part(head: str) -> bytes:
    return f"--{_BETWEEN}\r\nContent-Disposition: form-data; {head}\r\n\r\n".encode()


def _memory(name: str) -> int:
    """Return a line of what the system knows of this process, in KiB."""
    told = Path("/proc/self/status").read_text(encoding="ascii")
    return int(re.findall(rf"^{name}:\s+(\d+)", told, re.MULTILINE)[0])


MEASURES = (
    Measure("looking into a photo of 12 megapixels", "milliseconds", _looking, 400.0),
    Measure("100 files of 5 MB at once, memory", "MiB more in the server", _arriving, 50.0),
)
