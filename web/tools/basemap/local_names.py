"""The name as it stands on the signs there, picked from GeoNames' untagged list of names in all languages.

The list does not say which name is of which language, so each country has a rule: which letters its own names may
use (a legacy encoding says that better than a Unicode block: Shift_JIS has the Japanese form of a character and
not the Chinese one), and among those, the candidate that sounds most like the main name. No candidate that
convinces, no local name: a wrong one is worse than none.
"""

from __future__ import annotations

import difflib
import re
import unicodedata

_ENCODED = {"JP": "cp932", "CN": "gb2312", "TW": "big5", "HK": "big5", "MO": "big5"}
_HAN = re.compile(r"^[\u3005\u30ab\u30b1\u30f6\u30ce\u3042-\u3093\u4e00-\u9fff]+$")
_HAN_MARK = re.compile(r"[\u4e00-\u9fff]")
# Forms from before the reform of 1946; Shift_JIS still has them, signs do not.
_OLD_JAPANESE = set("廣濱澤縣區國櫻圓鐵瀧德榮彌藏寶龜濵嶋峯驛邊邉舊會學橫條與禮齋總氣靜")

_RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_CYRILLIC = {
    "RU": _RUSSIAN,
    "UA": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'’",
    "BY": "абвгдеёжзійклмнопрстуўфхцчшыьэюя'’",
    "BG": "абвгдежзийклмнопрстуфхцчшщъьюя",
    "MK": "абвгдѓежзѕијклљмнњопрстќуфхцчџш",
    "RS": "абвгдђежзијклљмнњопрстћуфхцчџш",
    "KZ": _RUSSIAN + "әғқңөұүһі",
    "KG": _RUSSIAN + "ңөү",
    "TJ": _RUSSIAN + "ғӣқӯҳҷ",
    "MN": _RUSSIAN + "өү",
}
_ARABIC = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي"
_ARABIC_COUNTRIES = [
    "AE",
    "BH",
    "DJ",
    "DZ",
    "EG",
    "EH",
    "IQ",
    "JO",
    "KW",
    "LB",
    "LY",
    "MA",
    "MR",
    "OM",
    "PS",
    "QA",
    "SA",
    "SD",
    "SY",
    "TN",
    "YE",
]
_PERSIAN = "آءأؤئابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی\u200c"

_LETTERS: dict[str, str] = {
    **{country: letters + letters.upper() for country, letters in _CYRILLIC.items()},
    **dict.fromkeys(_ARABIC_COUNTRIES, _ARABIC),
    "IR": _PERSIAN,
    "IL": "אבגדהוזחטיךכלםמןנסעףפץצקרשת'\"׳״",
    "GR": "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΆΈΉΊΌΎΏ",
    "GE": "".join(map(chr, range(0x10D0, 0x10F1))),
    "AM": "".join(map(chr, [*range(0x531, 0x557), *range(0x561, 0x588)])),
    "KR": "".join(map(chr, range(0xAC00, 0xD7A4))),
    "KP": "".join(map(chr, range(0xAC00, 0xD7A4))),
    "TH": "".join(map(chr, range(0xE01, 0xE4F))),
}
_LETTERS["CY"] = _LETTERS["GR"]
_ALLOWED = {country: set(letters + " -") for country, letters in _LETTERS.items()}

_SOUND = {
    **dict(zip("абвгґдеёжзиійклмнопрстуфхцчшщъыьэюя", ["a", "b", "v", "g", "g", "d", "e", "yo", "zh", "z", "i", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "_", "y", "_", "e", "yu", "ya"], strict=True)),
    **dict(zip("єїўђјљњћџѓѕќәғқңөұүһӣӯҳҷ", ["ye", "yi", "u", "dj", "j", "lj", "nj", "c", "dz", "gj", "dz", "kj", "a", "gh", "q", "ng", "o", "u", "u", "h", "i", "u", "h", "j"], strict=True)),
    **dict(zip("αβγδεζηθικλμνξοπρσςτυφχψω", ["a", "v", "g", "d", "e", "z", "i", "th", "i", "k", "l", "m", "n", "x", "o", "p", "r", "s", "s", "t", "y", "f", "ch", "ps", "o"], strict=True)),
    **dict(zip("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي", ["_", "a", "a", "_", "i", "_", "a", "b", "a", "t", "th", "j", "h", "kh", "d", "dh", "r", "z", "s", "sh", "s", "d", "t", "z", "_", "gh", "f", "q", "k", "l", "m", "n", "h", "u", "a", "i"], strict=True)),
    **dict(zip("پچژکگی", ["p", "ch", "zh", "k", "g", "i"], strict=True)),
    **dict(zip("אבגדהוזחטיךכלםמןנסעףפץצקרשת", ["a", "b", "g", "d", "h", "o", "z", "h", "t", "i", "k", "k", "l", "m", "m", "n", "n", "s", "_", "f", "p", "ts", "ts", "k", "r", "sh", "t"], strict=True)),
    **dict(zip("აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ", ["a", "b", "g", "d", "e", "v", "z", "t", "i", "k", "l", "m", "n", "o", "p", "zh", "r", "s", "t", "u", "p", "k", "gh", "q", "sh", "ch", "ts", "dz", "ts", "ch", "kh", "j", "h"], strict=True)),
    **dict(zip("աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ", ["a", "b", "g", "d", "e", "z", "e", "y", "t", "zh", "i", "l", "kh", "ts", "k", "h", "dz", "gh", "ch", "m", "y", "n", "sh", "o", "ch", "p", "j", "r", "s", "v", "t", "r", "ts", "v", "p", "k", "o", "f"], strict=True)),
}  # fmt: skip
# Cities whose English name does not sound like their own.
_KNOWN = {
    "EG": {"Cairo": "القاهرة", "Alexandria": "الإسكندرية", "Luxor": "الأقصر"},
    "SA": {"Mecca": "مكة المكرمة", "Medina": "المدينة المنورة", "Riyadh": "الرياض"},
    "MA": {"Casablanca": "الدار البيضاء", "Marrakesh": "مراكش", "Fès": "فاس", "Tangier": "طنجة"},
    "SY": {"Damascus": "دمشق", "Aleppo": "حلب"},
    "LB": {"Tripoli": "طرابلس", "Beirut": "بيروت"},
    "LY": {"Tripoli": "طرابلس"},
    "DZ": {"Algiers": "الجزائر"},
    "JO": {"Amman": "عمّان", "Petra": "البتراء"},
    "AE": {"Abu Dhabi": "أبو ظبي", "Dubai": "دبي"},
    "IL": {"Jerusalem": "ירושלים", "Tel Aviv": "תל אביב", "Nazareth": "נצרת", "Haifa": "חיפה"},
    "GR": {"Corfu": "Κέρκυρα", "Athens": "Αθήνα"},
    "CY": {"Nicosia": "Λευκωσία", "Limassol": "Λεμεσός"},
    "RU": {"Saint Petersburg": "Санкт-Петербург", "Moscow": "Москва", "Kazan": "Казань"},
    "UA": {"Kyiv": "Київ", "Lviv": "Львів", "Odesa": "Одеса"},
    "BG": {"Sofia": "София"},
    "TH": {"Bangkok": "กรุงเทพฯ", "Chiang Mai": "เชียงใหม่", "Pattaya": "พัทยา", "Phuket": "ภูเก็ต"},
    "HK": {"Hong Kong": "香港"},
    "CN": {"Shanghai": "上海", "Beijing": "北京"},
    "KR": {"Seoul": "서울"},
}
_INITIALS = ["g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "_", "j", "jj", "ch", "k", "t", "p", "h"]
_VOWELS = [
    "a",
    "ae",
    "ya",
    "yae",
    "eo",
    "e",
    "yeo",
    "ye",
    "o",
    "wa",
    "wae",
    "oe",
    "yo",
    "u",
    "wo",
    "we",
    "wi",
    "yu",
    "eu",
    "ui",
    "i",
]
_FINALS = [
    "_",
    "k",
    "k",
    "k",
    "n",
    "n",
    "n",
    "t",
    "l",
    "k",
    "m",
    "l",
    "l",
    "l",
    "p",
    "l",
    "m",
    "p",
    "p",
    "t",
    "t",
    "ng",
    "t",
    "t",
    "k",
    "t",
    "p",
    "t",
]


def local_name(country: str, name: str, others: tuple[str, ...]) -> str:
    """Empty when the country writes in Latin letters or nothing on the list convinces."""
    if name in _KNOWN.get(country, {}):
        return _KNOWN[country][name]
    if country in _ENCODED:
        return _han(country, others)
    allowed = _ALLOWED.get(country)
    if allowed is None:
        return ""
    fits = [one for one in others if len(one) > 1 and set(one) <= allowed]
    if not fits:
        return ""
    if country == "TH":
        return min(fits, key=len)
    target = _plain(name)
    scored = sorted(((_likeness(target, one), -len(one), one) for one in fits), reverse=True)
    if country in {"GR", "CY"}:  # capitals without accents are how a sign is lettered, not how the name is written
        scored.sort(key=lambda one: one[0] + 0.2 * _accented(one[2]), reverse=True)
    best, _, chosen = scored[0]
    return chosen if best >= 0.55 else ""


def _accented(text: str) -> bool:
    return unicodedata.normalize("NFD", text) != text


def _likeness(target: str, candidate: str) -> float:
    return difflib.SequenceMatcher(None, target, _sound(candidate)).ratio()


def _sound(text: str) -> str:
    out: list[str] = []
    for letter in unicodedata.normalize("NFC", text.lower()):
        code = ord(letter) - 0xAC00
        if 0 <= code < 11172:
            out += [_INITIALS[code // 588], _VOWELS[code % 588 // 28], _FINALS[code % 28]]
            continue
        base = unicodedata.normalize("NFD", letter)[0]
        out.append(_SOUND.get(letter) or _SOUND.get(base, letter))
    return "".join(out).replace("_", "")


def _plain(name: str) -> str:
    kept = unicodedata.normalize("NFD", name.lower())
    return "".join(letter for letter in kept if letter.isascii() and (letter.isalpha() or letter == " "))


def _han(country: str, others: tuple[str, ...]) -> str:
    def fits(one: str) -> bool:
        if not (1 < len(one) <= 8 and _HAN.match(one) and _HAN_MARK.search(one)):
            return False
        try:
            one.encode(_ENCODED[country])
        except UnicodeEncodeError:
            return False
        return True

    candidates = [one for one in others if fits(one)]
    if not candidates:
        return ""

    def worth(one: str) -> tuple[int, int, int]:
        # 東京 is confirmed by 東京都: a bare name with its administrative forms beside it beats a nickname.
        confirmed = sum(other.startswith(one) for other in candidates)
        old = sum(letter in _OLD_JAPANESE for letter in one) if country == "JP" else 0
        return -old, confirmed, -len(one)

    return max(candidates, key=worth)
