"""What people type into the palette: the place they are at, the words, and the command they mean.

The also-known-as words of the commands were chosen with `TUNING`. `HELD_OUT` was written afterwards, without a look at
those words: 95.4 % of it came first before any word was chosen for it, three of the rest were added since.
A command is `place:id`; where several do what the person wants, each is given.
"""

from __future__ import annotations

HELD_OUT = """
home      | quit                        | everywhere:leave
home      | exit app                    | everywhere:leave
draft     | close                       | everywhere:leave
workshop  | leave                       | everywhere:leave
home      | how do I stop the program   | everywhere:leave
home      | new team                    | home:add_team
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
home      | delete                      | home:remove_team
home      | remove team from the list   | home:remove_team
home      | export okrs                 | home:publish publish:write
home      | save as                     | home:publish publish:write
home      | make a markdown file        | home:publish publish:write
home      | download a file             | home:publish publish:write
draft     | export                      | draft:publish publish:write
home      | csv import                  | home:import
home      | load a csv                  | home:import
home      | import a file               | home:import
home      | open file                   | home:import
home      | new quarter                 | home:cycle
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
home      | versions                    | home:history everywhere:history_of_all
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
home      | fix file                    | everywhere:mend
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
draft     | fist                        | draft:vote
draft     | how do we vote              | draft:vote
draft     | poll the team               | draft:vote draft:ask
home      | fist of five vote           | draft:vote
draft     | duplicate this              | draft:duplicate
draft     | move it up                  | draft:move_up
draft     | move to other objective     | draft:move_to
draft     | set parent                  | draft:supports
draft     | next finding                | draft:next_finding
draft     | why this warning            | draft:rule_page
draft     | ignore                      | draft:waive
draft     | history                     | draft:history
draft     | townhall test               | draft:ask
workshop  | start clock                 | workshop:toggle_clock
workshop  | pause clock                 | workshop:toggle_clock
workshop  | stop                        | workshop:toggle_clock
home      | time                        | workshop:toggle_clock
workshop  | more minutes                | workshop:more_time
workshop  | less minutes                | workshop:less_time
workshop  | next                        | workshop:next_step
workshop  | continue with next step     | workshop:next_step
workshop  | step back                   | workshop:back_step
workshop  | skip                        | workshop:skip_step
workshop  | steps                       | workshop:go_to_step
workshop  | attendees list              | workshop:attend
workshop  | who                         | workshop:attend
workshop  | notes                       | workshop:notes
workshop  | end                         | workshop:end
workshop  | late                        | workshop:catch_up
vote      | reveal hands                | vote:reveal
vote      | chat                        | vote:line
vote      | not present                 | vote:absent
vote      | remove last hand            | vote:take_back
shown     | vote again                  | shown:again
shown     | hide names                  | shown:names
tie_off   | sign                        | tie_off:sign
tie_off   | signature of the leader     | tie_off:sign
tie_off   | approve this                | tie_off:confirm tie_off:sign
tie_off   | link                        | tie_off:link
tie_off   | comment on it               | tie_off:note
home      | how do I sign               | tie_off:sign
publish   | save file                   | publish:write
publish   | copy                        | publish:copy
dependencies | remove dependency        | dependencies:forget
parking   | resolve                     | parking:resolve
home      | undo last action            | everywhere:undo
home      | ad team                     | home:add_team
home      | qit                         | everywhere:leave
home      | themes                      | everywhere:theme
home      | exprt                       | home:publish publish:write
draft     | ojective                    | draft:objective
workshop  | clok                        | workshop:toggle_clock
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
home      | repair files                | everywhere:mend
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
draft     | double espresso             | draft:ask
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
shown     | vote once more              | shown:again
shown     | anonymous                   | shown:names
shown     | boss decides                | shown:decide
tie_off   | signature                   | tie_off:sign
tie_off   | aprove                      | tie_off:sign tie_off:confirm
tie_off   | agree                       | tie_off:confirm
tie_off   | connect objectives          | tie_off:link
tie_off   | comment                     | tie_off:note
tie_off   | needs a decision higher up  | tie_off:escalate
tie_off   | postpone to another quarter | tie_off:drop
dependencies | they said no             | dependencies:decline
dependencies | new dependency           | dependencies:add
dependencies | mark as risk             | dependencies:risk
parking   | answer question             | parking:resolve
count     | pick owner                  | count:name
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
home      | mend                        | everywhere:mend
home      | broken file                 | everywhere:mend
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
draft     | townhall                    | draft:ask
draft     | survey                      | draft:ask
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
shown     | second round                | shown:again
shown     | hide names                  | shown:names
shown     | why the low vote            | shown:hear
tie_off   | sign                        | tie_off:sign
tie_off   | approve                     | tie_off:confirm tie_off:sign
tie_off   | accept                      | tie_off:confirm
tie_off   | parent                      | tie_off:link
tie_off   | reject                      | tie_off:change tie_off:drop
tie_off   | blocked by another team     | tie_off:dependency
dependencies | they agreed              | dependencies:accept
dependencies | delete                   | dependencies:forget
parking   | add question                | parking:add_parked
count     | remove                      | count:clear
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
home      | write to file               | publish:write home:publish
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
home      | damaged file                | everywhere:mend
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
draft     | ask people                  | draft:ask
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
home      | attendees                   | workshop:attend home:edit_team
workshop  | take notes                  | workshop:notes
workshop  | finish                      | workshop:end
workshop  | we are behind schedule      | workshop:catch_up
vote      | reveal votes                | vote:reveal
vote      | somebody is missing         | vote:absent
vote      | paste votes                 | vote:line
vote      | abstain                     | vote:abstain
shown     | another round               | shown:again
shown     | leader decides              | shown:decide
tie_off   | sign off                    | tie_off:sign
tie_off   | confirm objective           | tie_off:confirm
tie_off   | add a link                  | tie_off:link
tie_off   | remove the link             | tie_off:unlink
tie_off   | drop objective              | tie_off:drop
tie_off   | approval                    | tie_off:confirm tie_off:sign
home      | sign                        | tie_off:sign
publish   | copy page                   | publish:copy
publish   | mark as published           | publish:publish_now
dependencies | accept dependency        | dependencies:accept
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
home      | get a file                  | home:publish publish:write home:import
draft     | download as file            | draft:publish publish:write
draft     | save                        | draft:publish everywhere:leave edit:done publish:write
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
home      | fix broken files            | everywhere:mend
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
draft     | change order                | draft:move_up draft:move_down
draft     | put under another objective | draft:move_to
draft     | which parent does it support | draft:supports
draft     | go to next problem          | draft:next_finding
draft     | what is wrong here          | draft:rule_page draft:next_finding
draft     | ignore this finding         | draft:waive
draft     | see older versions          | draft:history
draft     | start from a template       | draft:start_over
draft     | team test                   | draft:ask
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
vote      | skip a person               | vote:abstain vote:absent
vote      | delete the last vote        | vote:take_back
vote      | add a person                | vote:join
shown     | revote                      | shown:again
shown     | hide who voted what         | shown:names
tie_off   | signatures                  | tie_off:sign
tie_off   | approve objective           | tie_off:confirm tie_off:sign
tie_off   | add note                    | tie_off:note
tie_off   | dependencies                | tie_off:dependency
tie_off   | let someone else decide     | tie_off:escalate
home      | signature                   | tie_off:sign
home      | approve                     | tie_off:confirm tie_off:sign
publish   | write markdown file         | publish:write
publish   | make it a draft again       | publish:withdraw
dependencies | add a dependency         | dependencies:add
parking   | new question                | parking:add_parked
edit      | due date                    | edit:fields
home      | dlete team                  | home:remove_team
home      | tiemr                       | workshop:toggle_clock
draft     | objectve                    | draft:objective
draft     | vtoe                        | draft:vote
home      | shortcuts                   | everywhere:help
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
draft     | how do I save               | draft:publish everywhere:leave edit:done publish:write
home      | print                       | home:publish publish:write
home      | load file                   | home:import
home      | import excel file           | home:import
home      | where do I import           | home:import
home      | paste okrs from another tool | home:import
home      | quarter                     | home:cycle
home      | year                        | home:cycle
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
home      | older versions              | home:history everywhere:history_of_all
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
draft     | step back                   | everywhere:undo everywhere:back workshop:back_step
draft     | do it again                 | everywhere:redo
home      | recover a file              | everywhere:mend
home      | latest changes              | everywhere:history_of_all
home      | what is on the parking lot  | everywhere:park
draft     | park question               | everywhere:park
workshop  | parking                     | everywhere:park
tie_off   | park                        | everywhere:park
vote      | back                        | everywhere:back
draft     | back to home                | everywhere:back
draft     | another objective           | draft:objective
draft     | write objective             | draft:objective draft:edit
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
draft     | espresso                    | draft:ask
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
shown     | next round                  | shown:again
shown     | names off                   | shown:names
tie_off   | approve                     | tie_off:confirm tie_off:sign
tie_off   | sign it                     | tie_off:sign
tie_off   | link to upper objective     | tie_off:link
tie_off   | write a comment             | tie_off:note
tie_off   | escalate to the boss        | tie_off:escalate
home      | sign off                    | tie_off:sign
publish   | save as file                | publish:write
publish   | copy text                   | publish:copy
dependencies | they refuse              | dependencies:decline
parking   | park another question       | parking:add_parked everywhere:park
count     | confidence                  | count:digit
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
home      | repair                      | everywhere:mend
home      | a file is broken            | everywhere:mend
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
draft     | test with the team          | draft:ask
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
shown     | repeat the vote             | shown:again
shown     | without names               | shown:names
shown     | owner decides               | shown:decide
tie_off   | put signature               | tie_off:sign
tie_off   | agreed by both              | tie_off:confirm
tie_off   | support an objective above  | tie_off:link
tie_off   | change needed               | tie_off:change
tie_off   | we depend on another team   | tie_off:dependency
home      | approve and sign            | tie_off:sign tie_off:confirm
publish   | to clipboard                | publish:copy
publish   | export to a file            | publish:write
publish   | back to draft               | publish:withdraw
dependencies | new                      | dependencies:add
dependencies | rejected                 | dependencies:decline
parking   | answer                      | parking:resolve
edit      | champion                    | edit:fields
home      | renmae                      | home:edit_team
home      | exit.                       | everywhere:leave
workshop  | pasue                       | workshop:toggle_clock
draft     | parkign lot                 | everywhere:park
home      | imoprt                      | home:import
"""


def read(table: str) -> list[tuple[str, str, frozenset[str]]]:
    """(place, query, the commands that are right)."""
    rows = [[part.strip() for part in line.split("|")] for line in table.strip().splitlines()]
    return [(place, query, frozenset(right.split())) for place, query, right in rows]
