"""Words of objectives: vivid words, vague words, jargon."""

from __future__ import annotations

from tuiokr.quality.lexicon.word_forms import phrases, words

VIVID = words(
    "love loves loved lovable loveable delight delights delighted delightful trust trusts trusted trustworthy "
    "effortless effortlessly joy joyful proud pride inspire inspires inspired inspiring excite excited thrill "
    "favourite favorite go-to leader leadership leading world-class thrive thriving happy happier happiest stellar "
    "lightning-fast record acclaim fan fans advocate advocates ambassador confident confidence confidently magic "
    "magical wow amazing amaze remarkable remarkably unforgettable beloved irresistible obvious natural home belong "
    "belonging fearless beautiful simple simpler simplest easy easier easiest easily safe safer safest safely "
    "resilient reliable dependable rock-solid proven prove authority champion benchmark-setter destination dream "
    "legendary iconic famous renowned celebrated celebrate admired envy surprise surprisingly enjoy enjoyable "
    "pleasure fun painless frictionless stress-free worry-free hassle-free instant instantly fast faster fastest "
    "quick quickest better best most first-choice choice number-one vital essential indispensable clear "
    "crystal-clear obviously transparent familiar fresh bold brave unstoppable unrivalled unmatched unbeatable "
    "superior highest greatest strongest healthiest greenest smartest freely freedom independent independently "
    "welcome welcoming warm care cared heard seen understood valued value respected healthy healthier vibrant open "
    "stand-out standout outstanding exceptional extraordinary brilliant great top home-from-home sleep imagine paid "
    "paying everywhere anyone everyone everybody nobody never always secure securely join grow understand use "
    "benefit self-serve decision-ready intuitive human kinder breeze smooth smoothly wonderful lasting thrilled"
)
"""Words that make the difference visible or felt."""

PRAISE = words("best better great good top excellent leading outstanding")
"""Praise that any team would give to its own work."""

MOVING = words(
    "become be make turn win inspire delight give help let enable empower prove earn excite thrill amaze surprise "
    "free transform engage attract establish foster lead own conquer save protect show change bring welcome rally "
    "unleash unlock ignite spark reinvent revolutionise revolutionize set open put feel keep"
)
"""Verbs that give a direction rather than a task."""

GENERIC = words(
    "improve increase enhance optimise optimize strengthen maximise maximize minimise minimize reduce decrease "
    "boost raise expand extend grow scale drive advance deepen evolve refine accelerate streamline maintain "
    "continue sustain ensure support manage operate run stabilise stabilize modernise modernize leverage execute "
    "focus work align review address positively"
)
"""Verbs that fit any objective."""

USUAL = words(
    "maintain continue sustain keep preserve operate ongoing run remain stay administer manage support renew "
    "process regular routine daily day-to-day usual current existing annual"
)
"""Words for things that would happen anyway."""

TASK_NOUNS_NEUTRAL = words(
    "experience culture team community movement place product company brand world engine foundation workplace "
    "service organisation organization market reputation home school city future way"
)
"""Objects of `build` or `create` that are not deliverables."""

VAGUE_NOUNS = words(
    "efficiency effectiveness performance quality productivity capability capabilities value foundation foundations "
    "process processes operations efforts awareness engagement experience experiences satisfaction loyalty "
    "retention excellence product products technology system systems business company organisation organization "
    "industry market marketing sales communication collaboration alignment innovation growth results things stuff "
    "work team culture service services routines practices best-practices best-practice standards margins margin "
    "cashflow flow revenue revenues profitability money reliability stability usability adoption activation "
    "accuracy readability consistency usage planning budgeting setup metadata visibility presence capacity synergy "
    "synergies impact improvement solution solutions offering strategy"
)
"""Nouns that say little unless it is clear for whom, or compared with what."""

JARGON = words(
    "synergy synergies leverage leveraging operationalise operationalize operationalising operationalizing holistic "
    "scalable scalability paradigm ecosystem value-add value-added gtm go-to-market vertical verticals dogfood "
    "dogfooding roadmapping headroom observability devsecops devops cutting-edge state-of-the-art best-of-breed "
    "best-in-class mission-critical actionable data-driven next-gen learnings deliverables deliverable bandwidth "
    "low-hanging enablement productize productise monetize monetise ideate ideation incentivize incentivise utilize "
    "utilise stakeholder-management turnkey omnichannel omni-channel hyperscale hyperscaler agentic disruptive "
    "disrupt disruption granular greenfield brownfield guardrails paradigm-shift core-competency competencies "
    "onboarding-funnel funnel touchpoints touchpoint cross-functional north-star shift-left microservices "
    "microservice containerise containerize refactoring refactor backend frontend serverless kubernetes idempotent "
    "schema schemas metadata algorithm pipeline pipelines conflation cleansing workflows workflow benchmarking "
    "one-stop-shop ocr etl elt repo stateless sharding time-to-value time-to-market value-proposition seamless "
    "seamlessly robust streamline streamlined best-practices best-practice thought-leadership center-of-excellence "
    "optimisation optimization operationalisation orchestration modularity interoperability deduplication "
    "instrumentation upskill upskilling reskill socialize socialise right-size rightsizing double-click deep-dive "
    "wow-factor platformization platformisation verticalise horizontals solutioning solutionize solutionise "
    "ideating gamify gamification hyper-personalisation hyper-personalization flaky"
)
"""Words that an outsider would ask about or would dislike. "World-class" alone is not among them."""

JARGON_PHRASES = phrases(
    "api stability, at scale, best practice, best practices, burn down, burning down, center of excellence, "
    "centre of excellence, core competencies, core competency, cost efficiency, critical routines, data model, "
    "deep dive, digital transformation, end to end, go to market, leading indicator, low hanging fruit, machine "
    "learning pipelines, mission critical, move the needle, next generation, operating model, operational "
    "excellence, paradigm shift, platform foundations, quick wins, social experience, tech stack, test runs, "
    "thought leadership, touch base, use cases, user autonomy, value add, value stream, win win"
)
"""The same, for phrases of several words."""
ACRONYMS = words(
    "ux ui api sdk cli crm erp mvp poc gtm etl sla slo kpi cac ltv mrr arr nps csat roi roas seo sem ppc cpa cpl mql "
    "sql ctr ci cd sre rfp rfc tco bi ml llm nlp hcm plg abm dib dei oem iam sso mfa gdpr hipaa b2b b2c d2c p2p saas "
    "paas iaas tam icp sdr bdr qbr raci sop bau mttr p0 p1"
)
"""Abbreviations that only insiders understand, in any case."""
KNOWN_ACRONYMS = words(
    "uk us usa eu un ai tv it hr ceo cfo cto ok diy faq vip id pc okr okrs kpi iq phd ngo gp nhs pdf sme smes smb smbs"
)
"""Acronyms that an outsider understands."""

BENEFIT_MARKS = words("that so who where whom without until whose")
"""Words that begin a clause about what will be different."""
