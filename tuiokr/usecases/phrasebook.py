"""Phrases that people use for the commands, in addition to the few in the table of commands.

The palette uses them to find commands; they are never shown. A phrase is left out if its words or the thesaurus find
the command without it.
"""

from __future__ import annotations

from typing import Final

BOOK: Final = """
everywhere:help:
  instructions, docs, handbook, readme, man page, reference, cheatsheet, key map, keymap, assistance, support, SOS,
  where do I find, what now, I am stuck, I am new here, onboarding, tips, learn, walkthrough, legend of keys,
  controls, functions, features, which button, rtfm, intro, teach me, what are the rules, methodology, best practice,
  first time, I am new, new user, new here, beginner, newbie, novice, starter, for dummies, knowledge base, wiki,
  hotline, operate, operation, usage, use, I don't know what to do, I do not know what to do, what next, lost,
  available commands, every key, overview of keys, hotkey list, mouse, what happens if I press, explanation of this
  screen, what am I looking at, okr theory, learn about okrs, what does f4 do, what does f2 do, what is f6 for,
  meaning of keys, shortcut for, how is this done, instruction manual, introduction, glossary of keys, keyboard
  layout, how to navigate, how to move around
everywhere:park:
  bike shed, bikeshedding, rabbit hole, tangent, digression, sidetrack, take this offline, table it, defer a question,
  shelve, follow up, not the right time, come back to this later, backlog, reminder, to do, todo, action item, sticky
  note, post-it, unresolved question, open issue, open point, question, hold that thought, topic for another meeting,
  out of scope, sidebar, set aside, keep for later, don't forget, parking, talk later, some other time, next time, not
  now, new question, somebody asks, someone asks something, question came up, question comes up, interesting but,
  offtopic, irrelevant now, not part of the agenda, too detailed, lost in details, discussion gets too long, endless
  debate, drifting, digress, aside, by the way, capture a question, write down a question, save the question, leave
  for later, wait with this, issue list, unanswered question, concern for later, good idea but later, unrelated
  question, ask the ceo later
everywhere:back:
  dashboard, homepage, landing page, close this, close the vote, abort, dismiss this, esc, get out of here, leave the
  workshop without ending it, cd .., back to start, back to teams, show all teams, team overview, main view, close
  this window, leave this, leave here, exit here, not here, wrong screen, I am on the wrong screen, take me back,
  backwards, browser back, pop, close dialog, stop this
everywhere:undo:
  ctrl+z in vim, undo typing, whoops, ups, argh, damn, wrong key, pressed the wrong button, unintended, step back in
  time, back out, backtrack, unremove, un-delete, rescue what I deleted, lost what I wrote, where did my text go, my
  text is gone, it disappeared, I did not mean that, i made a mistake, put it back, rollback, discard changes, fat
  finger, get my team back, get the team back, get it back, get the objective back, want it back, I want it back, undo
  deletion, undo deleting, undo my mistake, correct my mistake, removed the wrong one, something went wrong, that was
  wrong, nope, not what I wanted, I didn't want that, did not want that, cancel that, cancel what I did, undo last
  action, undo that, undo this, undo it, undo step, go back to how it was, as before, ctrl-z, :u, earlier state,
  before my change, changed by accident, moved by accident, retrieve
everywhere:redo:
  reapply, undo undo, undid too much, undo was wrong, once again, restore what I undid, ctrl+shift+z, ctrl+r, undo was
  a mistake, I did not want to undo, bring back the change, repeat last action
everywhere:settle:
  conflicts, resolve, diff, simultaneous edit, same time, concurrent, sync conflict, two people edited, clashing
  edits, contradiction, race, side by side, both typed, at once, at the same moment, colleague overwrote my edit,
  overwrote, overwrite, somebody changed my text, same objective edited twice, two computers, dropbox conflict,
  conflicted copy, which version, whose version, choose version, pick a version, keep mine, accept theirs, rebase,
  reconcile edits, git merge, mergetool, incoming changes, overlapping changes, double edit, another user edited,
  meanwhile changed, in the meantime, parallel change, versions differ, different versions, which one is right
everywhere:leave:
  close app, logout, logoff, done for today, go home now, ctrl+c, alt+f4, zz, :x, :qa, :wqa, leave meeting, escape the
  program, hang up, shutdown, power off, home time, see you, ciao, kill process, kill, stop program, stop app, close
  terminal, close tuiokr, get me out of here, gotta go, finished for today, enough, enough for today, stop working,
  tomorrow, good night, goodnight, cya, exit without saving, quitting, exiting, esc program, save my work, is it
  saved, save, ctrl+s, :w, poweroff, logging out, knock off, call it quits, bail out, abandon ship, ragequit, close
  tool, close everything, turn the computer off, stop application, close application, application beenden, how to
  close, emergency exit
everywhere:theme:
  color palette, hue, tint, dim, dimmer, brightness, daylight, sunlight, glare, colour blind, accessibility, style,
  styling, restyle, repaint in other colours, dracula, solarized, nord, gruvbox, monokai, catppuccin, skins,
  appearances, visual, look and feel, ugly, hurts my eyes, invert, stage, day, inverted, accent colour, change theme,
  switch theme, choose colors, set the colours, brighter, darker, lighter, sun, dark room, lamp, reading in the sun, I
  don't like the colours, bad contrast, low contrast, more contrast, red green, colourful, colorful, grey, blue,
  green, pink, wallpaper, decoration, css, eye strain, tired eyes, ui, user interface, theming, projection, wall, tv,
  television, colourblind, colorblind, daltonism, eyes hurt, dazzling, blinding, blinds me, dim the screen, darken,
  lighten, brighten, terminal colours, pretty colours, nice colours, nicer look, dress, paint, scheme
everywhere:text_size:
  zoom out, ctrl +, scale, resize, tiny, glasses, back row, from the back of the room, decrease font, reduce font,
  typeface, legible, illegible, visibility, can't read, eyesight, point size, 200%, screen share is too small,
  characters bigger, i cant read it, can not read, reading glasses, spectacles, forgot my spectacles, old eyes, bad
  eyes, my eyes, near-sighted, shortsighted, big print, bold, size, others cannot see it, participants cannot read it,
  team cannot read it, invisible, blurry, pixel, scaling, dpi, resolution, magnifier, magnifying glass, lens, full
  screen, fullscreen, cmd plus, squinting, squint, grandpa mode, grandma mode, senior mode, elderly, sitting far away,
  cannot see anything, nobody sees anything, bigger view, presentation size, presenter size, ctrl minus
everywhere:history_of_all:
  changelog, git blame, blame, news, newsfeed, feed, what is new, what's new, what happened today, what happened since
  yesterday, latest edits, who did that, track changes, tracked changes, trail, chronology, logbook, diary, record of
  changes, updates, full history, complete history, whole history, who touched, company timeline, what did everyone
  change, changes of everybody, across all teams, organisation wide changes, global log, who worked on what, recent,
  activities, changes by others
everywhere:repair:
  corrupted, broken, cannot load, cannot be read, fix, doctor, integrity, crash, crashed, backups, salvage, disaster,
  emergency, read error, parse error, syntax error in a file, recovery, fsck, bit rot, disk full, disk failure, hard
  disk, file system, git conflict markers, merge markers, invalid data, wrong format, file cannot be opened, won't
  open, not loading, file gone, file disappeared, data missing, trouble, troubleshoot, troubleshooting, diagnose,
  diagnosis, health check, sanity check, verify files, consistency check, get files back, recover after crash, can't
  open the file, encoding error, yaml error, fix json
everywhere:redraw:
  garbage on the screen, rubbish on the screen, artifacts, artefacts, looks wrong, messy screen, corrupted display,
  screen is empty, blank screen, black screen, screen frozen, f5, distorted, half of the screen is missing, rendering,
  render again, update the display, smeared, ghosting, overlapping text, scrambled, smudged, smudge, smear, screen
  dirty, screen is wrong, strange signs, weird symbols, symbols, junk, letters everywhere, mess, everything is messed
  up, display problem, graphics, graphic error, visual glitch, pixel error, lines overlap, text overlaps, cut off,
  tearing, window was resized, after resizing, resized, ctrl l, cls, clear, reset terminal, not updated, screen not
  updating, stale screen, screen hangs, hanging, flickering, flickers, blinking, glitches, glitchy, broken layout,
  broken picture, ugly characters, double characters, screen is full of junk
everywhere:suspend:
  background the process, send to background, job, jobs, fg, bg, zsh, console, cmd, open a shell, minimize, hide the
  app, put away for a moment, :sh, back to the terminal, unix, drop to bash, fish, powershell, shell out, switch to
  terminal, use another program, run a command, sleep, hibernate, standby, leave for a moment, sigtstp, tmux, screen,
  detach, to background, unfocus, minimise the window, sudo, root, linux, tray
setup:begin:
  next, submit, done, confirm, apply, proceed, continue, ready, accept, enter, launch, get going, create organisation,
  complete, create everything
setup:next_field:
  next box, jump to next field, move on, following field, next line
outline:indent:
  nest, sub, subteam, demote, push right, under the team above, one level down, lower level, inward, nested, hierarchy
  down
outline:outdent:
  unindent, un-nest, promote, dedent, push left, back one level, shift tab, top level, parent level, outward
outline:leave_field:
  exit the list, organisation name, dates, cycle field, other boxes, leave the outline
home:draft:
  read OKRs, draw up, define objectives, formulate objectives, note down goals, goal setting, ambitions, targets,
  editor, edit, team objectives, details of the team, open the team, go into the team, show team, drill down, select
  team, board, canvas, without a meeting, solo, alone, before the meeting, check OKRs, review OKRs, quality of OKRs,
  aims, KPI, metrics, bearbeiten, write, writing, look into, go inside, enter team, dive into, zoom into the team, set
  targets, enter kpis, start writing, begin writing, compose, composing, author, think, sketch, outline goals, develop
  goals, create objectives, work out goals, find goals, add objectives, new key results, what are we working on, what
  is the team working on, what does this team want, progress, show progress, how is the team doing, results of the
  team, content, contents, update numbers, improve the goals, revise goals, modify goals, delete objective, remove
  objective, correct objectives, define success, roadmap, peek, wordsmith, priorities, strategy of the team, plan,
  work, individual work, okr list, okr page, okr sheet, okr overview
home:workshop:
  launch, open the workshop, moderation, moderator, facilitator, facilitation, kickoff, offsite, meet, conference,
  video call, online meeting, new session, create meeting, set up a meeting, schedule a meeting, plan a workshop,
  timebox, 1-2-4-all, liberating structures, executive workshop, check-in, checkin, retrospective, retro, workshop
  mode, present, presentation, collaborate, together, group session, brainstorming, brain storming, round table,
  standup, ready to start, everybody is here, reunion, appointment, event, assembly, play, weekly, monthly, daily,
  biweekly, sprint planning, huddle, jour fixe, zoom meeting, teams meeting, google meet, hangout, webinar, breakout,
  training, seminar, lesson, exercise, lead the discussion, discussion, discuss, discuss goals, talk, debate, get the
  ball rolling, war room, convene, get started, gather people, invite everybody, call everyone, share screen, screen
  sharing, presenter, present to team, organise a workshop, off we go, start with the team, work with my team, with
  the team, with the whole team, live, run through the agenda, ice breaker, warm up, two hours, 2 hour workshop, half
  day, workshop today, quarterly planning, open session, restart, stage, ritual, ceremony, agile ceremony, moderated
  round, round, all aboard, action, open the floor, drive the meeting, workshop leader, in person, onsite, remote
  meeting, hybrid meeting, room, okr meeting, the call starts in 5 min, starting the meeting
home:tie_off:
  alignment session, alignment workshop, align with management, vertical alignment, harmonise, harmonize, synchronise,
  sync, support company goals, fit together, consistency, consistent, reconcile, negotiate, negotiation, agree with
  the leader above, upper okrs, mother team, strategic alignment, trickle down, waterfall, bottom up, catchball,
  matrix, traceability, duplicates, duplicate work, double work, conflicts between teams, overlaps, depends on another
  team, cross-team, interdependencies, sign off, signoff, handshake, commitment between leaders, two leaders, missing
  coverage, orphan objectives, child teams, level n, l1 and l2, coordination, approval, fits, fit, dovetail, mesh,
  interlock, gap analysis, who covers what, who takes which goal, who does what, who is working on which company goal,
  contract between levels, compare objectives, meet the boss, talk to the boss, meeting with my manager, discuss with
  my manager, aligned, misalignment, misaligned, link with parent, connect okrs, relationships between teams, mapping,
  goal tree, goal hierarchy, strategy map, top level goals, contribute, contribution, common goals, shared goals,
  joint goals, contradictions between departments, contradiction, contradicting goals, conflicting goals, orphaned,
  agreement between levels, goals that do not fit, cross check, sign with the boss
home:publish:
  go live, make public, official, make visible, show everyone, show the company, present to the company, tell
  everyone, inform the company, communicate, communication, broadcast, distribute, circulate, roll out, rollout, send
  around, mail, e-mail, post, wiki, sharepoint, notion page, google docs, slides, powerpoint, pptx, docx, handout, one
  pager, hard copy, printout, printer, paper, poster, write to disk, generate report, produce document, create a
  report, document, final, finalize, finished, lock, sign and publish, publication, publicise, clipboard, copy as
  text, export csv, export json, get the okrs out, output, deliver, submit, talk track, town hall, announcement,
  proclaim, ship, deploy, send to ceo, published, give to my boss, give them to my boss, hand over, send to my
  manager, for my boss, for the boss, management report, status report, newsletter, intranet, blog, slack, linkedin,
  screen shot, screenshot, onepager, clean page, overview page, printable, read only version, executive summary, all
  hands, company meeting, ready, all done, complete, share goals, link, url, permalink, copy okrs to word, get the
  text, backup, export data, export to excel, steering committee report, committee, board report, announce officially,
  online, web page, website, let everybody know, deliverable, distribution, result page, hand out to the staff
home:add_team:
  subteam, spawn, hire a team, start a team, open a team, include a team, one more team, additional team, team below,
  ward, station, clinic, crew, chapter, guild, build the org chart, insert row, append, subsidiary, affiliate,
  daughter company, add my team, add our team, another department, location, site, office, shop, practice, entity,
  node, missing team, team not in the list, register my team, enrol a team, split the team, found a guild, nest a
  group, box in the org chart, second clinic, establish a team, team of teams, circle, holacracy circle, tribe lead,
  workstream, stream, task force, taskforce, committee, faculty, institute, franchise, org unit, business unit, expand
  team tree, team structure, extra squad
home:edit_team:
  new name, retitle, relabel, other leader, replace leader, team lead, lead, boss, chief, supervisor, captain,
  responsible person, who leads, set leader, appoint, members, delete person, kick out, fire, hire, hired, joiner,
  leaver, somebody joined the team, someone left the company, onboard, onboarding of a person, staffing, headcount,
  user, users, new user, manage team, participants, human resources, HR, put in another department, change parent, new
  parent, reparent, report to somebody else, report to, hierarchy, move under, reorganisation, reorganization, reorg,
  restructure, restructuring, structure, org chart, team info, team data, properties, configure the team,
  administrate, membership, who belongs to the team, who works here, typo in the team name, update team, modify team,
  alter team, who reports to whom, leadership, succession, successor, deputy, interim, hand over team, takes over the
  team, resigned, somebody quit, retired, dismissed, got promoted, profile, contacts, who is who, misspelled name,
  correct a name, fix a name, wrong name, person is missing, add to the team, enter names, type the names, assign
  members, allocate people, transfer a person, team moved, different parent, wrong level, wrong parent, staff list,
  maternity leave replacement, replacement, intern, trainee, freelancer, define members, head nurse, hierarchy
  changed, swap leader, team card, group name, department name, squad leader, composition, report line, reporting,
  spelling of a name
home:cycle:
  current quarter, previous quarter, last cycle, create cycle, add quarter, begin new quarter, plan next quarter, go
  to last quarter, show last quarter, look at last quarter, see the last quarter, jump to Q3, semester, sprint,
  sprints, increment, PI, tertial, financial year, budget year, school year, month, months, january, april, july,
  october, spring, autumn, summer, winter, start date, last day, from when to when, timeframe, duration of the cycle,
  horizon, rollover, roll into the next quarter, time machine, finish the quarter, new planning round, rhythm,
  cadence, 2026, 2027, 2028, back to last quarter, older quarter, open last quarter, open the old quarter, past
  quarter, list of quarters, other quarters, first quarter, second quarter, third quarter, fourth quarter, coming
  year, upcoming, future, beginning of the quarter, deadline of the quarter, wrong quarter, set dates, fortnight,
  weeks, interval, era, epoch, window, year end, fast forward to Q2, rotate the quarter, trimestre, Quartal, Zeitraum,
  periode, okr cycle, cycle name, turn of the year, time travel to last quarter, move to Q2, shift to Q2, view Q1
home:copy_over:
  copy from last year, bring forward, carry forward, carryover, roll forward, inherit, take along, recycle, repeat
  last quarter, last quarters goals, unfinished objectives, template from last quarter, template, start with last
  quarter's, base on last quarter, prefill, transfer, transfer okrs, import from another quarter, take okrs from,
  fetch from last quarter, paste last quarter, port, keep goals, goals stay the same, leftovers, leftover, remaining
  goals, remains of last quarter, still open from last quarter, not achieved, not reached, push goals to the next
  quarter, continue the old goals, pre-populate, prepopulate, prefilled, populate, seed, fill with old goals, copy
  from Q1, copy Q4, copy from 2026, from Q2, use old goals, old goals again, reset quarter with old goals, adopt, last
  period's goals, clone everything, old stuff, take the old ones, restart with previous objectives, objectives of the
  previous quarter, from the previous quarter, from spring, move okrs to the new quarter, copy from Q3
home:pick_up:
  proceed, restart the meeting, reopen, re-open, rejoin, back to the meeting, running workshop, in progress,
  interrupted, interruption, paused workshop, not finished, open workshop, half done, last thing, recent, recently
  opened, recently used, what was I doing, latest, yesterday, finish what I began, after the break, after lunch, take
  up again, working on, last position, last place, last screen, bring me back, jump back in, thread, unfinished
  business, left over, keep going, go on with the meeting, go on with the session, return to where I was, restore
  session, reconnect, power failure, computer crashed, computer restarted, lost the connection, active workshop,
  current workshop, ongoing, started workshop, where did I leave off, reconnect to call, last open, leftover work,
  open item, pending, to be continued, what's next, next up, hang on where was I
home:import:
  pull in, take over from another tool, from word, from google docs, notion, trello, asana, miro, confluence,
  airtable, viva goals, lattice, perdoo, weekdone, ally, monday, migration, migrate okrs, transfer from another tool,
  switch from another tool, bulk import, mass upload, batch, ingest, tsv, xls, ods, yaml, txt, docx, pdf, table,
  paste, paste from clipboard, add from file, attach, attachment, drop a file, get data from, load a backup, copy from
  excel, :e, :r, :read, I have a file, I have a document, already wrote them, written elsewhere, from my computer,
  from disk, from file, from a document, from google, sheet, file picker, choose file, select a file, pick a file,
  find a file, browse files, slurp, parse, read okr, load a list, load old okrs, integration, integrate, connect jira,
  api, sync with jira, link to jira, extract, docx to okr, drag a file in, numbers file, open office, libreoffice,
  clickup, smartsheet, linear, basecamp, gtmhub, quantive, profit.co, mooncamp, workpath, text document, from text,
  from markdown, from a file, put a file in, feed
home:remove_team:
  delete squad, erase, dissolve, dissolve group, close department, shut down a team, scrap team, throw away the team,
  discard team, wipe, cancel a team, eliminate, abolish, cut a team, not needed any more, team is gone, team was
  dissolved, old team, dead team, discontinue, hide team, deactivate, lay off, exclude a team, delete row, bin, trash,
  dd, rm, deregister, unregister, kick the team out, closed down, liquidate, terminate a team, decommission, prune,
  prune the tree, clean up teams, tidy up, take off the list, does not exist any longer, no such team, duplicate team,
  I added it by mistake, wrong team, superfluous, unnecessary team, empty team, team without objectives, remove node,
  sunset, unlink team, mothball, unit got merged away, defunct, extinct, orphaned team, dispose of a team, offboard a
  team
home:glossary:
  lexicon, terminology, word list, wordlist, company words, internal terms, technical words, specialist terms, medical
  terms, foreign words, loan words, slang, lingo, shorthand, abbreviation, acronym, short forms, initialism, allowed
  words, allowlist, white list, accept a word, custom dictionary, user dictionary, personal dictionary, new term,
  define a word, definition, definitions, spell check, spelling, spellchecker, does not know our words, brand, brands,
  brand name, trade names, code names, codename, product, names, flags a name, word is marked wrong, red underline
  under a name, wording, nomenclature, index of words, keywords, special terms, domain language, business language,
  project name, system names, names of systems, names of tools, customer names, department names, team names, proper
  noun, proper nouns, stop underlining, underlined name, spellchecker learns word, learn word, teach word, remember a
  word, ok word, this word is fine, this word is correct, word exists, own language, explain our words, what does this
  abbreviation mean, list of terms, trademarks, trademark, shorthand we use, inhouse words, industry terms, buzz word,
  name is flagged, register product name
home:checks:
  disable, deactivate checks, enable, activate, stop complaining, nagging, nag, annoying, less strict, too picky,
  pedantic, too many remarks, silence, suppress, hide findings, suggestions off, exclude rules, exceptions, choose
  rules, select checks, rulebook, guidelines, validation, validator, validate, quality gate, standards, criteria,
  lint, eslint, grammar, config, configuration, set up, customise, customize, adjust the rules, change rules, edit
  rules, toggle, admin, parameters, false positives, false alarms, wrong warning, not relevant for us, tools options,
  setting, bother, bothering, hints, no hints, don't check, checking, unnecessary warnings, unneeded checks, skip
  rules, remove rule, delete rule, drop a rule, rule does not apply, critic, tone down, criticism, criticise,
  criticize, complaints, complains too much, complains all the time, shut up, be quiet, leave me alone, noise, noisy,
  too sensitive, sensitivity, severity, threshold of warnings, level of strictness, turn off, switch on, opt out,
  eslintrc, policy, policies, methodology, what is checked, what do you check, list rules, manage checks, tune,
  tuning, finetune, relax, loosen, tolerance, police, quality gates, over critical, unfair rule, our own rules, house
  rules, style guide, writing rules, language check, wording check, okr rules settings
home:organisation:
  org, change organisation name, edit company, new company name, rebrand, rebranding, institution, hospital, clinic
  name, school, university, agency, authority, charity, ngo, association, foundation, group name, holding, who we are,
  our name, workspace, tenant, account, letterhead, title, mission, vision, spelling of our company, employer,
  acquired, we were bought, takeover, merger, fusion, legal entity, foundation name, church, council, municipality,
  city, wrong company name, typo in the company name, company data, company details, company info, company profile,
  company settings, headquarter renamed, headquarters, hq, parent company, name at the top, the name above, brand name
  of the company
home:history:
  revision, revisions, changelog of the team, who edited, who did this, who wrote this, latest change, last change,
  previous state, earlier state, restore, restore yesterday, as it was yesterday, how it was before, before the
  change, how did it look before, evolution, chronology, trail, trace, track changes, blame, snapshot, snapshots,
  backup of the team, time travel, diff, compare versions, journal, record of changes, why was it changed, progress
  over time, forensic, forensics, provenance, who messed this up, who broke it, who changed our goals, who deleted our
  objective, who removed, who added, who approved, when was it published, old okrs of this quarter, list changes, view
  changes, changes since yesterday, what is different, difference, differences, revert to old version, roll back to
  yesterday, rollback to an old version, older form, form of last week, okr history, edit history, chronicle,
  whodunit, undo history, past changes, recent changes of the team, changes of the objectives
home:records:
  older workshops, last workshop, notes, notes from the last workshop, documentation of the workshop, logbook, report
  of the workshop, outcome of the workshop, voting history, who voted how, what did we vote, what did we decide, what
  did we agree, what did we talk about, what did we discuss, what was agreed, discussed, parked items, parked topics
  of the last workshop, open questions of the last workshop, transcript, recording, recordings, record, look back,
  review past meetings, past events, completed workshops, finished workshops, closed workshops, workshops, meetings,
  archived, themes of the last workshop, retrospective notes, wrap up, memory, yesterday's meeting, last week's
  meeting, last session, last time, former, find decisions, list of decisions, decision log, debrief, gathering,
  search notes, summary, what did we say, what was parked, what did we park, parked earlier, previously parked, what
  came out, what happened in the meeting, results, diary of workshops, memories, last month's meeting, lessons
  learned, last retro, past ballots, chronicle, chronicles, old protocols, past
draft:objective:
  new okr, another goal, ambition, purpose, insert, add row, add, new, new line, create, plus, epic, mission, big
  goal, define objective, new card, new page, open a line, jot a fresh aim, fresh goal, second objective, third
  objective, first objective, more objectives, more goals, extra goal, additional goal, qualitative, vision, north
  star, theme, title, heading, headline, header, section, topic, new item above, entry, idea, type a new goal, start
  objective, begin a new objective, what do we want to achieve, write new objective, write objective
draft:key_result:
  key-result, measurement, measurable, add target, success metric, acceptance criteria, proof, evidence, milestone,
  baseline, quantify, quantitative, subgoal, sub objective, child, subitem, subtask, bullet, story, user story, task,
  initiative, deliverable, goal post, yardstick, insert line below, insert row below, subordinate, nested item,
  indent, second key result, third key result, first key result, extra key result, additional key result, how will we
  know, how would we know, how do we know, goal value, number to reach, threshold, benchmark, statistics, stats, data
  point, new number, add results, smart goal, output, requirement, acceptance criterion, definition of done, checklist
  item, define metric, write new key result, write key result
draft:edit:
  edit line, change this one, reformulate, rework, revise, refine, polish, fix text, fix it, spelling mistake,
  misspelled, mistyped, tweak, adjust, alter, amend, paraphrase, make it shorter, shorten, retype, open, insert mode,
  write down, fill in, enter text, add text, say it differently, different words, other words, assign, assignee,
  assign a person, responsible, accountable, date, by when, set target, target value, set value, start value, from and
  to, unit, fields, details, properties, edit cell, f2, i, percent, progress, correct it, correction, wrong number,
  missing word, grammar, rewrite it, write better, better words, sharpen, clearer, more precise, precise, specify,
  expand, translate, comment, add why, why field, description, add link, data source, source, contributors,
  initiative, add initiative, theme, aspirational, committed, ambition level, stretch, moonshot, mark as committed,
  kind, metric or milestone, assign somebody, put a name on it, who does it, baseline, lower the target, raise target,
  double click, cw, cc
draft:delete:
  delete okr, remove this one, remove goal, bin, throw out, toss, scrap, ditch, wipe, clear, clear row, drop, kill,
  eliminate, cancel this objective, don't need it, not needed, no longer needed, take out, strike, rid, rubbish,
  garbage, waste basket, recycle bin, archive, cross out, del, backspace, :d, rm, nix, not relevant any more,
  irrelevant, outdated, obsolete, superfluous, redundant, unnecessary, take away, take off, expunge, destroy, vanish,
  make it disappear, hide, empty, x, shift+delete, ctrl+x, prune, remove from list, undo this objective, shred, send
  to trash, move to trash, blow away, hide this, empty this
draft:vote:
  cast votes, vote on this one, let people vote, call the vote, hold a vote, begin voting, voting round, run a poll,
  straw vote, poll the room, fingers, finger voting, hand signs, thumb, thumbs, thumbs up, thumbs up or down, roman
  voting, dot voting, dotmocracy, consent, find consensus, reach consensus, agreement, agree, is everybody ok with
  this, are we all ok with this, decide, decision, ask for agreement, commitment, commit, buy-in, approve, approval,
  confirm, election, elect, score, rating, confidence, scrum poker, estimation, estimate, fof, quorum, referendum,
  veto, who is for it, in favour, pro and contra, on board, who agrees, who is against, who is in, does anybody
  object, objections, get everyone's opinion, gauge agreement, measure agreement, test agreement, sense check, open
  voting, secret ballot, count votes, five, zero to five, 0 to 5, yes or no vote, voting session, zoom poll,
  mentimeter, slido, likert, say yes, sign off with the team, group decision, accept key result, finalise objective,
  lock it
draft:team_tests:
  opinions, collect feedback, feedback round, temperature, mood, vibe, gut feel, feeling, feelings, reaction,
  reactions, sentiment, emotion, emotional, energy, energising, energizing, exciting, excitement, excited, motivate,
  motivating, motivation, inspiring, inspiration, boring, eye roll, coffee, team tests, quick test, quiz,
  questionnaire, questions, question, read aloud, read out loud, pitch, elevator pitch, cheer, applause, pulse check,
  interview, test objective, yes or no, yes meh, thumbs, litmus test, spark joy, joy, fun, passion, passionate,
  enthusiasm, enthusiastic, wow effect, wow, sexy, attractive, appealing, does it sound good, sounds good, would you
  present it, does the team like it, do people like it, like it, love, morale, ask around, ask participants, ask
  everybody's opinion, what do others think, second opinion, wake up, awake, gut, stomach feeling, instinct,
  resonance, resonate, retell, audience, clap, clapping, would they cheer, does anyone care, does it excite, what does
  the room say, what does the group say, smell test, sniff test
draft:move_up:
  one place higher, push up, shift up, bring up, promote, increase priority, prioritize, priorities, reprioritise,
  reprioritize, change order, change the order, reorganise, reorganize, resort, sequence, above, ahead, forward, alt
  up, arrow up, drag, drag and drop, :m, bump, most important goal, more urgent, urgent, urgency, number one, no 1,
  prio, set priority, ranking, upwards, upward, lift, hoist, climb, ascend, elevate, before the other, in front, this
  comes first, position up, arrange, shuffle, swap places, ctrl up
draft:move_down:
  one place lower, shift down, sink, demote, least important, unimportant, decrease priority, deprioritise,
  deprioritize, change order, change the order, further down, under, put under, alt down, arrow down, backwards, less
  prio, not urgent, downwards, downward, descend, drop down, push back, this comes last, comes later, after the other,
  position down, swap places, shuffle, ctrl down
draft:move_to:
  put elsewhere, put under, relocate, rehome, regroup, reparent, change parent, change the parent, change objective,
  another goal, different goal, attach to another objective, assign to another objective, wrong place, wrong parent,
  belongs somewhere else, cut and paste, send to another objective, hand over to another objective, switch objective,
  give to another objective, shift, sort into another objective, change where it belongs, not part of this objective,
  doesn't belong here, does not fit here, fits better elsewhere, should be under, drag to another objective, split
  off, move out, swap objective, adopt, other section, migrate, refile, recategorise, categorize, group, sibling,
  neighbour objective, move across, move to the other one
draft:history:
  revision, revisions, who edited, who did this, who deleted this, last edit, latest change, last change, earlier
  state, former version, original, restore, how did it look before, evolution, chronology, trail, trace, track
  changes, blame, git blame, snapshot, snapshots, time travel, diff, compare versions, journal, record of changes,
  last modified, activity, lineage, who changed this key result, who touched this, list of changes, text of yesterday,
  text of last week, what did it say, what was written here, bring back old text, revert to an older version, roll
  back, when did it change, why did it change, former wording, genealogy, story of this objective, author, authored
draft:duplicate:
  copy goal, create a copy, one more like this, one like this, similar, replicate, reproduce, photocopy, twin, ditto,
  duplicate line, duplicate row, twice, copy below, yy, yyp, yank, ctrl+d, ctrl+c, variant, xerox, copy and change,
  copy with changes, same with other numbers, two of these, second copy, template from this, use this as template,
  save as new, take as a template, cp, fork, ctrl+c ctrl+v, split, spin off, alternative version, make another one,
  once more the same
draft:supports:
  support, supporting, contribute, contribution, contributes, serve, link to company goals, connection, attach to
  parent, higher goal, superior goal, company okr, organisation goal, corporate goal, alignment, aligned with, relates
  to, related to, relation, relationship, belongs to, belongs to which goal, ladder up, ladders up, laddering, roll
  up, rolls up to, feeds into, pays in, derived from, derive, north star, epic link, blocks, hierarchy, tie to,
  reference, why do we do this, upstream, wrong parent, change parent, change the parent, choose parent, no parent,
  orphan, strategic link, vision, mission, mother goal, top goal, boss goal, manager's goal, objectives of the level
  above, team above, tree, part of, what is it good for, good for, purpose, bigger picture, big picture, cascading,
  inherit, dependency
draft:findings:
  all warnings, all problems, all findings, see warnings, see problems, see the problems, show problems, show issues,
  show findings, what are the problems, what are the issues, panel, side bar, sidebar, pane, switch side, quality,
  quality check, quality report, lint, review, assessment, evaluation, critique, criticism, feedback of the machine,
  tips, advice, suggestions, recommendations, coach, coaching, how good is this, how good is it, is this good, is this
  a good objective, rate my okr, score, check my wording, run checks, analyse, analyze, scroll down, scroll up, show
  me the problems, show all problems, show all findings, see all warnings, look at the warnings, go through the
  warnings, inspect the findings, what is there to improve, what could be improved, to the right, go right, side,
  problem panel, error list, todo list, checklist, reviewer, mistakes, grade, marks, how many problems, number of
  problems
draft:next_finding:
  next issue, next fault, next hint, next remark, next comment, next to fix, go to problem, what else, what should I
  fix, what do I need to fix, what needs work, weak spots, mistakes, bugs, faults, flaws, red, red ones, underlined,
  n, ]d, f8, forward, hop to the next flaw, next red word, next yellow, next mark, next marked, next highlighted, next
  to improve, following error, step through warnings, cycle through problems, walk through the problems, one by one,
  next bad statement, where is a mistake, where is the problem, find warning, gd, weak spot, weakness, hunt for
  errors, search errors
draft:previous_finding:
  previous error, previous mistake, previous fault, previous hint, previous remark, prev issue, prior finding,
  previous, earlier problem, back one finding, [d, shift+f8, N, finding above
draft:start_over:
  from scratch, start from zero, begin anew, anew, restart, redo from scratch, rewrite everything, rewrite this, write
  new, new attempt, try again, reset, clear text, empty it, boilerplate, scaffold, skeleton, pattern, formula, fill in
  the blanks, cloze, prompt, starter, sentence starter, sample, model sentence, blueprint, placeholder, how should I
  write it, how should it look, assistant, wizard, guide me, suggest, propose, proposal, better wording, inspiration,
  snippet, writer's block, no idea, I do not know what to write, don't know how to write it, ai, how do I write a good
  key result, how to write, writing aid, mad libs, fill in form, gap, gaps, structure, standard, default text,
  suggested text, generate, autofill, autocomplete, chatgpt, write it for me, recommended wording, improve it, improve
  this, make it better, new version, erase all and write, throw away and rewrite, whole new, rework completely, second
  try, fresh, clean slate, empty page, stuck, how should I write this, how should this be written, how is it written,
  how to formulate, how to phrase, key result template, objective template, formulation help
draft:sentence:
  build the sentence, generate the text, compose, assemble, full sentence, whole sentence, number to text, insert
  values, insert target, add numbers to the text, target into text, from to, verbalise, spell out, render, textual,
  concatenate, formula to text, unit into sentence, due date into the sentence, fill the sentence, stitch numbers into
  prose, prose, put together, combine fields, mail merge, produce sentence, automatic sentence, write it for me, write
  the sentence, sentence from fields, turn numbers into words, transform, convert, translate numbers, target missing
  in the sentence, include target, sentence builder, autogenerate, auto-generate, create sentence, use the numbers
draft:rule_page:
  meaning, what is this warning, what is this finding, what is meant, what is bad, why does it complain, flagged,
  underlined, squiggly line, squiggle, red, yellow, marked, reasoning, rationale, rule page, rule text, rule book,
  about this finding, read more, learn more, further information, documentation of the rule, help about the warning,
  good example, examples, what is the problem, what's the problem, what's wrong, what's wrong with it, what is the
  issue, how to fix this, how to fix it, how do I fix this, how do I fix it, how can I improve, how to improve, how to
  make it better, description, hover, tooltip, reason for the mark, reason of the warning, mark, marks, colour of the
  word, coloured word, why orange, highlight, underline, underlining, rule says, what does the rule say, why is this
  not ok, not good, what is the matter, what's up, is it wrong, should I fix this, how serious is it, theory,
  background, sense of this rule, teach me, I don't get it, I do not get it, don't understand this warning, do not
  understand, elaborate, clarify, define, definition, wiki, guideline, advice, tell me why
draft:waive:
  ignore once, disregard, overlook, overrule, override, override the check, bypass, accept it, accept anyway, keep as
  is, leave as is, let it stand, let it go, let through, it's fine, that's ok, this is correct, it is correct,
  intended, intentional, on purpose, deliberate, won't fix, wontfix, justified, justify, justification, give a reason,
  noqa, nolint, silence, hide this, close warning, acknowledge, ack, tolerate, grant an exception, exempt, exemption,
  permit, forgive, not true, not an issue, not applicable, does not apply, n/a, irrelevant, disagree, I know better,
  stop complaining, stop nagging, shut up, go away, condone, accept the risk of this finding, I know, aware, noted,
  okay like this, good as it is, good enough, leave like this, stay like this, no change needed, nothing to fix, not
  wrong, no mistake, no error, is right, I am right, is correct, it's correct, correct as is, wrong finding, bad rule,
  stupid rule, nonsense, does not fit, doesn't matter, does not matter, who cares, don't care, never mind, skip, pass,
  next time, clear finding, turn off warning, switch off this warning, remove the red, take the mark away, delete
  finding, lint ignore, eslint-disable, resolve, mark as resolved, whitelist, exclude, checker is wrong, machine is
  wrong, the program is wrong, on purpose like this, do not show this again, don't show again
edit:go_on:
  write another, another one, following one, go on, new row, confirm, submit
edit:fields:
  assign a person, assignee, who is responsible, by when, date, values, metric, confidence level, champion of the key
  result, how much, percentage, form
edit:frame:
  pattern, boilerplate, skeleton, fill in the blanks, sentence starter, help me write, begin again, sample, reset,
  clear, propose
edit:next_words:
  next error, next warning, next finding, next highlighted word, go to mistake, bad words, wrong words, find the
  fault, next red word, spelling, weak words
edit:done:
  exit, esc, close, leave, back to the list, back, end editing, quit editing, normal mode, :w, complete, accept
workshop:toggle_clock:
  set timer, stop counting, pause the session, halt, freeze, interrupt, interruption, suspend the clock, restart
  timer, unpause, timeout, time out, coffee, tea break, lunch, bathroom break, toilet break, bio break, short break,
  take a break, recess, intermission, wait, one moment, hang on, chronometer, chrono, egg timer, hourglass, alarm,
  tick, pomodoro, space bar, how long, how long do we have, how much time is left, how much time do we have, phone
  rings, turn off the timer, switch the clock on, time keeping, timekeeper, timekeeping, breather, five minute break,
  10 minute break, 5 min break, ten minutes break, quick stop, interrupt the meeting, interrupt the workshop, someone
  is at the door, doorbell, fire alarm, wait for somebody, wait for people, wait for latecomers, smoke break, smoking
  break, cigarette, rest, pee, stretch, stretch our legs, watch, minutes left, how many minutes, clock not running,
  activate timer, timer off, enable timer, tick tock, go, run, ready go, start work, begin this step, start step,
  after the break, we are back, break is over, biobreak, comfort break, one second, brb, afk
workshop:next_step:
  next topic, next phase, next part, next section, next slide, next exercise, next activity, following, go ahead, keep
  going, move to the next step, moving on, onward, onwards, further, carry on, what comes next, what's next, done
  here, we are done here, we are done with this, we're done, we are ready, this is done, mark as done, step complete,
  end step, close step, finished here, check, tick off, progress, turn the page, arrow right, skip ahead, transition,
  segue, forth, next question, next round, next block, next chapter, up next, move along, get on with it, enough,
  discussed enough, finished with this, finished with that, this is finished, that's done, okay next, ok done, change
  to the next step, switch to next, swipe, hop, after that, then, page down, enter next, close and next, we are
  finished with this, finished this, we finished this, done with it, topic done, point done, all done with this
workshop:back_step:
  go back, one back, move back, previous phase, previous part, previous section, previous slide, previous agenda
  point, prev, prior step, preceding step, return, revisit, rewind, reverse, forgot something, we missed something,
  not done yet with the last step, too early, went too fast, skipped too far, arrow left, retreat, reopen the last
  step, undo next, previous again, repeat step, redo step, look at the previous step, what did we do before, undo
  step, clicked next too early, pressed next by mistake, moved on too early, wrong step, backward, go left, page up,
  earlier, earlier topic, retrace
workshop:more_time:
  add a few minutes, add 1 min, another minute, additional minutes, little more time, little longer, takes longer,
  allow more time, extend timebox, extension, lengthen, stretch, increase time, buy time, snooze, timer up, timer +1,
  plus, +1, +5, +5 min, still talking, wait for them, expand time, bit longer, let them continue, let them finish, let
  them talk, keep discussing, keep going longer, stay longer, still need time, still working, not ready, not yet done,
  they need time, needs time, three more minutes, 3 more minutes, ten more minutes, give 5 minutes, give 2 minutes,
  add five minutes, add 10 minutes, add two, raise the timer, prolongation, prolongate, postpone the end of the step,
  push the end, generous, take your time
workshop:less_time:
  remove time, take time away, take off time, reduce timebox, reduce, reduction, decrease time, decrease, lower the
  time, cut short, shorten time, shrink, compress, tighten, trim, trim the time, fewer minutes, minus, -1, -5, timer
  -1, too much time, too long, this takes too long, quicker, quick, accelerate, rush, save a minute, ahead of time,
  ahead of schedule, curtail, less, shorter timer, shorter step, abbreviate, cut down, remove 2 minutes, drop a
  minute, too generous, they do not need so much time, not so much time needed, that is too much time, too many
  minutes, we are fast, finished early, done early, early, end step earlier, hurry
workshop:go_to_step:
  go to key results, go to champions, view agenda, agenda points, overview, outline, map, runsheet, running order,
  flow, workflow, roadmap, index, contents, select step, pick step, specific step, particular step, certain step,
  other step, change step, switch step, skip to, skip to step, skip to a step, navigate, navigation, move to step,
  which step are we in, what is coming, what comes later, final step, step 5, :5, gg, gotoline, chapter, chapters,
  itinerary, time table, curriculum, lineup, line-up, sequence, plan of the day, program, open step, directly,
  straight to, skip ahead to, fast forward, jump around, different part, another part, part, parts, section, sections,
  stage, stages, phases, phase list, another topic, go to the break, go to check-out, go to the end, go to the
  beginning, back to the start, first topic, last step of the agenda, how many steps, what is left, what is still to
  do, what is left to do, whats coming up, coming up, later steps, progress of the workshop, run of show, running
  sheet, menu, today's program
workshop:skip_step:
  skip it, skip this, skip this one, skip this step, skip step, skip topic, skip exercise, skip agenda item, skip this
  part, skip the rest of this step, bypass, pass, jump this step, drop this step, drop step, ignore step, avoid this
  step, cut this step, remove step, remove this step, delete step, cross off, strike this step, no time for this step,
  no time for this, not necessary, not relevant, unnecessary, not today, already done, don't do this, next without
  doing, useless, pointless, waste of time, boring step, irrelevant, superfluous, without this step, go without, lets
  skip, let's skip this, let us skip this, can we skip this, we can skip, forgo, forego, miss out, dodge, elide, jump
  past, over this step, cancel step, drop this, discard step, throw out this step, nothing here, n/a, not applicable,
  does not apply, not required, optional, we know this already, known already, already discussed, did that before, do
  this later, do it later, postpone this step
workshop:catch_up:
  we are over, ran over, run out of time, out of schedule, off schedule, delayed, delays, overdue, overran, over
  schedule, overshoot, exceeded, exceed, time's up, short on time, too little time, we are slow, too slow, slow, hurry
  up, rush, recover time, regain time, gain time, win back time, back on track, back on schedule, compensate,
  reschedule, rearrange the agenda, replan, re-plan, redistribute time, spread the time, shorten the rest, shorten
  remaining steps, trim the agenda, adjust the schedule, drop steps, drop a step, remove a step, finish later, when
  will we finish, when do we finish, extend the workshop, extend the meeting, time management, under pressure,
  deficit, lag, lagging, behind the curve, red timer, red clock, minus time, negative time, beyond time, past the end,
  past due, overrunning, we overshot, too much talking, talked too long, discussed too long, discussion took too long,
  only 10 minutes left, five minutes left, not much time, not much time left, hardly any time, almost no time, time
  runs away, time flies, time problem, time trouble, lack of time, no time, we must hurry, we have to hurry, need to
  hurry, tight, squeeze, we will not finish, won't finish on time, in time, on time, keep the schedule, fix the
  schedule, repair the schedule, rescue the agenda, adapt agenda, shift the agenda, new end time, change the end time,
  move the end, steal time, take time from another step, borrow time, cut other steps, speed up the rest, steps
  shorter, prioritise the agenda, cut the programme, blew the schedule, schedule is blown, slipped, slipping, longer
  than planned, not on schedule, not on time, out of sync with the plan, plan does not work any more, agenda too full,
  agenda is too long
workshop:attend:
  presence, check attendance, take attendance, register, sign in sheet, head count, headcount, how many are we, who is
  online, who attends, who takes part, who participates, missing people, absence, absences, absentees, absentee,
  apologies, came late, latecomer, latecomers, late joiner, late arrival, late arrivals, arrived, add colleague,
  observer, visitor, guest, invite, remove someone, remove attendee, leave early, had to leave, dropped off, crowd,
  audience, show of hands who is here, roster, rollcall, waiting room, lobby, everyone here, is everybody here, two
  people joined, new member, one more participant, another participant, additional participant, add names, add a name,
  change participants, edit attendees, update attendance, set participants, select participants, choose participants,
  who is participating, who is taking part, who have we got, who is coming, who shows up, who is in the workshop, who
  is around, people in the meeting, how many people vote, number of participants, zoom participants, manage
  participants, not here today, ill today, sick today, on holiday today, joins us, left us, left early, leaves,
  leaving, turnout, quorum, company, crew, team today
workshop:notes:
  writing, making notes, notetaking, notepad, notebook, notes for this step, open notes, new note, scribble, memo,
  memos, minute, minutes, minute taking, document, documentation, capture, log, diary, annotate, annotation, comments,
  remarks, insert text, text field, transcript, transcribe, quote, ideas, sticky, sticky notes, stickies, post-its,
  whiteboard, flip chart, flipchart, secretary, writer, summary, summarise, summarize, keep track, thoughts, key
  points, takeaway, takeaways, decision log, put down, private notes, facilitator notes, capture what people say,
  discussion notes, save what was said, important point, important statement, remember this sentence, leave a note,
  text, free text, pen, pencil, pad, paper, board, miro board, post a note, write results, collect, collect
  statements, list ideas, brain dump, observations, learnings, lessons, lessons learned, insights
workshop:end:
  end early, finish early, terminate, wind down, adjourn, dismiss, we're done, we are through, that's it, call it a
  day, session is over, closing, closure, close out, finalise, finalize, goodbye, good bye, farewell, check out,
  checkout, hang up, leave meeting, exit meeting, go home, feierabend, curtain, finito, fin, basta, that's it for
  today, that's all for today, done for today, enough for today, we are finished for today, we are finished here, we
  finished, everything done, all steps done, all finished, last step is done, final, ending, stop now, stop here, stop
  it here, let's stop, let us stop, lets stop here, break up, break off, disband, disperse, leave together, go our
  ways, say bye, see you, see you next week, ciao, thanks, thank you everybody, great work everyone, applause, send
  everyone home, shut down the meeting, cease, quit session, completed, mark as complete, finishing, sign off, closing
  round, close down, curtains, last words, end of story, the fat lady sang
workshop:discard:
  erase workshop, trash, bin, scrap, cancel everything, call off, called off, cancelled, canceled, undo starting the
  workshop, started too early, wrong team, wrong session, wrong agenda, test run, just testing, rehearsal, dry run,
  demo, oops wrong workshop, did not mean to start, unintentionally started, mistake, forget this meeting, drop the
  workshop, destroy, without saving, don't save, :q!, get rid of the workshop, wipe this workshop, abandon, scrub,
  nullify, void, pretend it never happened, should not have started, shouldn't have started, clicked start by mistake,
  pressed w by mistake, opened by mistake, not the right workshop, not this workshop, too soon, start again from zero,
  start the workshop over, restart workshop from scratch, trial, training, was only practice, practice, playing
  around, experiment, nobody is here, no one came, nobody showed up, postponed, postpone meeting, reschedule the
  meeting, revoke
team_tests:yes:
  thumb up, +1, up, good, great, love it, cheers, lifts, inspired, exciting, happy, wow, awesome, affirmative,
  positive answer, add a yes, count a yes, another yes, one more yes, in favour, cheer
team_tests:meh:
  ok, okay, indifferent, average, middle, maybe, shrug, half, medium, don't care, not convinced, add a meh, another
  meh, one more meh, mediocre, ambivalent, not really
team_tests:eye_roll:
  rolling eyes, bad, boo, dislike, -1, down, yawn, dull, against, negative answer, sigh, sad, hate it, awful, add an
  eye-roll, another eye-roll, cringe, uninspiring, not inspiring, groan
team_tests:line:
  several at once, tallies, 7 2 0, copy from the chat, chat answers, list of answers, all answers,
  batch, everybody at once, type the counts, enter counts, paste answers, quick entry, fast entry, zoom chat, poll
team_tests:name:
  names of eye-rolls, who was against, who disagreed, note names, add names, person behind the answer,
  name the people, critics, sceptics, skeptics, who is not convinced, who sighed
team_tests:other_test:
  switch, toggle, town hall, double espresso, the other one, second question, next question, next, coffee
team_tests:show_counts:
  answers, result, display, tally, total, numbers, how many, outcome, unhide, hide again, mask, cover, conceal,
  unveil, disclose, score, count, totals, finish, done
team_tests:less_yes:
  delete yes, correct yes, too many yes, wrong yes, subtract yes, decrease yes, un-yes, miscounted yes, undo, take
  back, minus
team_tests:less_meh:
  minus meh, delete meh, correct meh, too many meh, wrong meh, subtract meh, decrease meh, miscounted meh
team_tests:less_eye_roll:
  minus eye-roll, delete eye-roll, correct eye-roll, too many eye-rolls, wrong eye-roll, subtract eye-roll, decrease
  eye-roll, miscounted eye-roll
vote:hands:
  enter vote, enter votes, type vote, record hand, register vote, votes, five, three, four, two, one, zero, block, he
  votes 3, shows three fingers, how many fingers, input, rating, rate, set vote, key in
vote:take_back:
  wrong, wrong entry, wrong finger, wrong key, mistyped, typed wrong, typo, entered wrong, remove vote, cancel vote,
  reset, fix hand, edit vote, back one vote, go back one person, previous name, last voter, step back, backspace,
  oops, retract, withdraw vote, un-vote, unvote, revoke, changed mind, forget vote, revert, retry
vote:absent:
  not available, unavailable, somebody is missing, someone left, had to leave, disconnected, connection lost, bad
  connection, internet problem, dropped, absence, no show, noshow, didn't come, did not show up, doesn't attend, day
  off, out of office, ooo, parental leave, afk, away from keyboard, toilet, bathroom, excused, remove person, remove
  from vote, remove voter, take out of the vote, out, not joining, not participating, unreachable, on a break,
  maternity leave, paternity leave, sabbatical, at the doctor, has another meeting, on the phone, travelling, on the
  train, went home, stepped out, has to leave, no longer here, isn't there, not here today
vote:abstain:
  abstained, abstains, abstaining, abstinence, shows no hand, won't vote, refuses to vote, refuse, not voting, doesn't
  vote, no answer, no idea, don't know, undecided, not decided, cannot decide, unsure, not sure, skip person, skip
  voter, pass this time, passes, forgo, indifferent, observer, only listening, n/a, null vote, empty vote, void,
  spectator, keeps out, conflict of interest, withholds, withhold, holds back
vote:line:
  paste votes, slack thread, clipboard, ctrl+v, insert from chat, import chat, read chat, copy the chat, multiple, one
  line, in one go, batch, mass, group entry, quick entry, fast entry, enter all votes, fill everyone, everyone shows
  five, everyone voted five, all fives, same vote for everyone, set all, others, remaining people, unanimous, type a
  list, comma separated, csv, whatsapp, google meet, webex, text input, dictate
vote:reveal:
  show votes, show the votes, show vote, show everything, show all hands, show the hands, view votes, display votes,
  present the result, unveil, unmask, unhide, disclose, expose, make visible, turn around, lift the curtain, drumroll,
  ta-da, voila, verdict, what did people vote, how did they vote, did it pass, did we agree, is it agreed, count
  votes, counting, sum, average, finish, done, everybody voted, all votes are in, all in, votes are in, stop voting,
  close the vote, close the poll, complete the vote, hands on the table, hands up, evaluate, evaluation, analysis,
  statistics, chart, histogram
vote_shown:hear:
  lowest votes, low hands, low voter, the ones, who voted one, hear them out, let them talk, give the floor, speak,
  speaks, explain vote, explanation, write down the concern, capture concern, record concern, add a comment,
  objections, concerns, worries, reasons, arguments, argument, discussion, debate, doubts, doubt, fear, fears, risk,
  criticism, dissatisfied, unhappy, not happy, complaints, complaint, dissent, dissenting voice, disagreement,
  minority, minority opinion, skeptics, sceptic, feedback, statement, quote, testimony, remark, note, who is against,
  against, bring up to three, reservations, reservation, blocker, blocking, block, hear the others, ask the twos, low
  voters first, the two explains
vote_shown:again:
  vote anew, new vote, another vote, third round, next round, round two, round 2, one more time, retry, re-run, rerun,
  redo, restart, start over, poll again, ask again, fresh round, back to voting, reset votes, encore, recount, after
  discussion
vote:rule:
  rules, different rule, choose rule, select rule, pick a rule, set rule, how are votes counted, how is it counted,
  counting rule, voting system, mode, other method, kind of vote, settings, options, configure, criteria, criterion,
  pass mark, passing score, minimum, limit, cutoff, cut-off, when is it accepted, when is it agreed, what counts as
  agreed, what does it take, how many needed, how many votes are needed, how do we decide, simple majority, two
  thirds, absolute majority, nobody below three, average, only a fist blocks, veto right, veto, qualified majority,
  consent, scoring, meaning of numbers, what does three mean, confidence scale, explain the rule, when do we agree,
  does one no block, who can block, which rule applies, what rule do we use, three or more
vote:names:
  name, display who, reveal who, who voted low, who voted two, who gave which vote, who said no, who is against,
  person names, names off, turn on names, toggle names, hide voters, conceal names, remove names, anonymous votes,
  anonymously, anonymity, incognito, identity, identities, identify, private, confidential, confidentiality, protect
  people, mask, unmask, blind, discreet, discretion, gdpr, data protection, pseudonym
vote_shown:decide:
  decide, manager decides, chief decides, the boss has decided, owners decision, somebody must decide, someone has to
  decide, last word, final say, make the call, take the decision, executive decision, arbitrate, arbitration, arbiter,
  force, impose, settle, end the discussion, stop discussing, stop arguing, finish the debate, close discussion,
  conclude, ruling, verdict, tie, tiebreak, tiebreaker, impasse, stalemate, no result, can't agree, not agreeing,
  disagree and commit, dictator, despite, dissent noted, note dissent, record dissent, minority report, accept anyway,
  after three rounds
vote:join:
  add people, add participant to vote, add member, add attendee, new name, one more, another person, extra voter,
  additional person, late arrival, latecomer, arrived, arrives, joined, he is back, she is back, is back, returned,
  name missing, person is missing in the list, forgot someone, include, invite, visitor, enters, plus one, let in,
  admit
confidence:digit:
  rate, rating, type number, enter value, how sure, how confident, how likely, likelihood, probability, percent, 50%,
  chance, certainty, estimate, level, scale, seven, five, eight
champions:digit:
  select champion, assign champion, set owner, pick owner, who is responsible
confidence:ten:
  hundred percent, 100%, sure, completely sure, absolutely sure, max, highest, top, fully confident, full, full score,
  ten out of ten, perfect, guaranteed
champions:clear:
  wrong, wrong number, unset, blank, none, no owner, without champion, nobody, correct, take back, backspace,
  unassign, nothing, zero out, mistake, oops
champions:name:
  enter a name, write a name, new person, someone else, external, not listed, missing person, add champion, person
  from another team, colleague, custom, free text
home:asked:
  our inbox, what do others want, what do others ask, incoming requests,
  requests to answer, who needs us, answer requests
dependencies:add:
  new one, another, insert, plus, we need help, ask a favour, ask other team, request support, file a request, ticket,
  order, demand, blocked by, blocker, register dependency, write down dependency, note dependency, record dependency,
  requirement, wish, depend
dependencies:accept:
  accept request, accept dependency, approved, approve, other team agrees, other team accepts, will do, deal, done
  deal, fine, sure, confirmed, commit, committed, promise, promised, granted, grant, green light, go ahead, thumbs up,
  positive, okay, acknowledge, take over
dependencies:counter:
  counteroffer, propose something else, propose, other proposal, alternative, new date, different date, suggest
  another date, yes if, conditional, condition, only if, maybe, partial, partially, partly accepted, less than asked,
  compromise, haggle, bargain, renegotiate, negotiation, discuss, adjusted, modify, change, with changes, but later,
  not entirely, trade, trade-off, middle ground
dependencies:decline:
  refused, reject request, denied, not accepted, not possible, impossible, cannot do it, can't do it, can not, won't
  do, will not do it, they say no, other team says no, other team refuses, negative, thumbs down, no capacity, no
  time, no resources, disapprove, dismiss, veto, nope, unable, not going to happen
dependencies:risk:
  accept risk, take the risk, live with it, own the risk, risk owner, who carries the risk, responsible for the risk,
  bear, uncertain, uncertainty, not sure, unclear, threat, hazard, exposure, gamble, open, still open, no reply, they
  do not answer, unanswered, risk register, risk log, mitigate, danger zone, warning
dependencies:view:
  cards, swimlanes, overview, who depends on whom, bottleneck, promises, late promises, what was promised,
  next view, change the view
dependencies:inbox:
  what do they want, what do they ask, incoming, requests to us, answer requests
dependencies:terms:
  new day, other day, who promised, edit promise, postpone
dependencies:forget:
  take away, take out, forget, drop, discard, throw away, bin, trash, scrap, not needed, not needed any more, no
  longer necessary, obsolete, withdraw, cancel request, clear, kill, wrong dependency, by mistake, void, rid
parking:add_parked:
  park, park a question, another one, one more, insert, plus, further question, question, write down a question, put
  on the list, append, topic, idea, issue
parking:resolve:
  resolved, reply, respond, response, close, close this, close topic, closed, mark resolved, check, tick, cross out,
  remove, delete, take off the list, take out, dealt with, deal with, handled, handle, take care of, clear, clear up,
  clarified, clarify, fixed, fix, conclusion, result, decision, decide, what happened with it, what became of it,
  open, discuss, talk about it, finished, dispose, edit, write
tie_off:side:
  switch sides, toggle side, next column, other panel, left, right, middle, read findings, problems, warnings, gaps,
  lower team, upper, lower, child side, look at upper goals, parent okrs, other level, other list, jump over, focus,
  scroll, tab
tie_off:next_team:
  next group, next squad, next department, next unit, next child, move to the next team, forward, proceed to the next
  team, other team's objectives, this team is done, finished with this team, advance
tie_off:previous_team:
  previous group, previous squad, previous department, prev team, prior team, one team back, jump to previous team,
  return to the last team, preceding team, earlier team, back
tie_off:link:
  link to objective above, linked, links, connect goals, connect objectives, connection, tie, tie together, bind, map,
  mapping, relate, relates to, relation, relationship, associate, association, pair, hook up, couple, combine, new
  link, create link, draw line, line, arrow, contribute, contribution, supporting, what does this support, pays into,
  feeds into, ladder up, parent goal, set parent, choose parent, select parent, assign to upper, belongs, add parent,
  cascade, orphan, fix orphan, cover, covers, coverage, take on, takes on, suggest, suggestions, fits to, matches
tie_off:unlink:
  un-link, delete relation, cut connection, break up, undo link, take link away, clear link, disassociate, dissociate,
  detach, decouple, disjoin, untie, unbind, unmap, unpair, split, divorce, sever, loosen, release, doesn't support, no
  longer supports, not supporting, not related, unrelated, wrong parent, linked by mistake, wrongly linked, linked to
  the wrong objective, make orphan, independent, stand alone, standalone
tie_off:confirm:
  confirm decision, confirmation, accepted, approved, approve it, approve this, approval, agreed, agree on this, we
  agree, agreement, all agree, okay, all right, alright, sure, go, green light, green, thumbs up, check, checkmark,
  tick, tick off, done, settled, valid, validate, ratify, endorse, support, back it, affirm, affirmative, consent, in
  agreement, makes sense, sounds good, keep objective, leave as is, leave it, take it, stays, stay, retain, remains,
  no change, no changes, unchanged, stands, commit, decide yes, positive, pass, passed
tie_off:change:
  ask to change, changes requested, propose change, proposal, suggest changes, suggestion, modification, rewrite,
  reword, rephrase, reformulate, revise, revision, redo, need work, send back, back to the team, return to the team,
  back to drafting, edit objective, alter, alteration, adapt, adaptation, adjustment, correct, correction, fix,
  refine, tweak, update, not good enough, not ok, not okay, not fine, almost, yes but, with changes, with conditions,
  under condition, conditional, improvement, lower the target, raise the target, make it smaller, reduce, sharpen,
  overlap, merge
tie_off:drop:
  leave out, skip, cancel goal, throw away, throw out, bin, scrap, ditch, discard, dismiss, kick out, abandon, abort,
  veto, rejected, reject it, reject this, reject objective, refuse, refused, decline, declined, deny, no, say no, not
  accepted, not approved, disapprove, don't do, won't do, not doing, not this time, not important enough, not
  relevant, irrelevant, unnecessary, out, out of scope, too much, too many objectives, too many goals, overload,
  reduce load, lighten the load, cut back, deprioritise, deprioritize, descope, de-scope, put off, hold, pause, delay,
  delayed, next year, move to another quarter, push to next quarter, shift to next cycle, postponed, backlog, freeze,
  shelve, exclude, eliminate, sacrifice, forget it, duplicate, duplicated
tie_off:escalate:
  escalation, bring upstairs, take it upstairs, pass it up, pass on, push up, refer, send upstairs, kick upstairs,
  higher instance, next level, one level higher, someone else, another person decides, other person decides, ceo,
  director, executive, executives, leadership, board, steering committee, supervisor, authority, ask the ceo, ask
  someone, needs a decision, unclear who decides, not our call, above my pay grade, beyond our authority, undecided,
  unresolved, open, still open, conflict, conflict between teams, dispute, quarrel, stuck, deadlock, impasse,
  stalemate, we do not agree, we don't agree, cannot agree, can't agree, disagreement, no consensus, delegate,
  mediate, mediator, arbitration, arbitrate, referee, help from above, upward, buck stops
tie_off:note:
  notes, take notes, attach note, comments, leave a comment, write down, jot, remarks, memo, explanation, why,
  reasons, rationale, justify, justification, record why, document, document decision, documentation, annotation,
  detail, details, text, free text, sticky, sticky note, minutes, protocol, log, condition, reservation, reservations,
  describe, description, background, context
tie_off:dependency:
  dependency, add dependency, new dependency, list dependencies, open dependencies, depend, dependent, who depends on
  whom, who do we need, we need something from another team, need help, needed, need other team, need another
  team, request, ask for help, blockers, blocks, blocking, impediment, obstacle, waiting, wait for another team, waits
  for, relies on, rely on, relying, reliance, interdependence, interlock, interface, interfaces, hand off, handoff,
  handover, deliver, delivery, deliverable from another team, promise, prerequisite, precondition, required,
  requirement, cross team, risk, risks, supply, supplier, give and take
tie_off:sign:
  sign the okrs, signing, signatures, leaders signature, boss signs, put my name, put name under, autograph,
  undersign, countersign, co-sign, initial, stamp, contract, treaty, handshake, shake hands, agreement, final
  approval, finalise, finalize, finish, complete, conclude, close, close the tie-off, deal, done, we are done, we are
  finished, all done, officially, formal agreement, formally approve, formalise, commitment, committed, certify,
  authorise, authorize, ratify, lock, submit, approve all, accept all, everything is agreed, pact, pledge, notarise,
  docusign, e-sign, ink, dotted line, both signatures
publish:publish_now:
  publish okrs, publish page, public, official, set published, change status, status, ship, launch, roll out, rollout,
  deploy, share, share with all, send, broadcast, communicate, tell everyone, inform, submit, hand in, confirm,
  approve, final, finish, complete, lock, freeze, visible, post, push, commit, proclaim, declare, hang it out, issue,
  enact
publish:write:
  store, output, html, generate file, create pdf, document, doc, docx, word, excel, csv, text, txt, local copy, to my
  computer, hard disk, folder, directory, printout, printer, paper, hard copy, one pager, attachment, attach, backup,
  handout, confluence, wiki, notion, github, readme, presentation, slides, powerpoint, :w, dump, write out
publish:copy:
  copy everything, copy okrs, copy markdown, copy content, copy contents, ctrl+c, cmd+c, clip, paste, paste into
  confluence, paste into word, paste somewhere, paste buffer, e-mail, send to slack, post to slack, teams message,
  message, chat, whatsapp, yank, yy, grab text, take the text, forward, insert in mail
publish:withdraw:
  withdrawal, un-publish, hide, private, take back, take down, take offline, take off, pull, call back, recall,
  remove, remove page, undo, cancel publication, reverse, revert, return to draft, set to draft, draft, drafting
  again, reopen, re-open, unlock, unfreeze, edit again, change after publishing, still needs changes, not ready, not
  final, not yet, too early, mistake, delete, rollback, roll back, unrelease, repeal, rescind, annul
records:side:
  toggle, change side, next pane, right side, open, read notes, view, see, look, look inside, details, show notes,
  page down, focus, text, open record, read more, contents
records:all_teams:
  show all teams, another team, everyone, everybody, company wide, whole organisation, entire company, all
  departments, all groups, my team only, one team, filter, toggle teams, expand, show everything, all, all meetings,
  all sessions, unfilter, restrict, narrow, across teams
""".strip()
"""The name of a command and a colon; below it, indented, its phrases, separated by commas."""


def phrases() -> dict[str, list[str]]:
    """Return the phrases of each command, by its name."""
    found: dict[str, list[str]] = {}
    for row in BOOK.replace("\n  ", " ").splitlines():
        name, _, listed = row.partition(": ")
        found[name] = [phrase.strip() for phrase in listed.split(",")]
    return found
