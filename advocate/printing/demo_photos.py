"""Draws the invented photos of the examples as JPEG, with the notes that a camera leaves in them."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache

from PIL import Image, ImageChops, ImageDraw, ImageFilter

_WIDE, _TALL = 1600, 1200
_EXIF_FOLDER = 0x8769
_MAKE, _MODEL, _CHANGED, _TAKEN, _MADE_DIGITAL, _DESCRIPTION = 0x010F, 0x0110, 0x0132, 0x9003, 0x9004, 0x010E
_MARK = "An invented photo, drawn for an example."
Colour = tuple[int, int, int]


def photo_jpeg(scene: str, *, taken_at: datetime) -> bytes:
    """Return a photo of "router" or "kitchen" with the camera's own clock and without a place.

    It is the same file each time. Raises KeyError for any other scene.
    """
    picture = _as_if_taken(_SCENES[scene]())
    exif = Image.Exif()
    noted = f"{taken_at:%Y:%m:%d %H:%M:%S}"
    exif[_DESCRIPTION], exif[_MAKE], exif[_MODEL], exif[_CHANGED] = _MARK, "Example", "Pocket 4", noted
    exif.get_ifd(_EXIF_FOLDER).update({_TAKEN: noted, _MADE_DIGITAL: noted})
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=84, exif=exif)
    return out.getvalue()


def _as_if_taken(drawn: Image.Image) -> Image.Image:
    """Take the hardness off a drawing: soft focus, darker corners, a little grain."""
    soft = drawn.filter(ImageFilter.GaussianBlur(1.1))
    corners = Image.radial_gradient("L").resize((_WIDE, _TALL)).point(lambda v: 255 - v // 4)
    shaded = ImageChops.multiply(soft, Image.merge("RGB", [corners] * 3))
    grain = _grain()
    return ImageChops.add(shaded, Image.merge("RGB", [grain] * 3), offset=-6)


@cache
def _grain() -> Image.Image:
    """Return a still pattern that looks like noise: the same picture has to give the same file each time."""
    values = bytearray()
    state = 20260303
    for _ in range(400 * 300):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        values.append(state >> 16 & 0xFF)
    fine = Image.frombytes("L", (400, 300), bytes(values)).resize((_WIDE, _TALL), Image.Resampling.BICUBIC)
    return fine.point(lambda v: v * 12 // 255)


def _fade(top: Colour, bottom: Colour, width: int, height: int) -> Image.Image:
    ramp = Image.linear_gradient("L").resize((width, height))
    return Image.composite(
        Image.new("RGB", (width, height), bottom), Image.new("RGB", (width, height), top), ramp
    )


def _glow(picture: Image.Image, x: int, y: int, colour: Colour, size: int, strength: float) -> None:
    """Let light shine round a point."""
    light = ImageChops.invert(Image.radial_gradient("L")).resize((size, size))
    light = light.point(lambda v: int(max(0, v - 80) * strength))
    picture.paste(Image.new("RGB", (size, size), colour), (x - size // 2, y - size // 2), light)


def _shadow(picture: Image.Image, box: tuple[int, int, int, int], blur: int, depth: int) -> None:
    mask = Image.new("L", picture.size)
    ImageDraw.Draw(mask).ellipse(box, fill=depth)
    picture.paste(
        Image.new("RGB", picture.size, (20, 16, 12)), (0, 0), mask.filter(ImageFilter.GaussianBlur(blur))
    )


def _router() -> Image.Image:
    """A router on a shelf in front of a wall; three lights are green, the one for the line is red."""
    picture = _fade((206, 200, 186), (176, 168, 152), _WIDE, _TALL)
    picture.paste(_fade((150, 108, 70), (104, 70, 42), _WIDE, 380), (0, 820))
    draw = ImageDraw.Draw(picture)
    for y in range(850, _TALL, 46):
        draw.line([(0, y), (_WIDE, y + 16)], fill=(122, 84, 52), width=2)
    _shadow(picture, (250, 800, 1400, 930), 26, 190)
    draw = ImageDraw.Draw(picture)
    for x, lean in ((430, -36), (1190, 36)):
        draw.line([(x, 520), (x + lean, 170)], fill=(34, 36, 40), width=26)
        draw.ellipse((x + lean - 14, 156, x + lean + 14, 184), fill=(34, 36, 40))
    draw.line([(1330, 800), (1470, 860), (1600, 850)], fill=(222, 190, 60), width=14, joint="curve")
    body = _fade((62, 66, 72), (24, 26, 30), 1080, 360)
    outline = Image.new("L", body.size)
    ImageDraw.Draw(outline).rounded_rectangle((0, 0, 1079, 359), radius=56, fill=255)
    picture.paste(body, (270, 500), outline)
    draw = ImageDraw.Draw(picture)
    draw.rounded_rectangle((300, 516, 1320, 560), radius=22, fill=(78, 83, 90))
    for x in range(880, 1260, 26):
        draw.rounded_rectangle((x, 640, x + 12, 800), radius=6, fill=(14, 15, 18))
    _lights(picture)
    return picture


def _lights(picture: Image.Image) -> None:
    green, red = (86, 226, 120), (255, 52, 40)
    for x, colour in ((390, green), (510, red), (630, green), (750, green)):
        is_red = colour == red
        _glow(picture, x, 690, colour, 260 if is_red else 110, 1.3 if is_red else 0.8)
        draw = ImageDraw.Draw(picture)
        draw.ellipse((x - 13, 677, x + 13, 703), fill=colour)
        draw.ellipse((x - 6, 682, x + 4, 692), fill=(255, 240, 232))
        _symbol(draw, x, 764)


def _symbol(draw: ImageDraw.ImageDraw, x: int, y: int) -> None:
    """The little sign under a light, too small to read."""
    draw.arc((x - 18, y - 14, x + 18, y + 22), 210, 330, fill=(176, 180, 186), width=4)
    draw.arc((x - 9, y - 2, x + 9, y + 16), 210, 330, fill=(176, 180, 186), width=4)
    draw.ellipse((x - 3, y + 8, x + 3, y + 14), fill=(176, 180, 186))


def _kitchen() -> Image.Image:
    """A washing machine between cupboards, and water on the tiles in front of it."""
    picture = _fade((226, 220, 206), (208, 200, 184), _WIDE, _TALL)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 150, _WIDE, 200), fill=(112, 84, 60))
    draw.rectangle((0, 196, _WIDE, 206), fill=(70, 50, 34))
    for left, right in ((-40, 500), (1110, _WIDE + 40)):
        draw.rectangle((left, 206, right, 760), fill=(164, 178, 172), outline=(104, 118, 112), width=5)
        draw.rectangle((left + 46, 250, right - 46, 716), outline=(128, 142, 136), width=6)
        draw.rounded_rectangle((right - 90, 290, right - 74, 400), radius=8, fill=(70, 74, 76))
    draw.rectangle((0, 720, 500, 770), fill=(62, 60, 58))
    draw.rectangle((1110, 720, _WIDE, 770), fill=(62, 60, 58))
    _tiles(picture)
    _machine(picture)
    _water(picture)
    return picture


def _tiles(picture: Image.Image) -> None:
    picture.paste(_fade((170, 146, 122), (206, 182, 156), _WIDE, _TALL - 770), (0, 770))
    draw = ImageDraw.Draw(picture)
    y, step = 770.0, 34.0
    while y < _TALL:
        draw.line([(0, y), (_WIDE, y)], fill=(132, 110, 90), width=4)
        y, step = y + step, step * 1.45
    for x in range(-1600, 3300, 200):
        draw.line([(_WIDE / 2 + (x - _WIDE / 2) * 0.55, 770), (x, _TALL)], fill=(132, 110, 90), width=4)


def _machine(picture: Image.Image) -> None:
    _shadow(picture, (470, 760, 1150, 850), 18, 170)
    picture.paste(_fade((250, 250, 248), (214, 216, 216), 580, 580), (516, 212))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((516, 212, 1096, 792), outline=(150, 152, 152), width=4)
    draw.rectangle((516, 212, 1096, 306), fill=(228, 230, 231), outline=(168, 170, 170), width=3)
    draw.rounded_rectangle(
        (540, 232, 700, 286), radius=8, fill=(240, 241, 241), outline=(160, 162, 162), width=3
    )
    draw.ellipse((760, 228, 822, 290), fill=(196, 199, 201), outline=(120, 122, 124), width=4)
    draw.line([(791, 259), (808, 238)], fill=(70, 72, 74), width=6)
    draw.rounded_rectangle((870, 236, 1060, 284), radius=6, fill=(26, 34, 38))
    draw.text((892, 244), "E 18", fill=(255, 120, 60), font_size=34)
    draw.ellipse((616, 340, 996, 720), fill=(176, 180, 183), outline=(122, 126, 128), width=6)
    draw.ellipse((656, 380, 956, 680), fill=(44, 56, 64), outline=(84, 90, 94), width=10)
    draw.chord((670, 394, 942, 666), 20, 160, fill=(92, 122, 138))
    draw.arc((690, 414, 922, 646), 200, 250, fill=(170, 186, 194), width=12)
    draw.rounded_rectangle((968, 500, 996, 570), radius=10, fill=(146, 150, 152))
    draw.line([(800, 690), (806, 792)], fill=(150, 186, 204), width=9)
    draw.line([(842, 694), (838, 792)], fill=(150, 186, 204), width=6)


def _water(picture: Image.Image) -> None:
    """Water mirrors what stands behind it, upside down and paler."""
    mask = Image.new("L", picture.size)
    draw = ImageDraw.Draw(mask)
    for pool in ((260, 800, 1340, 1060), (90, 880, 900, 1130), (700, 900, 1480, 1150), (560, 776, 1060, 880)):
        draw.ellipse(pool, fill=200)
    mask = mask.filter(ImageFilter.GaussianBlur(7)).point(lambda v: 0 if v < 90 else min(205, (v - 90) * 6))
    behind = picture.crop((0, 380, _WIDE, 790)).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    mirrored = picture.copy()
    mirrored.paste(behind.filter(ImageFilter.GaussianBlur(5)), (0, 790))
    tinted = Image.blend(mirrored, Image.new("RGB", picture.size, (150, 184, 200)), 0.42)
    edge = mask.filter(ImageFilter.FIND_EDGES).filter(ImageFilter.GaussianBlur(2))
    picture.paste(tinted, (0, 0), mask)
    picture.paste(Image.new("RGB", picture.size, (236, 246, 250)), (0, 0), edge)
    draw = ImageDraw.Draw(picture)
    for x, y, width in (
        (420, 930, 300),
        (820, 1010, 360),
        (300, 1050, 200),
        (1050, 940, 220),
        (640, 860, 260),
    ):
        draw.arc((x, y, x + width, y + 34), 190, 350, fill=(226, 240, 246), width=4)


_SCENES: Mapping[str, Callable[[], Image.Image]] = {"router": _router, "kitchen": _kitchen}
