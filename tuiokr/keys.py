"""One table of everything a key can do: bindings, the footer, the palette, the help page and the docs are fed from it."""

from __future__ import annotations

from dataclasses import dataclass

FOOTER_LIMIT = 7
"""Keys a footer shows at most; the rest are in the palette and the help."""


@dataclass(frozen=True)
class Command:
    """Something a person can do with a key."""

    id: str
    """The action's name: `action_<id>` on the screen or stage."""
    title: str
    """What the footer and the palette call it: one to three words."""
    help: str
    """One line for the help page."""
    keys: str
    """Textual key names, separated by commas; the first one is shown."""
    where: str
    """The screen or stage it belongs to; `everywhere` for all."""
    footer: bool = False
    priority: bool = False
    """True if its function and control keys work everywhere, also in a text field and in a dialog."""

    valued: bool = False
    """True where each of its keys is a value, such as a hand: the action needs the key, so nothing else can run it."""
    also: str = ""
    """Other words that people have for it, separated by commas; the palette finds it by them."""

    @property
    def name(self) -> str:
        """Its unique name, such as `home:publish`."""
        return f"{self.where}:{self.id}"

    @property
    def all_keys(self) -> tuple[str, ...]:
        """Each of its keys."""
        return tuple(self.keys.split(","))


PLACES: dict[str, str] = {
    "everywhere": "Everywhere",
    "welcome": "The three doors",
    "setup": "Set up",
    "outline": "Set up: the teams",
    "home": "Home",
    "map": "Map",
    "draft": "Draft",
    "edit": "While writing",
    "workshop": "Workshop",
    "workshop_start": "Start a workshop",
    "agenda": "Change the agenda",
    "go_around": "Check-in and check-out",
    "interview": "The leader opens",
    "themes": "Themes",
    "candidates": "1-2-4-All",
    "team_tests": "Team tests",
    "vote": "Fist of five: hands",
    "vote_shown": "Fist of five: the hands on the table",
    "confidence": "Confidence",
    "champions": "Champions",
    "last_cycle": "Last cycle in numbers",
    "outcome": "Outcome or output",
    "no_go": "What we will not do",
    "dependencies": "Dependencies",
    "parking": "Parking lot",
    "tie_off": "Tie-off",
    "seats": "Tie-off: hands and signatures",
    "publish": "Publish",
    "preparation": "Prepare",
    "records": "Past workshops",
    "presenter": "The room view",
}

COMMANDS: tuple[Command, ...] = (
    Command("help", "Help", "All keys of this screen, and the rules behind the checks", "question_mark,f1", "everywhere", True, True, also="keys, shortcuts, keyboard, hotkeys, bindings, manual, documentation, guide, how to, what can I do, cheat sheet, tutorial, what can I press, which key, press, buttons, commands, list of keys, explain, what does this do, I am lost, how does it work, what is this, explain the screen, how does this work, how do I use this, getting started, faq, I don't understand, confused"),
    Command("park", "Park", "Put a question on the parking lot without leaving the screen", "f4", "everywhere", False, True, also="parking lot, car park, park a question, later, question for later, off topic, remember, idea, open question, put aside, side topic, discuss later, postpone a question, parked questions, parked"),
    Command("command_palette", "Palette", "Find anything by typing a few letters of it", "colon,ctrl+p", "everywhere", False, True, also="search, find, command, menu, look up, filter"),
    Command("back", "Back", "Go back one level. Nothing that you typed is lost", "escape", "everywhere", also="go back, return, up, escape, previous screen, home, home screen, cancel, leave this screen, close this screen, main screen, main menu, list of teams, start screen, overview, up one level, exit the draft, close the draft"),
    Command("undo", "Undo", "Undo the last change; several times for several changes", "u", "everywhere", also="oops, take back, revert, mistake, reverse, roll back, undo the last change, restore, bring back, bring back what was deleted, get back, undelete, recover deleted, go back one change, accidentally deleted, deleted by mistake, cancel the last change, undo my last change, deleted something, cmd+z, undo delete, undo remove, undo everything"),
    Command("redo", "Redo", "Redo what was undone", "U", "everywhere", also="repeat, do again, undo the undo, again, forward, ctrl+y, ctrl y, repeat the last change"),
    Command("settle", "Clash", "You and somebody else changed the same thing: compare both versions", "f12", "everywhere", False, True, also="conflict, merge, both edited, someone else edited, collision, compare, two versions, resolve a conflict, overwritten, somebody else changed it"),
    Command("leave", "Quit", "Save and quit; a running clock is paused. On Home also q", "ctrl+q", "everywhere", False, True, also="exit, close, leave, stop, end the program, shut down, bye, goodbye, log off, sign out, get out, terminate, close the window, save and exit, leave the app, :q, :wq, :q!, turn off, close the program, finish the program"),
    Command("theme", "Theme", "Choose other colours. stage-light suits a bright room", "T", "everywhere", also="colours, colors, dark, light, dark mode, light mode, bright, contrast, appearance, look, skin, black, white, night, background, colour scheme, high contrast, beamer, projector, eyes"),
    Command("tour", "Tour", "Show or hide the guided tour of the demo", "J", "everywhere", also="guided tour, tutorial, introduction, first steps, learn, show me around, walkthrough, onboarding, hide the tour, stop the tour"),
    Command("text_size", "Text size", "How to make the text larger in your terminal", "Z", "everywhere", also="font, font size, zoom, bigger, larger, smaller, make text bigger, letters, big letters, increase the size, too small, readable, large type, cannot read, cannot read it, unreadable, hard to read, people cannot read, see better, magnify, enlarge, letter size, ctrl plus"),
    Command("history_of_all", "History of everything", "The last changes of all teams: when, who, why", "E", "everywhere", also="all changes, recent changes, log, who changed, audit, activity, timeline, past, journal, last changes, versions, all history, history of all teams, who changed what, everything, changes of all teams"),
    Command("repair", "Repair", "Restore what can be read of files that are broken", "M", "everywhere", also="mend, broken file, damaged, fix files, recover, corrupt, rescue, lost file, unreadable, fix the workspace, data loss, cannot open a file, lost data, backup, file error, restore file"),
    Command("redraw", "Redraw", "Draw the whole screen again", "ctrl+l", "everywhere", False, True, also="refresh, repaint, screen is broken, garbled, messed up screen, clean the screen, flicker, reload, strange characters, glitch, clear the screen, ghost"),
    Command("suspend", "Suspend", "Go back to the shell; fg resumes tuiokr. In a text field ctrl+z undoes typing", "ctrl+z", "everywhere", False, True, also="shell, background, put in the background, command line, terminal, ctrl+z, bash, minimise, prompt"),
    # The doors
    Command("leave", "Quit", "Save and quit", "q", "welcome"),
    # Set up
    Command("begin", "Begin", "Save and continue", "f9,ctrl+s", "setup", True, True, also="start, create, go, finish, ok, set up, save"),
    Command("next_field", "Next", "Go to the next field", "tab", "setup", True, also="next field, tab, other field"),
    Command("indent", "Indent", "Put this team, or all selected ones, below the one above it", "tab", "outline", True, also="tab, below, deeper, child, sub team, move right"),
    Command("outdent", "Outdent", "One level up", "shift+tab", "outline", True, also="untab, higher, up one level, move left"),
    Command("leave_field", "Other fields", "Go to the organisation and the cycle; press esc there to go back", "escape", "outline", True, also="other field, next field, previous field, leave the list"),
    # Home
    Command("draft", "Draft", "Draft this team's objectives and key results", "enter", "home", True, also="open, open team, write OKRs, edit OKRs, objectives, key results, OKRs, goals, view OKRs, work on, enter, edit objectives, edit key results, change objectives, write objectives, brainstorm, prepare, planning, type in OKRs"),
    Command("workshop", "Workshop", "Run or resume this team's workshop", "w", "home", True, also="start, start workshop, run, meeting, session, facilitate, begin, start meeting, agenda, moderate, run the workshop, start the workshop, kick off, host, call, conduct, brainstorm, hold a workshop, lead a workshop, lets go, let's go"),
    Command("tie_off", "Tie-off", "Open the tie-off of this team with the teams below it", "t", "home", True, also="align, alignment, levels, link teams, cascade, tie up, match with the level above, compare levels, two levels, coverage, covered, orphans, gaps, overlap, align teams, who supports whom, level below, level above, coordinate, review with other teams, company goals, connect teams, company strategy"),
    Command("asked", "Asked of us", "What other teams ask of this team, and what comes back to it", "d", "home", also="inbox, asked of us, requests of other teams, our turn, dependencies of this team, waiting for us"),
    Command("publish", "Publish", "Check the gates, then publish one page", "p", "home", True, also="export, save, download, markdown, print, share, release, announce, send, page, pdf, report, finalise, share OKRs, download OKRs, export OKRs, summary, final version, confluence, word, email, html, save as, file, get the results out"),
    Command("add_team", "Add team", "A new team below this one", "a", "home", True, also="new team, create team, new, add, insert team, sub team, department, group, squad, unit, tribe, division, child team, set up a team, set up team, another team, further team, subgroup, branch, new team under another"),
    Command("edit_team", "Edit team", "Name, leader, people, the team above", "e", "home", True, also="rename, rename team, change team, team name, leader, people, person, add person, new person, member, add people, add member, manager, move team, participant, colleague, employee, roster, staff, remove person, invite, who is in the team, edit, team details, team settings, put under another team, team under another team, parent team, who is in this team, reorganise, add somebody to the team"),
    Command("cycle", "Cycle", "Go to another cycle, or create one, empty or with a copy of the objectives", "c", "home", also="quarter, year, period, new quarter, next quarter, another quarter, last quarter, change quarter, dates, change dates, calendar, season, half year, trimester, new year, new cycle, time span, Q1, Q2, Q3, Q4, H1, H2, term, fiscal year, time frame, switch quarter, iteration, planning period, close the quarter"),
    Command("copy_over", "Copy from…", "Copy this team's objectives and key results from another cycle, without votes, scores and due dates", "y", "home", also="copy objectives, copy from another cycle, copy from last quarter, reuse, carry over, take over, roll over, last quarter's OKRs, bring over, transfer from last quarter, start from last quarter, old OKRs, previous OKRs, duplicate the quarter, same OKRs as last time"),
    Command("pick_up", "Pick up", "Continue the last unfinished workshop", "g", "home", also="resume, continue, go on, where I left off, last workshop, carry on, unfinished, reopen workshop, where we stopped, where we left off, last session, continue the workshop, continue last time, go on with the workshop, continue with the workshop, workshop where we stopped, where did we stop, where we left"),
    Command("import", "Import", "Import OKRs from a file", "i", "home", also="load, open file, read file, csv, excel, spreadsheet, upload, bring in, paste OKRs, json, insert file, from another tool, migrate, markdown, from a tool, google sheets, xlsx, existing OKRs, paste from excel, get OKRs from a file, word document, convert, jira"),
    Command("remove_team", "Remove team", "Remove a team without objectives from this cycle on; earlier cycles keep it", "x", "home", also="delete team, delete, remove, drop team, erase team, dissolve team, kill team, get rid of a team, close a team, take out a team, disband, team no longer exists, archive team, retire a team"),
    Command("glossary", "Glossary", "Names of products and teams that the checks accept as plain words", "G", "home", also="dictionary, jargon, vocabulary, acronyms, abbreviations, terms, words, house words, known words, whitelist, own words, our words, add a word, allow a word, unknown words, buzzwords, proper names, product name, names of products, ignore a word"),
    Command("checks", "Checks", "Choose the checks that this organisation does not use", "C", "home", also="rules, linting, warnings, disable a check, turn off a check, switch off, ignore, enable checks, which checks, settings, preferences, options, configure, hide warnings, quality, ignore warnings, turn off warnings, linter, mute, strictness, disable a rule, false alarm, too many warnings, strict"),
    Command("parking_lot", "Parking lot", "All open questions of this team, also from earlier workshops", "P", "home", also="open questions, open items, parked questions of a team, action items, actions, to do, todo, who does what, overdue, questions of earlier workshops, list of parked questions, what is open"),
    Command("organisation", "Organisation", "The organisation's name", "O", "home", also="organization, company, company name, rename organisation, rename company, organisation name, enterprise, firm, business, corporation"),
    Command("history", "History", "The history of this team's OKRs: when, who, why; restore an older version", "H", "home", also="versions, changes, log, past, older version, restore an older form, what changed, who changed, timeline, audit, team history, history of this team, history of the team, what happened, what happened to this team, changes of this team"),
    Command("records", "Past workshops", "The minutes of every workshop, ended or not: all that was said, to copy or write to a file", "W", "home", also="minutes, notes of a workshop, old workshops, past meetings, what was said, ended workshops, protocol, records, read the notes, previous workshops, last meeting, meeting notes, recap, old votes, past sessions, decisions, what was decided, workshop history, votes of the last workshop, archive, workshop results, last votes"),
    Command("prepare", "Prepare", "Prepare this team's next workshop: checklist, leader's 1:1, numbers, pre-mortem, aim, primer", "D", "home", also="preparation, checklist, before the workshop, get ready, leader interview, 1:1, one on one, pre-mortem, premortem, hypothesis, primer, send ahead, pre-read, data sources, what do I need before the workshop, prepare the workshop"),
    Command("map", "Map", "The map of the whole organisation: what reaches what, the tree of teams, and the thread of one statement", "m", "home", also="overview, whole organisation, whole company, alignment map, reach, tree, thread, cascade, org chart, transitive matrix, who supports what, structure, picture, svg"),
    Command("leave", "Quit", "Save and quit; a running clock is paused", "q", "home"),
    # Draft
    Command("objective", "Objective", "A new objective", "o", "draft", True, also="new objective, add objective, create objective, goal, new goal, add goal, O, aim, insert objective, another objective, write an objective, one more objective, next objective, set a goal"),
    Command("key_result", "Key result", "A new key result of this objective", "k", "draft", True, also="new key result, add key result, create key result, KR, metric, measure, outcome, target, indicator, KPI, insert key result, result, one more key result, another key result, next key result"),
    Command("edit", "Write", "Edit this one", "enter,e", "draft", True, also="edit, rename, change, change text, modify, type, reword, rewrite, correct, fix the wording, edit objective, edit key result, update, confidence, champion, due date, write objective, write key result, fix a typo, typo, wording, change the words, spelling, deadline, owner, rephrase, formulate, improve, rewrite the sentence"),
    Command("delete", "Delete", "Delete this one; undo restores it", "x,delete", "draft", True, also="remove, erase, delete objective, delete key result, remove objective, remove key result, trash, cut, throw away, discard, get rid of, get rid of this, dd, delete this line"),
    Command("vote", "Vote", "Fist of five on this one", "v", "draft", True, also="fist, fist of five, poll, voting, ballot, hands, consensus, decide together, start a vote, vote on objective, raise hands, show of hands, confidence vote, planning poker, start voting, rate, temperature check, take a vote, vote with fingers"),
    Command("team_tests", "Ask the team", "Espresso and townhall on this objective", "q", "draft", True, also="espresso, townhall, town hall, team test, survey, test, questions for the team, ask everybody, feedback, double espresso, inspire, ask people, ask the team, ask everyone, team questions, opinion, pulse, gut feeling"),
    Command("move_up", "Move up", "One place up", "shift+up,left_square_bracket", "draft", also="up, higher, raise, reorder, order, sort, earlier, first, priority, prioritise, rank, to the top, drag up, swap, top, rearrange"),
    Command("move_down", "Move down", "One place down", "shift+down,right_square_bracket", "draft", also="down, lower, lower in the list, later, last, reorder, order, sort, rank, to the bottom, to the end, drag down, swap, bottom, lower priority, rearrange, below, move below"),
    Command("move_to", "Move to…", "Move this key result to another objective", "m", "draft", also="move, reassign, other objective, transfer, move key result, to another objective, under another objective, wrong objective, belongs to another objective, change the objective of a key result"),
    Command("wordings", "Versions", "The versions of these words: what changed and why; go back to one", "V", "draft", also="wording, history of wording, older wording, earlier words, previous words, why did it change, who changed the words, go back to a version, restore the words, diff"),
    Command("history", "History", "The history of this one: when, who, why; restore an older version", "H", "draft", also="versions, version history, older version, changes, log, past, restore an older form, what changed, who changed, timeline, audit, what it said before, before, before the change, how it was, earlier version, previous version, what happened, changes of this one, changes of this objective, who wrote this, older text"),
    Command("duplicate", "Duplicate", "Make a copy right below", "d", "draft", also="copy, clone, double, same again, repeat, copy objective, copy key result, copy and paste"),
    Command("supports", "Supports…", "Choose what it supports on the level above", "l", "draft", also="parent, contributes to, link, align, level above, connect, upper objective, parent objective, cascade, serves, set parent, set the parent, strategy, link to the level above, goal of the company"),
    Command("objective_theme", "Theme…", "Choose the theme that this objective is about", "t", "draft", also="theme, set the theme, theme of the objective, change theme, topic, category, pillar, chip"),
    Command("findings", "Findings", "Go to the findings, where the arrow keys scroll, and back", "tab", "draft", also="findings, warnings, remarks, scroll, checks, read the findings, other side, show warnings, hints, side panel"),
    Command("next_finding", "Next finding", "Go to the next statement with a finding", "f", "draft", also="next warning, next problem, warnings, problems, errors, issues, findings, go to the next finding, jump to the next warning, what is wrong, next"),
    Command("previous_finding", "Finding before", "Go to the previous statement with a finding", "F", "draft", also="previous finding, previous warning, last warning, previous problem, finding before"),
    Command("start_over", "Start over", "Rewrite it with the sentence frame of its first finding; ctrl+z undoes it", "w", "draft", also="template, use a template, frame, example, rewrite from scratch, reset the words, suggestion, start again, blank"),
    Command("examples", "Examples", "Good objectives and key results of sales, support, finance and more, to read and to copy", "I", "draft", also="example, sample, samples, inspiration, inspire me, ideas, good objective, good key result, good OKRs, what does a good one look like, how do others write it, show me an example, example objective, example key result, example OKRs, library, model OKRs, sales OKRs, marketing OKRs, blank page, where do I start, no idea, I have no idea"),
    Command("sentence", "To words", "Write from, to, unit and due into the sentence", "equals_sign", "draft", also="fill in the numbers, put the numbers into the sentence, write out, fields to text, numbers, from and to, convert to text"),
    Command("rule_page", "Why?", "Explain a finding: what the rule looks for, why, when to ignore it", "i", "draft", also="explain, explanation, why is this wrong, rule, what does this warning mean, reason, details, why, info, more about the finding, what is wrong, what is wrong here, what does it mean, why is it red, why is it marked, what is wrong with this, highlighted, why is this a problem, quality rule"),
    Command("waive", "Waive", "Waive a finding, with a reason", "z", "draft", also="waiver, ignore, ignore warning, dismiss, suppress, accept the finding, skip the warning, exception, hide the finding, allow, leave it as it is, false positive, false alarm, not a problem, mute, disagree with the finding, not a real problem, no real problem, ignore the rule, mark as ok"),
    Command("publish", "Publish", "Check the gates, then publish one page", "p", "draft", also="export, save, download, markdown, print, share, release, announce, send, page, pdf, report, finalise, summary, final version, confluence, word, email, html, save as, file"),
    # While writing
    Command("go_on", "Next", "Save it and write the next one", "enter", "edit", True, also="next, save, enter, new line, keep, next statement, continue"),
    Command("fields", "Fields", "Go to the fields: from, to, unit, due, champion, confidence", "tab", "edit", True, also="owner, champion, confidence, due, due date, deadline, unit, baseline, target, from, to, start value, responsible, more fields, details, numbers, current value, assign, unit of measurement, set the owner, percent"),
    Command("frame", "Start over", "Replace the words with the sentence frame of the first finding; ctrl+z undoes it", "f8", "edit", True, True, also="template, use a template, example, rewrite from scratch, frame, suggestion"),
    Command("next_words", "Next words", "Go to the next words that have a finding", "f9", "edit", False, True, also="next mistake, next fault, underlined, jump to the fault, next problem, words at fault"),
    Command("done", "Done", "Go back to the list. Everything is saved", "escape", "edit", True, also="stop writing, finish, close the form, finish writing, finished, ready, save, ok, exit the editor"),
    # Workshop
    Command("toggle_clock", "Clock", "Start or pause the clock", "space", "workshop", True, also="timer, start timer, pause, pause timer, stopwatch, time, start, stop, countdown, resume, hold, break, start the clock, stop the clock, continue the clock, play, time left, how much time, remaining time"),
    Command("next_step", "Next", "Finish this step and go to the next one", "n", "workshop", True, also="next step, continue, forward, step done, advance, proceed, finish this step, go on, move on, next agenda step, done with this, finished with this step, next agenda point"),
    Command("back_step", "Step back", "The step before", "b", "workshop", True, also="previous, previous step, step before, back, last step, return to the last step, backwards"),
    Command("next_prompt", "Next prompt", "Mark this prompt as asked and show the next one", "full_stop", "workshop", also="prompt, next question, prompts, facilitator question, ask the next question, question asked, tick the prompt, what do I ask"),
    Command("prompt_before", "Prompt before", "Show the prompt before again", "comma", "workshop", also="previous prompt, last prompt, prompt back, question before, ask again"),
    Command("more_time", "+1 min", "One minute more for this step", "plus", "workshop", True, also="more time, extend, longer, add a minute, one more minute, plus one minute, add time, extra time, prolong, give more time, not finished, slow"),
    Command("less_time", "-1 min", "One minute less", "minus", "workshop", also="less time, shorter, shorten, take a minute off, minus one minute, one minute less, reduce time, cut time, faster, speed up, subtract a minute"),
    Command("go_to_step", "Go to…", "Any step of the agenda", "g", "workshop", also="agenda, jump, jump to step, choose a step, another step, go to step, schedule, steps, programme, goto, any step, topics, plan, timetable, table of contents, overview of the steps, list of steps"),
    Command("skip_step", "Skip", "Skip this step", "s", "workshop", also="skip, leave out, pass over, omit, jump over, do without this step, not now, not needed, step is unnecessary, step not needed"),
    Command("catch_up", "Catch up", "Catch up when you are over time: next step, all steps, skip one, end later", "f6", "workshop", False, True, also="overtime, late, behind, over time, running late, running over, save time, out of time, overrun, behind schedule, not enough time, delay, no time left, hurry, make up time, lost time, we are too slow"),
    Command("mute", "Bell", "Turn the bell of the clock off, or on again", "B", "workshop", also="mute, sound, silence the bell, unmute, ring, alarm, beep, turn off the sound, noise, quiet, no sound"),
    Command("edit_agenda", "Agenda", "Change the agenda: order, minutes, titles, more or fewer steps", "A", "workshop", also="edit agenda, change the agenda, reorder steps, add a step, remove a step, rename a step, change the times, shorten the agenda, customise the agenda, move a step"),
    Command("pace", "Pace", "More time for the coming steps on a remote call, or the time of the agenda again", "R", "workshop", also="remote pace, remote, slower, stretch the agenda, online meeting, video call, longer steps, more time for everything, hybrid"),
    Command("present", "Room view", "Show only what the room should see, large; F2 again goes back", "f2", "workshop", False, True, also="presenter, present, presentation, share the screen, room, audience, beamer view, hide the notes, large view, full screen, show the room, what the room sees"),
    Command("draw", "Draw", "Draw by lot who speaks next", "L", "workshop", also="lot, random, random person, draw lots, pick somebody, who speaks next, next speaker, choose a person, who is next, pick a person, lottery, dice, spin the wheel"),
    Command("attend", "Who is here", "Tick who is here, late or gone; add names", "f7", "workshop", False, True, also="who, people, participants, attendees, attendance, present, in the room, persons, add participant, roll call, who is in the room, guests, add person, members, list of people, who joined, joined late, somebody left, newcomer, new comer, remove participant, mark absent, attend"),
    Command("full_draft", "Draft", "Write objectives and key results, without leaving the step", "o", "workshop", also="write objectives, edit the objectives, change an objective, open the draft, edit OKRs, wording"),
    Command("notes", "Notes", "Notes of this step", "f3", "workshop", False, True, also="note, write down, protocol, record, comment, take notes, scribe, remark, jot, make a note, add a note, meeting minutes, meeting notes, type notes, record decisions, take minutes"),
    Command("prepare", "Prepare", "What was prepared for this workshop; it is not in the room view", "D", "workshop", also="preparation, checklist, leader interview, 1:1, pre-mortem, hypothesis, aim of the session, last cycle, what was prepared"),
    Command("end", "End", "End the workshop", "f10", "workshop", False, True, also="finish, finish workshop, end meeting, close workshop, stop workshop, done, over, conclude, end session, wrap up, complete, we are finished"),
    Command("discard", "Discard", "Discard a workshop that was started by mistake; undo restores it", "X", "workshop", also="cancel the workshop, delete workshop, remove workshop, throw away, delete meeting, started by mistake, started by accident, accidentally started, abort, false start, cancel meeting, wrong workshop"),
    # Start a workshop
    Command("change_first", "Change first", "Start this agenda with a paused clock, and change its steps before the workshop", "A", "workshop_start", also="edit before the workshop, prepare the agenda, adapt the agenda, customise, other minutes before we start, plan the workshop, change before start"),
    Command("remote_start", "Remote", "Start with a quarter more time for each step, for a remote call, or as in the agenda", "R", "workshop_start", also="remote pace, video call, online workshop, slower from the start, longer workshop, zoom, teams"),
    Command("read_agenda", "Read agenda", "Read an agenda from a file, and keep it as a template", "i", "workshop_start", also="import an agenda, load an agenda, agenda from a file, open an agenda, agenda of a colleague, json agenda, import a template"),
    Command("write_agenda", "Agenda file", "Write this agenda to a file, to share it", "w", "workshop_start", also="export the agenda, share the agenda, save the agenda to a file, send the agenda, json agenda, export a template"),
    Command("rename_template", "Rename", "Give this template another name", "e", "workshop_start", also="rename the template, template name, change the name of a template"),
    Command("delete_template", "Delete template", "Delete this template; workshops that were started with it keep their agenda", "x,delete", "workshop_start", also="remove a template, throw a template away, get rid of a template"),
    # Change the agenda
    Command("step_longer", "Longer", "Give this step of the agenda one minute more", "plus", "agenda", also="more minutes for a step, longer step"),
    Command("step_shorter", "Shorter", "Give this step of the agenda one minute less", "minus", "agenda", also="fewer minutes for a step, shorter step"),
    Command("step_up", "Step up", "Move this step of the agenda one place up", "left_square_bracket,shift+up", "agenda", also="earlier step, move a step up, reorder the agenda"),
    Command("step_down", "Step down", "Move this step of the agenda one place down", "right_square_bracket,shift+down", "agenda", also="later step, move a step down, reorder the agenda"),
    Command("rename_step", "Step title", "Give this step of the agenda another title", "enter", "agenda", also="rename a step, title of a step, name of a step"),
    Command("add_step", "Add step", "Add a step of ten minutes after this one", "a", "agenda", also="new step, another step in the agenda, insert a step"),
    Command("remove_step", "Remove step", "Remove this step from the agenda; a step in which something was said stays", "x,delete", "agenda", also="delete a step, take a step out, fewer steps"),
    Command("save_template", "As a template", "Save this agenda as a template, which is offered when a workshop starts", "t", "agenda", also="template, templates, save the agenda, reuse the agenda, keep the agenda for the next time, own agenda, standard agenda, agenda template"),
    Command("write_agenda", "Agenda file", "Write this agenda to a file, to share it with others", "w", "agenda", also="export the agenda, share the agenda, save the agenda to a file, send the agenda, json agenda"),
    # Go-around
    Command("speak", "Words", "Write what this person says; then the next one is asked", "enter", "go_around", True, also="write words, check-in, check in, one word, what they say, note the words, type what a person says"),
    Command("heard", "Heard", "This person was heard, or stays silent; then the next one", "h", "go_around", True, also="spoken, has spoken, silence, pass, said nothing, no words"),
    Command("unheard", "Take back", "This person has not spoken yet; their words are deleted", "backspace", "go_around", True, also="not heard, take back, delete the words, has not spoken"),
    # The leader opens
    Command("add_line", "Note", "Note what the leader says in this column; each line is one point; a pasted chat works too", "a", "interview", True, also="add line, new line, write down, what works, what is hard, vision, goal of the cycle, leader says, interview, paste the chat"),
    Command("bring_prepared", "From 1:1", "Note what the leader said in the 1:1 before the workshop", "p", "interview", also="from the 1:1, from the preparation, prepared lines, one to one, what was prepared, take over the 1:1"),
    Command("reword_line", "Words", "Change the words of this line", "enter", "interview", also="change the words, edit line, reword, rename, correct, change this line"),
    Command("delete_line", "Delete", "Delete this line; undo restores it", "x,delete", "interview", also="delete line, remove line, erase line, drop this line"),
    Command("theme_of_line", "Theme", "Make a theme of this line, or a line of it again", "t", "interview", True, also="make a theme, turn into a theme, theme, mark as a theme, topic, focus"),
    Command("asked", "Has asked", "Tick who has asked the leader; that person was heard", "h", "interview", True, also="heard, question to the leader, who asks, has asked, tick a person, interview"),
    Command("level_above", "Above", "Show the objectives and key results of the level above, or the columns again", "l", "interview", True, also="upper OKRs, level above, company goals, what the level above wants, upper level, OKRs above"),
    Command("column_left", "Column left", "Go to the column at the left", "left", "interview", also="column left, other column, what works"),
    Command("column_right", "Column right", "Go to the column at the right", "right", "interview", also="column right, other column, next column"),
    Command("move_left", "Move left", "Move this line to the column at the left", "shift+left,left_square_bracket", "interview", also="move line, other column, move to what works, wrong column, move left"),
    Command("move_right", "Move right", "Move this line to the column at the right", "shift+right,right_square_bracket", "interview", also="move line, other column, move to vision, wrong column, move right"),
    # Themes
    Command("add_theme", "Note", "Note a theme; each line is one; a pasted chat works too", "a", "themes", True, also="add theme, new theme, write a theme, note a theme, topic, another theme"),
    Command("rename_theme", "Rename", "Rename this theme, also in the objectives about it", "enter", "themes", True, also="rename theme, change the words, edit theme, reword theme"),
    Command("delete_theme", "Delete", "Delete this theme; undo restores it", "x,delete", "themes", True, also="delete theme, remove theme, drop a theme"),
    Command("dots", "Dots", "Give dots to the themes: 3 1 2", "d", "themes", True, also="dot voting, rank themes, points, prioritise, dot vote, sort themes, weigh themes"),
    Command("theme_of_line", "Theme", "Make a theme of this line of the leader", "t", "themes", True, also="make a theme, turn into a theme, take a line, theme of a line"),
    # 1-2-4-All
    Command("propose", "Note", "Note what a group proposes; each line is one candidate; a pasted chat works too", "a", "candidates", True, also="add candidate, new candidate, propose, harvest, collect, write what a group says, idea, proposals, brainstorm, add idea, suggestion"),
    Command("reword", "Words", "Change the words of this candidate, or note what this group proposes", "enter", "candidates", also="change the words, edit candidate, rephrase the candidate"),
    Command("merge", "Together", "Put two candidates together that say the same", "m", "candidates", True, also="merge, combine, join, put together, same idea, duplicates, cluster, group ideas"),
    Command("dots", "Dots", "Give dots to the candidates: 3 1 2", "d", "candidates", True, also="dot voting, rank, points, prioritise, dot vote, ranking, order by votes, score the ideas"),
    Command("take_over", "Take over", "Make objectives of the first three candidates, or of this one", "t", "candidates", True, also="make an objective, turn into an objective, accept candidate, choose the top three, select candidates, convert to objectives"),
    Command("draw_pairs", "Draw pairs", "Draw the pairs and fours again by lot", "P", "candidates", also="pairs, new pairs, shuffle, groups, breakout rooms, random groups, draw groups, mix people, fours, breakouts"),
    Command("show_candidates", "Reveal", "Reveal the candidates in a silent phase, or hide them again", "r", "candidates", also="show candidates, hide candidates, blank, silence, unhide"),
    Command("turn_fours", "Fours", "Leave out the fours in a small call (1-2-All), or add them (1-2-4-All); the step keeps its time", "4", "candidates", also="1-2-all, 1-2-4-all, small call, small group, skip fours, without fours, few people, groups of four, pairs only"),
    Command("delete_candidate", "Delete", "Delete this candidate; undo restores it", "x,delete", "candidates", also="delete candidate, remove candidate, drop a candidate, discard candidate"),
    # The room view
    Command("blank", "Blank", "Show nothing while people think, or show it again", "v", "presenter", True, also="blank, silence, black screen, hide everything, curtain"),
    Command("present", "Back", "Go back to the workshop", "f2", "presenter", True, True),
    # Team tests
    Command("yes", "Yes", "One more yes", "y", "team_tests", True, also="yes, positive, agree, thumbs up, energising"),
    Command("meh", "Meh", "One more meh", "m", "team_tests", True, also="so so, neutral, lukewarm, not sure, undecided"),
    Command("eye_roll", "Eye-roll", "One more eye-roll", "e", "team_tests", True, also="eye roll, boring, negative, no, thumbs down"),
    Command("line", "Many", "Enter all answers at once: 7 2 0, 7y 2m, ana yes, or paste the chat of the call", "l", "team_tests", True, also="paste, chat, paste chat, many answers, bulk, all at once, one line, tally, counts, from the chat, everybody's answers, enter all answers, zoom, slack, meet, rest, several answers, enter many answers"),
    Command("other_test", "Other test", "Go to the other test, espresso or townhall", "tab", "team_tests", True, also="switch test, espresso, townhall, other question, change test, next test"),
    Command("show_counts", "Reveal", "Reveal the counts, or hide them again so that answers can change", "r", "team_tests", True, also="reveal, results, show results, counts, hide, hide counts, uncover"),
    Command("name", "Who…", "Note who rolled their eyes, after the counts are shown; the names may stay empty", "a", "team_tests", also="names, who rolled their eyes, who rolled, person, name people, who said no, who said not yet, eye-roll names, which people"),
    Command("less_yes", "One yes less", "Take a yes back", "Y", "team_tests", also="undo yes, take back yes, fewer yes, remove yes"),
    Command("less_meh", "One meh less", "Take a meh back", "M", "team_tests", also="undo meh, take back meh, fewer meh, remove meh"),
    Command("less_eye_roll", "One eye-roll less", "Take an eye-roll back", "E", "team_tests", also="undo eye-roll, take back eye-roll, fewer eye-rolls, remove eye-roll"),
    # Vote
    Command("hands", "Hand", "The hand of the highlighted person; then the next person", "0,1,2,3,4,5", "vote", True, valued=True, also="fingers, number, score, vote for a person, digit, enter a hand, cast"),
    Command("take_back", "Take back", "Remove the last hand", "backspace", "vote", True, also="undo hand, correct, correct a hand, wrong hand, remove hand, delete, erase, last hand, mistake, clear, undo, wrong digit, wrong number, undo vote, correct the last vote, change my hand, change my vote"),
    Command("absent", "Absent", "Not in the room", "a", "vote", True, also="away, not here, missing, ill, on leave, holiday, left, sick, not in the room, gone, not present, person is not here, offline, not on the call, dropped off, vacation, not attending"),
    Command("abstain", "Abstain", "In the room, but does not vote", "p", "vote", True, also="no opinion, no vote, pass, neutral, does not vote, skip, abstention, blank"),
    Command("facilitator", "I abstain", "The facilitator abstains, whoever is highlighted", "P", "vote", also="facilitator abstains, moderator, host does not vote, I do not vote, chair, neutral facilitator, facilitator has no vote"),
    Command("line", "Many", "Many hands at once: ana 4, li 3, rest 5; the chat of the call; or a tally: 4x3 is three fours", "l", "vote", True, also="tally, count of hands, 4x3, totals, paste, chat, paste chat, many hands, bulk, all at once, zoom, slack, meet, list of hands, several, rest, everybody, many votes, enter many votes, several hands, all hands, enter all votes together, from the chat, everybody's votes, microsoft teams"),
    Command("reveal", "Reveal", "Reveal all hands; a second press if somebody has none", "r", "vote", True, also="show, results, show hands, open, result, show results, turn over, uncover, outcome, flip, finish vote, count, tally, total, end the vote, see the votes, open the cards, everyone has voted, all have voted"),
    Command("hear", "Heard", "Note what a low voter said", "h", "vote_shown", True, also="heard, what they said, low vote, why, concern, objection, worry, listen, reason, why the low vote, comment, outlier, discuss, why so low"),
    Command("become", "Becomes", "Turn words that were heard into a change, a risk or a parked question", "c", "vote_shown", True, also="make it a risk, make it a change, change request, park the words, use the words, action from a comment, follow up"),
    Command("reword", "Reword", "Change the wording here, with the change that was asked for in view, and vote again", "e", "vote_shown", True, also="edit, change the wording, change the words, rewrite, rephrase, correct the objective, edit the objective, edit the key result, new wording"),
    Command("again", "Again", "Start another round; all rounds are kept", "v", "vote_shown", True, also="again, vote again, second round, new round, repeat, revote, another round, once more, redo the vote"),
    Command("rule", "Rule", "Choose another rule, before the first hand", "f5", "vote", also="voting rule, threshold, change rule, legend, scale, majority, method, how it is decided, consensus rule, setting, unanimous, quorum, when does it pass"),
    Command("names", "Anonymous", "Named or anonymous, before the first hand; anonymous needs three people", "N", "vote", also="names, hide names, show names, anonymise, who voted what, without names, secret ballot, privacy, named vote, secret vote, hide who voted"),
    Command("decide", "Owner decides", "After three rounds the owner can decide; the dissent is noted", "d", "vote_shown", True, also="owner decides, leader decides, decision, override, final decision, boss, dissent, veto, overrule, no agreement, cannot agree, deadlock, stuck, who decides, no consensus, tie break"),
    Command("join", "Add person", "One more person votes", "plus", "vote", also="add person, new person, add voter, join, guest, late, somebody came, add participant, another voter, add, late comer, late joiner, newcomer, new comer"),
    # Confidence
    Command("digit", "Give", "The number of the next person, 0 to 9; alone, by hand and after the reveal that of the key result", "0,1,2,3,4,5,6,7,8,9", "confidence", True, valued=True, also="confidence, number, score, set confidence, value, give a number"),
    Command("ten", "Ten", "Confidence 10", "t", "confidence", also="10, full confidence, certain, maximum, ten of ten"),
    Command("reveal", "Reveal", "Reveal all numbers at once; a second press if somebody has none", "r", "confidence", True, also="show, show numbers, results, dot plot, spread, median, uncover, turn over, show the confidence"),
    Command("line", "Many", "Many numbers at once: ana 7, li 3, rest 8; ana 7 4 9 for all key results; or the chat of the call", "l", "confidence", True, also="paste, chat, paste chat, many numbers, bulk, all at once, list of numbers, rest, everybody, from the chat, all key results"),
    Command("hear", "Heard", "Note what somebody says about their number", "h", "confidence", True, also="heard, what they said, outlier, outliers, why, reason, concern, comment, low number, high number"),
    Command("take_back", "Take back", "Remove the last number, or that of the key result", "backspace", "confidence", also="clear, remove number, delete, erase, correct, wrong number, mistake, empty, reset, no value"),
    Command("absent", "Absent", "This person gives no number", "a", "confidence", also="away, not here, missing, ill, left out, leave out, skip person, no number"),
    Command("again", "New numbers", "Ask everybody again about this key result; the revealed numbers are kept", "v", "confidence", also="again, second round, new round, repeat, once more, new numbers, change a number"),
    Command("by_hand", "By hand", "Set the confidence by hand with a digit, or let everybody give a number again", "m", "confidence", also="manual, one number, set confidence by hand, without people, facilitator sets it, only one number"),
    Command("names", "Anonymous", "Named or anonymous, before the first number; anonymous needs three people", "N", "confidence", also="names, hide names, show names, anonymise, without names, secret, privacy"),
    # Champions
    Command("digit", "Choose", "The champion by number; then the next key result", "0,1,2,3,4,5,6,7,8,9", "champions", True, valued=True, also="choose champion, choose the champion, number, set champion, who is the champion"),
    Command("clear", "Clear", "Remove the champion again", "backspace", "champions", True, also="remove, delete, erase, empty, reset, undo, no champion, no value"),
    Command("contributors", "With…", "Name who contributes to this key result", "c", "champions", True, also="contributors, helpers, who helps, who works on it, contributor"),
    Command("data_source", "Number from…", "Say where the number of this key result comes from", "d", "champions", also="data source, source of the number, where the number comes from, data, dashboard, report"),
    Command("name", "Name…", "Name a champion who is not in the list", "a", "champions", True, also="champion, owner, another champion, other person, type a name, somebody else, responsible, not in the list"),
    # Last cycle in numbers
    Command("digit", "Score", "The missing score of this key result or objective: 0 to 9 for 0.0 to 0.9; then the next one without a score", "0,1,2,3,4,5,6,7,8,9", "last_cycle", True, valued=True, also="score, grade, missing score, give a score, rate, result of the last cycle, how did we do"),
    Command("ten", "Score 1.0", "The missing score of this key result or objective is 1.0", "t", "last_cycle", True, also="10, full score, one, reached, ten of ten, fully reached, done"),
    # Outcome or output
    Command("outcome", "Outcome", "The room says: it is what changes; then the next key result", "1", "outcome", True, also="what changes, effect, impact, result, it is an outcome, benefit"),
    Command("output", "Output", "The room says: it is what we do; then the next key result", "2", "outcome", True, also="what we do, task, activity, deliverable, it is an output, work, to do"),
    Command("cannot_say", "Cannot say", "The room cannot say, or does not agree; then the next key result", "3", "outcome", True, also="unsure, do not know, no idea, unclear, not agreed, both, neither, undecided"),
    Command("rewrite", "Rewrite", "Change the words of this key result; the room then answers again", "e,enter", "outcome", True, also="edit, reword, change the words, rephrase, improve, make it an outcome, change the wording, correct"),
    Command("take_back", "Take back", "Remove the answer of the room on this key result", "backspace", "outcome", also="clear, remove the answer, delete, erase, correct, wrong answer, no answer, reset, empty"),
    # What we will not do
    Command("add", "Add", "Note what we will not do; each line is one; a pasted chat works too", "a", "no_go", True, also="new, note, another one, we stop, stop doing, will not do, not do, write down, out of scope, give up, no to, say no"),
    Command("reword", "Words", "Change the words of this line", "enter,e", "no_go", True, also="edit, change the words, rewrite, rephrase, correct"),
    Command("owner", "Owner", "Which team or person stops it, or has to hear it", "o", "no_go", True, also="team, person, who stops it, who has to hear it, responsible, whose, assign, who tells them"),
    Command("explain", "Reason", "Why we will not do it", "y", "no_go", True, also="why, reason, because, explain, say why, cause"),
    Command("delete_no_go", "Delete", "Delete this line; undo restores it", "x,delete", "no_go", True, also="delete, remove, erase, we do it, keep doing it, throw away"),
    # Dependencies
    Command("view", "View", "Go to the next view: list, board, asked of us, promised, who needs whom", "tab", "dependencies", True, also="board, columns, kanban, list, matrix, grid, who needs whom, most depended on, promised, switch, other view"),
    Command("inbox", "Asked of us", "What waits for this team: requests, and answers that come back to it", "i", "dependencies", True, also="inbox, asked of us, our turn, waiting for us, to answer, open requests"),
    Command("add", "Add", "What, from whom, by when", "a", "dependencies", True, also="new dependency, add dependency, create dependency, new, need, request, we need something"),
    Command("accept", "Accepted", "The other team accepts, or you take its counter-offer; its leader and the day needed count as the promise", "y", "dependencies", True, also="accept, agree, agreed, yes, confirm, they said yes, ok, take it on"),
    Command("counter", "Countered", "A counter-offer: a yes, but. It goes back to the team that asks", "o", "dependencies", True, also="counter, counter offer, yes but, partly, negotiate, counterproposal, conditions"),
    Command("decline", "Declined", "A no: say why", "d", "dependencies", True, also="decline, refuse, reject, no, rejected, they said no, deny, turn down"),
    Command("risk", "As a risk", "Somebody carries it as a risk; write the name", "c", "dependencies", True, also="risk, carry as a risk, mark as a risk, danger, carried, unresolved"),
    Command("terms", "Who, when", "Who said yes, and until when", "e", "dependencies", also="promise, promised by, until when, another day, change the day, who accepted, edit, deadline, name"),
    Command("forget", "Delete", "Delete it", "x", "dependencies", also="delete, remove, erase, delete dependency, remove dependency, cancel"),
    # Parking lot
    Command("resolve", "Resolve", "Resolve it: what was the answer?", "enter", "parking", True, also="answer, answered, close question, solve, done, outcome, settle, finish, tick off, complete, resolve a parked question, answer a parked question, close a parked question"),
    Command("owner", "Owner", "Who takes it, and by when?", "o", "parking", True, also="action, action item, assign, responsible, who does it, due, due date, deadline, by when, person, give to somebody, task, to do, todo, follow up, owner and day"),
    Command("keep_open", "Keep", "Keep it open for the next workshop", "k", "parking", True, also="keep for later, stays open, next workshop, next time, postpone, leave open, carry over, defer, not now"),
    Command("drop", "Drop", "Close it without an answer: say why", "x", "parking", True, also="delete, remove, discard, not needed, not relevant, throw away, cancel, forget it, out of scope, no longer a question"),
    Command("dependency", "Depends", "Make it a dependency on another team", "d", "parking", True, also="needs another team, request, ask another team, blocked, blocker, depends on, make a dependency, waiting for another team"),
    Command("risk", "As a risk", "Somebody carries it as a risk; write the name", "c", "parking", True, also="risk, carry as a risk, mark as a risk, danger, who carries it, threat"),
    Command("add_parked", "Add", "Park another question", "a", "parking", True, also="add question, new question, new, another question, create"),
    # Tie-off
    Command("side", "Side", "Go to the card, where the arrow keys scroll, to the upper level, and back to the list", "tab", "tie_off", True, also="switch, other side, card, upper level, lower level, change side, pane"),
    Command("findings", "Findings", "All findings; Enter goes to the place of a finding, f comes back", "f", "tie_off", True, also="warnings, problems, all findings, list of findings, what was found, issues, what is wrong, remarks"),
    Command("column_right", "Next column", "Highlight the next column of the coverage; its name is shown in full", "right", "tie_off", also="column, matrix, right, next column, team column"),
    Command("column_left", "Column before", "Highlight the column before", "left", "tie_off", also="column before, left, previous column"),
    Command("find_team", "Go to team", "Type a few letters of a team and go to it", "slash", "tie_off", also="find team, search team, go to a team, jump to team, which team, look for a team"),
    Command("next_team", "Next team", "The first objective of the next team", "right_square_bracket", "tie_off", also="next team, following team, another team, jump to a team, other team, skip to another team, next"),
    Command("previous_team", "Team before", "The first objective of the team before", "left_square_bracket", "tie_off", also="previous team, team before, last team, previous"),
    Command("link", "Link", "Type what this objective supports above; the suggestions come first", "l", "tie_off", True, also="parent, connect, support, align, contributes to, link objective, supports, match, assign, join, attach"),
    Command("unlink", "Unlink", "Remove a link", "k", "tie_off", also="remove link, disconnect, delete link, break link, no parent, separate, wrong link"),
    Command("confirm", "Confirm", "Both levels agree to it", "c", "tie_off", True, also="accept, approve, agree, yes, ok, keep, confirmed, decided, both agree, stand behind, looks good, lgtm, fine, correct, good"),
    Command("confirm_rest", "Confirm rest", "Confirm all undecided objectives about which nothing was found; they are shown first", "C", "tie_off", also="confirm all, accept all, agree to all, bulk, everything without findings, approve the rest, yes to all"),
    Command("next_undecided", "Next open", "Go to the next one that is still open", "j", "tie_off", also="next undecided, next open, jump, what is left, not decided, undecided, go on, remaining"),
    Command("change", "Change", "It has to change: say how", "h", "tie_off", True, also="has to change, adjust, modify, amend, request a change, rework, edit, reject, improve, change needed, needs a change, has to be changed"),
    Command("drop", "Drop", "Not this cycle: say why", "x", "tie_off", also="cancel, not this cycle, remove, reject, delete, cut, give up, stop, postpone, defer, later, next cycle, postpone to another cycle, not now, kill"),
    Command("escalate", "Escalate", "Somebody else has to decide: say who", "e", "tie_off", also="somebody else decides, higher, boss, decide elsewhere, raise, hand over, management, cannot decide, up, ask the boss, disagree, no agreement"),
    Command("note", "Note", "A note on the decision", "w", "tie_off", also="comment, remark, add a note, reason, annotate, write, explain"),
    Command("dependency", "Needs", "What this objective needs from another team, by when", "d", "tie_off", True, also="dependencies, blocked, depends on, need from another team, blocker, blocked by another team, requires, dependencies between teams, waiting for another team"),
    Command("dependencies", "All needs", "All dependencies of these teams: list, board by state, inbox, matrix", "i", "tie_off", also="board, inbox, all dependencies, dependencies of these teams, asked of us, requests"),
    Command("map", "Map", "What reaches what in the whole organisation", "m", "tie_off", also="map, whole organisation, tree of teams, thread, line of sight, reach"),
    Command("record", "Record", "Write the record of this tie-off to a file: Markdown, HTML, text or a picture (SVG)", "W", "tie_off", also="export, save, file, record, write, markdown, html, svg, picture, matrix"),
    Command("sign", "Sign", "A leader signs the current state", "S", "tie_off", True, also="signature, sign off, approve, sign-off, signed, initials, leader signs, agree, commit, seal"),
    # Tie-off: hands and signatures
    Command("hand", "Hand", "The hand of the highlighted team, 0 to 5 fingers; all are shown when the last one is in", "0,1,2,3,4,5", "seats", True, valued=True, also="fist of five, fingers, vote, hands, two-way fist of five, stand behind it"),
    Command("sign", "Sign", "Sign for the highlighted team", "enter,S", "seats", True, also="signature, sign off, approve, leader signs, agree, commit, seal"),
    Command("renew", "Renew", "The same person signs again for the present words of a stale signature", "y", "seats", True, also="renew, sign again, stale signature, accept the change, refresh the signature"),
    Command("record", "Record", "Write the record of this tie-off to a file: Markdown, HTML, text or a picture (SVG)", "W", "seats", True, also="export, save, file, write the record, markdown, html, svg, picture"),
    Command("again", "Again", "Take all hands down for another round; undo brings them back", "a", "seats", True, also="again, another round, new round, vote again, hands down, reset the hands"),
    # Map
    Command("open", "Open", "Open the highlighted objective or key result in the draft of its team", "enter", "map", True, also="draft, go to it, edit, show, enter"),
    Command("side", "Next view", "Go to the next view: reach, tree, thread. The same item stays highlighted", "tab", "map", True, also="other view, switch, reach, tree, thread"),
    Command("find", "Find", "Find teams, people and words", "slash", "map", True, also="search, filter, look for, person, team, words"),
    Command("column_left", "Left", "The column, the objective of the team or the sibling at the left", "left", "map", True, also="previous column, sibling, objective before"),
    Command("column_right", "Right", "The column, the objective of the team or the sibling at the right", "right", "map", also="next column, next sibling, next objective"),
    Command("fold", "Fold", "In the tree: fold or unfold the teams below this one. In the thread: put the highlighted statement in the middle", "f", "map", True, also="collapse, expand, unfold, centre, center, hide, show below"),
    Command("write", "To a file", "Write the map to a file: .html is a page with a table, .svg the picture", "w", "map", True, also="export, save, download, html, svg, picture, print, share"),
    Command("reach_view", "Reach", "Key results of a team, and what reaches them from the teams below with everything below those", "1", "map", also="matrix, coverage, transitive matrix, reach"),
    Command("tree_view", "Tree", "All teams, and the top objectives in which their objectives end", "2", "map", also="teams, org chart, hierarchy"),
    Command("thread_view", "Thread", "One statement with its chain up to the top and everything that hangs on it", "3", "map", also="chain, line of sight, parents, children"),
    Command("next_team", "Next team", "The reach of the next team that has teams below it", "right_square_bracket", "map", also="other upper team, level below, next upper team"),
    Command("previous_team", "Team before", "The reach of the team before", "left_square_bracket", "map", also="previous upper team, level above"),
    Command("next_match", "Next match", "Go to the next statement or team that was found", "j", "map", also="find next, next hit, search again"),
    # Publish
    Command("publish_now", "Publish", "Mark the OKRs as published", "p", "publish", True, also="release, announce, finalise, go live, mark as published, make official, done"),
    Command("write", "To a file", "Write the page to a file; its ending says in which format", "w", "publish", True, also="export, save, download, markdown, file, write a file, save as, md, save to a file, disk, print, pdf, text file, save page"),
    Command("copy", "Copy", "Copy the page to the clipboard", "y", "publish", True, also="copy, clipboard, copy page, copy to clipboard, copy text, slack, mail, email, share, paste elsewhere"),
    Command("withdraw", "Withdraw", "Back to a draft", "d", "publish", also="unpublish, take it back, back to draft, revoke, retract, not published, undo publishing, draft again"),
    Command("side", "Gates", "Go to the page or to the gates; the arrow keys scroll there", "tab", "publish", True, also="switch, read, gates, reasons, other side, scroll"),
    # Prepare
    Command("fill", "Tick, write", "Tick the highlighted point, or write the highlighted field", "enter,e", "preparation", True, also="tick, check off, done, write, edit, fill in, change, answer, mark as done, untick"),
    Command("side", "Other side", "Go to the sections, to the lines, to the level above", "tab", "preparation", True, also="switch, sections, lines, other side, level above"),
    Command("kind", "Workshop", "Prepare another kind of workshop", "k", "preparation", True, also="other workshop, executive, team, tie-off, check-in, retrospective, kind of workshop, type of workshop"),
    Command("add", "Pre-mortem", "Add a line to the pre-mortem: what went wrong, and the sign that would show it early", "a", "preparation", True, also="pre-mortem, premortem, add, risk, what may go wrong, warning sign, failure"),
    Command("delete", "Delete", "Delete this line of the pre-mortem; undo restores it", "x,delete", "preparation", also="remove, delete line, erase"),
    Command("copy", "Copy", "Copy the one-page primer to the clipboard, as Markdown", "y", "preparation", True, also="copy, clipboard, copy the primer, send the primer, mail, invitation, pre-read"),
    Command("write", "To a file", "Write the one-page primer to a Markdown file", "w", "preparation", True, also="save the primer, export the primer, file, download, save, markdown"),
    # Past workshops
    Command("side", "Read", "Go to the page or to the list; the arrow keys scroll there", "tab", "records", True, also="switch, read, page, other side, scroll"),
    Command("copy", "Copy", "Copy the minutes to the clipboard, as Markdown", "y", "records", True, also="copy, clipboard, copy minutes, copy the minutes, copy to clipboard, slack, teams, mail, email, share, send the minutes, paste elsewhere"),
    Command("write", "To a file", "Write the minutes to a file; its ending says in which format", "w", "records", True, also="export, save, download, markdown, html, text file, write a file, save as, save to a file, print, pdf, save the minutes, export the minutes"),
    Command("all_teams", "All teams", "The workshops of this team, or of every team", "a", "records", True, also="every team, all workshops, other teams, show all"),
)  # fmt: skip


READING = frozenset(
    [
        "tour",
        "help",
        "redraw",
        "suspend",
        "history",
        "history_of_all",
        "wordings",
        "repair",
        "theme",
        "text_size",
        "command_palette",
        "back",
        "leave",
        "begin",
        "next_field",
        "draft",
        "tie_off",
        "publish",
        "records",
        "prepare",
        "kind",
        "parking_lot",
        "all_teams",
        "cycle",
        "findings",
        "next_finding",
        "previous_finding",
        "rule_page",
        "examples",
        "side",
        "next_team",
        "previous_team",
        "level_above",
        "map",
        "open",
        "find",
        "fold",
        "reach_view",
        "tree_view",
        "thread_view",
        "next_match",
        "column_left",
        "column_right",
        "other_test",
        "copy",
        "write",
        "done",
        "present",
        "blank",
    ]
)
"""The actions that are allowed in a read-only workspace."""
IDS = frozenset(command.id for command in COMMANDS)


LEAVING = frozenset(["back", "done", "leave", "redraw", "suspend"])
"""The actions that are allowed on a screen whose subject was deleted."""


def allowed(action: str, *, read_only: bool, gone: bool = False) -> bool:
    """Whether an action may run. One that is not in the table changes nothing, so only `gone` forbids it."""
    if gone and action not in LEAVING:
        return False
    return not read_only or action not in IDS or action in READING


def of(where: str) -> tuple[Command, ...]:
    """The commands of one place."""
    return tuple(command for command in COMMANDS if command.where == where)


def types(key: str) -> bool:
    """Whether a key is a letter or a sign, which a text field uses itself."""
    return len(key) == 1 or key in _SIGNS


def key_label(command: Command, *, typing: bool = False) -> str:
    """Return how its first key is written for people: `⏎`, `F4`, `^p`, `⌫`. While `typing`, a key that is not a letter."""
    if command.valued:
        return f"{command.all_keys[0]}-{command.all_keys[-1]}"
    keys = sorted(command.all_keys, key=types) if typing else command.all_keys
    return _written(keys[0])


def key_labels(command: Command) -> str:
    """Return all its keys as they are written for people."""
    if command.valued:
        return key_label(command)
    return " ".join(map(_written, command.all_keys))


_SIGNS = {
    "plus": "+", "minus": "-", "left_square_bracket": "[", "right_square_bracket": "]", "equals_sign": "=",
    "question_mark": "?", "colon": ":", "full_stop": ".", "comma": ",", "slash": "/",
}  # fmt: skip
_NAMES = _SIGNS | {
    "enter": "⏎", "escape": "esc", "space": "space", "tab": "tab", "backspace": "⌫", "delete": "del",
    "shift+up": "⇧↑", "shift+down": "⇧↓", "shift+tab": "⇧tab", "left": "←", "right": "→",
    "shift+left": "⇧←", "shift+right": "⇧→",
}  # fmt: skip


def _written(key: str) -> str:
    if key in _NAMES:
        return _NAMES[key]
    if key.startswith("ctrl+"):
        return f"^{key[5:]}"
    return key.upper() if key.startswith("f") and key[1:].isdigit() else key


def footer(*places: str) -> tuple[Command, ...]:
    """Return what a footer shows for some places: the first place's keys first, at most FOOTER_LIMIT."""
    found = [command for place in places for command in of(place) if command.footer]
    help_key = next(command for command in COMMANDS if command.id == "help")
    kept = [command for command in dict.fromkeys(found) if command is not help_key][: FOOTER_LIMIT - 1]
    return (*kept, help_key)
