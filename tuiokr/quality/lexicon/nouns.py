"""Nouns by what they count: an effect, own work, a proxy, or people."""

from __future__ import annotations

from functools import lru_cache

from tuiokr.quality.lexicon.word_forms import phrases, singular, words

EFFECT = words(
    # money
    "revenue income turnover profit profitability margin ebitda ebit arr mrr acv tcv arpu arpa ltv clv cltv cac roi "
    "roas gmv aov cogs opex capex cost spend expense expenditure burn runway price fee saving cash cashflow debt "
    "arrear receivable dso sale order pre-order preorder purchase transaction booking bill invoice-value basket "
    "cart deal pipeline lead mql sql sal opportunity prospect quote win upsell cross-sell renewal expansion "
    "contract-value valuation funding donation gift pledge grant-income endowment dividend yield premium loan "
    "default write-off penalty fine refund invoice payment payout chargeback fraud shrinkage spoilage royalty tip "
    "wage salary earning "
    # customers and use
    "customer client user subscriber member account logo buyer shopper visitor visit viewer view listener follower "
    "reader read fan advocate promoter detractor player guest patient student learner pupil graduate donor "
    "volunteer-hour volunteer-sign-up beneficiary citizen resident passenger rider tenant household applicant "
    "signup sign-up registration download install installation activation adoption usage use engagement interaction "
    "session-length login stickiness dau wau mau retention churn attrition reactivation loyalty satisfaction "
    "dissatisfaction csat nps enps ces sus happiness trust confidence awareness recall recognition sentiment "
    "reputation preference share market-share traffic impression reach click clickthrough ctr cpc cpa cpl cpm "
    "bounce conversion referral mention citation star upvote backlink ranking rank rating review-score complaint "
    "escalation contact-rate enquiry inquiry ticket request call-volume seat licence license subscription trial "
    "trialist open-rate reply attendance turnout participation audience viewership readership listenership "
    "publisher creator builder contributor contribution upload winner "
    # quality, speed, service
    "time duration latency delay lag speed velocity-of-service throughput response responsiveness wait queue "
    "backlog-age lead-time cycle-time ttfv ttv mttr mtta mttd mtbf downtime uptime availability reliability "
    "resilience resiliency sla slo outage incident crash bug error failure fault defect bug-escape rework return "
    "scrap waste yield accuracy precision recall auc f1 f1-score mape rmse correctness freshness completeness "
    "consistency quality usability accessibility-score performance efficiency effectiveness productivity "
    "utilisation utilization occupancy capacity-use load page-load memory bandwidth footprint consumption emission "
    "co2 carbon energy electricity water fuel landfill recycling pollution noise frequency pace rate ratio "
    "percentage proportion score index level percentile grade mark gap discrepancy deviation variance inaccuracy "
    "vulnerability breach intrusion attack violation hallucination false-positive false-negative interruption page "
    "pager alert-noise disruption congestion shortage stockout overrun "
    # people
    "turnover absenteeism absence sickness burnout stress wellbeing well-being morale belonging inclusion diversity "
    "promotion tenure overtime injury accident ltifr near-miss fatality mortality readmission infection relapse "
    "survival literacy numeracy attainment dropout drop-out employment unemployment poverty homelessness crime "
    "hunger recidivism vaccination immunity weight kilo kg pound bmi cholesterol pressure sleep fitness vo2 "
    "body-fat heart-rate pulse stamina endurance fluency mobility independence knowledge skill-level understanding "
    "behaviour behavior habit-rate effort workload friction drop-off abandonment dropoff no-show noshow "
    "cancellation late-payment overdue growth increase decrease reduction decline drop improvement result impact "
    "benefit outcome value success demand popularity presence authority position leader leadership parity "
    "compliance budget forecast target goal quota headroom faster shorter cheaper fewer ttr aht fcr otif oee "
    "sentiment win-rate hour minute second day week month year dollar euro point mile km kilometre kilometer mbps "
    "gigabyte tonne ton "
    # recognition by others
    "award prize accreditation-score recommendation testimonial endorsement press-mention "
    # the long tail: health, safety, shops, machines, nature, sport, the screen
    "adopter age attendee burglary claim footfall hba1c litter loss maintainer nrr grr outsider p90 p95 p99 pain "
    "payback pothole resolution spectator stock stoppage takeover temperature trip unsubscribe uptake worry petition "
    "membership misdelivery theft vandalism graffiti loneliness isolation obesity diabetes asthma allergy fever "
    "symptom complication amputation stroke fall bedsore ulcer wound pain-score truancy exclusion bullying detention "
    "reoffending eviction debt-level overdraft bankruptcy insolvency write-down queue-time wait-list tailback jam "
    "delay-minute cancellation-rate misconnection lost-bag baggage-claim no-fault warranty-claim recall-notice "
    "downtime-hour stop-time changeover-time setup-time idle-time leak leakage spill contamination impurity moisture "
    "breakage damage dent mis-pick mispick misship mis-shipment backorder oversell markdown obsolescence deadstock "
    "overstock spam scam phishing-click bot-traffic abuse harassment toxicity flag-rate takedown copyright-strike "
    "ban-appeal signal-strength coverage-gap dropout-rate packet-loss jitter frame-rate fps battery-life boot-time "
    "cold-start crash-rate anr time-to-first-byte ttfb tti lcp fid inp cls build-failure flake flakiness "
    "rollback-rate mean-time churn-rate downgrade contraction win-back winback repeat-purchase reorder upsell-rate "
    "attach-rate penetration share-of-wallet wallet-share brand-lift recall-rate share-of-voice follower-count "
    "view-through watch-time dwell-time scroll-depth session-time minutes-watched reply-rate response-rate "
    "acceptance-rate offer-acceptance time-to-hire time-to-fill cost-per-hire quality-of-hire regretted-loss "
    "payroll-error invoice-error dpo dio working-capital leverage-ratio solvency liquidity credit-rating "
    "interest-cost yield-rate scrap-rate first-pass-yield harvest crop milk-yield egg-count honey fish-stock species "
    "biodiversity population bird bee heat-loss kwh water-use food-waste plastic packaging-waste recycling-rate "
    "modal-share car-trip bike-trip ridership occupancy-rate pass-rate graduation completion-rate enrolment "
    "enrollment attendance-rate literacy-rate reading-age maths-score life-expectancy quality-of-life pain-free "
    "sick-day sick-leave absence-rate staff-turnover regretted-attrition retirement podium medal title final "
    "promotion-place relegation points-per-game clean-sheet pb personal-best resting-pulse waist blood-pressure "
    "blood-sugar screen-time bedtime saving-rate net-worth spare-time commute burglaries break-in call-out callout"
)
"""What changes for somebody: money, customers and what they do, experienced quality and speed, the state of people."""

OWN_WORK = words(
    # things made
    "feature website site webpage page homepage app application portal platform system tool toolkit tooling "
    "software product mvp prototype poc pilot proof-of-concept demo release version iteration module component "
    "library package service api endpoint integration connector plugin sdk microservice backend frontend front-end "
    "back-end database schema table column dashboard report reporting template form script workflow pipeline-ci "
    "infrastructure architecture environment cluster server container image gateway engine model-build algorithm "
    "dataset warehouse lake catalogue catalog ui ux wireframe mockup design redesign refactor refactoring rewrite "
    "migration upgrade rollout roll-out launch deployment implementation rebrand relaunch code codebase repository "
    "repo branch commit pr merge-request mr pull-request story epic task item-done test-case test suite unit-test "
    "automation alert alerting monitoring logging bot chatbot assistant flow functionality capability enhancement "
    "improvement-item fix patch hotfix crm erp hris cms "
    # words made
    "post blog article newsletter podcast episode video webinar whitepaper paper ebook e-book guide guideline "
    "handbook playbook manual runbook wiki doc docs documentation document spec specification requirement rfc adr "
    "memo note minute-doc presentation deck slide pitch brochure flyer leaflet banner ad advert creative content "
    "copy case-study story-doc script storyboard press-release landing-page faq tutorial course-material curriculum "
    "syllabus lesson checklist policy procedure standard framework methodology process sop protocol charter "
    "strategy plan roadmap calendar schedule agenda proposal brief budget-plan contract-draft recommendation-doc "
    "contract lease approval permission permit consent clearance signoff licence-agreement agreement memorandum "
    "tender application-form permit-file business-case concept vision mission taxonomy glossary inventory register "
    "catalogue list map matrix guidelines code-of-conduct rubric "
    # things held
    "interview workshop training session meeting event conference meetup webinar hackathon offsite seminar class "
    "course bootcamp lecture roadshow fair booth exhibition campaign survey poll questionnaire focus-group research "
    "study analysis audit assessment review retrospective retro stand-up standup check-in checkin one-on-one 1:1 "
    "demo call email touchpoint outreach experiment a/b-test abtest trial-run drill rehearsal inspection "
    "evaluation brainstorm ideation sprint milestone phase deliverable initiative project programme program "
    "pilot-project action action-item activity effort-project task todo idea hypothesis feedback insight persona "
    "journey-map "
    # people and things bought
    "hire hiring recruit recruiter salesperson salespeople seller rep sdr bdr ae engineer developer designer "
    "manager director analyst consultant intern apprentice trainer coach staff team-member employee-hire headcount "
    "role-opening vacancy candidate headhunter contractor freelancer board committee council taskforce task-force "
    "squad guild team office studio desk room equipment machine vehicle laptop licence-purchase supplier vendor "
    "agency partner partnership reseller distributor ambassador advisor partner-program setup set-up configuration "
    "cadence routine ritual governance structure organisation organization onboarding onboarding-program "
    "offboarding mentoring mentorship certification certificate qualification badge training-plan career-path "
    "career-framework job-description jd talent-pool roster step "
    # the long tail
    "blogpost assembly authentication billing briefing café camp carer compressor config cutover cv deputy drawing "
    "e-invoicing enablement exercise exhibit factory feed flag freeze go-live handover hotline hub illustration "
    "importer installer invitation irrigation kit lab lane laminator lineage log mailbox mailing marking mentor menu "
    "microloan monolith networking ombudsperson painting panel parser phone piano poster postmortem post-mortem "
    "pricing production provisioning purchasing qbr reconciliation registry replica resource rotation sandbox sbom "
    "scanner screen sensor shelter shelf sign-off sign-on sso mfa signing speaker stack stage stall station steward "
    "stub talk teaching testing trademark tray variant van walkthrough wing workspace write-up readiness blueprint "
    "backup broker cache cronjob cron job-spec cli console theme skin icon logo-design font layout header footer "
    "sidebar widget dialog popup notification-type email-template macro snippet linter formatter compiler runtime "
    "kernel driver firmware patchset changelog roadmap-item kanban board-pack binder folder drive intranet extranet "
    "kiosk terminal counter-desk queue-board garden playground pavilion bench fence roof wall kitchen bathroom "
    "corridor ramp lift elevator bridge tunnel pipe pump valve boiler solar-panel heat-pump charger charging-point "
    "bike-stand bin container-bin truck bus tram forklift crane robot drone camera microphone projector screen-wall "
    "printer scanner-unit tablet headset uniform costume tent instrument song album track-record recipe dish "
    "menu-card label-design packaging sticker badge-design poster-set flyer-set newsletter-issue magazine thesis "
    "chapter abstract manuscript-draft grant-application funding-application patent-application working-paper "
    "preprint consent-form questionnaire-form study-protocol field-trip excursion lesson-plan worksheet exam-paper "
    "quiz-set homework timetable-draft choir-rehearsal tournament match-day training-camp team-building retreat "
    "town-hall all-hands brown-bag lunch-and-learn ama office-hour office-hours coffee-chat ride-along shadowing "
    "job-ad ad-set adset creative-set landing-pages microsite splash-page seo-audit backlog-item user-stories "
    "bug-bash gameday game-day chaos-test fire-drill pen-test pentest threat-model runbooks sops raci okr kpi-tree "
    "data-model data-set datamart data-mart etl dag notebook feature-store vector-store embedding prompt guardrail "
    "eval-suite golden-set phase-out wind-down carve-out spin-off due-diligence data-room term-sheet nda dpa msa sow "
    "purchase-order inventory-list stocktake ledger chart-of-accounts journal-entry close-checklist policy-pack "
    "control-set risk-register bcp drp hotline-number helpdesk desk-booking"
)
"""What a team makes, writes, organises or buys."""

PROXY = words(
    "coverage velocity backlog story-point storypoint sprint-point commit pr mr merge-request pull-request "
    "code-review loc line-of-code test-coverage unit-test debt tech-debt technical-debt story epic ticket-closed "
    "checkin check-in utilisation utilization headcount training-hour training-completion documentation description "
    "metadata to-do todo task issue-backlog warning lint mr-rate burndown billable-hour"
)
"""Internal measures used as a substitute for an effect: they can rise without anybody outside noticing."""

METRIC_TAIL = words(
    "rate ratio percentage percent proportion score index level time cost speed frequency volume value share count "
    "size satisfaction conversion retention churn latency accuracy uptime availability adoption usage engagement "
    "awareness revenue margin growth rating nps csat enps ses quality efficiency productivity turnover attrition "
    "traffic reduction increase decrease throughput yield loyalty duration period delay pace performance price "
    "emission complaint error incident defect spend expense readmission mortality"
)
"""Heads that make a compound a measure, whatever the words before them are."""

QUANTITY = words(
    "number amount volume total average mean median sum count share percentage percent proportion ratio rate level "
    "majority half quarter-of third quantity set range degree frequency reduction increase decrease drop growth "
    "rise decline cut improvement gain uplift minimum maximum % rest part fraction list variety value size p50 p90 "
    "p95 p99"
)
"""Heads whose class is that of the noun after their "of"."""

NOMINAL_CHANGE = words(
    "increase decrease reduction drop decline growth rise improvement gain uplift cut boost lift jump fall"
)
NOMINAL_OUTPUT = words(
    "delivery implementation completion creation development launch release deployment introduction migration "
    "establishment preparation publication installation integration rollout roll-out execution definition "
    "documentation redesign refactoring set-up setup organisation organization production construction validation "
    "hiring recruitment building training writing testing design evaluation analysis"
)

AUDIENCE = words(
    "customer client user subscriber member buyer shopper visitor viewer listener reader fan player guest patient "
    "student learner pupil donor volunteer citizen resident passenger rider tenant applicant people person child "
    "parent family woman man girl boy mother admin guest citizen hospital clinic library bakery restaurant hotel "
    "bank municipality council village town shop retailer wholesaler agency-client landlord lodger caller commuter "
    "traveller traveler pilgrim fan neighbour pensioner senior teenager youngster adult voter taxpayer policyholder "
    "insuree borrower investor shareholder learner trainee alumnus alumni reader gamer streamer host operator "
    "analyst editor author musician artist scientist researcher employee colleague worker stakeholder partner "
    "developer engineer manager leader team neighbour neighbor community school teacher clinician nurse doctor "
    "farmer merchant seller supplier driver company business startup sme smb household enterprise organisation "
    "organization graduate individual mother father founder entrepreneur newcomer hire starter program programme "
    "institution city region country team-mate teammate publisher creator builder contributor account logo "
    "department function site store shop"
)
"""People who could act by themselves; the sentence decides whether they are inside or outside."""

OUTSIDE = words(
    "customer client user subscriber member buyer shopper visitor viewer listener reader fan player guest patient "
    "student learner pupil donor volunteer citizen resident passenger rider tenant applicant people child parent "
    "family woman girl boy man neighbour neighbor community merchant farmer household graduate individual mother "
    "father publisher creator builder contributor account logo newcomer institution school founder entrepreneur "
    "advocate stakeholder startup sme admin hospital clinic library bakery restaurant hotel municipality council "
    "village retailer wholesaler landlord caller commuter traveller traveler pensioner teenager youngster adult "
    "voter taxpayer policyholder borrower investor shareholder trainee alumni gamer"
)
"""People outside the organisation."""

INSIDE = words(
    "team staff engineer developer manager leader department function employee colleague squad role member-of-staff"
)
"""People inside the organisation."""

_EFFECT_PAIRS = phrases(
    "active user, ad-hoc report, annual leave, api error, api latency, app install, bad debt, blog visitor, body "
    "weight, bug report, build time, community contribution, content creator, customer experience, customer "
    "issue, customer review, data error, data quality, deployment frequency, drop offs, drop outs, early adopter, "
    "employee experience, error budget, feature request, google review, incoming call, insurance coverage, lead "
    "time, log ins, mailing list, manual report, market share, media coverage, network coverage, news coverage, "
    "no shows, on-call page, opt ins, order backlog, page load, page view, partner revenue, paying customer, "
    "paying partner, pilot customer, planning application, positive review, press coverage, product review, "
    "production issue, reading level, release frequency, reliability issue, sale cycle, sales cycle, security "
    "incident, sign ups, sign-up ups, skill level, star review, store review, support backlog, support call, "
    "support request, support ticket, time off, time saving, user experience, user session, vaccination coverage, "
    "wait time, waiting list, waiting time, work injury"
)
_OWN_PAIRS = phrases(
    "account manager, budget proposal, business case, case study, check ins, code review, cold call, cost model, "
    "field visit, home visit, "
    "customer call, customer interview, customer journey, customer list, customer portal, customer survey, "
    "engagement survey, error message, error tracking, follow ups, growth plan, growth strategy, job offer, "
    "landing page, launch date, load test, merge request, new hire, peer review, performance review, performance "
    "test, price list, pricing page, pull request, quality gate, quality standard, retention plan, revenue model, "
    "sale training, sales call, sales meeting, sales pitch, sales team, satisfaction survey, test case, time "
    "tracking, touch point, touch points, training material, training session, use case, user interview, user "
    "research, user story"
)
_PROXY_PAIRS = phrases(
    "billable hour, bug backlog, code coverage, code quality, commit frequency, debt backlog, issue backlog, "
    "merge rate, security backlog, sprint velocity, story point, team velocity, tech debt, technical debt, test "
    "coverage, training hour"
)
_NEUTRAL_PAIRS = phrases("app store, customer service, hiring manager, page per, user group")
PAIRS: dict[tuple[str, ...], str] = {
    **dict.fromkeys(_EFFECT_PAIRS, "effect"),
    **dict.fromkeys(_OWN_PAIRS, "own"),
    **dict.fromkeys(_PROXY_PAIRS, "proxy"),
    **dict.fromkeys(_NEUTRAL_PAIRS, "neutral"),
}
"""Two nouns in the singular whose class does not follow from the second one alone."""


@lru_cache(maxsize=8192)
def noun_class(word: str) -> str | None:
    """Return `effect`, `own`, `proxy` or None (unknown) for a lower-case word in the singular or plural."""
    one = singular(word)
    if "-" in one and one not in EFFECT and one not in OWN_WORK and one not in PROXY:
        one = singular(one.rsplit("-", 1)[1])
    if one in PROXY:
        return "proxy"
    if one in OWN_WORK:
        return "own"
    if one in EFFECT or word in EFFECT:
        return "effect"
    return None
