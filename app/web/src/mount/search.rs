//! The search page: box, filters and list of results, their state in the fragment.
//! Not here: how an answer is found (the worker behind `client`) and how one hit looks (`hit`).

mod hit;
mod nothing;

use super::browser::{is_in_field, listen};
use super::client::{Client, News, WillRetry};
use super::logic::wording;
use super::panel::{self, Counts};
use super::register::status_of;
use super::start::Page;
use super::state::{Address, Origin};
use gloo_timers::callback::Timeout;
use leptos::html::{H2, Input};
use leptos::prelude::*;
use model::{Filter, HITS_PER_PAGE, SearchError, SearchQuery, SearchRequest, SearchResults, Sort};
use std::sync::Arc;
use wasm_bindgen::JsCast;

/// Typing is answered when it pauses for this long.
const PAUSE_MS: u32 = 150;

#[derive(Clone, Debug, PartialEq)]
enum Progress {
    /// Nothing has been asked yet.
    Idle,
    Searching,
    Slow,
    Answered,
    Failed(SearchError, WillRetry),
}

/// What the parts of the page read.
#[derive(Clone, Copy)]
struct Found {
    progress: RwSignal<Progress>,
    results: RwSignal<Option<Arc<SearchResults>>>,
}

pub fn search(page: Page, worker: String, manifest: String) -> impl IntoView {
    let words = page.words;
    let address = Address::follow();
    let found = Found { progress: RwSignal::new(Progress::Idle), results: RwSignal::new(None) };
    let text = RwSignal::new(address.get_untracked().query.q);
    let focus_results = StoredValue::new(false);
    let heading = NodeRef::<H2>::new();
    let client = StoredValue::new_local(Client::new(&worker, &manifest, move |news| {
        match news {
            News::Slow => return found.progress.set(Progress::Slow),
            News::Answer(results) => {
                found.results.set(Some(Arc::new(results)));
                found.progress.set(Progress::Answered);
            }
            News::Failed(error, retry) => found.progress.set(Progress::Failed(error, retry)),
        }
        if focus_results.get_value() {
            focus_results.set_value(false);
            request_animation_frame(move || {
                if let Some(heading) = heading.get_untracked() {
                    let _ = heading.focus();
                }
            });
        }
    }));
    let ids = StoredValue::new(0);
    let ask = move |query: SearchQuery, as_you_type: bool| {
        ids.update_value(|id| *id += 1);
        if !matches!(found.progress.get_untracked(), Progress::Slow | Progress::Failed(..)) {
            found.progress.set(Progress::Searching);
        }
        let request = SearchRequest { id: ids.get_value(), language: page.language, query, as_you_type };
        client.with_value(|client| client.ask(request));
    };

    // The address is asked about, whoever changed it.
    let pause = StoredValue::new_local(None::<Timeout>);
    let settled = StoredValue::new(address.get_untracked());
    Effect::new(move |page_before: Option<u32>| {
        let view = address.get();
        let origin = address.origin();
        if origin == Origin::Followed {
            pause.set_value(None);
            text.set(view.query.q.clone());
        }
        if origin != Origin::Refined {
            settled.set_value(view.clone());
        }
        if !is_blank(&view.query) || page_before.is_some() {
            ask(view.query.clone(), origin == Origin::Refined);
        }
        if page_before.is_some_and(|before| before != view.query.page) {
            if let Some(heading) = heading.get_untracked() {
                heading.scroll_into_view();
            }
        }
        view.query.page
    });
    // Someone who comes to the box is about to search: the worker opens, and filters get their counts.
    let intend = move |_| {
        if found.progress.get_untracked() == Progress::Idle {
            ask(address.get_untracked().query, false);
        }
    };
    // Typing refines the step of history it began in; submitting leaves that step as it was.
    let typed = move |value: String| {
        text.set(value);
        focus_results.set_value(false);
        let later = Timeout::new(PAUSE_MS, move || {
            address.replace(address.get_untracked().with(|query| query.q = text.get_untracked()));
        });
        pause.set_value(Some(later));
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        pause.set_value(None);
        focus_results.set_value(true);
        let new = address.get_untracked().with(|query| query.q = text.get_untracked());
        let before = settled.get_value();
        if before == new {
            ask(new.query, false);
        } else {
            address.replace(before);
            address.push(new);
        }
    };

    let input = NodeRef::<Input>::new();
    let slash = RwSignal::new(true);
    listen(&window(), "keydown", move |event| {
        let Ok(key) = event.dyn_into::<web_sys::KeyboardEvent>() else { return };
        let plain = !key.ctrl_key() && !key.alt_key() && !key.meta_key() && !key.default_prevented();
        if key.key() == "/" && plain && slash.get_untracked() && !is_in_field() {
            if let Some(input) = input.get_untracked() {
                key.prevent_default();
                let _ = input.focus();
            }
        }
    });

    let counts = Memo::new(move |_| {
        found.results.get().map(|results| results.counts.clone().into_iter().collect::<Counts>()).unwrap_or_default()
    });
    let total = Memo::new(move |_| found.results.get().map_or(0, |results| results.total));
    let blank = Memo::new(move |_| is_blank(&address.get().query));
    view! {
        <div class="island search">
            <form role="search" on:submit=submit on:focusin=intend>
                <label for="query">{words.search_label.as_str()}</label>
                <div class="search-box">
                    // Without a name the text cannot end up in an address even if this form were sent.
                    <input
                        id="query"
                        type="search"
                        autocomplete="off"
                        autocapitalize="off"
                        spellcheck="false"
                        enterkeyhint="search"
                        maxlength="1000"
                        node_ref=input
                        prop:value=text
                        on:input:target=move |event| typed(event.target().value())
                    />
                    <button type="submit">{words.search_button.as_str()}</button>
                </div>
                {help(page, slash)}
            </form>
            <div class="beside" on:focusin=intend>
                {panel::filters(page, address, Filter::ALL.to_vec(), counts)}
                <section aria-labelledby="results">
                    <h2 id="results" class="results-heading" tabindex="-1" node_ref=heading>
                        {words.results_heading.as_str()}
                    </h2>
                    <p role="status" data-total=move || known_total(found, blank.get()) data-state=move || state(found)>
                        {move || status(page, found, blank.get(), address.get().query.page)}
                    </p>
                    {move || {
                        matches!(found.progress.get(), Progress::Failed(..))
                            .then(|| failed(page, found, move || client.with_value(Client::try_again)))
                    }}
                    {panel::chosen(page, address)}
                    {sort(page, address, blank)}
                    {move || (!blank.get()).then(|| notes(page, found))}
                    {move || {
                        let results = found.results.get().filter(|_| !blank.get() && !is_lost(found));
                        let at = address.get_untracked().query.page.max(1);
                        let start = (at - 1) * HITS_PER_PAGE + 1;
                        results
                            .map(|results| {
                                view! {
                                    <ol class="hits" start=start>
                                        {results.hits.iter().map(|hit| hit::hit(page, hit)).collect_view()}
                                    </ol>
                                }
                            })
                    }}
                    {move || {
                        let lost = blank.get() || is_lost(found) || (found.progress.get() == Progress::Answered && total.get() == 0);
                        lost.then(|| nothing::suggestions(page, address, !blank.get() && !is_lost(found)))
                    }}
                    {move || (!blank.get() && !is_lost(found)).then(|| panel::paging(page, address, total, HITS_PER_PAGE))}
                </section>
            </div>
        </div>
    }
}

fn is_blank(query: &SearchQuery) -> bool {
    query.q.trim().is_empty() && query.filters.is_empty()
}

/// Whether the results at hand belong to no question any more.
fn is_lost(found: Found) -> bool {
    matches!(found.progress.get(), Progress::Failed(..))
}

/// The number found, where it is known.
fn known_total(found: Found, blank: bool) -> String {
    match found.progress.get() {
        Progress::Idle | Progress::Failed(..) => String::new(),
        Progress::Searching | Progress::Slow | Progress::Answered if blank => String::new(),
        Progress::Searching | Progress::Slow | Progress::Answered => {
            found.results.get().map(|results| results.total.to_string()).unwrap_or_default()
        }
    }
}

fn state(found: Found) -> &'static str {
    match found.progress.get() {
        Progress::Idle => "idle",
        Progress::Searching | Progress::Slow => "waiting",
        Progress::Answered => "answered",
        Progress::Failed(..) => "failed",
    }
}

fn status(page: Page, found: Found, blank: bool, at: u32) -> String {
    let words = page.words;
    match found.progress.get() {
        Progress::Failed(error, _) => wording::error(words, &error).to_owned(),
        Progress::Slow => words.slow_network.clone(),
        Progress::Idle => words.search_prompt.clone(),
        Progress::Searching | Progress::Answered if blank => words.search_prompt.clone(),
        Progress::Searching => match found.results.get() {
            // A quick answer needs no word in between.
            Some(results) => status_of(page, results.total, at, HITS_PER_PAGE),
            None => words.searching.clone(),
        },
        Progress::Answered => {
            let total = found.results.get().map_or(0, |results| results.total);
            status_of(page, total, at, HITS_PER_PAGE)
        }
    }
}

fn failed(page: Page, found: Found, again: impl Fn() + 'static) -> impl IntoView {
    let words = page.words;
    let will_retry =
        move || matches!(found.progress.get(), Progress::Failed(_, WillRetry(true))).then_some(words.retry_soon.as_str());
    let can_retry = matches!(found.progress.get_untracked(), Progress::Failed(_, WillRetry(true)));
    view! {
        <p class="notice">
            {will_retry}
            " "
            {can_retry
                .then(|| view! { <button type="button" on:click=move |_| again()>{words.try_again.as_str()}</button> })}
        </p>
    }
}

fn notes(page: Page, found: Found) -> impl IntoView {
    let notes = found.results.get().map(|results| results.notes.clone()).unwrap_or_default();
    (!notes.is_empty()).then(|| {
        let items = notes.iter().map(|note| view! { <li>{wording::note(page.words, note)}</li> });
        view! { <ul class="notes">{items.collect_view()}</ul> }
    })
}

fn sort(page: Page, address: Address, blank: Memo<bool>) -> impl IntoView {
    let words = page.words;
    let by_date = move || address.get().query.sort == Sort::Date;
    view! {
        <label class="sort" hidden=blank>
            {words.sort_label.as_str()}
            " "
            <select on:change:target=move |event| {
                let sort = if event.target().value() == "date" { Sort::Date } else { Sort::Relevance };
                address.change(|query| query.sort = sort);
            }>
                <option value="relevance" prop:selected=move || !by_date()>{words.sort_relevance.as_str()}</option>
                <option value="date" prop:selected=by_date>{words.sort_date.as_str()}</option>
            </select>
        </label>
    }
}

/// How to search, by examples that can be tried, and the switch of the key `/`.
fn help(page: Page, slash: RwSignal<bool>) -> impl IntoView {
    let words = page.words;
    let examples = words.examples.iter().map(|example| {
        let query = SearchQuery { q: example.query.clone(), ..SearchQuery::default() };
        let href = ["#", &query.to_fragment()].concat();
        view! { <li><a href=href>{example.query.as_str()}</a> " — " {example.meaning.as_str()}</li> }
    });
    view! {
        <details class="search-help">
            <summary>{words.help_heading.as_str()}</summary>
            <ul>{examples.collect_view()}</ul>
            <label class="choice">
                <input type="checkbox" prop:checked=slash on:change:target=move |event| slash.set(event.target().checked()) />
                <span>{words.slash_key.as_str()}</span>
            </label>
        </details>
    }
}
