"""Words without a topic of their own (articles, prepositions, pronouns, auxiliaries): they make no statements alike.

Written for this project, from the grammars of English, German, French, Spanish and Portuguese.
"""

from __future__ import annotations

from typing import Final

FUNCTION_WORDS: Final[frozenset[str]] = frozenset(
    """
    a an the this that these those i you he she it we they me him her us them my your his its our their mine ours
    theirs who whom whose which what when where why how all any both each every few more most much many no none not
    only other own same so some such than too very and but or nor if because as until while of at by for with about
    between into through during before after above below to from up down in out on off over under again then once
    here there via per am is are was were be been being have has had do does did will would shall should can could
    may might must within without across around toward towards also still yet just

    der die das den dem des ein eine einen einem einer eines und oder aber denn weil dass wenn als wie für von mit
    auf in im an am zu zum zur bei aus nach über unter vor durch gegen ohne um bis seit ich du er sie es wir ihr
    uns euch unser unsere unseren unserem unserer ihre ihren ihrem ihrer sein seine seinen ist sind war waren wird
    werden wurde wurden hat haben hatte kann können soll sollen muss müssen nicht kein keine keinen mehr auch noch
    nur so man sich pro je jede jeder jedes jeden alle allen alles

    le la les un une des du de d l et ou mais donc car que qui quoi dont où dans en sur sous par pour avec sans
    entre vers chez je tu il elle nous vous ils elles notre nos votre vos leur leurs son sa ses ce cette ces est
    sont était être avoir a ont au aux plus moins ne pas chaque tout toute tous toutes

    el los las una unos unas y o pero porque del al con sin por para entre hacia desde hasta sobre yo él ella
    nosotros ellos nuestro nuestra nuestros su sus este esta estos es son era ser estar ha han más menos no cada
    todo toda todos

    os as um uma uns umas e ou mas do da dos das no na nos nas com sem por para entre até eu ele ela nós eles nosso
    nossa seu sua seus suas este esta é são ser estar tem têm mais menos não cada todo toda todos
    """.split()  # noqa: SIM905
)
