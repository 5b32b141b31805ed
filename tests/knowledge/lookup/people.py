"""Names of our own making, for the tests of lookup."""

from knowledge.lookup import NameIndex, Record

RECORDS = [
    Record("ada-quist", "person", ("Ada Quist", "Ada Maria Quist"), ("Harbour Master",)),
    Record("tom-quist", "person", ("Thomas Quist",), ("President",)),
    Record("benat-oyarzun", "person", ("Beñat Oyarzun-Lekue",), ("Senator",)),
    Record("dmitri-sokolenko", "person", ("Dmitri Sokolenko",)),
    Record("yusuf-al-harrani", "person", ("Yusuf al-Harrani",)),
    Record("karim-nadir", "person", ("Karim Nadir",)),
    Record("leon-varga-jr", "person", ("León Varga Jr.",)),
    Record("harbour-council", "organization", ("Harbour Council of Quay Point", "HCQP")),
    Record("ndu", "organization", ("National Dockers’ Union",)),
    Record("fishery-board", "organization", ("Northern Fishery Board", "NFB")),
    Record("pier-13", "place", ("Pier 13", "Pier-13")),
    Record("winter-permit", "term", ("Winter landing permit",)),
]


def index() -> NameIndex:
    return NameIndex.build(RECORDS)
