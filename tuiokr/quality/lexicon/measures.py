"""Measures by the time when they move, and by what they increase."""

from __future__ import annotations

from tuiokr.quality.lexicon.word_forms import words

LAGGING = words(
    "revenue profit margin ebitda arr mrr turnover churn retention attrition share nps sale earning income roi ltv "
    "clv market-share profitability cashflow renewal valuation mortality readmission emission reputation"
)
"""Figures that show late what happened earlier."""

LEADING = words(
    "trial visit visitor demo lead sign-up signup activation first active daily weekly usage use session call quote "
    "request pipeline opportunity response time onboarding registration download open click attendance feedback "
    "conversion engagement enquiry booking order"
)
"""Figures that move early, or that move every week."""

VOLUME = words(
    "revenue sale customer client user subscriber member signup sign-up lead visitor visit traffic download install "
    "order booking pipeline deal volume output shipment release deployment speed time throughput arr mrr account "
    "registration attendance donor student velocity frequency cost spend expense latency"
)
"""Figures of volume, speed and cost, which can improve at the expense of something else."""

GUARD = words(
    "quality satisfaction nps csat complaint error defect bug incident churn retention return refund rating review "
    "trust margin profit availability uptime reliability accuracy engagement enps turnover wellbeing overtime "
    "safety accident failure escalation rework loyalty repeat downtime stress burnout happiness score activation"
)
"""Figures that show when the price was too high."""
