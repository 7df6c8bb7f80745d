"""What people type into the palette: the place where they are, the words, and the command they mean.

Each list was run once when it was new. Then its misses were examined, so that its share in the tests says little about
words that nobody has tried. These are the shares of right first hits when the lists were new:

- `HELD_OUT`: 94.7 % of 132. It contains no query of `TUNING`, by which the first phrases were chosen.
- `EVERYDAY`, the words that most people use: 98.0, 95.2, 97.3, 96.4, 96.3 and 100 % of six lists of 101 to 112.
- `FAR_FETCHED`, words that few people use: 72.3, 62.7, 82.3 and 76.8 % of four lists of 101 to 113. A word
  that nobody thought of is the usual reason for a miss.
- `RARER`, written after those and meant to be easier: 96.3 and 92.7 % of two lists of 109 and 110.

Only the first lists of `EVERYDAY` and `FAR_FETCHED` were written by somebody who had not read the phrases of the
commands, and they were run before the phrasebook existed. The author of the phrasebook wrote the others, so their
shares are higher than those of a stranger's words. The weights of the search changed a little after the last list was
run.

A command is `place:id`; if several do what the person wants, all are given. A place of two parts is a stage in a
workshop: the keys of both work.
"""

from __future__ import annotations

HELD_OUT = """
home      | add a sales team            | home:add_team
home      | create team under this one  | home:add_team
home      | update team                 | home:edit_team
home      | change people in the team   | home:edit_team
home      | set team leader             | home:edit_team
home      | remove squad                | home:remove_team
home      | delete department           | home:remove_team
home      | choose quarter              | home:cycle
home      | plan next quarter           | home:cycle
home      | copy previous okrs          | home:copy_over
home      | bring last quarters goals over | home:copy_over
home      | import okrs from csv        | home:import
home      | load spreadsheet            | home:import
home      | start okr workshop          | home:workshop
home      | facilitate a session        | home:workshop
home      | continue workshop           | home:pick_up home:workshop
home      | change our objectives       | home:draft
home      | see the objectives of this team | home:draft
home      | export to a file            | home:publish publish:write
home      | save as pdf                 | home:publish publish:write
home      | how do I share our okrs     | home:publish
home      | alignement                  | home:tie_off
home      | align with other teams      | home:tie_off
home      | add a product name          | home:glossary
home      | ignore a word               | home:glossary
home      | turn a rule off             | home:checks
home      | last workshop notes         | home:records
home      | meeting history             | home:records
home      | what has changed            | everywhere:history_of_all home:history
home      | dark theme                  | everywhere:theme
home      | change color                | everywhere:theme
home      | make it bigger              | everywhere:text_size
home      | keyboard shortcuts          | everywhere:help
home      | how does it work?           | everywhere:help
home      | undo last step              | everywhere:undo
home      | cancel last change          | everywhere:undo
home      | file is corrupt             | everywhere:repair
home      | quit the app                | everywhere:leave
home      | how do I close this         | everywhere:back everywhere:leave
workshop  | resume clock                | workshop:toggle_clock
workshop  | more minutes please         | workshop:more_time
workshop  | add two minutes             | workshop:more_time
workshop  | less time for this step     | workshop:less_time
workshop  | time is over                | workshop:catch_up
workshop  | add a participant           | workshop:attend
workshop  | take minutes                | workshop:notes
workshop  | end workshop                | workshop:end
workshop  | stop the meeting            | workshop:end
workshop  | cancel workshop             | workshop:discard
workshop  | park a topic                | everywhere:park
workshop  | discuss later               | everywhere:park
workshop  | quit                        | everywhere:leave
draft     | new objective               | draft:objective
draft     | add an objective            | draft:objective
draft     | add kpi                     | draft:key_result
draft     | edit the wording            | draft:edit
draft     | change title                | draft:edit
draft     | delete key result           | draft:delete
draft     | move below                  | draft:move_down
draft     | move kr to another objective | draft:move_to
draft     | show history                | draft:history
draft     | copy this                   | draft:duplicate
draft     | link to upper level objective | draft:supports
draft     | show findings               | draft:findings
draft     | why this finding            | draft:rule_page
draft     | add due date                | draft:edit edit:fields
draft     | change owner                | draft:edit edit:fields
draft     | start a poll                | draft:vote
draft     | espresso test               | draft:team_tests
draft     | publish this                | draft:publish
draft     | home                        | everywhere:back
vote      | show everyone's hands       | vote:reveal
vote      | correct a vote              | vote:take_back
vote      | she is ill                  | vote:absent
vote      | abstention                  | vote:abstain
vote      | vote second time            | vote_shown:again
vote      | hide the names              | vote:names
vote      | change rule                 | vote:rule
tie_off   | agreed                      | tie_off:confirm
tie_off   | needs change                | tie_off:change
tie_off   | postpone to next quarter    | tie_off:drop
tie_off   | let the boss decide         | tie_off:escalate
tie_off   | write note                  | tie_off:note
tie_off   | dependency                  | tie_off:dependency
home      | make a team for engineering | home:add_team
home      | insert a department         | home:add_team
home      | correct the leader          | home:edit_team
home      | edit the members            | home:edit_team
home      | take team away              | home:remove_team
home      | go to next year             | home:cycle
home      | prepare next quarter        | home:cycle
home      | bring okrs from the old cycle | home:copy_over
home      | open excel sheet            | home:import
home      | import our old okrs         | home:copy_over home:import
home      | I want to start our workshop | home:workshop
home      | moderate a workshop         | home:workshop
home      | type in okrs                | home:draft
home      | work on our goals           | home:draft
home      | write a report              | home:publish
home      | export to pdf               | home:publish publish:write
home      | compare with the level above | home:tie_off
home      | known terms                 | home:glossary
home      | notes from earlier workshops | home:records
home      | show changes                | everywhere:history_of_all home:history
home      | use light colours           | everywhere:theme
home      | letters bigger              | everywhere:text_size
home      | what are the keys           | everywhere:help
home      | undo the last edit          | everywhere:undo
home      | my file is broken           | everywhere:repair
home      | get out of the program      | everywhere:leave
workshop  | halt the timer              | workshop:toggle_clock
workshop  | give us another minute      | workshop:more_time
workshop  | continue with the agenda    | workshop:go_to_step workshop:next_step
workshop  | skip over this              | workshop:skip_step
workshop  | list of attendees           | workshop:attend
workshop  | jot down something          | workshop:notes
workshop  | conclude meeting            | workshop:end
workshop  | put question on parking lot | everywhere:park
draft     | create a goal               | draft:objective
draft     | one more metric             | draft:key_result
draft     | rewrite this sentence       | draft:edit
draft     | erase this objective        | draft:delete
draft     | go through the warnings     | draft:findings draft:next_finding
draft     | what does this finding mean | draft:rule_page
draft     | vote with the team          | draft:vote
vote      | uncover the hands           | vote:reveal
vote      | this person is away         | vote:absent
vote      | start second round          | vote_shown:again
tie_off   | connect to objective above  | tie_off:link
tie_off   | disconnect objectives       | tie_off:unlink
tie_off   | ask management              | tie_off:escalate
tie_off   | cancel this objective       | tie_off:drop
"""

TUNING = """
home      | exit the program            | everywhere:leave
home      | exit                        | everywhere:leave
draft     | log out                     | everywhere:leave
workshop  | close app                   | everywhere:leave
home      | new team                    | home:add_team
home      | create a department         | home:add_team
home      | insert squad                | home:add_team
home      | how do I add a team         | home:add_team
home      | rename team                 | home:edit_team
home      | rename                      | home:edit_team
home      | change the leader           | home:edit_team
home      | add a member                | home:edit_team
home      | how do I add a person       | home:edit_team
home      | move team                   | home:edit_team
home      | delete team                 | home:remove_team
home      | get rid of a team           | home:remove_team
home      | export                      | home:publish
home      | save as markdown            | home:publish publish:write
publish   | download                    | publish:write
publish   | save to disk                | publish:write
publish   | clipboard                   | publish:copy
publish   | unpublish                   | publish:withdraw
home      | upload spreadsheet          | home:import
home      | import csv                  | home:import
home      | load from excel             | home:import
home      | next quarter                | home:cycle
home      | switch quarter              | home:cycle
home      | start a new year            | home:cycle
home      | period                      | home:cycle
home      | resume                      | home:pick_up
home      | continue where we stopped   | home:pick_up
home      | start meeting               | home:workshop
home      | run a session               | home:workshop
home      | write okrs                  | home:draft
home      | see objectives              | home:draft
home      | company name                | home:organisation
home      | rename the company          | home:organisation
home      | switch off a rule           | home:checks
home      | ignore warnings             | home:checks
home      | product names               | home:glossary
home      | dictionary                  | home:glossary
home      | align with the level above  | home:tie_off
home      | dark mode                   | everywhere:theme
draft     | change colors               | everywhere:theme
home      | bright screen               | everywhere:theme
home      | make the font larger        | everywhere:text_size
workshop  | zoom in                     | everywhere:text_size
home      | shortcuts                   | everywhere:help
draft     | what can I press            | everywhere:help
workshop  | hotkeys                     | everywhere:help
home      | revert                      | everywhere:undo
draft     | I made a mistake            | everywhere:undo
draft     | undo last change            | everywhere:undo
draft     | redoo                       | everywhere:redo
home      | repair files                | everywhere:repair
home      | who changed what            | everywhere:history_of_all
draft     | parking lot                 | everywhere:park
workshop  | where is the parking lot    | everywhere:park
home      | note a question for later   | everywhere:park
draft     | go up one level             | everywhere:back
draft     | merge conflict              | everywhere:settle
draft     | new goal                    | draft:objective
draft     | add objective               | draft:objective
draft     | add kr                      | draft:key_result
draft     | new metric                  | draft:key_result
draft     | edit text                   | draft:edit
draft     | remove                      | draft:delete
draft     | delete objective            | draft:delete
draft     | start voting                | draft:vote
draft     | fist                        | draft:vote
home      | fist of five                | draft:vote
home      | poll                        | draft:vote
draft     | clone                       | draft:duplicate
draft     | reorder upwards             | draft:move_up
draft     | sort down                   | draft:move_down
draft     | reassign key result         | draft:move_to
draft     | parent objective            | draft:supports
draft     | older version               | draft:history
draft     | ignore this warning         | draft:waive
draft     | explain the rule            | draft:rule_page
draft     | double espresso             | draft:team_tests
draft     | next problem                | draft:next_finding
draft     | share with everybody        | draft:publish
edit      | owner                       | edit:fields
edit      | finish writing              | edit:done
workshop  | timer                       | workshop:toggle_clock
workshop  | pause the timer             | workshop:toggle_clock
home      | countdown                   | workshop:toggle_clock
workshop  | we need more time           | workshop:more_time
workshop  | extend by a minute          | workshop:more_time
workshop  | we are running late         | workshop:catch_up
workshop  | continue                    | workshop:next_step
workshop  | go to the previous step     | workshop:back_step
workshop  | attendees                   | workshop:attend
workshop  | who is in the room          | workshop:attend
workshop  | jump to another agenda item | workshop:go_to_step
workshop  | write down minutes          | workshop:notes
workshop  | finish the workshop         | workshop:end
workshop  | leave out this step         | workshop:skip_step
vote      | show results                | vote:reveal
vote      | paste zoom chat             | vote:line
vote      | not here today              | vote:absent
vote      | correct last hand           | vote:take_back
vote      | change voting rule          | vote:rule
vote      | late joiner                 | vote:join
vote_shown | vote once more              | vote_shown:again
vote_shown | anonymous                   | vote:names
vote_shown | boss decides                | vote_shown:decide
tie_off   | signature                   | tie_off:sign
tie_off   | aprove                      | tie_off:confirm tie_off:sign
tie_off   | agree                       | tie_off:confirm
tie_off   | connect objectives          | tie_off:link
tie_off   | comment                     | tie_off:note
tie_off   | needs a decision higher up  | tie_off:escalate
tie_off   | postpone to another quarter | tie_off:drop
dependencies | they said no                | dependencies:decline
dependencies | new dependency              | dependencies:add
dependencies | mark as risk                | dependencies:risk
parking   | answer question             | parking:resolve
champions | pick owner                  | champions:name
home      | themee                      | everywhere:theme
home      | improt                      | home:import
draft     | duplicat                    | draft:duplicate
workshop  | puase                       | workshop:toggle_clock
home      | hepl                        | everywhere:help
home      | pubish                      | home:publish
home      | quit                        | everywhere:leave
home      | close                       | everywhere:leave
draft     | leave the program           | everywhere:leave
workshop  | bye                         | everywhere:leave
home      | how do I get out            | everywhere:leave
home      | stop                        | everywhere:leave
home      | add team                    | home:add_team
home      | create team                 | home:add_team
home      | new group                   | home:add_team
home      | sub team                    | home:add_team
home      | edit team                   | home:edit_team
home      | change team name            | home:edit_team
home      | people                      | home:edit_team
home      | add person                  | home:edit_team
home      | add people                  | home:edit_team
home      | set the manager             | home:edit_team
home      | remove team                 | home:remove_team
home      | delete                      | home:remove_team
home      | publish                     | home:publish
home      | markdown                    | home:publish publish:write
draft     | export                      | draft:publish
publish   | export                      | publish:write
publish   | save                        | publish:write
publish   | copy to clipboard           | publish:copy
publish   | take it back                | publish:withdraw
home      | import                      | home:import
home      | load                        | home:import
home      | csv                         | home:import
home      | open a file                 | home:import
home      | cycle                       | home:cycle
home      | new quarter                 | home:cycle
home      | year                        | home:cycle
home      | change dates                | home:cycle
home      | pick up where I left off    | home:pick_up
home      | go on                       | home:pick_up
home      | workshop                    | home:workshop
home      | start workshop              | home:workshop
home      | facilitate                  | home:workshop
home      | draft                       | home:draft
home      | open the team               | home:draft
home      | organisation                | home:organisation
home      | organization name           | home:organisation
home      | checks                      | home:checks
home      | disable a check             | home:checks
home      | glossary                    | home:glossary
home      | jargon words                | home:glossary
home      | tie off                     | home:tie_off
home      | alignment                   | home:tie_off
home      | theme                       | everywhere:theme
home      | light theme                 | everywhere:theme
draft     | colours                     | everywhere:theme
home      | make text bigger            | everywhere:text_size
draft     | font size                   | everywhere:text_size
home      | help                        | everywhere:help
home      | keys                        | everywhere:help
workshop  | keyboard shortcuts          | everywhere:help
draft     | what does this do           | everywhere:help
home      | undo                        | everywhere:undo
draft     | oops                        | everywhere:undo
draft     | take back                   | everywhere:undo
home      | redo                        | everywhere:redo
home      | mend                        | everywhere:repair
home      | broken file                 | everywhere:repair
home      | history of everything       | everywhere:history_of_all
home      | recent changes              | everywhere:history_of_all
home      | park                        | everywhere:park
workshop  | question for later          | everywhere:park
draft     | back                        | everywhere:back
draft     | home screen                 | everywhere:back
draft     | clash                       | everywhere:settle
draft     | objective                   | draft:objective
draft     | create objective            | draft:objective
draft     | key result                  | draft:key_result
draft     | new key result              | draft:key_result
draft     | edit                        | draft:edit
draft     | rename                      | draft:edit
draft     | delete                      | draft:delete
draft     | vote                        | draft:vote
home      | vote                        | draft:vote
draft     | copy                        | draft:duplicate
draft     | move up                     | draft:move_up
draft     | lower in the list           | draft:move_down
draft     | move to another objective   | draft:move_to
draft     | contributes to              | draft:supports
draft     | version history             | draft:history
draft     | waiver                      | draft:waive
draft     | why is this wrong           | draft:rule_page
draft     | townhall                    | draft:team_tests
draft     | survey                      | draft:team_tests
draft     | next warning                | draft:next_finding
draft     | publish                     | draft:publish
draft     | use a template              | draft:start_over
edit      | champion                    | edit:fields
edit      | stop writing                | edit:done
workshop  | clock                       | workshop:toggle_clock
workshop  | start timer                 | workshop:toggle_clock
home      | stopwatch                   | workshop:toggle_clock
workshop  | one more minute             | workshop:more_time
workshop  | less time                   | workshop:less_time
workshop  | overtime                    | workshop:catch_up
workshop  | next                        | workshop:next_step
workshop  | next step                   | workshop:next_step
workshop  | previous                    | workshop:back_step
workshop  | who                         | workshop:attend
workshop  | participants                | workshop:attend
workshop  | agenda                      | workshop:go_to_step
workshop  | notes                       | workshop:notes
workshop  | end meeting                 | workshop:end
workshop  | skip                        | workshop:skip_step
vote      | reveal                      | vote:reveal
vote      | paste chat                  | vote:line
vote      | absent                      | vote:absent
vote      | no opinion                  | vote:abstain
vote      | undo hand                   | vote:take_back
vote      | threshold                   | vote:rule
vote      | add voter                   | vote:join
vote_shown | second round                | vote_shown:again
vote_shown | hide names                  | vote:names
vote_shown | why the low vote            | vote_shown:hear
tie_off   | sign                        | tie_off:sign
tie_off   | approve                     | tie_off:confirm tie_off:sign
tie_off   | accept                      | tie_off:confirm
tie_off   | parent                      | tie_off:link
tie_off   | reject                      | tie_off:change tie_off:drop
tie_off   | blocked by another team     | tie_off:dependency
dependencies | they agreed                 | dependencies:accept
dependencies | delete                      | dependencies:forget
parking   | add question                | parking:add_parked
champions | remove                      | champions:clear
home      | undoo                       | everywhere:undo
home      | exprot                      | home:publish
draft     | objetcive                   | draft:objective
home      | qiut                        | everywhere:leave
home      | how do I quit               | everywhere:leave
home      | quit tuiokr                 | everywhere:leave
home      | shutdown                    | everywhere:leave
draft     | exit without losing anything | everywhere:leave
home      | ctrl+q                      | everywhere:leave
home      | add a new team              | home:add_team
home      | make a team                 | home:add_team
home      | where do I add teams        | home:add_team
home      | another team below          | home:add_team
home      | change name of team         | home:edit_team
home      | edit people                 | home:edit_team
home      | who is the leader           | home:edit_team
home      | add someone to the team     | home:edit_team
home      | remove somebody             | home:edit_team
home      | team details                | home:edit_team
home      | delete a team               | home:remove_team
home      | export to markdown          | home:publish publish:write
home      | download okrs               | home:publish publish:write
home      | how do I export             | home:publish publish:write
home      | save file                   | home:publish publish:write
home      | share okrs                  | home:publish
home      | write to file               | home:publish publish:write
draft     | export to file              | draft:publish publish:write
home      | import markdown             | home:import
home      | import okrs                 | home:import
home      | read csv file               | home:import
home      | load okrs from a file       | home:import
home      | new cycle                   | home:cycle
home      | change the year             | home:cycle
home      | Q2                          | home:cycle
home      | last quarter                | home:cycle
home      | go to next cycle            | home:cycle
home      | start a workshop            | home:workshop
home      | how do I start the workshop | home:workshop
home      | begin session               | home:workshop
home      | resume workshop             | home:pick_up
home      | continue                    | home:pick_up
home      | draft objectives            | home:draft
home      | edit objectives             | home:draft
home      | write objectives            | home:draft
home      | change organisation name    | home:organisation
home      | lint                        | home:checks
home      | turn a check off            | home:checks
home      | acronyms                    | home:glossary
home      | tieoff                      | home:tie_off
home      | compare with upper level    | home:tie_off
home      | dark                        | everywhere:theme
home      | light mode                  | everywhere:theme
home      | change theme                | everywhere:theme
workshop  | colour scheme               | everywhere:theme
draft     | too dark                    | everywhere:theme
home      | bigger text                 | everywhere:text_size
home      | text is too small           | everywhere:text_size
home      | which keys are there        | everywhere:help
draft     | key bindings                | everywhere:help
vote      | help me                     | everywhere:help
home      | F1                          | everywhere:help
home      | undo last                   | everywhere:undo
draft     | go back one change          | everywhere:undo
draft     | bring back deleted          | everywhere:undo
workshop  | oops                        | everywhere:undo
home      | redo change                 | everywhere:redo
home      | damaged file                | everywhere:repair
home      | history of all teams        | everywhere:history_of_all
home      | history                     | home:history
home      | parking lot                 | everywhere:park
home      | park a question             | everywhere:park
draft     | park this                   | everywhere:park
workshop  | save a question for later   | everywhere:park
publish   | go back                     | everywhere:back
home      | vote on an objective        | draft:vote
home      | fist                        | draft:vote
home      | how do we vote              | draft:vote
draft     | fist to five                | draft:vote
draft     | add a goal                  | draft:objective
draft     | insert key result           | draft:key_result
draft     | how do I delete a key result | draft:delete
draft     | change the wording          | draft:edit
draft     | set due date                | draft:edit edit:fields
draft     | move key result to another objective | draft:move_to
draft     | move key result down        | draft:move_down
draft     | make a copy                 | draft:duplicate
draft     | link to parent              | draft:supports
draft     | show next warning           | draft:next_finding
draft     | why is there a warning      | draft:rule_page
draft     | dismiss warning             | draft:waive
draft     | previous version            | draft:history
draft     | ask people                  | draft:team_tests
workshop  | stop the clock              | workshop:toggle_clock
workshop  | start the timer             | workshop:toggle_clock
home      | pause                       | workshop:toggle_clock
workshop  | how much time is left       | workshop:toggle_clock
workshop  | add five minutes            | workshop:more_time
workshop  | skip this step              | workshop:skip_step
workshop  | go to next step             | workshop:next_step
workshop  | go back a step              | workshop:back_step
workshop  | choose step                 | workshop:go_to_step
workshop  | who is present              | workshop:attend
workshop  | add attendee                | workshop:attend
home      | attendees                   | home:edit_team workshop:attend
workshop  | take notes                  | workshop:notes
workshop  | finish                      | workshop:end
workshop  | we are behind schedule      | workshop:catch_up
vote      | reveal votes                | vote:reveal
vote      | somebody is missing         | vote:absent
vote      | paste votes                 | vote:line
vote      | abstain                     | vote:abstain
vote_shown | another round               | vote_shown:again
vote_shown | leader decides              | vote_shown:decide
tie_off   | sign off                    | tie_off:sign
tie_off   | confirm objective           | tie_off:confirm
tie_off   | add a link                  | tie_off:link
tie_off   | remove the link             | tie_off:unlink
tie_off   | drop objective              | tie_off:drop
tie_off   | approval                    | tie_off:confirm tie_off:sign
home      | sign                        | tie_off:sign
publish   | copy page                   | publish:copy
publish   | mark as published           | publish:publish_now
dependencies | accept dependency           | dependencies:accept
parking   | close question              | parking:resolve
home      | shortcust                   | everywhere:help
home      | exoprt                      | home:publish publish:write
workshop  | timr                        | workshop:toggle_clock
draft     | delet objective             | draft:delete
home      | worshop                     | home:workshop
home      | how do I leave              | everywhere:leave
workshop  | close the app               | everywhere:leave
draft     | quit and save               | everywhere:leave
home      | end program                 | everywhere:leave
home      | create new team             | home:add_team
home      | add department              | home:add_team
home      | how to create a team        | home:add_team
home      | give the team another name  | home:edit_team
home      | change leader               | home:edit_team
home      | add members to a team       | home:edit_team
home      | who belongs to the team     | home:edit_team
home      | team people                 | home:edit_team
home      | edit the team               | home:edit_team
home      | rename a team               | home:edit_team
home      | remove a team               | home:remove_team
home      | erase team                  | home:remove_team
home      | save                        | home:publish publish:write
home      | export markdown             | home:publish publish:write
home      | get a file                  | home:import home:publish publish:write
draft     | download as file            | draft:publish publish:write
draft     | save                        | draft:publish edit:done everywhere:leave publish:write
home      | publish okrs                | home:publish
home      | how to publish              | home:publish
home      | import from csv             | home:import
home      | upload a file               | home:import
home      | bring in okrs from a file   | home:import
home      | change quarter              | home:cycle
home      | another year                | home:cycle
home      | where can I see last quarter | home:cycle
home      | create cycle                | home:cycle
home      | set the dates of the cycle  | home:cycle
home      | run workshop                | home:workshop
home      | okr workshop                | home:workshop
home      | start okr meeting           | home:workshop
home      | carry on with the workshop  | home:pick_up
home      | where was I                 | home:pick_up
home      | open draft                  | home:draft
home      | show the objectives         | home:draft
home      | rename organization         | home:organisation
home      | name of the company         | home:organisation
home      | switch off checks           | home:checks
home      | quality rules               | home:checks
home      | add a word to the glossary  | home:glossary
home      | tie                         | home:tie_off
home      | align teams                 | home:tie_off
home      | team history                | home:history
home      | colors                      | everywhere:theme
home      | light                       | everywhere:theme
workshop  | switch to dark theme        | everywhere:theme
home      | how can I make it brighter  | everywhere:theme
home      | larger font                 | everywhere:text_size
workshop  | people cannot read it       | everywhere:text_size
home      | show all keys               | everywhere:help
home      | how does this work          | everywhere:help
draft     | list of shortcuts           | everywhere:help
draft     | undo delete                 | everywhere:undo
home      | take it back                | everywhere:undo
workshop  | undo                        | everywhere:undo
draft     | redo                        | everywhere:redo
home      | fix broken files            | everywhere:repair
draft     | add to parking lot          | everywhere:park
home      | questions for later         | everywhere:park
workshop  | park it                     | everywhere:park
draft     | go home                     | everywhere:back
draft     | previous screen             | everywhere:back
draft     | conflict                    | everywhere:settle
draft     | write a new objective       | draft:objective
draft     | new kr                      | draft:key_result
draft     | add a measure               | draft:key_result
draft     | edit key result             | draft:edit
draft     | remove objective            | draft:delete
draft     | fist of five                | draft:vote
draft     | take a vote                 | draft:vote
home      | voting                      | draft:vote
draft     | duplicate objective         | draft:duplicate
draft     | move objective up           | draft:move_up
draft     | change order                | draft:move_down draft:move_up
draft     | put under another objective | draft:move_to
draft     | which parent does it support | draft:supports
draft     | go to next problem          | draft:next_finding
draft     | what is wrong here          | draft:next_finding draft:rule_page
draft     | ignore this finding         | draft:waive
draft     | see older versions          | draft:history
draft     | start from a template       | draft:start_over
draft     | team test                   | draft:team_tests
workshop  | start the clock             | workshop:toggle_clock
workshop  | pause                       | workshop:toggle_clock
home      | timer                       | workshop:toggle_clock
home      | clock                       | workshop:toggle_clock
workshop  | give us more time           | workshop:more_time
workshop  | extend time                 | workshop:more_time
workshop  | next agenda step            | workshop:next_step
workshop  | previous step               | workshop:back_step
workshop  | go to a step                | workshop:go_to_step
workshop  | who is here                 | workshop:attend
workshop  | who takes part              | workshop:attend
workshop  | add a person                | workshop:attend
workshop  | make a note                 | workshop:notes
workshop  | end the workshop            | workshop:end
workshop  | over time                   | workshop:catch_up
vote      | show hands                  | vote:reveal
vote      | enter many votes            | vote:line
vote      | she is absent               | vote:absent
vote      | skip a person               | vote:absent vote:abstain
vote      | delete the last vote        | vote:take_back
vote      | add a person                | vote:join
vote_shown | revote                      | vote_shown:again
vote_shown | hide who voted what         | vote:names
tie_off   | signatures                  | tie_off:sign
tie_off   | approve objective           | tie_off:confirm tie_off:sign
tie_off   | add note                    | tie_off:note
tie_off   | dependencies                | tie_off:dependency
tie_off   | let someone else decide     | tie_off:escalate
home      | signature                   | tie_off:sign
home      | approve                     | tie_off:confirm tie_off:sign
publish   | write markdown file         | publish:write
publish   | make it a draft again       | publish:withdraw
dependencies | add a dependency            | dependencies:add
parking   | new question                | parking:add_parked
edit      | due date                    | edit:fields
home      | dlete team                  | home:remove_team
home      | tiemr                       | workshop:toggle_clock
draft     | objectve                    | draft:objective
draft     | vtoe                        | draft:vote
home      | quit please                 | everywhere:leave
draft     | how to exit                 | everywhere:leave
workshop  | leave tuiokr                | everywhere:leave
home      | close window                | everywhere:leave
home      | new squad                   | home:add_team
home      | set up a team               | home:add_team
home      | i want to add a team        | home:add_team
home      | add child team              | home:add_team
home      | rename payments             | home:edit_team
home      | edit leader                 | home:edit_team
home      | add colleague               | home:edit_team
home      | remove a person from the team | home:edit_team
home      | put a team under another team | home:edit_team
home      | change members              | home:edit_team
home      | who is in this team         | home:edit_team
home      | people in the team          | home:edit_team
home      | delete this team            | home:remove_team
home      | how can I remove a team     | home:remove_team
home      | export as md                | home:publish publish:write
home      | save the okrs               | home:publish publish:write
home      | download                    | home:publish publish:write
draft     | markdown                    | draft:publish publish:write
draft     | how do I save               | draft:publish edit:done everywhere:leave publish:write
home      | print                       | home:publish publish:write
home      | load file                   | home:import
home      | import excel file           | home:import
home      | where do I import           | home:import
home      | paste okrs from another tool | home:import
home      | quarter                     | home:cycle
home      | show another cycle          | home:cycle
home      | create a new quarter        | home:cycle
home      | previous quarter            | home:cycle
home      | start                       | home:workshop
home      | hold a workshop             | home:workshop
home      | start the team workshop     | home:workshop
home      | continue the workshop       | home:pick_up
home      | resume meeting              | home:pick_up
home      | open objectives             | home:draft
home      | draft okrs                  | home:draft
home      | change company name         | home:organisation
home      | disable rule                | home:checks
home      | settings                    | home:checks
home      | own words                   | home:glossary
home      | tie teams together          | home:tie_off
home      | coverage                    | home:tie_off
home      | older versions              | everywhere:history_of_all home:history
home      | theme colours               | everywhere:theme
draft     | dark theme                  | everywhere:theme
vote      | light colours               | everywhere:theme
home      | change the look             | everywhere:theme
home      | font                        | everywhere:text_size
home      | how do I zoom               | everywhere:text_size
home      | keyboard help               | everywhere:help
workshop  | keys                        | everywhere:help
home      | manual                      | everywhere:help
draft     | ?                           | everywhere:help
home      | undo change                 | everywhere:undo
draft     | i deleted the wrong one     | everywhere:undo
draft     | step back                   | everywhere:back everywhere:undo workshop:back_step
draft     | do it again                 | everywhere:redo
home      | recover a file              | everywhere:repair
home      | latest changes              | everywhere:history_of_all
home      | what is on the parking lot  | everywhere:park
draft     | park question               | everywhere:park
workshop  | parking                     | everywhere:park
tie_off   | park                        | everywhere:park
vote      | back                        | everywhere:back
draft     | back to home                | everywhere:back
draft     | another objective           | draft:objective
draft     | write objective             | draft:edit draft:objective
draft     | create kr                   | draft:key_result
draft     | add another key result      | draft:key_result
draft     | edit objective              | draft:edit
draft     | fix a typo                  | draft:edit
draft     | delete this                 | draft:delete
draft     | get rid of this key result  | draft:delete
draft     | voting                      | draft:vote
draft     | show of hands               | draft:vote
home      | how do I vote               | draft:vote
home      | fist of 5                   | draft:vote
draft     | clone objective             | draft:duplicate
draft     | move down                   | draft:move_down
draft     | move this up                | draft:move_up
draft     | supports which objective    | draft:supports
draft     | next error                  | draft:next_finding
draft     | why                         | draft:rule_page
draft     | explain warning             | draft:rule_page
draft     | hide warning                | draft:waive
draft     | what did it say before      | draft:history
draft     | espresso                    | draft:team_tests
draft     | publish okrs                | draft:publish
workshop  | time                        | workshop:toggle_clock
workshop  | stop timer                  | workshop:toggle_clock
home      | start clock                 | workshop:toggle_clock
workshop  | add time                    | workshop:more_time
workshop  | one minute less             | workshop:less_time
workshop  | next one                    | workshop:next_step
workshop  | proceed                     | workshop:next_step
workshop  | back to the last step       | workshop:back_step
workshop  | skip step                   | workshop:skip_step
workshop  | jump to step                | workshop:go_to_step
workshop  | add participants            | workshop:attend
workshop  | attendance                  | workshop:attend
workshop  | write notes                 | workshop:notes
workshop  | close the workshop          | workshop:end
workshop  | we are late                 | workshop:catch_up
home      | participants                | home:edit_team workshop:attend
vote      | results                     | vote:reveal
vote      | show the votes              | vote:reveal
vote      | paste from zoom             | vote:line
vote      | person is away              | vote:absent
vote      | wrong digit                 | vote:take_back
vote_shown | next round                  | vote_shown:again
vote_shown | names off                   | vote:names
tie_off   | sign it                     | tie_off:sign
tie_off   | link to upper objective     | tie_off:link
tie_off   | write a comment             | tie_off:note
tie_off   | escalate to the boss        | tie_off:escalate
home      | sign off                    | tie_off:sign
publish   | save as file                | publish:write
publish   | copy text                   | publish:copy
dependencies | they refuse                 | dependencies:decline
parking   | park another question       | everywhere:park parking:add_parked
confidence | confidence                 | confidence:digit
home      | quti                        | everywhere:leave
home      | ecport                      | home:publish publish:write
draft     | dupicate                    | draft:duplicate
workshop  | attendes                    | workshop:attend
home      | glosary                     | home:glossary
home      | finish and exit             | everywhere:leave
home      | how can I close this        | everywhere:leave
publish   | exit program                | everywhere:leave
home      | leave the tool              | everywhere:leave
vote      | quit app                    | everywhere:leave
home      | create teams                | home:add_team
home      | add unit                    | home:add_team
home      | insert a new team           | home:add_team
home      | where can I add another team | home:add_team
home      | team name                   | home:edit_team
home      | correct the team name       | home:edit_team
home      | update people               | home:edit_team
home      | new member                  | home:edit_team
home      | add participant             | home:edit_team
home      | assign a leader             | home:edit_team
home      | who leads the team          | home:edit_team
home      | drop a team                 | home:remove_team
home      | remove                      | home:remove_team
home      | export all as markdown      | home:publish publish:write
home      | save to a file              | home:publish publish:write
home      | download markdown           | home:publish publish:write
home      | send okrs to the boss       | home:publish
draft     | share                       | draft:publish
home      | import a spreadsheet        | home:import
home      | load markdown               | home:import
home      | upload csv                  | home:import
home      | get okrs from a file        | home:import
home      | new year                    | home:cycle
home      | switch cycle                | home:cycle
home      | begin next quarter          | home:cycle
home      | go to last year             | home:cycle
home      | change cycle dates          | home:cycle
home      | lead a workshop             | home:workshop
home      | new workshop                | home:workshop
home      | start session               | home:workshop
home      | go on with the workshop     | home:pick_up
home      | unfinished workshop         | home:pick_up
home      | view objectives             | home:draft
home      | edit okrs                   | home:draft
home      | organisation name           | home:organisation
home      | rename company              | home:organisation
home      | turn off rules              | home:checks
home      | which rules are on          | home:checks
home      | add abbreviation            | home:glossary
home      | align                       | home:tie_off
home      | tie-off with teams          | home:tie_off
home      | what happened to this team  | home:history
home      | colour theme                | everywhere:theme
tie_off   | dark colours                | everywhere:theme
draft     | switch to light             | everywhere:theme
home      | dark background             | everywhere:theme
workshop  | bigger letters              | everywhere:text_size
home      | text size                   | everywhere:text_size
publish   | make everything larger      | everywhere:text_size
home      | how do I use this           | everywhere:help
draft     | all shortcuts               | everywhere:help
tie_off   | keyboard                    | everywhere:help
vote      | which key do I press        | everywhere:help
home      | undo my change              | everywhere:undo
publish   | oops                        | everywhere:undo
draft     | restore what I deleted      | everywhere:undo
workshop  | revert last change          | everywhere:undo
draft     | redo last                   | everywhere:redo
home      | repair                      | everywhere:repair
home      | a file is broken            | everywhere:repair
home      | all recent changes          | everywhere:history_of_all
home      | open parking lot            | everywhere:park
vote      | add something to the parking lot | everywhere:park
draft     | remember for later          | everywhere:park
tie_off   | question for the parking lot | everywhere:park
tie_off   | go back                     | everywhere:back
publish   | return                      | everywhere:back
draft     | one more objective          | draft:objective
draft     | set a goal                  | draft:objective
draft     | make a key result           | draft:key_result
draft     | add target                  | draft:key_result
draft     | modify objective            | draft:edit
draft     | reword                      | draft:edit
draft     | erase key result            | draft:delete
draft     | remove this                 | draft:delete
draft     | vote now                    | draft:vote
draft     | five fingers                | draft:vote
home      | start a vote                | draft:vote
home      | fist vote                   | draft:vote
draft     | copy key result             | draft:duplicate
draft     | move objective down         | draft:move_down
draft     | higher priority             | draft:move_up
draft     | give key result to another objective | draft:move_to
draft     | link to company objective   | draft:supports
draft     | next issue                  | draft:next_finding
draft     | what does the warning mean  | draft:rule_page
draft     | suppress                    | draft:waive
draft     | changes of this objective   | draft:history
draft     | test with the team          | draft:team_tests
draft     | ready to publish            | draft:publish
workshop  | resume the clock            | workshop:toggle_clock
workshop  | start                       | workshop:toggle_clock
home      | pause clock                 | workshop:toggle_clock
home      | stop the time               | workshop:toggle_clock
workshop  | a few more minutes          | workshop:more_time
workshop  | make the step longer        | workshop:more_time
workshop  | shorten the step            | workshop:less_time
workshop  | move to the next step       | workshop:next_step
workshop  | done with this step         | workshop:next_step
workshop  | one step back               | workshop:back_step
workshop  | leave this step out         | workshop:skip_step
workshop  | show agenda                 | workshop:go_to_step
workshop  | list attendees              | workshop:attend
workshop  | people in the room          | workshop:attend
workshop  | add a note                  | workshop:notes
workshop  | finish meeting              | workshop:end
workshop  | running out of time         | workshop:catch_up
vote      | turn the hands over         | vote:reveal
vote      | import chat                 | vote:line
vote      | did not come                | vote:absent
vote      | undo the last hand          | vote:take_back
vote      | new voter                   | vote:join
vote_shown | repeat the vote             | vote_shown:again
vote_shown | without names               | vote:names
vote_shown | owner decides               | vote_shown:decide
tie_off   | put signature               | tie_off:sign
tie_off   | agreed by both              | tie_off:confirm
tie_off   | support an objective above  | tie_off:link
tie_off   | change needed               | tie_off:change
tie_off   | we depend on another team   | tie_off:dependency
home      | approve and sign            | tie_off:confirm tie_off:sign
publish   | to clipboard                | publish:copy
publish   | export to a file            | publish:write
publish   | back to draft               | publish:withdraw
dependencies | new                         | dependencies:add
dependencies | rejected                    | dependencies:decline
parking   | answer                      | parking:resolve
home      | renmae                      | home:edit_team
home      | exit.                       | everywhere:leave
workshop  | pasue                       | workshop:toggle_clock
draft     | parkign lot                 | everywhere:park
home      | imoprt                      | home:import
home      | exit app                    | everywhere:leave
draft     | close                       | everywhere:leave
workshop  | leave                       | everywhere:leave
home      | how do I stop the program   | everywhere:leave
home      | add a team                  | home:add_team
home      | create another team         | home:add_team
home      | how do I create a team      | home:add_team
home      | add group                   | home:add_team
home      | edit team name              | home:edit_team
home      | rename team payments        | home:edit_team
home      | change team leader          | home:edit_team
home      | add a person to a team      | home:edit_team
home      | members                     | home:edit_team
home      | leader                      | home:edit_team
home      | remove team from the list   | home:remove_team
home      | export okrs                 | home:publish publish:write
home      | save as                     | home:publish publish:write
home      | make a markdown file        | home:publish publish:write
home      | download a file             | home:publish publish:write
home      | csv import                  | home:import
home      | load a csv                  | home:import
home      | import a file               | home:import
home      | open file                   | home:import
home      | change cycle                | home:cycle
home      | which quarter is this       | home:cycle
home      | the coming year             | home:cycle
home      | other quarter               | home:cycle
home      | workshop starten            | home:workshop
home      | start the meeting           | home:workshop
home      | begin workshop              | home:workshop
home      | pick up                     | home:pick_up
home      | resume the last workshop    | home:pick_up
home      | write goals                 | home:draft
home      | open team                   | home:draft
home      | organization                | home:organisation
home      | company                     | home:organisation
home      | checks off                  | home:checks
home      | configure rules             | home:checks
home      | vocabulary                  | home:glossary
home      | tie off teams               | home:tie_off
home      | versions                    | everywhere:history_of_all home:history
home      | colour                      | everywhere:theme
home      | change colours              | everywhere:theme
home      | light background            | everywhere:theme
vote      | theme                       | everywhere:theme
home      | make text larger            | everywhere:text_size
home      | bigger font                 | everywhere:text_size
home      | increase text size          | everywhere:text_size
home      | where are the shortcuts     | everywhere:help
home      | show keys                   | everywhere:help
draft     | help                        | everywhere:help
workshop  | show help                   | everywhere:help
home      | take back last change       | everywhere:undo
draft     | oops wrong                  | everywhere:undo
workshop  | undo that                   | everywhere:undo
draft     | how do I undo               | everywhere:undo
home      | redo it                     | everywhere:redo
home      | fix file                    | everywhere:repair
home      | all changes                 | everywhere:history_of_all
home      | where is the parking lot    | everywhere:park
home      | park an idea                | everywhere:park
draft     | add question                | everywhere:park
workshop  | parkinglot                  | everywhere:park
draft     | back to teams               | everywhere:back
draft     | add new objective           | draft:objective
draft     | new goal please             | draft:objective
draft     | how do I add a key result   | draft:key_result
draft     | add result                  | draft:key_result
draft     | rename objective            | draft:edit
draft     | change the text             | draft:edit
draft     | edit this                   | draft:edit
draft     | how do I delete an objective | draft:delete
draft     | remove key result           | draft:delete
draft     | how do we vote              | draft:vote
draft     | poll the team               | draft:team_tests draft:vote
home      | fist of five vote           | draft:vote
draft     | duplicate this              | draft:duplicate
draft     | move it up                  | draft:move_up
draft     | move to other objective     | draft:move_to
draft     | set parent                  | draft:supports
draft     | next finding                | draft:next_finding
draft     | why this warning            | draft:rule_page
draft     | ignore                      | draft:waive
draft     | history                     | draft:history
draft     | townhall test               | draft:team_tests
workshop  | start clock                 | workshop:toggle_clock
workshop  | pause clock                 | workshop:toggle_clock
workshop  | stop                        | workshop:toggle_clock
home      | time                        | workshop:toggle_clock
workshop  | more minutes                | workshop:more_time
workshop  | less minutes                | workshop:less_time
workshop  | continue with next step     | workshop:next_step
workshop  | step back                   | workshop:back_step
workshop  | steps                       | workshop:go_to_step
workshop  | attendees list              | workshop:attend
workshop  | end                         | workshop:end
workshop  | late                        | workshop:catch_up
vote      | reveal hands                | vote:reveal
vote      | chat                        | vote:line
vote      | not present                 | vote:absent
vote      | remove last hand            | vote:take_back
vote_shown | vote again                  | vote_shown:again
tie_off   | signature of the leader     | tie_off:sign
tie_off   | approve this                | tie_off:confirm tie_off:sign
tie_off   | link                        | tie_off:link
tie_off   | comment on it               | tie_off:note
home      | how do I sign               | tie_off:sign
publish   | save file                   | publish:write
publish   | copy                        | publish:copy
dependencies | remove dependency           | dependencies:forget
parking   | resolve                     | parking:resolve
home      | undo last action            | everywhere:undo
home      | ad team                     | home:add_team
home      | qit                         | everywhere:leave
home      | themes                      | everywhere:theme
home      | exprt                       | home:publish publish:write
draft     | ojective                    | draft:objective
workshop  | clok                        | workshop:toggle_clock
home      | :wq                         | everywhere:leave home:leave
home      | log out                     | everywhere:leave home:leave
home      | where can I change the name of my team | home:edit_team
home      | add squad                   | home:add_team
home      | subteam                     | home:add_team
home      | archive a team              | home:remove_team
home      | start Q2                    | home:cycle
home      | switch to another quarter   | home:cycle
home      | new quater                  | home:cycle
home      | copy okrs from last quarter | home:copy_over
home      | reuse last cycle's goals    | home:copy_over home:cycle
home      | carry over                  | home:copy_over home:cycle
home      | import from spreadsheet     | home:import
home      | continue where I stopped    | home:pick_up home:workshop
home      | edit goals                  | home:draft
home      | brainstorm                  | home:draft home:workshop
home      | dependencies between teams  | tie_off:dependency
home      | jargon list                 | home:glossary
home      | turn off a check            | home:checks
home      | disable linter rule         | draft:waive home:checks
home      | old meeting notes           | home:records
home      | minutes                     | home:records workshop:notes
home      | see previous workshops      | home:records
home      | change log                  | everywhere:history_of_all home:history
home      | who changed this            | everywhere:history_of_all home:history
home      | audit trail                 | everywhere:history_of_all home:history
home      | font size                   | everywhere:text_size
home      | zoom in                     | everywhere:text_size
home      | letters too small           | everywhere:text_size
home      | corrupted file              | everywhere:repair
home      | ctrl z                      | everywhere:suspend everywhere:undo
home      | i made a mistake how do i go back | everywhere:undo
home      | revert last change          | everywhere:undo
home      | screen is garbled           | everywhere:redraw
home      | change the team leader      | home:edit_team
home      | add member to team          | home:edit_team
home      | share the result            | home:publish publish:copy publish:write
home      | shell                       | everywhere:suspend
workshop  | stopwatch                   | workshop:toggle_clock
workshop  | extend                      | workshop:more_time
workshop  | add 5 minutes               | workshop:more_time
workshop  | shorten                     | workshop:less_time
workshop  | reduce time                 | workshop:less_time
workshop  | go to previous step         | workshop:back_step
workshop  | jump to step 4              | workshop:go_to_step
workshop  | we dont need this step      | workshop:skip_step
workshop  | running late                | workshop:catch_up
workshop  | behind schedule             | workshop:catch_up
workshop  | somebody joined late        | vote:join workshop:attend
workshop  | finish the meeting          | workshop:end
workshop  | close workshop              | workshop:end
workshop  | cancel the workshop         | workshop:discard workshop:end
workshop  | started it accidentally     | workshop:discard
workshop  | off topic question          | everywhere:park
workshop  | park this                   | everywhere:park
workshop  | break                       | workshop:toggle_clock
workshop  | resolve parked question     | parking:resolve
workshop  | vote                        | draft:vote
workshop  | write down decision         | tie_off:note workshop:notes
workshop  | exit                        | everywhere:leave workshop:end
workshop  | quit without losing anything | everywhere:leave
draft     | add KR                      | draft:key_result
draft     | create key result           | draft:key_result
draft     | insert row                  | draft:key_result draft:objective
draft     | remove this key result      | draft:delete
draft     | dd                          | draft:delete
draft     | poll                        | draft:vote
draft     | confidence vote             | draft:vote
draft     | reorder                     | draft:move_down draft:move_to draft:move_up
draft     | move it higher              | draft:move_up
draft     | move key result to other objective | draft:move_to
draft     | link to company goal        | draft:supports
draft     | what is wrong with this     | draft:findings draft:next_finding draft:rule_page
draft     | show warnings               | draft:findings draft:next_finding
draft     | ignore warning              | draft:waive
draft     | why is this red             | draft:rule_page
draft     | template                    | draft:start_over
draft     | set target value            | edit:fields
draft     | due date                    | draft:edit edit:fields
draft     | owner of key result         | champions:digit champions:name draft:edit edit:fields
draft     | baseline and unit           | edit:fields
draft     | deadline                    | draft:edit edit:fields
draft     | publsh                      | draft:publish home:publish
draft     | copy to clipboard           | publish:copy
vote      | flip cards                  | vote:reveal
vote      | correct last vote           | vote:take_back
vote      | person is not here          | vote:absent
vote      | enter all votes together    | vote:line
vote      | revote                      | vote_shown:again
vote      | vote once more              | vote_shown:again
vote      | anonymous                   | vote:names
vote      | hide names                  | vote:names
vote      | add a voter                 | vote:join
vote      | majority instead of consensus | vote:rule
vote      | no agreement who decides    | vote_shown:decide
vote      | why so low                  | vote_shown:hear
tie_off   | next team                   | tie_off:next_team
tie_off   | remove link                 | tie_off:unlink
tie_off   | needs rework                | tie_off:change
tie_off   | ask the boss                | tie_off:escalate
tie_off   | add comment                 | tie_off:note
tie_off   | blocked by other team       | dependencies:add tie_off:dependency
tie_off   | switch pane                 | tie_off:side
home      | unpublish                   | publish:withdraw
home      | create new team please      | home:add_team
home      | how do i make a sub-team    | home:add_team
home      | onboard a team              | home:add_team
home      | team lead                   | home:edit_team
home      | assign people to team       | home:edit_team
home      | team dissolved              | home:remove_team
home      | quarters                    | home:cycle
home      | 2025 Q3                     | home:cycle
home      | go to last quarter          | home:cycle
home      | start a new planning cycle  | home:cycle
home      | duplicate last quarters okrs | home:copy_over
home      | convert my word document    | home:import
home      | run a session with the team | home:workshop
home      | moderate                    | home:workshop
home      | how do I start              | everywhere:help home:workshop
home      | make objectives             | draft:objective home:draft
home      | pdf                         | draft:publish home:publish publish:write
home      | send to slack               | home:publish publish:copy
home      | compare with parent team    | home:tie_off
home      | cascading                   | home:tie_off
home      | acronym                     | home:glossary
home      | spell check exceptions      | home:checks home:glossary
home      | preferences                 | home:checks
home      | too many warnings           | draft:waive home:checks
home      | last weeks workshop         | home:pick_up home:records
home      | what was decided            | home:records
home      | restore old version         | draft:history everywhere:history_of_all home:history
home      | who edited what             | everywhere:history_of_all home:history
home      | color scheme                | everywhere:theme
home      | I can't read this           | everywhere:text_size
home      | make everything bigger      | everywhere:text_size
home      | keybindings                 | everywhere:help
home      | cheatsheet                  | everywhere:help
home      | ctrl y                      | everywhere:redo
home      | broken workspace            | everywhere:repair
home      | close programm              | everywhere:leave
home      | exit vim                    | everywhere:leave
home      | bye bye                     | everywhere:leave
workshop  | stop the time               | workshop:toggle_clock
workshop  | lunch break                 | workshop:toggle_clock
workshop  | countdown                   | workshop:toggle_clock
workshop  | five more minutes           | workshop:more_time
workshop  | extend the step             | workshop:more_time
workshop  | go on                       | workshop:next_step
workshop  | done with step              | workshop:next_step
workshop  | next agenda point           | workshop:next_step
workshop  | return to previous          | workshop:back_step
workshop  | overview of steps           | workshop:go_to_step
workshop  | omit                        | workshop:skip_step
workshop  | lost time                   | workshop:catch_up
workshop  | Maria left the call         | vote:absent workshop:attend
workshop  | comment                     | workshop:notes
workshop  | write protocol              | workshop:notes
workshop  | delete this meeting         | workshop:discard
workshop  | see parked items            | everywhere:park parking:resolve
workshop  | start voting                | draft:vote
draft     | add another KR              | draft:key_result
draft     | O                           | draft:objective
draft     | fix typo                    | draft:edit
draft     | rephrase                    | draft:edit
draft     | type                        | draft:edit
draft     | erase                       | draft:delete
draft     | cut                         | draft:delete
draft     | swap order                  | draft:move_down draft:move_up
draft     | drag to bottom              | draft:move_down
draft     | change objective of kr      | draft:move_to
draft     | versions                    | draft:history
draft     | copy this line              | draft:duplicate
draft     | cycle through problems      | draft:next_finding
draft     | not a real problem          | draft:waive
draft     | I disagree with this warning | draft:waive
draft     | what does this rule mean    | draft:rule_page
draft     | help me write better        | draft:findings draft:rule_page draft:start_over
draft     | who owns it                 | draft:edit edit:fields
draft     | target                      | draft:edit draft:key_result edit:fields
draft     | unit of measurement         | draft:edit edit:fields
draft     | do the test with the team   | draft:team_tests
draft     | consensus check             | draft:vote
draft     | release                     | draft:publish home:publish publish:publish_now
draft     | go back to start screen     | everywhere:back
vote      | everyone shows hands        | vote:reveal
vote      | wrong number entered        | vote:take_back
vote      | sick today                  | vote:absent
vote      | bulk entry                  | vote:line
vote      | copy from teams chat        | vote:line
vote      | new round                   | vote_shown:again
vote      | secret ballot               | vote:names
vote      | late comer                  | vote:join workshop:attend
vote      | change voting rules         | vote:rule
vote      | manager decides             | vote_shown:decide
vote      | concerns                    | vote_shown:hear
vote      | show result                 | vote:reveal
tie_off   | skip to other team          | tie_off:next_team
tie_off   | attach to parent            | tie_off:link
tie_off   | unlink                      | tie_off:unlink
tie_off   | looks good                  | tie_off:confirm
tie_off   | lgtm                        | tie_off:confirm
tie_off   | modify                      | tie_off:change
tie_off   | not this quarter            | tie_off:drop
tie_off   | postpone                    | tie_off:drop
tie_off   | management has to decide    | tie_off:escalate
tie_off   | remark                      | tie_off:note
tie_off   | blocker                     | tie_off:dependency
home      | setup a new team            | home:add_team
home      | child team                  | home:add_team
home      | teams                       | home:add_team home:draft home:edit_team
home      | remove person from team     | home:edit_team
home      | fix the team name           | home:edit_team
home      | delete old team             | home:remove_team
home      | next year                   | home:cycle
home      | time period                 | home:cycle
home      | how can I see the OKRs of last quarter | home:copy_over home:cycle
home      | same okrs as last time      | home:copy_over
home      | transfer okrs               | home:copy_over home:import
home      | bring in excel file         | home:import
home      | google sheet                | home:import
home      | json                        | home:import
home      | launch workshop             | home:workshop
home      | how to run a workshop       | home:workshop
home      | get started with my team    | everywhere:help home:workshop
home      | see our okrs                | home:draft
home      | work on key results         | home:draft
home      | dependencies                | tie_off:dependency
home      | align with company          | home:tie_off
home      | make a report               | home:publish
home      | email                       | home:publish publish:copy
home      | how do I get the results out | home:publish publish:write
home      | technical terms             | home:glossary
home      | add word                    | home:glossary
home      | switch off rules            | home:checks
home      | config                      | home:checks
home      | quality checks              | home:checks
home      | workshop history            | home:records
home      | voting results of last workshop | home:records
home      | what changed since yesterday | everywhere:history_of_all home:history
home      | activity log                | everywhere:history_of_all
home      | rename org                  | home:organisation
home      | black background            | everywhere:theme
home      | appearance                  | everywhere:theme
home      | text to small               | everywhere:text_size
home      | help me                     | everywhere:help
home      | what keys are there         | everywhere:help
home      | mistake                     | everywhere:undo
home      | go back                     | everywhere:back everywhere:undo
home      | file damaged                | everywhere:repair
home      | q                           | everywhere:leave home:leave
home      | how do I get out of here    | everywhere:leave
home      | save and close              | everywhere:leave
home      | go to terminal              | everywhere:suspend
home      | refresh                     | everywhere:redraw
workshop  | begin timer                 | workshop:toggle_clock
workshop  | pause the workshop          | workshop:toggle_clock
workshop  | resume timer                | workshop:toggle_clock
workshop  | 2 more minutes              | workshop:more_time
workshop  | give them more time         | workshop:more_time
workshop  | next slide                  | workshop:next_step
workshop  | go to voting step           | workshop:go_to_step
workshop  | jump                        | workshop:go_to_step
workshop  | note                        | workshop:notes
workshop  | meeting minutes             | workshop:notes
workshop  | wrap up                     | workshop:end
workshop  | abort workshop              | workshop:discard
workshop  | put it aside                | everywhere:park
workshop  | fist of 5                   | draft:vote
draft     | add goal                    | draft:objective
draft     | kpi                         | draft:key_result
draft     | change name                 | draft:edit
draft     | delete this line            | draft:delete
draft     | put on top                  | draft:move_up
draft     | move kr                     | draft:move_to
draft     | changes                     | draft:history
draft     | duplicate key result        | draft:duplicate
draft     | copy paste                  | draft:duplicate
draft     | align to upper goal         | draft:supports
draft     | problems                    | draft:findings draft:next_finding
draft     | jump to next problem        | draft:next_finding
draft     | last warning                | draft:previous_finding
draft     | hide this warning           | draft:waive
draft     | allow anyway                | draft:waive
draft     | what does it mean           | draft:rule_page
draft     | use template                | draft:start_over
draft     | confidence level            | draft:edit edit:fields
draft     | assign owner                | draft:edit edit:fields
draft     | finalize                    | draft:publish publish:publish_now
draft     | back to overview            | everywhere:back
draft     | restore deleted objective   | everywhere:undo
vote      | turn cards                  | vote:reveal
vote      | undo last vote              | vote:take_back
vote      | he is on vacation           | vote:absent
vote      | doesnt want to vote         | vote:abstain
vote      | many people at once         | vote:line
vote      | repeat the vote             | vote_shown:again
vote      | without names               | vote:names
vote      | new participant             | vote:join
vote      | let the leader decide       | vote_shown:decide
vote      | what did the low voters say | vote_shown:hear
tie_off   | following team              | tie_off:next_team
tie_off   | team before                 | tie_off:previous_team
tie_off   | support objective above     | tie_off:link
tie_off   | disconnect                  | tie_off:unlink
tie_off   | ok for both                 | tie_off:confirm
tie_off   | must be changed             | tie_off:change
tie_off   | cancel it                   | tie_off:drop
tie_off   | higher management           | tie_off:escalate
tie_off   | add a note                  | tie_off:note
tie_off   | depends on other team       | tie_off:dependency
tie_off   | leader signs                | tie_off:sign
home      | team hinzufügen             | home:add_team
home      | create product team         | home:add_team
home      | new group under marketing   | home:add_team
home      | create subteam              | home:add_team
home      | modify team members         | home:edit_team
home      | correct team name           | home:edit_team
home      | change who leads the team   | home:edit_team
home      | team doesnt exist anymore   | home:remove_team
home      | Q4                          | home:cycle
home      | change period               | home:cycle
home      | see last year               | home:cycle
home      | close the quarter           | home:cycle
home      | copy from previous quarter  | home:copy_over
home      | upload document             | home:import
home      | from jira                   | home:import
home      | start the workshop now      | home:workshop
home      | run meeting                 | home:workshop
home      | where did we stop           | home:pick_up
home      | write down our goals        | home:draft
home      | add objective               | draft:objective home:draft
home      | share with the boss         | home:publish publish:copy
home      | connect teams               | home:tie_off
home      | check alignment             | home:tie_off
home      | words to ignore             | home:checks home:glossary
home      | abbreviation                | home:glossary
home      | disable warnings            | home:checks
home      | old workshops               | home:records
home      | read notes of last workshop | home:records
home      | what happened               | everywhere:history_of_all home:history
home      | all changes of all teams    | everywhere:history_of_all
home      | white background            | everywhere:theme
home      | font bigger                 | everywhere:text_size
home      | shortcut list               | everywhere:help
home      | ?                           | everywhere:help
home      | repair file                 | everywhere:repair
home      | quit app                    | everywhere:leave
home      | bash                        | everywhere:suspend
home      | screen messed up            | everywhere:redraw
workshop  | hold on                     | workshop:toggle_clock
workshop  | coffee break                | workshop:toggle_clock
workshop  | plus 1 minute               | workshop:more_time
workshop  | need more time              | workshop:more_time
workshop  | minus minute                | workshop:less_time
workshop  | next phase                  | workshop:next_step
workshop  | finish step                 | workshop:next_step
workshop  | go back one step            | workshop:back_step
workshop  | change step                 | workshop:go_to_step
workshop  | go to the end               | workshop:end workshop:go_to_step
workshop  | skip this                   | workshop:skip_step
workshop  | we are running out of time  | workshop:catch_up
workshop  | people present              | workshop:attend
workshop  | mark person absent          | vote:absent workshop:attend
workshop  | write note                  | workshop:notes
workshop  | type notes                  | workshop:notes
workshop  | finish workshop             | workshop:end
workshop  | stop the workshop           | workshop:end
workshop  | wrong workshop started      | workshop:discard
workshop  | park question               | everywhere:park
workshop  | we should talk about this later | everywhere:park
workshop  | fist to five                | draft:vote
draft     | new okr                     | draft:objective
draft     | add measure                 | draft:key_result
draft     | rewrite                     | draft:edit
draft     | throw away                  | draft:delete
draft     | move one up                 | draft:move_up
draft     | assign to another objective | draft:move_to
draft     | who wrote this              | draft:history
draft     | what was it before          | draft:history
draft     | copy objective              | draft:duplicate
draft     | go to warnings              | draft:findings draft:next_finding
draft     | previous problem            | draft:previous_finding
draft     | accept warning              | draft:waive
draft     | explain                     | draft:rule_page everywhere:help
draft     | why is it bad               | draft:rule_page
draft     | start from scratch          | draft:start_over
draft     | example                     | draft:start_over
draft     | start and target value      | draft:edit edit:fields
draft     | ask everyone                | draft:team_tests
draft     | lets vote                   | draft:vote
draft     | leave screen                | everywhere:back
draft     | done                        | edit:done everywhere:back
vote      | open the cards              | vote:reveal
vote      | delete last hand            | vote:take_back
vote      | not attending               | vote:absent
vote      | skip this person            | vote:absent vote:abstain
vote      | paste from chat             | vote:line
vote      | all voted 4                 | vote:line
vote      | vote again                  | vote_shown:again
vote      | who voted what              | vote:names
vote      | someone is missing          | vote:absent vote:join
vote      | how is it decided           | vote:rule
vote      | final decision              | vote_shown:decide
tie_off   | jump to next team           | tie_off:next_team
tie_off   | previous                    | tie_off:previous_team
tie_off   | add link                    | tie_off:link
tie_off   | delete link                 | tie_off:unlink
tie_off   | accepted by both teams      | tie_off:confirm
tie_off   | needs to be adapted         | tie_off:change
tie_off   | remove from this quarter    | tie_off:drop
tie_off   | escalate to ceo             | tie_off:escalate
tie_off   | we need something from them | dependencies:add tie_off:dependency
home      | make new team               | home:add_team
home      | how to add my team?         | home:add_team
home      | edit team details           | home:edit_team
home      | team members list           | home:edit_team
home      | remove a team from the tree | home:remove_team
home      | get rid of team             | home:remove_team
home      | new period                  | home:cycle
home      | year 2027                   | home:cycle
home      | copy okr                    | home:copy_over
home      | take okrs from previous cycle | home:copy_over
home      | import excel                | home:import
home      | load okrs from file         | home:import
home      | workshop mode               | home:workshop
home      | go on with workshop         | home:pick_up home:workshop
home      | generate report             | home:publish
home      | export as pdf               | draft:publish home:publish publish:write
home      | print out                   | home:publish publish:write
home      | link to upper team          | home:tie_off
home      | company vocabulary          | home:glossary
home      | rules                       | home:checks
home      | switch off check            | home:checks
home      | past meetings               | home:records
home      | what did we vote last time  | home:records
home      | history of changes          | everywhere:history_of_all home:history
home      | log                         | everywhere:history_of_all home:history
home      | night mode                  | everywhere:theme
home      | bigger letters              | everywhere:text_size
home      | how to make text bigger     | everywhere:text_size
home      | what can I do here          | everywhere:help
home      | which keys                  | everywhere:help
home      | undo please                 | everywhere:undo
home      | step back in history        | everywhere:undo home:history
home      | restore file                | everywhere:repair
home      | data is lost                | everywhere:repair
home      | log off                     | everywhere:leave
home      | how to quit                 | everywhere:leave
home      | stop program                | everywhere:leave
workshop  | pause time                  | workshop:toggle_clock
workshop  | tea break                   | workshop:toggle_clock
workshop  | add a minute                | workshop:more_time
workshop  | subtract minute             | workshop:less_time
workshop  | move on                     | workshop:next_step
workshop  | step finished               | workshop:next_step
workshop  | go forward                  | workshop:next_step
workshop  | last step again             | workshop:back_step
workshop  | show me the agenda          | workshop:go_to_step
workshop  | skip to next                | workshop:next_step workshop:skip_step
workshop  | catch up time               | workshop:catch_up
workshop  | we lost 10 minutes          | workshop:catch_up
workshop  | who participates            | workshop:attend
workshop  | list of participants        | workshop:attend
workshop  | remove participant          | workshop:attend
workshop  | new comer                   | workshop:attend
workshop  | add notes                   | workshop:notes
workshop  | close meeting               | workshop:end
workshop  | done for today              | workshop:end
workshop  | delete workshop             | workshop:discard
workshop  | cancel                      | everywhere:back workshop:discard
workshop  | save question for later     | everywhere:park
workshop  | parking lot                 | everywhere:park
workshop  | vote on this                | draft:vote
draft     | add a metric                | draft:key_result
draft     | change text of key result   | draft:edit
draft     | improve wording             | draft:edit
draft     | lower priority              | draft:move_down
draft     | sort                        | draft:move_down draft:move_up
draft     | old version of this         | draft:history
draft     | parent goal                 | draft:supports
draft     | which goal does it support  | draft:supports
draft     | errors                      | draft:findings draft:next_finding
draft     | check quality               | draft:findings draft:next_finding
draft     | go to next warning          | draft:next_finding
draft     | dismiss                     | draft:waive
draft     | more info about warning     | draft:rule_page
draft     | frame                       | draft:start_over
draft     | champion                    | draft:edit edit:fields
draft     | numbers                     | draft:edit draft:sentence edit:fields
draft     | ask team                    | draft:team_tests
draft     | fist vote                   | draft:vote
draft     | vote on objective           | draft:vote
draft     | go back                     | everywhere:back
draft     | undo last edit              | everywhere:undo
vote      | see results                 | vote:reveal
vote      | end voting                  | vote:reveal
vote      | wrong vote                  | vote:take_back
vote      | is absent                   | vote:absent
vote      | pass                        | vote:abstain
vote      | everybody 5                 | vote:line
vote      | second vote                 | vote_shown:again
vote      | anonymous vote              | vote:names
vote      | add person                  | vote:join
vote      | voting scale                | vote:rule
vote      | owner decides               | vote_shown:decide
vote      | reason for low vote         | vote_shown:hear
tie_off   | go to next team             | tie_off:next_team
tie_off   | link to objective           | tie_off:link
tie_off   | confirm                     | tie_off:confirm
tie_off   | both agree                  | tie_off:confirm
tie_off   | change it                   | tie_off:change
tie_off   | delete it                   | tie_off:drop
tie_off   | boss should decide          | tie_off:escalate
tie_off   | sign off by leader          | tie_off:sign
tie_off   | other side                  | tie_off:side
home      | add a new team below        | home:add_team
home      | how can i create another team | home:add_team
home      | creat team                  | home:add_team
home      | new employee                | home:edit_team
home      | replace the team lead       | home:edit_team
home      | delete the team             | home:remove_team
home      | remove this team            | home:remove_team
home      | next cycle                  | home:cycle
home      | begin new quarter           | home:cycle
home      | old quarter                 | home:cycle
home      | copy last quarter           | home:copy_over
home      | reuse objectives            | home:copy_over
home      | import file                 | home:import
home      | get data from excel         | home:import
home      | read csv                    | home:import
home      | lets go                     | home:workshop
home      | start facilitating          | home:workshop
home      | continue last workshop      | home:pick_up
home      | objectives                  | home:draft
home      | show key results            | home:draft
home      | make pdf                    | home:publish publish:write
home      | share okrs with everybody   | home:publish
home      | download as file            | home:publish publish:write
home      | alignment between teams     | home:tie_off
home      | compare levels              | home:tie_off
home      | add term to glossary        | home:glossary
home      | options                     | home:checks
home      | notes of last workshop      | home:records
home      | archive                     | home:records
home      | who changed the objective   | draft:history everywhere:history_of_all home:history
home      | brightness                  | everywhere:theme
home      | larger text                 | everywhere:text_size
home      | too small to read           | everywhere:text_size
home      | show all shortcuts          | everywhere:help
home      | documentation               | everywhere:help
home      | close app                   | everywhere:leave
home      | I want to leave             | everywhere:leave
workshop  | pause timer                 | workshop:toggle_clock
workshop  | set timer                   | workshop:toggle_clock
workshop  | more time                   | workshop:more_time
workshop  | less minute                 | workshop:less_time
workshop  | next item                   | workshop:next_step
workshop  | next agenda item            | workshop:next_step
workshop  | jump to another step        | workshop:go_to_step
workshop  | see the whole agenda        | workshop:go_to_step
workshop  | too late                    | workshop:catch_up
workshop  | save time                   | workshop:catch_up
workshop  | who is missing              | vote:absent workshop:attend
workshop  | check attendance            | workshop:attend
workshop  | make notes                  | workshop:notes
workshop  | open notes                  | workshop:notes
workshop  | end the session             | workshop:end
workshop  | complete workshop           | workshop:end
workshop  | throw away this workshop    | workshop:discard
workshop  | park                        | everywhere:park
workshop  | open question               | everywhere:park
workshop  | exit to main screen         | everywhere:back
workshop  | vote now                    | draft:vote
workshop  | fist of five                | draft:vote
draft     | insert objective            | draft:objective
draft     | second key result           | draft:key_result
draft     | change                      | draft:edit
draft     | correct spelling            | draft:edit
draft     | delete kr                   | draft:delete
draft     | up                          | draft:move_up
draft     | put it lower                | draft:move_down
draft     | transfer key result         | draft:move_to
draft     | what changed                | draft:history
draft     | duplicate                   | draft:duplicate
draft     | align                       | draft:supports
draft     | connect to company objective | draft:supports
draft     | list findings               | draft:findings
draft     | next mistake                | draft:next_finding edit:next_words
draft     | skip warning                | draft:next_finding draft:waive
draft     | ignore rule                 | draft:waive home:checks
draft     | reason                      | draft:rule_page
draft     | start over                  | draft:start_over
draft     | deadline of kr              | draft:edit edit:fields
draft     | set owner                   | draft:edit edit:fields
draft     | team survey                 | draft:team_tests
draft     | make official               | draft:publish publish:publish_now
draft     | main screen                 | everywhere:back
draft     | get my text back            | draft:history everywhere:undo
vote      | show                        | vote:reveal
vote      | finish voting               | vote:reveal
vote      | change my vote              | vote:take_back
vote      | not in room                 | vote:absent
vote      | doesn't vote                | vote:abstain
vote      | another round               | vote_shown:again
vote      | hide who voted              | vote:names
vote      | add someone                 | vote:join
vote      | voting rules                | vote:rule
vote      | boss decides                | vote_shown:decide
tie_off   | next                        | tie_off:next_team
tie_off   | previous team               | tie_off:previous_team
tie_off   | link objectives             | tie_off:link
tie_off   | break link                  | tie_off:unlink
tie_off   | yes                         | tie_off:confirm
tie_off   | ok                          | tie_off:confirm
tie_off   | has to change               | tie_off:change
tie_off   | drop                        | tie_off:drop
tie_off   | not now                     | tie_off:drop
tie_off   | escalate                    | tie_off:escalate
tie_off   | we are blocked              | tie_off:dependency
home      | where do I add a team       | home:add_team
home      | add org unit                | home:add_team
home      | new sub team                | home:add_team
home      | tema rename                 | home:edit_team
home      | add john to the team        | home:edit_team
home      | change manager of team      | home:edit_team
home      | reorganize teams            | home:edit_team
home      | retire team                 | home:remove_team
home      | go to Q1                    | home:cycle
home      | open last quarter           | home:cycle
home      | define quarter              | home:cycle
home      | copy all goals from last quarter | home:copy_over
home      | import from jira            | home:import
home      | import word file            | home:import
home      | paste okrs                  | home:import
home      | begin the meeting           | home:workshop
home      | hold meeting                | home:workshop
home      | reopen workshop             | home:pick_up
home      | go on where we left         | home:pick_up
home      | define goals                | home:draft
home      | edit key results            | home:draft
home      | look at okrs                | home:draft
home      | export everything           | home:publish publish:write
home      | print okrs                  | draft:publish home:publish publish:write
home      | one page summary            | draft:publish home:publish
home      | send by email               | home:publish publish:copy
home      | align objectives            | draft:supports home:tie_off tie_off:link
home      | agree with other teams      | home:tie_off
home      | list of abbreviations       | home:glossary
home      | teach it our words          | home:glossary
home      | disable checks              | home:checks
home      | strict mode                 | home:checks
home      | protocols                   | home:records
home      | workshop results            | home:records
home      | previous meeting notes      | home:records
home      | restore previous version    | draft:history home:history
home      | change history              | everywhere:history_of_all home:history
home      | company settings            | home:checks home:organisation
home      | color blind                 | everywhere:theme
home      | brighter                    | everywhere:theme
home      | projector mode              | everywhere:theme
home      | increase font size          | everywhere:text_size
home      | ctrl plus                   | everywhere:text_size
home      | hotkeys                     | everywhere:help
home      | how to use this             | everywhere:help
home      | i dont understand           | everywhere:help
home      | undo delete team            | everywhere:undo
home      | repeat last change          | everywhere:redo
home      | fix broken file             | everywhere:repair
home      | finish program              | everywhere:leave
home      | end                         | everywhere:leave
home      | command prompt              | everywhere:suspend
workshop  | play                        | workshop:toggle_clock
workshop  | stop clock                  | workshop:toggle_clock
workshop  | 10 minute break             | workshop:toggle_clock
workshop  | longer                      | workshop:more_time
workshop  | add 1 min                   | workshop:more_time
workshop  | prolong step                | workshop:more_time
workshop  | reduce minutes              | workshop:less_time
workshop  | continue to next            | workshop:next_step
workshop  | we are done here            | workshop:end workshop:next_step
workshop  | go to the step before       | workshop:back_step
workshop  | schedule                    | workshop:go_to_step
workshop  | select step                 | workshop:go_to_step
workshop  | not this step               | workshop:skip_step
workshop  | behind time                 | workshop:catch_up
workshop  | how to catch up             | workshop:catch_up
workshop  | who joined the call         | workshop:attend
workshop  | record decisions            | workshop:notes
workshop  | note down                   | workshop:notes
workshop  | quit workshop               | everywhere:leave workshop:end
workshop  | remove this workshop        | workshop:discard
workshop  | put on the parking lot      | everywhere:park
workshop  | unrelated question          | everywhere:park
workshop  | start fist of five          | draft:vote
draft     | add an aim                  | draft:objective
draft     | append key result           | draft:key_result
draft     | edit line                   | draft:edit
draft     | rename key result           | draft:edit
draft     | trash                       | draft:delete
draft     | delete objective and its key results | draft:delete
draft     | down                        | draft:move_down
draft     | rearrange                   | draft:move_down draft:move_to draft:move_up
draft     | put kr under other objective | draft:move_to
draft     | see older text              | draft:history
draft     | which company objective     | draft:supports
draft     | show problems               | draft:findings draft:next_finding
draft     | next                        | draft:next_finding
draft     | jump to finding             | draft:findings draft:next_finding
draft     | mark as ok                  | draft:waive
draft     | what is the rule            | draft:rule_page
draft     | give me an example          | draft:start_over
draft     | percent                     | draft:edit draft:sentence edit:fields
draft     | responsible person          | champions:name draft:edit edit:fields
draft     | team feedback               | draft:team_tests
draft     | vote with fingers           | draft:vote
draft     | finished, publish it        | draft:publish
draft     | exit draft                  | everywhere:back
vote      | display results             | vote:reveal
vote      | everyone has voted          | vote:reveal
vote      | remove vote                 | vote:take_back
vote      | missing person              | vote:absent
vote      | no vote                     | vote:abstain
vote      | many votes                  | vote:line
vote      | redo vote                   | vote_shown:again
vote      | names hidden                | vote:names
vote      | one more voter              | vote:join
vote      | rule for passing            | vote:rule
vote      | stuck, leader decides       | vote_shown:decide
vote      | ask the low voter           | vote_shown:hear
tie_off   | another team                | tie_off:next_team
tie_off   | connect                     | tie_off:link
tie_off   | wrong link                  | tie_off:unlink
tie_off   | approved                    | tie_off:confirm
tie_off   | adjust                      | tie_off:change
tie_off   | reject objective            | tie_off:change tie_off:drop
tie_off   | boss                        | tie_off:escalate
tie_off   | notes                       | tie_off:note
tie_off   | waiting for other team      | tie_off:dependency
tie_off   | leaders signature           | tie_off:sign
"""


EVERYDAY = """
home           | make a new team                            | home:add_team
home           | add subteam                                | home:add_team
home           | add another group                          | home:add_team
home           | delete a team                              | home:remove_team
home           | get rid of this team                       | home:remove_team
home           | rename the team                            | home:edit_team
home           | change team lead                           | home:edit_team
home           | add a person to the team                   | home:edit_team
home           | new quarter                                | home:cycle
home           | switch to next quarter                     | home:cycle
home           | go to Q2                                   | home:cycle
home           | reuse okrs of last quarter                 | home:copy_over
home           | copy okrs from previous cycle              | home:copy_over
home           | upload a file                              | home:import
home           | import from excel                          | home:import
home           | start the meeting                          | home:workshop
home           | run a workshop                             | home:workshop
home           | resume meeting                             | home:workshop home:pick_up
home           | continue where I stopped                   | home:pick_up
home           | write objectives                           | home:draft draft:objective
home           | open okrs                                  | home:draft
home           | edit goals                                 | home:draft
home           | share with the company                     | home:publish
home           | export                                     | home:publish publish:write
home           | print                                      | home:publish publish:write
home           | align teams                                | home:tie_off
home           | sign off with my boss                      | home:tie_off tie_off:sign
home           | old meetings                               | home:records
home           | meeting notes                              | home:records
home           | what changed                               | home:history everywhere:history_of_all
home           | who changed this                           | home:history everywhere:history_of_all
home           | version history                            | home:history everywhere:history_of_all
home           | change company name                        | home:organisation
home           | turn off warnings                          | home:checks
home           | disable a check                            | home:checks
home           | product names                              | home:glossary
home           | dictionary                                 | home:glossary
home           | dark mode                                  | everywhere:theme
home           | change colors                              | everywhere:theme
home           | make the text bigger                       | everywhere:text_size
home           | font size                                  | everywhere:text_size
home           | how do I use this                          | everywhere:help
home           | keyboard shortcuts                         | everywhere:help
home           | exit                                       | everywhere:leave
home           | close the app                              | everywhere:leave
home           | undo                                       | everywhere:undo
home           | go back                                    | everywhere:back everywhere:undo
home           | broken file                                | everywhere:repair
home           | screen looks weird                         | everywhere:redraw
home           | vote on an objective                       | draft:vote
draft          | add objective                              | draft:objective
draft          | new goal                                   | draft:objective
draft          | add kr                                     | draft:key_result
draft          | add a metric                               | draft:key_result
draft          | edit text                                  | draft:edit
draft          | remove this                                | draft:delete
draft          | fist of five                               | draft:vote
draft          | start voting                               | draft:vote
draft          | move to top                                | draft:move_up
draft          | move down                                  | draft:move_down
draft          | move to another objective                  | draft:move_to
draft          | duplicate                                  | draft:duplicate
draft          | copy this key result                       | draft:duplicate
draft          | link to parent goal                        | draft:supports
draft          | next problem                               | draft:next_finding
draft          | what is wrong with this                    | draft:findings draft:rule_page draft:next_finding
draft          | why is this bad                            | draft:rule_page
draft          | ignore this warning                        | draft:waive
draft          | start from scratch                         | draft:start_over
draft          | old version                                | draft:history
draft          | publish                                    | draft:publish
workshop       | start timer                                | workshop:toggle_clock
workshop       | pause                                      | workshop:toggle_clock
workshop       | next step                                  | workshop:next_step
workshop       | previous step                              | workshop:back_step
workshop       | more time                                  | workshop:more_time
workshop       | add a minute                               | workshop:more_time
workshop       | jump to step                               | workshop:go_to_step
workshop       | skip this                                  | workshop:skip_step
workshop       | we are running late                        | workshop:catch_up
workshop       | attendance                                 | workshop:attend
workshop       | someone joined                             | workshop:attend
workshop       | take notes                                 | workshop:notes
workshop       | finish the workshop                        | workshop:end
workshop       | cancel the workshop                        | workshop:discard
workshop       | park this topic                            | everywhere:park
workshop       | parking lot                                | everywhere:park
vote           | reveal                                     | vote:reveal
vote           | show results                               | vote:reveal
vote           | she is absent                              | vote:absent
vote           | abstain                                    | vote:abstain
vote           | paste the chat                             | vote:line
vote           | undo last vote                             | vote:take_back
vote_shown          | vote again                                 | vote_shown:again
vote_shown          | hide names                                 | vote:names
tie_off        | sign                                       | tie_off:sign
tie_off        | approve                                    | tie_off:confirm
tie_off        | connect objectives                         | tie_off:link
tie_off        | reject                                     | tie_off:drop
publish        | copy to clipboard                          | publish:copy
publish        | unpublish                                  | publish:withdraw
home           | i want to create a team                    | home:add_team
home           | add my marketing team                      | home:add_team
home           | can i delete a team?                       | home:remove_team
home           | team rename                                | home:edit_team
home           | who is in my team                          | home:edit_team
home           | change the manager of the team             | home:edit_team
home           | add employees                              | home:edit_team
home           | start Q3                                   | home:cycle
home           | where can i change the quarter             | home:cycle
home           | plan the next year                         | home:cycle
home           | take last quarters goals                   | home:copy_over
home           | copy objectives from Q1                    | home:copy_over
home           | csv                                        | home:import
home           | import word file                           | home:import
home           | how to start a workshop                    | home:workshop
home           | start meeting now                          | home:workshop
home           | resume                                     | home:pick_up home:workshop
home           | continue from yesterday                    | home:pick_up
home           | see my objectives                          | home:draft
home           | create okr                                 | home:draft draft:objective
home           | key results                                | home:draft draft:key_result
home           | save as word                               | home:publish publish:write
home           | send okrs to my boss                       | home:publish publish:copy
home           | print out                                  | home:publish publish:write
home           | share                                      | home:publish
home           | compare with the upper team                | home:tie_off
home           | alignment                                  | home:tie_off
home           | what did we decide last time               | home:records
home           | minutes                                    | home:records
home           | list of changes                            | home:history everywhere:history_of_all
home           | history                                    | home:history
home           | all changes today                          | everywhere:history_of_all
home           | our company has a new name                 | home:organisation
home           | settings                                   | home:checks
home           | too many warnings                          | home:checks
home           | stop checking this rule                    | home:checks
home           | it does not know our product               | home:glossary
home           | allow acronym                              | home:glossary
home           | change theme                               | everywhere:theme
home           | white background                           | everywhere:theme
home           | letters are too small                      | everywhere:text_size
home           | bigger                                     | everywhere:text_size
home           | help                                       | everywhere:help
home           | what keys are there                        | everywhere:help
home           | quit                                       | everywhere:leave
home           | stop the program                           | everywhere:leave
home           | i made a mistake                           | everywhere:undo
home           | get my deleted team back                   | everywhere:undo
home           | file is damaged                            | everywhere:repair
home           | two people edited the same                 | everywhere:settle
draft          | write a new objective                      | draft:objective
draft          | create key result                          | draft:key_result
draft          | add kpi                                    | draft:key_result
draft          | change the words                           | draft:edit
draft          | edit this sentence                         | draft:edit
draft          | set owner                                  | draft:edit edit:fields
draft          | due date                                   | draft:edit edit:fields
draft          | delete objective                           | draft:delete
draft          | let the team vote                          | draft:vote
draft          | vote                                       | draft:vote
draft          | ask the team what they think               | draft:team_tests
draft          | this should be first                       | draft:move_up
draft          | put lower                                  | draft:move_down
draft          | key result belongs to other objective      | draft:move_to
draft          | make a copy                                | draft:duplicate
draft          | which company goal does it support         | draft:supports
draft          | show all warnings                          | draft:findings
draft          | go to next error                           | draft:next_finding
draft          | what does this warning mean                | draft:rule_page
draft          | i dont agree with the warning              | draft:waive
draft          | give me a template                         | draft:start_over
draft          | who changed this objective                 | draft:history
draft          | share this                                 | draft:publish
draft          | back to home                               | everywhere:back
workshop       | stop the clock                             | workshop:toggle_clock
workshop       | take a break                               | workshop:toggle_clock
workshop       | go to the next topic                       | workshop:next_step
workshop       | go back one step                           | workshop:back_step
workshop       | give them 5 more minutes                   | workshop:more_time
workshop       | we need less time                          | workshop:less_time
workshop       | show agenda                                | workshop:go_to_step
workshop       | we don't need this part                    | workshop:skip_step
workshop       | we have no time left                       | workshop:catch_up
workshop       | who is here                                | workshop:attend
workshop       | anna had to leave                          | workshop:attend vote:absent
workshop       | write a note                               | workshop:notes
workshop       | end meeting                                | workshop:end
workshop       | i started this by mistake                  | workshop:discard
workshop       | talk about it later                        | everywhere:park
workshop       | question for later                         | everywhere:park
vote           | show the hands                             | vote:reveal
vote           | not in the meeting                         | vote:absent
vote           | he does not want to vote                   | vote:abstain
vote           | enter all votes                            | vote:line
vote           | wrong number typed                         | vote:take_back
vote           | when is it agreed                          | vote:rule
vote_shown          | new round                                  | vote_shown:again
vote_shown          | boss decides                               | vote_shown:decide
vote_shown          | why did they vote low                      | vote_shown:hear
tie_off        | we both agree                              | tie_off:confirm
tie_off        | not this quarter                           | tie_off:drop
tie_off        | ask the ceo                                | tie_off:escalate
tie_off        | add a comment                              | tie_off:note
publish        | save to disk                               | publish:write
publish        | mark as published                          | publish:publish_now
home           | add department                             | home:add_team
home           | new sub team                               | home:add_team
home           | how can I make a team below this           | home:add_team
home           | remove the team                            | home:remove_team
home           | delete this group                          | home:remove_team
home           | edit team members                          | home:edit_team
home           | new team leader                            | home:edit_team
home           | remove a person from the team              | home:edit_team
home           | team members                               | home:edit_team
home           | next quarter                               | home:cycle
home           | change the dates                           | home:cycle
home           | open last quarter                          | home:cycle
home           | new period                                 | home:cycle
home           | copy last quarter                          | home:copy_over
home           | same goals as last quarter                 | home:copy_over
home           | import                                     | home:import
home           | read a spreadsheet                         | home:import
home           | import from jira                           | home:import
home           | begin the session                          | home:workshop
home           | meeting                                    | home:workshop
home           | lets start                                 | home:workshop
home           | retrospective                              | home:workshop
home           | where did we stop                          | home:pick_up
home           | go on with the meeting                     | home:pick_up
home           | show okrs                                  | home:draft
home           | write okr                                  | home:draft
home           | edit key results                           | home:draft
home           | publish okrs                               | home:publish
home           | make a pdf                                 | home:publish publish:write
home           | export to word                             | home:publish publish:write
home           | email the okrs                             | home:publish publish:copy
home           | tie off                                    | home:tie_off
home           | connect with goals of company              | home:tie_off draft:supports
home           | meeting with the level above               | home:tie_off
home           | past meetings                              | home:records
home           | notes of the workshop                      | home:records
home           | results of last workshop                   | home:records
home           | what happened                              | home:history everywhere:history_of_all
home           | restore old version                        | home:history
home           | organisation name                          | home:organisation
home           | hide the warnings                          | home:checks
home           | rules                                      | home:checks
home           | add word                                   | home:glossary
home           | dark theme                                 | everywhere:theme
home           | it is too dark                             | everywhere:theme
home           | text larger                                | everywhere:text_size
home           | i cant read it                             | everywhere:text_size
home           | shortcuts                                  | everywhere:help
home           | what can i do here                         | everywhere:help
home           | log out                                    | everywhere:leave
home           | save and exit                              | everywhere:leave
home           | take back                                  | everywhere:undo
home           | redo                                       | everywhere:redo
home           | repair file                                | everywhere:repair
home           | refresh                                    | everywhere:redraw
home           | shell                                      | everywhere:suspend
draft          | insert objective                           | draft:objective
draft          | add goal                                   | draft:objective
draft          | new measure                                | draft:key_result
draft          | add target                                 | draft:key_result edit:fields draft:edit
draft          | rewrite                                    | draft:edit draft:start_over
draft          | correct a typo                             | draft:edit
draft          | change owner                               | draft:edit edit:fields
draft          | delete the line                            | draft:delete
draft          | throw this away                            | draft:delete
draft          | take a vote                                | draft:vote
draft          | fingers                                    | draft:vote
draft          | espresso test                              | draft:team_tests
draft          | feedback from team                         | draft:team_tests
draft          | one up                                     | draft:move_up
draft          | change the order                           | draft:move_up draft:move_down
draft          | to the end of list                         | draft:move_down
draft          | put under other objective                  | draft:move_to
draft          | clone                                      | draft:duplicate
draft          | connect to company goal                    | draft:supports
draft          | list problems                              | draft:findings draft:next_finding
draft          | next warning                               | draft:next_finding
draft          | explain                                    | draft:rule_page
draft          | skip this warning                          | draft:waive
draft          | it is ok like this                         | draft:waive
draft          | begin again                                | draft:start_over
draft          | example                                    | draft:start_over draft:rule_page
draft          | earlier version                            | draft:history
draft          | save as pdf                                | draft:publish
workshop       | start the clock                            | workshop:toggle_clock
workshop       | how much time left                         | workshop:toggle_clock
workshop       | continue                                   | workshop:next_step workshop:toggle_clock
workshop       | done with this step                        | workshop:next_step
workshop       | back                                       | workshop:back_step everywhere:back
workshop       | one more minute                            | workshop:more_time
workshop       | shorter                                    | workshop:less_time
workshop       | list of steps                              | workshop:go_to_step
workshop       | leave this step out                        | workshop:skip_step
workshop       | we are too slow                            | workshop:catch_up
workshop       | people in the room                         | workshop:attend
workshop       | add participant                            | workshop:attend
workshop       | write down what was said                   | workshop:notes
workshop       | stop the meeting                           | workshop:end
workshop       | delete this workshop                       | workshop:discard
workshop       | side topic                                 | everywhere:park
vote           | results                                    | vote:reveal
vote           | sick                                       | vote:absent
vote           | neutral                                    | vote:abstain
vote           | all at once                                | vote:line
vote           | correct the last hand                      | vote:take_back
vote           | one person more                            | vote:join
vote_shown          | who voted what                             | vote:names
vote_shown          | once more                                  | vote_shown:again
tie_off        | accept                                     | tie_off:confirm
tie_off        | remove the link                            | tie_off:unlink
tie_off        | next team                                  | tie_off:next_team
publish        | back to draft                              | publish:withdraw
home           | create new team                            | home:add_team
home           | i need another team                        | home:add_team
home           | add child team                             | home:add_team
home           | team löschen                               | home:remove_team
home           | remove department                          | home:remove_team
home           | edit team name                             | home:edit_team
home           | change leader                              | home:edit_team
home           | invite a colleague                         | home:edit_team
home           | assign manager                             | home:edit_team
home           | Q4                                         | home:cycle
home           | choose another quarter                     | home:cycle
home           | create new cycle                           | home:cycle
home           | previous quarter                           | home:cycle
home           | copy goals from last cycle                 | home:copy_over
home           | reuse objectives                           | home:copy_over
home           | load from file                             | home:import
home           | open excel file                            | home:import
home           | upload okrs                                | home:import
home           | start a new workshop                       | home:workshop
home           | run meeting                                | home:workshop
home           | begin workshop with team                   | home:workshop
home           | continue last workshop                     | home:pick_up home:workshop
home           | go on                                      | home:pick_up
home           | view key results                           | home:draft
home           | our objectives                             | home:draft
home           | work on the okrs                           | home:draft
home           | make public                                | home:publish
home           | print the okrs                             | home:publish publish:write
home           | download pdf                               | home:publish publish:write
home           | send by email                              | home:publish publish:copy
home           | align our goals with the company           | home:tie_off
home           | cover company goals                        | home:tie_off
home           | overlap with other teams                   | home:tie_off
home           | old workshop notes                         | home:records
home           | show votes of last meeting                 | home:records
home           | what was discussed                         | home:records
home           | see earlier version                        | home:history
home           | who did this change                        | home:history everywhere:history_of_all
home           | log                                        | home:history everywhere:history_of_all
home           | change name of organisation                | home:organisation
home           | company name                               | home:organisation
home           | deactivate a rule                          | home:checks
home           | options                                    | home:checks
home           | abbreviation is marked as wrong            | home:glossary
home           | list of our own words                      | home:glossary
home           | switch to light mode                       | everywhere:theme
home           | other colours                              | everywhere:theme
home           | make font bigger                           | everywhere:text_size
home           | zoom                                       | everywhere:text_size
home           | i need help                                | everywhere:help
home           | all shortcuts                              | everywhere:help
home           | how to quit                                | everywhere:leave
home           | close                                      | everywhere:leave everywhere:back
home           | undo last change                           | everywhere:undo
home           | i deleted it by mistake                    | everywhere:undo
home           | can not open file                          | everywhere:repair
home           | clear screen                               | everywhere:redraw
home           | vote on goals                              | draft:vote
home           | timer                                      | workshop:toggle_clock
home           | park a question                            | everywhere:park
draft          | add new objective                          | draft:objective
draft          | another goal                               | draft:objective
draft          | new kr                                     | draft:key_result
draft          | measure success                            | draft:key_result
draft          | modify                                     | draft:edit
draft          | edit objective                             | draft:edit
draft          | set deadline                               | draft:edit edit:fields
draft          | remove key result                          | draft:delete
draft          | fist                                       | draft:vote
draft          | do we agree                                | draft:vote
draft          | ask the people                             | draft:team_tests
draft          | higher                                     | draft:move_up
draft          | sort                                       | draft:move_up draft:move_down
draft          | wrong objective                            | draft:move_to
draft          | copy                                       | draft:duplicate
draft          | supports which goal                        | draft:supports
draft          | see findings                               | draft:findings
draft          | next mistake                               | draft:next_finding
draft          | previous problem                           | draft:previous_finding
draft          | why is it red                              | draft:rule_page
draft          | ignore                                     | draft:waive
draft          | how should i write this                    | draft:start_over
draft          | changes                                    | draft:history
workshop       | pause the meeting                          | workshop:toggle_clock
workshop       | resume the timer                           | workshop:toggle_clock
workshop       | next topic                                 | workshop:next_step
workshop       | we are finished with this                  | workshop:next_step
workshop       | return to previous step                    | workshop:back_step
workshop       | extend                                     | workshop:more_time
workshop       | remove one minute                          | workshop:less_time
workshop       | agenda                                     | workshop:go_to_step
workshop       | skip                                       | workshop:skip_step
workshop       | over time                                  | workshop:catch_up
workshop       | participants                               | workshop:attend
workshop       | a colleague came late                      | workshop:attend
workshop       | protocol                                   | workshop:notes
workshop       | close the meeting                          | workshop:end
workshop       | wrong meeting started                      | workshop:discard
workshop       | save this question for later               | everywhere:park
vote           | everyone voted                             | vote:reveal
vote           | left the meeting                           | vote:absent
vote           | no vote                                    | vote:abstain
vote           | import votes from chat                     | vote:line
vote           | oops wrong vote                            | vote:take_back
vote_shown          | anonymous                                  | vote:names
vote_shown          | repeat the vote                            | vote_shown:again
tie_off        | ok for both                                | tie_off:confirm
tie_off        | needs change                               | tie_off:change
tie_off        | leader signs                               | tie_off:sign
publish        | copy text                                  | publish:copy
home           | how do i add a new team                    | home:add_team
home           | create a subteam for nurses                | home:add_team
home           | delete the team from list                  | home:remove_team
home           | the team name is wrong                     | home:edit_team
home           | who is the leader of this team             | home:edit_team
home           | member left the team                       | home:edit_team
home           | i want to plan next quarter                | home:cycle
home           | change cycle                               | home:cycle
home           | go to last year                            | home:cycle
home           | bring goals from last quarter              | home:copy_over
home           | import from notion                         | home:import
home           | import okr from word                       | home:import
home           | start workshop now                         | home:workshop
home           | open meeting                               | home:workshop
home           | begin                                      | home:workshop
home           | unfinished workshop                        | home:pick_up
home           | list objectives                            | home:draft
home           | change an objective                        | home:draft draft:edit
home           | add key result                             | home:draft draft:key_result
home           | save                                       | home:publish publish:write everywhere:leave
home           | share with other teams                     | home:publish home:tie_off
home           | export okrs as csv                         | home:publish publish:write
home           | match our okrs with the boss               | home:tie_off
home           | dependencies                               | tie_off:dependency home:tie_off
home           | recording of meeting                       | home:records
home           | decisions from last workshop               | home:records
home           | track changes                              | home:history everywhere:history_of_all
home           | change log                                 | home:history everywhere:history_of_all
home           | edit company                               | home:organisation
home           | turn checks off                            | home:checks
home           | configure                                  | home:checks
home           | add abbreviation                           | home:glossary
home           | contrast                                   | everywhere:theme
home           | screen too bright                          | everywhere:theme
home           | small font                                 | everywhere:text_size
home           | zoom in                                    | everywhere:text_size
home           | guide                                      | everywhere:help
home           | what is this program                       | everywhere:help
home           | leave                                      | everywhere:leave
home           | oops                                       | everywhere:undo
home           | restore deleted team                       | everywhere:undo
home           | lost file                                  | everywhere:repair
draft/workshop | next step                                  | workshop:next_step
draft/workshop | add objective                              | draft:objective
draft/workshop | start timer                                | workshop:toggle_clock
draft/workshop | vote                                       | draft:vote
draft/workshop | more minutes                               | workshop:more_time
draft/workshop | take notes                                 | workshop:notes
draft/workshop | delete key result                          | draft:delete
draft/workshop | skip step                                  | workshop:skip_step
draft/workshop | end workshop                               | workshop:end
draft/workshop | write new key result                       | draft:key_result
draft/workshop | who is missing                             | workshop:attend
draft/workshop | move up                                    | draft:move_up
draft/workshop | previous step                              | workshop:back_step
draft/workshop | warnings                                   | draft:findings draft:next_finding
draft/workshop | undo                                       | everywhere:undo
draft/workshop | we are behind                              | workshop:catch_up
draft          | edit this key result                       | draft:edit
draft          | set target value                           | edit:fields draft:edit
draft          | give to another objective                  | draft:move_to
draft          | the same again                             | draft:duplicate
draft          | parent goal                                | draft:supports
draft          | what is wrong here                         | draft:rule_page draft:findings draft:next_finding
draft          | no problem, ignore it                      | draft:waive
draft          | start new                                  | draft:start_over draft:objective
draft          | show old text                              | draft:history
draft          | export                                     | draft:publish publish:write
draft          | townhall                                   | draft:team_tests
draft          | team opinion                               | draft:team_tests
workshop       | timer                                      | workshop:toggle_clock
workshop       | go next                                    | workshop:next_step
workshop       | back one step                              | workshop:back_step
workshop       | 5 more minutes                             | workshop:more_time
workshop       | go to voting                               | workshop:go_to_step draft:vote
workshop       | overview of agenda                         | workshop:go_to_step
workshop       | late                                       | workshop:catch_up
workshop       | add person                                 | workshop:attend
workshop       | minutes                                    | workshop:notes
workshop       | finish                                     | workshop:end
workshop       | abort                                      | workshop:discard
workshop       | remember this for later                    | everywhere:park
vote           | show votes                                 | vote:reveal
vote           | away                                       | vote:absent
vote           | don't want to vote                         | vote:abstain
vote           | votes from zoom                            | vote:line
vote           | remove last hand                           | vote:take_back
vote           | change the rule                            | vote:rule
vote           | new participant                            | vote:join
vote_shown          | second vote                                | vote_shown:again
vote_shown          | leader decides                             | vote_shown:decide
vote_shown          | show names                                 | vote:names
vote_shown          | what was their concern                     | vote_shown:hear
tie_off        | link objective                             | tie_off:link
tie_off        | agree                                      | tie_off:confirm
tie_off        | change it                                  | tie_off:change
tie_off        | postpone                                   | tie_off:drop
tie_off        | signature                                  | tie_off:sign
tie_off        | blocked by other team                      | tie_off:dependency
tie_off        | comment                                    | tie_off:note
publish        | publish                                    | publish:publish_now
publish        | save as file                               | publish:write
publish        | copy page                                  | publish:copy
publish        | undo publishing                            | publish:withdraw
dependencies   | they said no                               | dependencies:decline
dependencies   | new dependency                             | dependencies:add
parking        | answered                                   | parking:resolve
records        | all teams                                  | records:all_teams
home           | please add a team                          | home:add_team
home           | new department                             | home:add_team
home           | i want to remove a team                    | home:remove_team
home           | edit the team                              | home:edit_team
home           | change team                                | home:edit_team
home           | add new employee to team                   | home:edit_team
home           | move team to other department              | home:edit_team
home           | quarter                                    | home:cycle
home           | show me last quarter                       | home:cycle
home           | start a new year                           | home:cycle
home           | copy the goals of last year                | home:copy_over
home           | transfer old okrs                          | home:copy_over
home           | import goals                               | home:import
home           | excel                                      | home:import home:publish
home           | get data from csv                          | home:import
home           | workshop                                   | home:workshop
home           | start the okr meeting                      | home:workshop
home           | agenda                                     | home:workshop workshop:go_to_step
home           | continue the meeting                       | home:pick_up home:workshop
home           | resume last time                           | home:pick_up
home           | goals                                      | home:draft
home           | edit okr                                   | home:draft
home           | create objectives                          | home:draft draft:objective
home           | publish                                    | home:publish
home           | report                                     | home:publish
home           | get a pdf of our goals                     | home:publish publish:write
home           | send                                       | home:publish
home           | link to company goals                      | home:tie_off draft:supports
home           | alignment with management                  | home:tie_off
home           | compare levels                             | home:tie_off
home           | notes from last meeting                    | home:records
home           | history of meetings                        | home:records
home           | who changed the goal                       | home:history everywhere:history_of_all
home           | previous version                           | home:history
home           | everything that changed                    | everywhere:history_of_all
home           | rename company                             | home:organisation
home           | rename                                     | home:edit_team
home           | disable warnings                           | home:checks
home           | which rules are checked                    | home:checks
home           | allow a word                               | home:glossary
home           | black background                           | everywhere:theme
home           | colours                                    | everywhere:theme
home           | font                                       | everywhere:text_size
home           | can you make it bigger                     | everywhere:text_size
home           | help me                                    | everywhere:help
home           | which key is for what                      | everywhere:help
home           | end program                                | everywhere:leave
home           | exit app                                   | everywhere:leave
home           | revert                                     | everywhere:undo
home           | do it again                                | everywhere:redo
home           | fix broken file                            | everywhere:repair
home           | repaint                                    | everywhere:redraw
draft          | new objective                              | draft:objective
draft          | one more goal                              | draft:objective
draft          | insert kr                                  | draft:key_result
draft          | new metric                                 | draft:key_result
draft          | change wording                             | draft:edit
draft          | assign owner                               | draft:edit edit:fields
draft          | delete this kr                             | draft:delete
draft          | remove objective                           | draft:delete
draft          | vote on this                               | draft:vote
draft          | start fist of five                         | draft:vote
draft          | does it inspire us                         | draft:team_tests
draft          | move objective up                          | draft:move_up
draft          | lower priority                             | draft:move_down
draft          | move to other objective                    | draft:move_to
draft          | copy objective                             | draft:duplicate
draft          | which goal above                           | draft:supports
draft          | all problems                               | draft:findings draft:next_finding
draft          | next one with error                        | draft:next_finding
draft          | what does this mean                        | draft:rule_page
draft          | this warning is wrong                      | draft:waive
draft          | help me write                              | draft:start_over
draft          | restore previous wording                   | draft:history
draft/workshop | pause timer                                | workshop:toggle_clock
draft/workshop | next topic                                 | workshop:next_step
draft/workshop | attendance                                 | workshop:attend
draft/workshop | add kr                                     | draft:key_result
draft/workshop | parking lot                                | everywhere:park
draft/workshop | show agenda                                | workshop:go_to_step
draft/workshop | end meeting                                | workshop:end
workshop       | resume                                     | workshop:toggle_clock
workshop       | ready, next                                | workshop:next_step
workshop       | add 2 minutes                              | workshop:more_time
workshop       | less time                                  | workshop:less_time
workshop       | other step                                 | workshop:go_to_step
workshop       | leave out                                  | workshop:skip_step
workshop       | we need to save time                       | workshop:catch_up
workshop       | people                                     | workshop:attend
workshop       | note                                       | workshop:notes
workshop       | meeting is over                            | workshop:end
workshop       | cancel meeting                             | workshop:discard
workshop       | idea for later                             | everywhere:park
vote           | show result                                | vote:reveal
vote           | person is not here                         | vote:absent
vote           | paste                                      | vote:line
vote           | back                                       | vote:take_back everywhere:back
vote           | rules                                      | vote:rule
vote_shown          | hide who voted                             | vote:names
vote_shown          | vote one more time                         | vote_shown:again
tie_off        | supports                                   | tie_off:link
tie_off        | yes                                        | tie_off:confirm
tie_off        | no                                         | tie_off:drop
tie_off        | ask my boss                                | tie_off:escalate
tie_off        | next group                                 | tie_off:next_team
publish        | clipboard                                  | publish:copy
publish        | download                                   | publish:write
"""

RARER = """
home           | form a new unit                            | home:add_team
home           | build team structure                       | home:add_team home:edit_team
home           | squad                                      | home:add_team
home           | expand team tree                           | home:add_team
home           | team is dissolved                          | home:remove_team
home           | throw the group out of the list            | home:remove_team
home           | employee changed department                | home:edit_team
home           | replace the lead                           | home:edit_team
home           | supervisor                                 | home:edit_team
home           | team roster                                | home:edit_team
home           | put team under another leader              | home:edit_team
home           | semester                                   | home:cycle
home           | half year planning                         | home:cycle
home           | new timeframe                              | home:cycle
home           | close Q1 and open Q2                       | home:cycle
home           | carry over unfinished key results          | home:copy_over
home           | duplicate last quarter                     | home:copy_over
home           | take over previous okrs                    | home:copy_over
home           | load a csv sheet                           | home:import
home           | transfer from trello                       | home:import
home           | put in our existing okrs                   | home:import
home           | moderate a session                         | home:workshop
home           | facilitator mode                           | home:workshop
home           | kick-off                                   | home:workshop
home           | hold the meeting                           | home:workshop
home           | resume interrupted                         | home:pick_up home:workshop
home           | continue working                           | home:pick_up
home           | inspect the objectives                     | home:draft
home           | compose goals                              | home:draft
home           | okr board                                  | home:draft
home           | release to everybody                       | home:publish
home           | final report                               | home:publish
home           | write to disk                              | home:publish publish:write
home           | hand out to the staff                      | home:publish
home           | cascading goals                            | home:tie_off
home           | sync with parent team                      | home:tie_off
home           | check the fit to upper goals               | home:tie_off
home           | coordinate with the other departments      | home:tie_off
home           | archive of meetings                        | home:records
home           | look at the old session                    | home:records
home           | transcript                                 | home:records
home           | audit log                                  | home:history everywhere:history_of_all
home           | roll back to an earlier state              | home:history everywhere:undo
home           | recent activity                            | everywhere:history_of_all
home           | our firm changed its name                  | home:organisation
home           | suppress warnings                          | home:checks
home           | customize rules                            | home:checks
home           | quality settings                           | home:checks
home           | special vocabulary                         | home:glossary
home           | accepted words                             | home:glossary
home           | brand name is underlined                   | home:glossary
home           | color scheme                               | everywhere:theme
home           | projector mode                             | everywhere:theme
home           | presentation view bigger                   | everywhere:text_size
home           | increase letters                           | everywhere:text_size
home           | user manual                                | everywhere:help
home           | list of commands                           | everywhere:help
home           | explain this screen                        | everywhere:help
home           | terminate                                  | everywhere:leave
home           | ctrl+c                                     | everywhere:leave
home           | reverse last action                        | everywhere:undo
home           | recover damaged data                       | everywhere:repair
home           | screen corrupted                           | everywhere:redraw
home           | command line                               | everywhere:suspend
home           | edit conflict                              | everywhere:settle
draft          | set a new aim                              | draft:objective
draft          | define a metric                            | draft:key_result
draft          | add indicator                              | draft:key_result
draft          | revise the text                            | draft:edit
draft          | responsible person                         | draft:edit edit:fields
draft          | scrap it                                   | draft:delete
draft          | consensus                                  | draft:vote
draft          | show of hands                              | draft:vote
draft          | survey the team                            | draft:team_tests
draft          | is it motivating                           | draft:team_tests
draft          | rank up                                    | draft:move_up
draft          | push it down                               | draft:move_down
draft          | relocate                                   | draft:move_to
draft          | replicate                                  | draft:duplicate
draft          | align with company goal                    | draft:supports
draft          | jump to next issue                         | draft:next_finding
draft          | reasoning                                  | draft:rule_page
draft          | mark as false alarm                        | draft:waive
draft          | sentence template                          | draft:start_over
draft          | put numbers in the sentence                | draft:sentence
draft          | revisions                                  | draft:history
workshop       | freeze the clock                           | workshop:toggle_clock
workshop       | intermission                               | workshop:toggle_clock
workshop       | move forward                               | workshop:next_step
workshop       | prolong the step                           | workshop:more_time
workshop       | reduce the timebox                         | workshop:less_time
workshop       | run sheet                                  | workshop:go_to_step
workshop       | omit                                       | workshop:skip_step
workshop       | delayed                                    | workshop:catch_up
workshop       | guest list                                 | workshop:attend
workshop       | document the discussion                    | workshop:notes
workshop       | conclude                                   | workshop:end
workshop       | call it off                                | workshop:discard
workshop       | out of scope question                      | everywhere:park
vote           | disclose the result                        | vote:reveal
vote           | on vacation                                | vote:absent
vote           | undecided                                  | vote:abstain
vote           | bulk entry                                 | vote:line
vote_shown          | override                                   | vote_shown:decide
vote_shown          | objections                                 | vote_shown:hear
tie_off        | endorse                                    | tie_off:confirm
tie_off        | leave it out this time                     | tie_off:drop
tie_off        | decision from above                        | tie_off:escalate
tie_off        | disconnect                                 | tie_off:unlink
home           | add a branch                               | home:add_team
home           | register another group                     | home:add_team
home           | extra squad below product                  | home:add_team
home           | erase this unit                            | home:remove_team
home           | shut down the department                   | home:remove_team
home           | new line manager                           | home:edit_team
home           | somebody new joined the team               | home:edit_team
home           | fix the spelling of the team name          | home:edit_team
home           | reorg                                      | home:edit_team
home           | who belongs to this team                   | home:edit_team
home           | financial year                             | home:cycle
home           | planning period                            | home:cycle
home           | jump to the third quarter                  | home:cycle
home           | when does the quarter end                  | home:cycle
home           | inherit goals from previous cycle          | home:copy_over
home           | same objectives as before                  | home:copy_over
home           | roll forward                               | home:copy_over
home           | convert spreadsheet into okrs              | home:import
home           | bring data over from another tool          | home:import
home           | json                                       | home:import
home           | lead the team meeting                      | home:workshop
home           | begin call with team                       | home:workshop
home           | check-in meeting                           | home:workshop
home           | planning session                           | home:workshop
home           | reopen the session                         | home:pick_up home:workshop
home           | take up where we left                      | home:pick_up
home           | browse goals                               | home:draft
home           | prepare goals before the meeting           | home:draft
home           | details of team                            | home:draft home:edit_team
home           | announce our goals                         | home:publish
home           | one page summary                           | home:publish
home           | publish to the wiki                        | home:publish
home           | printable page                             | home:publish
home           | who contributes to what                    | home:tie_off
home           | uncovered company objectives               | home:tie_off
home           | align vertically                           | home:tie_off
home           | log of old meetings                        | home:records
home           | recap                                      | home:records
home           | what have we agreed last time              | home:records
home           | earlier revision                           | home:history
home           | trace of changes                           | home:history everywhere:history_of_all
home           | what did the others change                 | everywhere:history_of_all home:history
home           | business name                              | home:organisation
home           | mute the hints                             | home:checks
home           | validation rules                           | home:checks
home           | strictness                                 | home:checks
home           | internal terms                             | home:glossary
home           | ignore this product name                   | home:glossary
home           | spelling dictionary                        | home:glossary
home           | appearance                                 | everywhere:theme
home           | invert colors                              | everywhere:theme
home           | reading glasses                            | everywhere:text_size
home           | scale up                                   | everywhere:text_size
home           | documentation                              | everywhere:help
home           | how to navigate                            | everywhere:help
home           | close program                              | everywhere:leave
home           | sign out                                   | everywhere:leave
home           | retrieve deleted                           | everywhere:undo
home           | rescue data                                | everywhere:repair
home           | display glitch                             | everywhere:redraw
home           | open a shell                               | everywhere:suspend
home           | two versions of the same text              | everywhere:settle
draft          | start another objective                    | draft:objective
draft          | append a key result                        | draft:key_result
draft          | success metric                             | draft:key_result
draft          | alter the sentence                         | draft:edit
draft          | edit deadline and owner                    | draft:edit edit:fields
draft          | strike out                                 | draft:delete
draft          | get consensus                              | draft:vote
draft          | hands up                                   | draft:vote
draft          | mood of the team                           | draft:team_tests
draft          | eye roll test                              | draft:team_tests
draft          | give it higher priority                    | draft:move_up
draft          | sort to bottom                             | draft:move_down
draft          | attach to different objective              | draft:move_to
draft          | make a twin                                | draft:duplicate
draft          | strategic objective above                  | draft:supports
draft          | forward to next flaw                       | draft:next_finding
draft          | justify this warning                       | draft:rule_page draft:waive
draft          | suppress this finding                      | draft:waive
draft          | use the skeleton                           | draft:start_over
draft          | turn numbers to text                       | draft:sentence
draft          | who authored this                          | draft:history
workshop       | recess                                     | workshop:toggle_clock
workshop       | run the countdown                          | workshop:toggle_clock
workshop       | advance                                    | workshop:next_step
workshop       | step complete                              | workshop:next_step
workshop       | rewind to the step before                  | workshop:back_step
workshop       | lengthen                                   | workshop:more_time
workshop       | compress this step                         | workshop:less_time
workshop       | program of today                           | workshop:go_to_step
workshop       | bypass this exercise                       | workshop:skip_step
workshop       | time has run out                           | workshop:catch_up
workshop       | visitor joined                             | workshop:attend
workshop       | keep a record                              | workshop:notes
workshop       | finalize session                           | workshop:end
workshop       | it was only a test                         | workshop:discard
workshop       | postpone the question                      | everywhere:park
vote           | tally                                      | vote:reveal
vote           | dropped from call                          | vote:absent
vote           | withholds the vote                         | vote:abstain
vote           | fill in the rest                           | vote:line
vote           | quorum                                     | vote:rule
vote_shown          | tie breaker                                | vote_shown:decide
vote_shown          | why the ones                               | vote_shown:hear
tie_off        | looks good to me                           | tie_off:confirm
tie_off        | rework needed                              | tie_off:change
tie_off        | scrap                                      | tie_off:drop
tie_off        | detach                                     | tie_off:unlink
publish        | retract                                    | publish:withdraw
"""

FAR_FETCHED = """
home           | spawn a squad                              | home:add_team
home           | onboard the marketing folks                | home:add_team home:edit_team
home           | org chart                                  | home:organisation home:add_team home:edit_team
home           | dissolve the department                    | home:remove_team
home           | ward nurses were merged, drop the unit     | home:remove_team
home           | reassign the reporting line                | home:edit_team
home           | new boss for payments squad                | home:edit_team
home           | swap the captain                           | home:edit_team
home           | fiscal year                                | home:cycle
home           | roll over to the new period                | home:cycle home:copy_over
home           | sprint                                     | home:cycle
home           | carry forward unfinished goals             | home:copy_over
home           | clone from Q3                              | home:copy_over
home           | template from last year                    | home:copy_over
home           | pull in a csv                              | home:import
home           | read markdown                              | home:import
home           | migrate from notion                        | home:import
home           | jira import                                | home:import
home           | kick off the session                       | home:workshop
home           | facilitate                                 | home:workshop
home           | agenda                                     | home:workshop workshop:go_to_step
home           | call starts in 5 min                       | home:workshop
home           | where was I                                | home:pick_up
home           | carry on                                   | home:pick_up
home           | brainstorm                                 | home:workshop home:draft
home           | okr editor                                 | home:draft
home           | pen down our ambitions                     | home:draft draft:objective
home           | broadcast to everyone                      | home:publish
home           | pdf                                        | home:publish publish:write
home           | send it to the ceo                         | home:publish
home           | go live                                    | home:publish
home           | cascade                                    | home:tie_off
home           | reconcile with the level above             | home:tie_off
home           | alignment meeting                          | home:tie_off
home           | minutes of the last session                | home:records
home           | archive                                    | home:records
home           | protocol                                   | home:records
home           | audit trail                                | home:history everywhere:history_of_all
home           | who touched it last                        | home:history everywhere:history_of_all
home           | git log                                    | everywhere:history_of_all home:history
home           | restore yesterday's version                | home:history
home           | rebrand                                    | home:organisation
home           | linter settings                            | home:checks
home           | silence the nagging                        | home:checks
home           | false positive                             | home:checks home:glossary draft:waive
home           | jargon                                     | home:glossary
home           | abbreviations                              | home:glossary
home           | whitelist a word                           | home:glossary
home           | the projector is too bright                | everywhere:theme
home           | solarized                                  | everywhere:theme
home           | high contrast                              | everywhere:theme
home           | zoom in                                    | everywhere:text_size
home           | cannot read from the back of the room      | everywhere:text_size
home           | cheat sheet                                | everywhere:help
home           | manual                                     | everywhere:help
home           | :q                                         | everywhere:leave
home           | :wq                                        | everywhere:leave
home           | log out                                    | everywhere:leave
home           | background the process                     | everywhere:suspend
home           | corrupt json                               | everywhere:repair
home           | garbled display                            | everywhere:redraw
home           | merge conflict                             | everywhere:settle
draft          | insert row                                 | draft:objective draft:key_result
draft          | measurable outcome                         | draft:key_result
draft          | bullet                                     | draft:key_result draft:objective
draft          | rewrite sentence                           | draft:edit draft:start_over
draft          | bin it                                     | draft:delete
draft          | trash                                      | draft:delete
draft          | poll the room                              | draft:vote
draft          | thumbs up                                  | draft:vote
draft          | pulse check                                | draft:team_tests draft:vote
draft          | is it inspiring                            | draft:team_tests
draft          | reprioritise                               | draft:move_up draft:move_down
draft          | rank higher                                | draft:move_up
draft          | wrong parent                               | draft:move_to draft:supports
draft          | contributes to                             | draft:supports
draft          | F8 lint error                              | draft:next_finding draft:findings
draft          | squiggly line explanation                  | draft:rule_page
draft          | dismiss                                    | draft:waive
draft          | accept the risk of this finding            | draft:waive
draft          | boilerplate                                | draft:start_over
draft          | compose sentence from the numbers          | draft:sentence
workshop       | stopwatch                                  | workshop:toggle_clock
workshop       | coffee break                               | workshop:toggle_clock
workshop       | onwards                                    | workshop:next_step
workshop       | rewind                                     | workshop:back_step
workshop       | extend the timebox                         | workshop:more_time
workshop       | shorten                                    | workshop:less_time
workshop       | we ran over                                | workshop:catch_up
workshop       | overtime                                   | workshop:catch_up
workshop       | roll call                                  | workshop:attend
workshop       | latecomer                                  | workshop:attend
workshop       | jot down                                   | workshop:notes
workshop       | wrap up                                    | workshop:end
workshop       | adjourn                                    | workshop:end
workshop       | off topic                                  | everywhere:park
vote           | unveil                                     | vote:reveal
vote           | no-show                                    | vote:absent
vote           | threshold                                  | vote:rule
vote_shown          | dissenting voice                           | vote_shown:hear vote_shown:decide
tie_off        | kick it upstairs                           | tie_off:escalate
home           | instantiate team                           | home:add_team
home           | we have a new department, where do i put it | home:add_team
home           | chapter                                    | home:add_team
home           | amalgamated, not existing anymore          | home:remove_team
home           | prune the tree                             | home:remove_team
home           | decommission                               | home:remove_team
home           | promotion: jan is now lead                 | home:edit_team
home           | move group beneath another                 | home:edit_team
home           | staffing changes                           | home:edit_team
home           | typo in team's label                       | home:edit_team
home           | tertial                                    | home:cycle
home           | time horizon                               | home:cycle
home           | michaelmas term                            | home:cycle
home           | flip to the upcoming planning window       | home:cycle
home           | salvage old goals into this quarter        | home:copy_over
home           | leftover objectives                        | home:copy_over
home           | pre-populate                               | home:copy_over
home           | ingest spreadsheet                         | home:import
home           | .xlsx                                      | home:import
home           | slurp from disk                            | home:import
home           | onboarding existing okr sheet              | home:import
home           | moderate                                   | home:workshop
home           | get the ball rolling                       | home:workshop
home           | war room                                   | home:workshop
home           | convene                                    | home:workshop
home           | teleconference                             | home:workshop
home           | unfinished business                        | home:pick_up
home           | pick up the thread                         | home:pick_up
home           | continue interrupted session               | home:pick_up home:workshop
home           | formulate                                  | home:draft
home           | inspect targets                            | home:draft
home           | dive into this team                        | home:draft
home           | hand over to the board                     | home:publish tie_off:escalate
home           | hardcopy                                   | home:publish publish:write
home           | newsletter                                 | home:publish
home           | intranet                                   | home:publish
home           | powerpoint                                 | home:publish publish:write
home           | dovetail with corporate strategy           | home:tie_off
home           | contract between levels                    | home:tie_off
home           | gap analysis                               | home:tie_off
home           | debrief of former gatherings               | home:records
home           | what was parked earlier                    | home:records
home           | ballot results of march                    | home:records
home           | forensic                                   | home:history everywhere:history_of_all
home           | who messed with our goals                  | home:history everywhere:history_of_all
home           | provenance                                 | home:history everywhere:history_of_all
home           | latest activity across company             | everywhere:history_of_all
home           | we were acquired, other company name       | home:organisation
home           | employer                                   | home:organisation
home           | tone down the critic                       | home:checks
home           | deactivate validators                      | home:checks
home           | configuration                              | home:checks
home           | nomenclature                               | home:glossary
home           | stop underlining our brand                 | home:glossary
home           | lingo                                      | home:glossary
home           | glare                                      | everywhere:theme
home           | colourblind                                | everywhere:theme
home           | i forgot my spectacles                     | everywhere:text_size
home           | magnifier                                  | everywhere:text_size
home           | upscale                                    | everywhere:text_size
home           | newbie                                     | everywhere:help
home           | rtfm                                       | everywhere:help
home           | knowledge base                             | everywhere:help
home           | alt f4                                     | everywhere:leave
home           | get me out                                 | everywhere:leave everywhere:back
home           | drop to bash                               | everywhere:suspend
home           | bit rot                                    | everywhere:repair
home           | smudged screen                             | everywhere:redraw
home           | both of us typed at once                   | everywhere:settle
home           | time machine                               | home:history everywhere:undo home:cycle
draft          | jot a fresh aim                            | draft:objective
draft          | north star                                 | draft:objective draft:supports
draft          | yardstick                                  | draft:key_result
draft          | subordinate item                           | draft:key_result
draft          | copyedit                                   | draft:edit
draft          | rectify the phrase                         | draft:edit
draft          | nix                                        | draft:delete
draft          | obliterate                                 | draft:delete
draft          | referendum                                 | draft:vote
draft          | gauge agreement                            | draft:vote
draft          | litmus test                                | draft:team_tests
draft          | does it spark joy                          | draft:team_tests
draft          | bump                                       | draft:move_up
draft          | escalate priority                          | draft:move_up
draft          | sink to the end                            | draft:move_down
draft          | rehome                                     | draft:move_to
draft          | xerox                                      | draft:duplicate
draft          | upstream goal                              | draft:supports
draft          | hop to the subsequent flaw                 | draft:next_finding
draft          | rationale for this flag                    | draft:rule_page
draft          | nolint                                     | draft:waive
draft          | tolerate                                   | draft:waive
draft          | mad libs                                   | draft:start_over
draft          | stitch numbers into prose                  | draft:sentence
workshop       | breather                                   | workshop:toggle_clock
workshop       | segue                                      | workshop:next_step
workshop       | prolong                                    | workshop:more_time
workshop       | curtail                                    | workshop:less_time
workshop       | itinerary                                  | workshop:go_to_step
workshop       | behind the curve                           | workshop:catch_up
workshop       | headcount                                  | workshop:attend
workshop       | scribble                                   | workshop:notes
workshop       | finito                                     | workshop:end
workshop       | bikeshedding                               | everywhere:park
vote           | drumroll                                   | vote:reveal
vote           | gone fishing                               | vote:absent
vote_shown          | deadlock                                   | vote_shown:decide
vote_shown          | dissenters                                 | vote_shown:hear
tie_off        | greenlight                                 | tie_off:confirm
tie_off        | descope                                    | tie_off:drop
home           | hire new team                              | home:add_team
home           | subsidiary                                 | home:add_team
home           | expand the org tree                        | home:add_team
home           | our ward has a new station                 | home:add_team
home           | team was closed                            | home:remove_team
home           | kick the team out                          | home:remove_team
home           | deregister team                            | home:remove_team
home           | who reports to whom                        | home:edit_team
home           | change of leadership                       | home:edit_team
home           | someone resigned                           | home:edit_team
home           | add Paula to payments                      | home:edit_team
home           | team profile                               | home:edit_team
home           | hand over team to another leader           | home:edit_team
home           | fourth quarter                             | home:cycle
home           | school year                                | home:cycle
home           | begin planning for next year               | home:cycle
home           | deadline of the quarter                    | home:cycle
home           | go back to 2026                            | home:cycle
home           | port goals from old quarter                | home:copy_over
home           | keep the same goals                        | home:copy_over
home           | recycle old objectives                     | home:copy_over
home           | google sheet                               | home:import
home           | bulk load                                  | home:import
home           | I already have our goals in a document     | home:import
home           | paste a table                              | home:import
home           | launch                                     | home:workshop
home           | get everybody together                     | home:workshop
home           | zoom meeting                               | home:workshop
home           | weekly                                     | home:workshop
home           | lead the discussion                        | home:workshop
home           | return to running meeting                  | home:pick_up home:workshop
home           | last open thing                            | home:pick_up
home           | what was i working on                      | home:pick_up
home           | enter our kpis                             | home:draft
home           | look into                                  | home:draft
home           | set targets for the team                   | home:draft
home           | deliverable                                | home:publish draft:key_result home:draft
home           | give it to the management                  | home:publish
home           | put on confluence                          | home:publish publish:copy
home           | produce a handout                          | home:publish publish:write
home           | presentation for all hands                 | home:publish home:workshop
home           | harmonize with other department            | home:tie_off
home           | strategy fit                               | home:tie_off
home           | who covers which company goal              | home:tie_off
home           | negotiation with my manager                | home:tie_off
home           | meeting log                                | home:records
home           | former workshops                           | home:records
home           | look up decisions                          | home:records
home           | revision                                   | home:history everywhere:history_of_all
home           | who deleted the objective                  | home:history everywhere:history_of_all
home           | activity feed                              | everywhere:history_of_all
home           | changelog                                  | home:history everywhere:history_of_all
home           | rename hospital                            | home:organisation
home           | name of the firm                           | home:organisation
home           | stop bothering me with hints               | home:checks
home           | linter config                              | home:checks
home           | less strict                                | home:checks
home           | preferences                                | home:checks everywhere:theme
home           | medical abbreviations                      | home:glossary
home           | spellchecker learns word                   | home:glossary
home           | unknown term                               | home:glossary
home           | sunlight on the screen                     | everywhere:theme
home           | night mode                                 | everywhere:theme
home           | accent color                               | everywhere:theme
home           | ctrl +                                     | everywhere:text_size
home           | people in the back cannot see              | everywhere:text_size
home           | big print                                  | everywhere:text_size
home           | tutorial                                   | everywhere:help
home           | first time here                            | everywhere:help
home           | how do I operate this                      | everywhere:help
home           | hang up                                    | everywhere:leave
home           | ZZ                                         | everywhere:leave
home           | kill process                               | everywhere:leave
home           | ctrl-z                                     | everywhere:suspend everywhere:undo
home           | backup is corrupted                        | everywhere:repair
home           | weird characters on screen                 | everywhere:redraw
home           | my colleague overwrote my edit             | everywhere:settle
draft          | qualitative goal                           | draft:objective
draft          | another kr please                          | draft:key_result
draft          | success criteria                           | draft:key_result
draft          | subtask                                    | draft:key_result
draft          | polish the wording                         | draft:edit
draft          | assign to maria                            | draft:edit edit:fields
draft          | cut line                                   | draft:delete
draft          | not relevant anymore                       | draft:delete
draft          | planning poker                             | draft:vote
draft          | is everyone on board                       | draft:vote
draft          | gut check                                  | draft:team_tests
draft          | most important goal                        | draft:move_up
draft          | lower prio                                 | draft:move_down
draft          | regroup                                    | draft:move_to
draft          | copy paste                                 | draft:duplicate
draft          | derived from                               | draft:supports
draft          | go to following mistake                    | draft:next_finding
draft          | reason for yellow mark                     | draft:rule_page
draft          | won't fix                                  | draft:waive
draft          | i have no idea what to write               | draft:start_over
workshop       | lunch                                      | workshop:toggle_clock
workshop       | proceed                                    | workshop:next_step
workshop       | we forgot something in the last step       | workshop:back_step
workshop       | bit longer                                 | workshop:more_time
workshop       | timetable                                  | workshop:go_to_step
workshop       | behind schedule                            | workshop:catch_up
workshop       | absentees                                  | workshop:attend
workshop       | secretary                                  | workshop:notes
workshop       | thats it for today                         | workshop:end everywhere:leave
workshop       | dry run                                    | workshop:discard
workshop       | take it offline                            | everywhere:park
vote           | turn cards                                 | vote:reveal
vote           | lost connection                            | vote:absent
vote_shown          | final word                                 | vote_shown:decide
tie_off        | take it to management                      | tie_off:escalate
tie_off        | autograph                                  | tie_off:sign
home           | found a guild                              | home:add_team
home           | nest a group below                         | home:add_team
home           | put a new box in the org chart             | home:add_team
home           | open a second clinic                       | home:add_team
home           | mothball a unit                            | home:remove_team
home           | unit got merged away                       | home:remove_team
home           | lay down the group                         | home:remove_team
home           | headcount changes                          | home:edit_team
home           | assign a deputy                            | home:edit_team
home           | new head nurse                             | home:edit_team
home           | hierarchy changed                          | home:edit_team
home           | swap parent                                | home:edit_team
home           | make Joana the lead                        | home:edit_team
home           | trimestre                                  | home:cycle
home           | budget year                                | home:cycle
home           | calendar                                   | home:cycle
home           | fast forward to Q2                         | home:cycle
home           | rotate the quarter                         | home:cycle
home           | clone everything from spring               | home:copy_over
home           | take the old stuff along                   | home:copy_over
home           | restart with previous objectives           | home:copy_over
home           | docx to okr                                | home:import
home           | extract from asana                         | home:import
home           | drag a file in                             | home:import
home           | ods                                        | home:import
home           | team ritual                                | home:workshop
home           | moderated round                            | home:workshop
home           | all aboard, lets go                        | home:workshop
home           | open the session                           | home:workshop home:pick_up
home           | conduct interview                          | home:workshop draft:team_tests
home           | where were we                              | home:pick_up
home           | after lunch continue                       | home:pick_up home:workshop
home           | reconnect to call                          | home:pick_up
home           | define success                             | home:draft
home           | roadmap                                    | home:draft
home           | peek into payments                         | home:draft
home           | wordsmith goals                            | home:draft
home           | make a one-pager                           | home:publish publish:write
home           | blog post                                  | home:publish
home           | officially announce                        | home:publish
home           | steering committee report                  | home:publish
home           | contradictions between departments         | home:tie_off
home           | two-level agreement                        | home:tie_off
home           | which objectives are orphaned              | home:tie_off
home           | top down bottom up                         | home:tie_off
home           | lessons of previous retro                  | home:records
home           | past ballots                               | home:records
home           | chronicle                                  | home:history everywhere:history_of_all home:records
home           | who is to blame                            | home:history everywhere:history_of_all
home           | diff                                       | home:history everywhere:history_of_all
home           | undo history                               | home:history everywhere:undo everywhere:history_of_all
home           | headquarter renamed                        | home:organisation
home           | tenant name                                | home:organisation
home           | quality gates                              | home:checks
home           | too picky                                  | home:checks
home           | grammar police                             | home:checks
home           | proper nouns                               | home:glossary
home           | trademarks                                 | home:glossary
home           | shorthand we use                           | home:glossary
home           | eyes hurt                                  | everywhere:theme
home           | dracula                                    | everywhere:theme
home           | dim the screen                             | everywhere:theme
home           | enlarge                                    | everywhere:text_size
home           | grandpa mode                               | everywhere:text_size
home           | squinting                                  | everywhere:text_size
home           | hotkey list                                | everywhere:help
home           | what does F4 do                            | everywhere:help
home           | instruction manual                         | everywhere:help
home           | knock off for today                        | everywhere:leave
home           | :x                                         | everywhere:leave
home           | sudo                                       | everywhere:suspend
home           | minimize                                   | everywhere:suspend
home           | fsck                                       | everywhere:repair
home           | lost data after crash                      | everywhere:repair
home           | flickering                                 | everywhere:redraw
home           | overlapping edits                          | everywhere:settle
draft          | epic                                       | draft:objective
draft          | leading indicator                          | draft:key_result
draft          | okr child                                  | draft:key_result
draft          | amend                                      | draft:edit
draft          | wordsmithing                               | draft:edit
draft          | shred                                      | draft:delete
draft          | straw poll                                 | draft:vote
draft          | roman vote                                 | draft:vote
draft          | vibe                                       | draft:team_tests
draft          | would people clap                          | draft:team_tests
draft          | prioritize                                 | draft:move_up
draft          | less urgent                                | draft:move_down
draft          | reassign to sibling                        | draft:move_to
draft          | spin off a variant                         | draft:duplicate
draft          | ladder up                                  | draft:supports
draft          | jump to weak spot                          | draft:next_finding
draft          | tell me more about this hint               | draft:rule_page
draft          | overrule the checker                       | draft:waive
draft          | blank template                             | draft:start_over
draft          | autogenerate the text from the fields      | draft:sentence
workshop       | bio break                                  | workshop:toggle_clock
workshop       | move along                                 | workshop:next_step
workshop       | revisit                                    | workshop:back_step
workshop       | snooze                                     | workshop:more_time
workshop       | hurry up                                   | workshop:less_time workshop:catch_up
workshop       | run of show                                | workshop:go_to_step
workshop       | we blew the schedule                       | workshop:catch_up
workshop       | quorum                                     | workshop:attend
workshop       | flip chart                                 | workshop:notes
workshop       | close the curtain                          | workshop:end
workshop       | rabbit hole                                | everywhere:park
vote           | on maternity leave                         | vote:absent
vote           | veto rule                                  | vote:rule
vote_shown          | hear the minority                          | vote_shown:hear
tie_off        | pass the buck upward                       | tie_off:escalate
tie_off        | seal the deal                              | tie_off:sign
"""


def read(table: str) -> list[tuple[str, str, frozenset[str]]]:
    """(place, query, the commands that are right)."""
    rows = [[part.strip() for part in line.split("|")] for line in table.strip().splitlines()]
    return [(place, query, frozenset(right.split())) for place, query, right in rows]
