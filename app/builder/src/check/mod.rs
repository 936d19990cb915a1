//! Rules over the whole content, one named function each, listed in one table.
//! Not here: what a single file may hold (`read::schema`).

mod bills;
mod cases;
pub mod deny;
mod geography;
mod letter;
mod links;
mod membership;
mod obligations;
pub mod privacy;
mod recommendations;
mod references;
mod self_check;
mod sources;
mod words;

use crate::content::Content;
use crate::diagnostic::Diagnostic;

/// A rule: its name, what it demands, and the function that finds where it is broken.
pub struct Check {
    pub name: &'static str,
    /// The rule in one sentence, as `cargo portal check --rules` prints it.
    pub rule: &'static str,
    pub find: fn(&Content, &mut Vec<Diagnostic>),
}

/// Every rule between records; rules of a single file are in `read`.
pub static CHECKS: &[Check] = &[
    Check { name: "known-term", rule: "a term is in its vocabulary", find: references::known_term },
    Check {
        name: "known-record",
        rule: "a record that is referred to exists",
        find: references::known_record,
    },
    Check { name: "known-text", rule: "a named text has one of the known names", find: words::known_text },
    Check { name: "plain-title", rule: "a title is not empty and has no markup", find: words::plain_title },
    Check {
        name: "stale-translation",
        rule: "a translation was made from the words its original has now (warning)",
        find: words::stale_translation,
    },
    Check { name: "raw-html", rule: "words are Markdown without HTML", find: words::raw_html },
    Check { name: "repeated-anchor", rule: "an anchor occurs once in a text", find: words::repeated_anchor },
    Check {
        name: "link-target",
        rule: "a link leads to a web address, a record or a page of the site",
        find: links::link_target,
    },
    Check {
        name: "source-place",
        rule: "a source has an address or names the record that holds it",
        find: sources::source_place,
    },
    Check {
        name: "supported-fact",
        rule: "a source supports facts the portal knows",
        find: sources::supported_fact,
    },
    Check {
        name: "article-form",
        rule: "an article is written as treaty and number, and the treaty has that article",
        find: cases::article_form,
    },
    Check {
        name: "violated-was-alleged",
        rule: "an article found violated was among those alleged (warning)",
        find: cases::violated_was_alleged,
    },
    Check {
        name: "implementation-source",
        rule: "what became of a decision is said by a source",
        find: cases::implementation_source,
    },
    Check {
        name: "outcome-and-articles",
        rule: "a violation names its articles, and only a violation does",
        find: cases::outcome_and_articles,
    },
    Check {
        name: "stage-order",
        rule: "events, complaint, decision and what followed are dated in this order",
        find: cases::stage_order,
    },
    Check {
        name: "follow-up-source",
        rule: "a step after the decision names one of the record's sources",
        find: cases::follow_up_source,
    },
    Check {
        name: "membership-source",
        rule: "a step of a membership names one of the record's sources",
        find: membership::membership_source,
    },
    Check {
        name: "membership-order",
        rule: "one belongs to a coalition or an association, and neither joins nor leaves twice running",
        find: membership::membership_order,
    },
    Check {
        name: "status-order",
        rule: "steps after a recommendation stand in the order of time, between its year and the data's version",
        find: recommendations::status_order,
    },
    Check {
        name: "status-source",
        rule: "a step after a recommendation names one of the record's sources",
        find: recommendations::status_source,
    },
    Check {
        name: "assessment-kind",
        rule: "an assessment is given where somebody assessed, and nowhere else",
        find: recommendations::assessment_kind,
    },
    Check {
        name: "cluster-repeated",
        rule: "a recommendation that is said to be repeated is repeated by another record",
        find: recommendations::cluster_repeated,
    },
    Check {
        name: "cluster-obligation",
        rule: "the obligation that a cluster of recommendations names is a record",
        find: obligations::cluster_obligation,
    },
    Check {
        name: "other-date",
        rule: "another date than the accepted one is explained, and a source gives it",
        find: obligations::other_date,
    },
    Check {
        name: "rejected-consequence",
        rule: "a rejected proposal of a bill says in plain words what follows for people",
        find: bills::rejected_consequence,
    },
    Check {
        name: "verdict-clause",
        rule: "a verdict on a proposal has a source, and one taken into account names the clause that shows it",
        find: bills::verdict_clause,
    },
    Check {
        name: "clause-words",
        rule: "proposals of a bill and their wording name each other",
        find: bills::clause_words,
    },
    Check {
        name: "bill-source",
        rule: "stages and verdicts of a bill name one of the record's sources",
        find: bills::bill_source,
    },
    Check {
        name: "succession",
        rule: "superseding and superseded texts name each other",
        find: references::succession,
    },
    Check {
        name: "self-check",
        rule: "every answer of a self-check leads, by at most twelve questions and never back, to a next step that exists",
        find: self_check::self_check,
    },
    Check {
        name: "letter-fields",
        rule: "the text of a letter names each of its fields, in every language, and no other",
        find: letter::letter_fields,
    },
    Check {
        name: "geometry",
        rule: "the map has one closed shape for each region of the vocabulary, and no other",
        find: geography::geometry,
    },
    Check {
        name: "city-in-region",
        rule: "a city's centre is given to a hundredth of a degree and lies in its region alone",
        find: geography::city_in_region,
    },
    Check {
        name: "region-history",
        rule: "dates of regions and of their former names follow each other",
        find: geography::region_history,
    },
    Check {
        name: "region-date",
        rule: "what is older than its region names the place, and counts of a region do not precede it",
        find: geography::region_date,
    },
    Check {
        name: "contact-detail",
        rule: "no telephone number, e-mail address, identity number or exact place is published",
        find: privacy::contact_detail,
    },
    Check {
        name: "denied-name",
        rule: "no name of content/deny-list.toml is published",
        find: deny::denied_name,
    },
];

/// Applies every rule.
pub fn run(content: &Content) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for check in CHECKS {
        let before = diagnostics.len();
        (check.find)(content, &mut diagnostics);
        debug_assert!(
            diagnostics[before..].iter().all(|d| d.rule == check.name),
            "{} reports under its own name",
            check.name
        );
    }
    diagnostics
}
