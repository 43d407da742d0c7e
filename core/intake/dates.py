"""Dates as exports write them, in many languages and orders; an unclear order is asked about."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal

Order = Literal["day", "month"]

_MONTHS = (
    "jan januar january janvier enero gennaio janeiro januari stycz styczen stycznia янв январь"
    " января jänner ene gen",
    "feb februar february fevrier fevr febrero febbraio fevereiro februari lut luty lutego фев"
    " февраль февраля fev",
    "mar marz march mars marzo marco maart marzec marca март марта мар mrz mrt",
    "apr april avril avr abril aprile kwi kwiecien kwietnia апр апрель апреля abr",
    "may mai mayo maggio maio mei maj maja май мая mag",
    "jun juni june juin junio giugno junho czerwiec czerwca cze июн июнь июня giu",
    "jul juli july juillet juil julio luglio julho lipiec lipca lip июл июль июля lug",
    "aug august aout agosto augustus sierpien sierpnia sie авг август августа ago",
    "sep sept september septembre septiembre settembre setembro wrzesien wrzesnia wrz сен сент"
    " сентябрь сентября set",
    "oct okt october oktober octobre octubre ottobre outubro pazdziernik pazdziernika paz окт"
    " октябрь октября ott out",
    "nov november novembre noviembre novembro listopad listopada lis ноя ноябрь ноября",
    "dec dez december dezember decembre diciembre dicembre dezembro grudzien grudnia gru дек"
    " декабрь декабря dic",
)
MONTHS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_TIME = re.compile(r"[T ]?\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?\s*([ap]\.?m\.?)?\s*(z|utc|gmt)?"
                   r"\s*([+-]\d{2}:?\d{2})?$", re.IGNORECASE)  # fmt: skip
_YEAR_FIRST = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_THREE = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})")
_SERIAL = re.compile(r"[3-6]\d{4}(\.\d+)?")
EPOCH = date(1899, 12, 30)
"""Day 0 of a spreadsheet's calendar (as Excel counts from March 1900 on)."""


def order_of(cells: Iterable[str]) -> Order | None:
    """Which comes first where a date is all figures: None where nothing proves it.

    Where some prove the one and some the other, nothing is proved.
    """
    proofs = {proof for cell in cells if (proof := _proof(cell)) is not None}
    return proofs.pop() if len(proofs) == 1 else None


def _proof(cell: str) -> Order | None:
    match = _THREE.fullmatch(_bare(cell))
    if match is None:
        return None
    if match[2] == "." or int(match[1]) > 12:
        return "day"
    return "month" if int(match[3]) > 12 else None


def unclear(cells: Iterable[str]) -> list[str]:
    """The dates that are another day in the other order."""
    return [
        cell
        for cell in cells
        if (match := _THREE.fullmatch(_bare(cell)))
        and match[2] != "."
        and int(match[1]) <= 12
        and int(match[3]) <= 12
        and int(match[1]) != int(match[3])
    ]


def day_of(cell: str, order: Order | None) -> date | None:
    """The day a cell names, read in this order where it needs one; None where it names none."""
    text = _bare(cell)
    if match := _YEAR_FIRST.fullmatch(text):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := _THREE.fullmatch(text):
        first, second = int(match[1]), int(match[3])
        day_first = match[2] == "." or first > 12 or (order != "month" and second <= 12)
        day, month = (first, second) if day_first else (second, first)
        return _day(_year(match[4]), month, day)
    if _SERIAL.fullmatch(text):
        return EPOCH + timedelta(days=int(float(text)))
    return _named(text)


def _bare(cell: str) -> str:
    return _TIME.sub("", cell.strip()).strip().rstrip(",")


def _named(text: str) -> date | None:
    """A date with its month in letters, whatever the order of the rest."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(sign for sign in letters if not unicodedata.combining(sign))
    words = re.findall(r"[^\W\d]+|\d+", plain)
    months = [MONTHS[word] for word in words if word in MONTHS]
    figures = [word for word in words if word.isdecimal()]
    if len(months) != 1 or len(figures) != 2:
        return None
    first, second = figures
    year, day = (first, second) if len(first) == 4 else (second, first)
    return _day(_year(year), months[0], int(day)) if len(year) in (2, 4) else None


def _year(text: str) -> int:
    return int(text) + (2000 if len(text) == 2 else 0)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if 2000 <= year < 2100 else None
    except ValueError:
        return None
