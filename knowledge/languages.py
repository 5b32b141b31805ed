"""The words of a question that name nothing, in the languages a newsroom is asked in.

Only whole classes of words are left out: question words, forms of "to be" and "to have",
articles, prepositions, pronouns and words of politeness. What is left is looked up.
"""

from __future__ import annotations

from knowledge.text import key

_WORDS = {
    "english": """
        who whom whose what which where when why how is are was were be been am do does did has
        have had can could would should will the a an of about on for from in to and or please
        tell me us you know anybody anyone somebody hey hi hello thanks thank say said says it he
        she they them his her their there this that any i we my our
    """,
    "spanish": """
        quien quienes que cual cuales donde cuando cuanto como por es son era fue fueron ser esta
        estan hay ha han el la los las lo un una unos unas de del al a en sobre con para y o se me
        nos le su sus dime sabemos sabe significa dijo dice favor hola gracias porfavor
    """,
    "french": """
        qui que qu quoi quel quelle quels quelles ou quand comment pourquoi est c ce cet cette sont
        etait a ont le la les l un une des de d du au aux en sur avec pour et il elle on se nous
        vous moi dis dites sait savons dit veut dire s plait svp bonjour merci
    """,
    "german": """
        wer wen wem was welche welcher welches wo wann wie warum wieso ist sind war waren hat haben
        der die das den dem des ein eine einen einem einer von vom zu zum zur im in am an auf ueber
        uber mit fur fuer und oder man wir ich uns mir du sie er es bitte sag sagt gesagt weiss
        wissen bedeutet heisst steht hallo danke
    """,
    "portuguese": """
        quem que qual quais onde quando quanto como por e sao era foi ser esta o a os as um uma de
        do da dos das no na nos nas em sobre com para me nos diga sabemos significa disse favor ola
        obrigado obrigada
    """,
    "italian": """
        chi che cosa cos quale quali dove quando quanto come perche e sono era il lo la i gli le l
        un una uno di del della dei delle da in nel nella su sul sulla con per ci si mi dimmi
        sappiamo significa detto favore ciao grazie
    """,
    "danish, norwegian, swedish": """
        hvem hvad hva hvor hvornar hvordan hvorfor er var som den det de en et i pa om for med og
        eller vi jeg vem vad vilken var nar hur ar att sade sagt sager betyder hej tak tack
    """,
    "russian": """
        kto chto chto takoy takaya takoe takie gde kogda kak pochemu kakoy o ob v na i ili my
        skazal pozhaluysta privet spasibo
    """,
    "dutch": """
        wie wat welke welk waar wanneer hoe waarom is zijn was waren heeft hebben de het een van in
        op over met voor en of we ik ons mij zeg zegt gezegd weten betekent hallo dank graag
    """,
}
ASKING = frozenset(word for words in _WORDS.values() for word in words.split())
"""Words that ask and name nothing, in ``key`` form."""


def without_asking(subject: str) -> str:
    """Return a question without the words that only ask; the subject itself where it has none.

    Args:
        subject: the words to look up, as typed.
    """
    words = key(subject.replace("’", " ").replace("'", " ")).split()
    kept = [word for word in words if word not in ASKING]
    if not kept or len(kept) == len(words) or words[0] not in ASKING:
        return subject
    return " ".join(kept)
