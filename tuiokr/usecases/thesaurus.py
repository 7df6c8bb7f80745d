"""Synonyms that people use when they search, independent of the command.

Words for only one command are in the row of that command.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

GROUPS: Final = """
add new create make insert append attach spawn build generate introduce establish include instantiate found form
remove delete erase discard bin trash scrap ditch wipe dump axe purge eliminate obliterate toss junk nuke destroy nix
  annihilate expunge eradicate exterminate deleted removed evict prune chuck zap scratch dispose deregister
  decommission extinguish efface
edit change modify alter update adjust adapt amend tweak revise rectify emend correct fiddle
rewrite reword rephrase reformulate redraft rework copyedit paraphrase polish refine wordsmith restate
rename retitle relabel rebrand rechristen
name label title moniker naming called designation
person people somebody someone member colleague participant attendee employee human guy folk staff teammate coworker
  peer individual workmate associate personnel crewmember contributor
export download save output dump
share publish release send broadcast distribute circulate announce disseminate spread communicate promulgate issue
show see view display inspect look examine browse present exhibit peek
reveal unveil uncover disclose expose unmask
hide conceal mask cloak obscure suppress
big bigger large larger increase enlarge huge magnify upscale
small smaller tiny decrease shrink minute little downscale
colour color hue tint shade
organisation organization company firm enterprise corporation business employer institution corporate
previous preceding before prior earlier past old last former bygone
next following forward subsequent upcoming ensuing onward onwards succeeding coming
start begin run launch commence initiate convene open kickoff inaugurate
finish end stop complete conclude terminate cease finalise finalize finito adjourn finished done
late behind overdue delayed delay tardy overtime overrun
problem warning error issue finding fault flaw defect bug shortcoming weakness weak glitch trouble
boss leader leadership manager management head lead chief supervisor director superior captain principal
  foreman superintendent matron
quarter cycle period term semester trimester season timeframe quadrimester tertial
goal objective aim okr ambition intention aspiration
metric measure keyresult indicator kpi measurement yardstick gauge measurable
target threshold
timer clock time stopwatch countdown chronometer
vote poll ballot referendum plebiscite
comment note remark annotation memo jotting
note jot scribble scrawl pen
key shortcut hotkey binding keyboard keybinding keystroke
fix repair mend heal salvage rescue restore recover
broken damaged corrupt corrupted defective busted bust destroyed kaput rotten wrecked
copy duplicate clone replicate reproduce xerox photocopy mirror twin
undo revert rollback reverse backtrack retract
quit exit leave depart bail
import load upload ingest slurp
search find locate seek lookup
hand finger digit
parent upper above upstream superior higher overarching
child lower below beneath under subordinate downstream
team group squad department crew unit division tribe chapter branch ward subteam section committee subsidiary affiliate
dark night black dim
light bright white day daylight
log history changelog version audit provenance revision forensic lineage trail
text font letter character glyph
owner champion responsible accountable assignee custodian
agree accept approve confirm consent endorse greenlight ratify okay
reject decline refuse deny veto rebuff spurn disapprove
meeting workshop session gathering huddle call conference appointment
skip omit bypass
step phase stage
pause halt freeze breather break intermission recess interlude rest
resume continue proceed
keep retain preserve
prolong extend lengthen longer stretch elongate
shorten shorter curtail truncate abbreviate abridge trim
agenda schedule itinerary programme timetable
ignore dismiss disregard overlook tolerate condone
disable deactivate off
enable activate
rule check validator criterion guideline
strict picky pedantic fussy severe
jargon lingo parlance slang argot vernacular
dictionary glossary lexicon vocabulary nomenclature terminology wordlist
absent away missing gone unavailable elsewhere
ill sick unwell poorly
arrive join joined enter came arrived
participants attendees attendance presence turnout
everyone everybody all whole entire
chat conversation thread
anonymous incognito nameless unnamed
concern worry objection doubt misgiving qualm reservation fear reluctance
dissent disagreement dissenter dissenters dissenting opposition opponent minority
deadlock impasse stalemate standoff gridlock
decide decision determine resolve ruling verdict adjudicate judge
escalate upstairs
postpone defer shelve delay procrastinate adjourn
link connect tie join couple bind associate relate attach hook
unlink disconnect detach decouple sever untie separate dissociate
dependency dependencies depend dependent reliance rely prerequisite
sign signature autograph undersign countersign
alignment align harmonise harmonize synchronise synchronize coordinate dovetail reconcile
publish proclaim
detail details info information profile particulars
annoy annoying bother bothering nag nagging pester irritate disturb
use usage operate operation utilise handle
closed shut close
discuss discussion debate talk conversation
learn teach train training educate
fit match suit correspond
files file documents
explain explanation clarify describe elucidate meaning mean interpret rationale
help assist assistance aid support guidance
manual handbook guide documentation docs instructions
template frame boilerplate skeleton scaffold blueprint exemplar
example sample specimen illustration
sentence phrase prose wording
number figure numeral value
priority importance precedence
reorder rearrange resequence
top first highest foremost
bottom last lowest
move shift relocate transfer reposition migrate transplant
survey questionnaire feedback opinion sentiment
inspire motivate excite energise energize thrill enthuse
minutes protocol records transcript debrief
file document spreadsheet sheet
printer print printout hardcopy
clipboard pasteboard
email mail newsletter
wiki intranet confluence
terminal shell bash console zsh
refresh reload redraw repaint rerender
garbled scrambled smudged smeared messy distorted
conflict clash collision contention
simultaneously simultaneous concurrently concurrent
mistake accident accidentally mistakenly inadvertently unintentionally erroneously
cancel abort scrub rescind abandon
withdraw unpublish recall retract revoke
draft formulate compose author
beginner newbie newcomer novice rookie noob
theme skin appearance look
silence mute quiet
organise organize arrange
brainstorm ideate
question query
answer reply response
later eventually afterwards someday
quick fast rapid speedy swift
add hinzufügen dodaj adicionar ajouter
new neu neue neues novo nova nowy nouveau nuevo
delete löschen entfernen apagar eliminar usuń supprimer
change ändern bearbeiten alterar zmień modifier cambiar
save speichern salvar zapisz enregistrer guardar
open öffnen abrir otwórz ouvrir
help hilfe ajuda pomoc aide ayuda
back zurück voltar wstecz retour volver
quit beenden sair wyjdź quitter salir
vote abstimmung abstimmen votação głosowanie voter votar
goal ziel ziele meta metas cel cele objectif objetivo
meeting besprechung sitzung reunião spotkanie réunion reunión
print drucken imprimir drukuj
search suche suchen buscar szukaj chercher
leader leiter leiterin chef líder kierownik
undo rückgängig desfazer cofnij annuler deshacer
start starten iniciar começar rozpocznij démarrer
publish veröffentlichen publicar opublikuj publier
copy kopieren copiar kopiuj copier
notes notizen notas notatki
break pause pausa przerwa
delete shred
slow sluggish
""".strip()
"""One group per row; a row that begins with spaces continues the row before."""


def groups() -> Iterator[frozenset[str]]:
    """Yield the words of each group."""
    for row in GROUPS.replace("\n ", " ").splitlines():
        yield frozenset(row.split())
