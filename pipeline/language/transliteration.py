"""One key for the spellings of a name: transliterations from Arabic, Persian, Cyrillic and Hebrew, doubled letters, vowels written alike.

The key is for comparing, never for showing. It is kept careful: it undoes what differs by the custom of a transliteration (`Qadhi` and
`Kadi`, `Zelenskyy` and `Zelensky`), not what tells two names of one language apart (`Daniel` and `Danielle`, `Hassan` and `Hussein`).
"""

from __future__ import annotations

import functools
import re

from pipeline.language.names import fold

# Words of a name that belong to the surname after them, or that some writers leave out.
PARTICLES = frozenset({"al", "bin", "ben", "ibn", "bint", "van", "von", "der", "den", "de", "da", "dos", "del", "la", "abu", "di", "ter"})
# Suffixes that tell a father from his son; "" where the name has none.
GENERATIONS = {
    "jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "ii", "iii": "iii", "iv": "iv", "fils": "jr", "pere": "sr", "filho": "jr",
}  # fmt: skip

# Given names with their usual spellings in English-language news, each line one name. Compiled for this project from general knowledge.
_VARIANTS = """
muhammad mohammed mohammad muhammed mohamed mohamad mohd muhamad mahomet mohamud mohamoud
ahmad ahmed ahmet achmad
mahmud mahmoud mahmood mehmood
mustafa mostafa moustafa mustapha
hussein hussain husayn hossein hosein husein husain hossain hussien
hassan hasan hassane
yusuf youssef yousef yusef yousif yousuf youssouf yosef
umar omar oumar omer
uthman osman usman othman ousmane othmane
khalid khaled khalied
said saeed sayeed saed saied
abdullah abdallah abdulla abdoulaye
abdulrahman abdelrahman abdurrahman abdirahman abderrahmane
abdulaziz abdelaziz abdulazeez
ibrahim ebrahim ibraheem brahim
ismail esmail ismael ismaeel esmaeil
karim kareem
salih saleh salah
tariq tarek tareq tarik
walid waleed oualid
zayd zaid zayed zayid
rashid rasheed rachid
hamid hameed hamed
nasir nasser naser naseer
jamal gamal djamal
jafar jaafar djafar
faisal faysal feisal faycal
fatima fatimah fatema fatma
aisha aysha ayesha aicha aishah
mariam maryam meriem miriam
layla leila laila leyla
zaynab zainab zeinab zeynab
khadija khadijah hadija
yahya yehia yahia
musa moussa mousa moosa
isa issa eissa essa
sulayman suleiman sulaiman suleyman soliman sulieman
muammar moammar moamer muamar
gaddafi qaddafi gadhafi kadhafi kadafi qadhafi qadafi
sayf saif seif
riyad riyadh riad
bashar bachar
hafiz hafez
qasim qassem kassem qasem kasim qassim ghasem
anwar anouar
ayman aiman
usama osama oussama
marwan merwan
ali aly
rida reza redha riza
mahdi mehdi
amir ameer emir
shaykh sheikh sheik
evgeny yevgeny evgeni yevgeni evgenii yevgeniy evgeniy yevhen
aleksandr alexander aleksander oleksandr alexandr aliaksandr
aleksei alexei alexey aleksey oleksii oleksiy
sergei sergey serhiy serhii siarhei
dmitry dmitri dmitriy dmitrii dmytro
vladimir wladimir volodymyr uladzimir vladimer
yuri yury yuriy yurii iurii
nikolai nikolay mykola nikolaj
andrei andrey andriy andrii
mikhail michail mykhailo mikheil
maria mariya mariia
natalia nataliya natalya nataliia
yulia julia yuliya yuliia
igor ihor
oleg oleh
gennady gennadi hennadiy gennadiy
tatiana tatyana tetiana tetyana
yaakov yaacov jacob
yitzhak yitzchak isaac itzhak
benyamin benjamin binyamin
"""

_SAME_NAME = {word: line.split()[0] for line in _VARIANTS.strip().splitlines() for word in line.split()}

# Letters that customs of transliteration write differently, the longer first.
_SPELLINGS = (
    ("q", "k"), ("dh", "d"), ("kh", "h"), ("gh", "g"), ("tch", "ch"), ("dj", "j"), ("ph", "f"), ("ou", "u"), ("oo", "u"), ("ee", "i"),
    ("ei", "ai"), ("ey", "ai"), ("ay", "ai"), ("zs", "z"),
)  # fmt: skip
_ENDING = re.compile(r"(?:iyy|iy|yy|ii|ij|ie|y|j)$")
_DOUBLED = re.compile(r"(.)\1")


@functools.lru_cache(maxsize=1 << 14)
def spelling_key(word: str) -> str:
    """The key of one folded word of a name."""
    if word in _SAME_NAME:
        return _SAME_NAME[word]
    for written, plain in _SPELLINGS:
        word = word.replace(written, plain)
    return _ENDING.sub("i", _DOUBLED.sub(r"\1", word))


@functools.lru_cache(maxsize=1 << 14)
def name_key(name: str) -> tuple[tuple[str, ...], str]:
    """(keys of the words of a person's name in their order, generation suffix or ""); particles and initials are left out."""
    words = [w for w in fold(name).split() if w]
    generation = ""
    if len(words) > 1 and words[-1] in GENERATIONS:
        generation = GENERATIONS[words.pop()]
    kept = [spelling_key(w) for w in words if w not in PARTICLES and len(w) > 1]
    return tuple(kept), generation
