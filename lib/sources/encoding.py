"""Which encoding a text is in that is not UTF-8, so that its reader can be told what to do."""

import codecs
import re

from charset_normalizer import from_bytes

from lib.chinese import FIRST_HAN

# The commonest characters of newspaper Chinese, simplified and traditional: a wrong decoding yields rare ones.
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多"
    "定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由"
    "其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意"
    "建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统"
    "接知较将组见计别手期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压"
    "世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速带安场身车例真务具万每目至达走积示议声报完"
    "类八离华名确才科张信马节话整空元况今集传土许步广石记需段研界观越织算低持众布复际商非连断深难近矿千委技备稀磁控限"
    "這個為國時來們對會發動過說產種後學經進著電裡實兩體機當點從業應開還關樣與義間線內數變條沒結問無軍題黨員總設長頭資"
    "邊級圖統組見計別論運農幾區強決戰則據處隊給門規熱領東導壓爭濟階術極聯認權證單風帶車務萬達議聲報類離華確張馬節話傳"
    "許廣記觀織準價稅貿礦"
)
_ENCODINGS = {"gb18030": "GB18030", "big5": "Big5", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}
_MIN_COMMON = 0.3
_MOSTLY = 0.9
_CUT_OFF = 3  # bytes of a last character that the sample ends in
_HZ = re.compile(rb"~\{(?:[!-~]{2})+~\}")
_ISO_2022 = re.compile(rb"\x1b\$([@B]|\(?[@ABCD]|\)[ACEG]|\*H|\+[I-M])")
_ISO_2022_KINDS = {b"@": "JP", b"B": "JP", b"(D": "JP", b")C": "KR", b"(C": "KR"}
_EUC_TW = re.compile(rb"\x8e[\xa1-\xb0][\xa1-\xfe]{2}|[\xa1-\xfe]{2}")


def guess_encoding(sample: bytes) -> str:
    """Name the likely encoding of a sample that is not UTF-8, or ""; the sample may break off inside a character.

    Chinese is told by its commonest characters, which holds from about four characters on, where charset-normalizer
    still takes GB18030 for Korean; everything else is left to charset-normalizer.
    """
    if name := seven_bit_encoding(sample) or _wide_encoding(sample):
        return name
    shares = {encoding: _common_share(sample, encoding) for encoding in _ENCODINGS}
    best = max(shares, key=lambda encoding: shares[encoding])
    if shares[best] >= _MIN_COMMON:
        return _ENCODINGS[best]
    if _is_euc_tw(sample):
        return "EUC-TW"
    guess = from_bytes(sample).best()
    return _named(guess.encoding) if guess else ""


def seven_bit_encoding(sample: bytes) -> str:
    """HZ or the kind of ISO-2022 that a sample of plain ASCII bytes is in, or ""."""
    if match := _ISO_2022.search(sample):
        return f"ISO-2022-{_ISO_2022_KINDS.get(match[1], 'CN')}"
    stretches = _HZ.findall(sample)
    text = b"".join(stretches).decode("hz", "replace")
    return "HZ" if stretches and "\ufffd" not in text and any(char >= FIRST_HAN for char in text) else ""


def _wide_encoding(sample: bytes) -> str:
    """UTF-32 by its mark, or by four bytes a character that are all in range."""
    if sample.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "UTF-32"
    whole = sample[: len(sample) // 4 * 4]
    for codec in ("utf-32-le", "utf-32-be"):
        try:
            text = whole.decode(codec)
        except UnicodeDecodeError:
            continue
        if text and "\0" not in text:
            return "UTF-32"
    return ""


def _is_euc_tw(sample: bytes) -> bool:
    """Whether all that is not ASCII is well-formed EUC-TW and mostly of the plane of common characters.

    Python has no table of it; in EUC-KR and EUC-JP most first bytes are lower, and GB18030 was tried before.
    """
    broken = sum(byte >= 0x80 for byte in _EUC_TW.sub(b"", sample))
    leads = [match[0] for match in _EUC_TW.findall(sample) if match[0] != 0x8E and match[0] != 0xA1]
    return broken <= _CUT_OFF and bool(leads) and sum(lead >= 0xC4 for lead in leads) > _MOSTLY * len(leads)


def _common_share(sample: bytes, encoding: str) -> float:
    try:
        text = codecs.getincrementaldecoder(encoding)().decode(sample)
    except UnicodeDecodeError:
        return 0.0
    han = [char for char in text if char >= FIRST_HAN]  # and all beyond, which a wrong decoding makes plenty of
    return sum(char in _COMMON for char in han) / len(han) if han else 0.0


def _named(codec: str) -> str:
    return "UTF-16" if codec.startswith("utf_16") else _ENCODINGS.get(codec, codec)
