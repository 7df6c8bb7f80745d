"""Marks of other languages: small words and common words of goals, none of them an English word."""

from __future__ import annotations

from tuiokr.quality.lexicon.word_forms import words

GERMAN = words(
    "der das und ist nicht mit von für auf zum zur wir eine einen einer eines einem dem ein im den des durch bei "
    "bis oder unser unsere unseren unserer werden wird sind haben hat alle jeder jede mehr weniger als auch sowie "
    "über unter nach vor aus um pro ab kunden kundinnen umsatz steigern erhöhen senken reduzieren verbessern "
    "einführen erreichen umsetzen prozent monat monate woche wochen tage jahr ende quartal mitarbeiter "
    "mitarbeitende zufriedenheit neue neuen neuer durchführen erstellen veröffentlichen entwickeln gewinnen anzahl "
    "mindestens höchstens anteil halten beste zeit die wachstum schulungen schulung webseite kosten gesenkt "
    "gesteigert verkürzen ausbauen stärken abschließen starten verdoppeln halbieren"
)
FRENCH = words(
    "le la les des du une un et est pour avec dans sur sous notre nos votre leur leurs par d'ici au aux chaque plus "
    "moins que qui ne pas tous toutes améliorer augmenter réduire lancer atteindre clients taux chiffre d'affaires "
    "créer publier développer mettre nouveau nouveaux nouvelle nouvelles fin trimestre mois semaine jours passer "
    "devenir faire satisfaction-client diminuer doubler recruter utilisateurs ventes équipe équipes délai délais "
    "moyen moyenne produits former"
)
SPANISH = words(
    "el los las una unos del para con por que nuestro nuestra nuestros nuestras aumentar reducir mejorar lograr "
    "lanzar clientes ventas usuarios crear publicar trimestre mes semana más menos cada todos satisfacción del y "
    "desarrollar alcanzar incrementar tasa tiempo equipo nuevos nuevas hasta desde antes fin año"
)
ITALIAN = words(
    "il lo gli della delle dei degli nel nella con per che nostro nostra clienti vendite aumentare ridurre "
    "migliorare raggiungere lanciare tasso entro ogni più meno utenti trimestre mese creare nuovo nuovi nuova "
    "sviluppare dal alla"
)
PORTUGUESE = words(
    "os as uma um para com por que nosso nossa clientes vendas aumentar reduzir melhorar atingir lançar usuários "
    "até trimestre mês mais menos cada todos taxa criar novo novos da do das dos pelo não satisfação"
)
DUTCH = words(
    "het een van voor met en naar onze ons zijn wordt worden niet klanten omzet verhogen verlagen verbeteren "
    "bereiken lanceren maand maanden kwartaal meer minder nieuwe elke door binnen eind gebruikers tevredenheid "
    "aantal"
)
SLAVIC_NORDIC = words(
    "och att för med till inte våra kunder öka minska och på av ett ikke vores øke redusere og til på klienci "
    "zwiększyć oraz się nie do na dla przez naszych klientów wzrost liczby zákazníků zvýšit snížit ve müşteri için "
    "artırmak bir"
)
FOREIGN = GERMAN | FRENCH | SPANISH | ITALIAN | PORTUGUESE | DUTCH | SLAVIC_NORDIC
SHARED = words(
    "a an in on at so do no he me as by or i was will war die des most man her has am not all on to us go once per "
    "van ten pour fin un ab over been plus que sur la le les de du et est dans par pas do da com dos as os um y lo "
    "il con del el ende neue mois mes main taux alle tage more make time start on van zeit das den dem im die na "
    "dla ve med best av former passer beste moyen elke door"
)
"""Words and parts of names that also occur in English text: they count half."""
ENGLISH = words(
    "the of and to in for a an is are our with from by on at that this be we all every new more less each their "
    "we're it have has will can not within under over per than as or into through via after before least about"
)
GERMAN_ENDINGS = (
    "ung",
    "ungen",
    "heit",
    "keit",
    "keiten",
    "schaft",
    "zufriedenheit",
    "quote",
    "steigerung",
    "anteil",
    "zahlen",
)
