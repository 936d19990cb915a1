//! The search page: box, filters and list of results, their state in the fragment.
//! Not here: how an answer is found (the worker behind `client`) and how one hit looks (`hit`).

mod form;
mod hit;
mod nothing;
mod private;

use super::browser::next_frame;
use super::client::{Client, News};
use super::dom::{El, el, value_of};
use super::logic::signal::{Signal, follow};
use super::logic::wording;
use super::panel::{self, Counts};
use super::register::{self, counted};
use super::start::Page;
use super::state::{Address, Origin};
use model::{Feed, Filter, HITS_PER_PAGE, SearchError, SearchQuery, SearchRequest, SearchResults, Sort};
use std::cell::Cell;
use std::rc::Rc;

/// What the list shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    progress: Progress,
    /// The last answer; kept while the next one is on its way, gone after an error.
    results: Option<Rc<SearchResults>>,
    everything: private::Everything,
    /// Number of the answer, so that the list is made anew only for a new one.
    answer: u32,
}

#[derive(Clone, Debug, Default, PartialEq)]
enum Progress {
    /// Nothing has been asked yet.
    #[default]
    Idle,
    Searching,
    Slow,
    Answered,
    Failed {
        error: SearchError,
        will_retry: bool,
    },
}

/// Everything the parts of the page share.
#[derive(Clone)]
pub struct Search {
    page: Page,
    address: Address,
    state: Signal<State>,
    client: Client,
    ids: Rc<Cell<u32>>,
    heading: El,
    /// Submitting moves the reader to the results once they are there.
    focus_results: Rc<Cell<bool>>,
}

impl Search {
    fn ask(&self, query: SearchQuery, as_you_type: bool) {
        let id = self.ids.get() + 1;
        self.ids.set(id);
        self.state.update(|state| {
            if state.progress != Progress::Slow {
                state.progress = Progress::Searching;
            }
        });
        self.client.ask(SearchRequest { id, language: self.page.language, query, as_you_type });
    }

    /// Someone who comes to the box or the filters is about to search: the worker opens, filters get
    /// their counts.
    fn intend(&self) {
        if self.state.with_untracked(|state| state.progress == Progress::Idle) {
            self.ask(self.address.get_untracked().query, false);
        }
    }
}

pub fn make(page: Page, worker: &str, manifest: &str, bytes: u32) -> El {
    let address = Address::follow(|view| view);
    let state = Signal::new(State::default());
    let heading = el("h2")
        .attr("id", "results")
        .class("results-heading")
        .attr("tabindex", "-1")
        .text(&page.words.results_heading);
    let focus_results = Rc::new(Cell::new(false));
    let (results_heading, wants_focus) = (heading.clone(), focus_results.clone());
    let client = Client::new(worker, manifest, move |news| {
        state.update(|state| match news {
            News::Slow => state.progress = Progress::Slow,
            News::Answer(results) => {
                state.progress = Progress::Answered;
                state.results = Some(Rc::new(results));
                state.answer += 1;
            }
            News::Fetching { bytes, of } => state.everything = private::Everything::Coming { bytes, of },
            News::Everything => state.everything = private::Everything::Here,
            News::Failed { error, will_retry } => {
                state.progress = Progress::Failed { error, will_retry };
                state.results = None;
            }
        });
        let settled = state
            .with_untracked(|state| matches!(state.progress, Progress::Answered | Progress::Failed { .. }));
        if settled && wants_focus.replace(false) {
            let heading = results_heading.clone();
            next_frame(move || heading.focus());
        }
    });
    let search = Search { page, address, state, client, ids: Rc::default(), heading, focus_results };

    let box_ = form::form(&search);
    let (asking, text) = (search.clone(), box_.text);
    let page_before = Cell::new(None);
    follow(move || {
        let view = address.get();
        let origin = address.origin();
        if origin == Origin::Followed {
            text.set(view.query.q.clone());
        }
        let first = page_before.get().is_none();
        if !(first && is_blank(&view.query)) {
            asking.ask(view.query.clone(), origin == Origin::Refined);
        }
        if page_before.replace(Some(view.query.page)).is_some_and(|before| before != view.query.page) {
            asking.heading.scroll_into_view();
        }
    });

    let counts: Counts = Rc::new(move |filter| {
        state.with(|state| {
            let results = state.results.as_ref();
            results.and_then(|results| results.counts.get(&filter)).cloned().unwrap_or_default()
        })
    });
    let intending = search.clone();
    let filters = panel::filters(page, address, Filter::ALL.to_vec(), counts);
    let filters = filters.on("focusin", move |_| intending.intend());
    let beside = el("div").class("beside").add(&filters).add(&results(&search));
    let offer = private::offer(&search, bytes);
    el("div").class("island search").add(&box_.form).add(&offer).add(&beside)
}

fn is_blank(query: &SearchQuery) -> bool {
    query.q.trim().is_empty() && query.filters.is_empty()
}

fn results(search: &Search) -> El {
    let Search { page, address, state, .. } = *search;
    let words = page.words;
    let status = el("p").attr("role", "status");
    let soon = el("span").text(&words.retry_soon).text(" ");
    let client = search.client.clone();
    let again =
        el("button").attr("type", "button").text(&words.try_again).on("click", move |_| client.try_again());
    let trouble = el("p").class("notice").add(&soon).add(&again);
    let sort = sort(page, address);
    // A list made by words is no feed: what is new cannot be told from what is found anew.
    let feed = register::feed(page, move || {
        let query = address.get().query;
        let found = state.with(|state| state.results.as_ref().is_some_and(|results| results.total > 0));
        let listed = found && query.q.trim().is_empty() && !query.filters.is_empty();
        listed.then(|| Feed::of_filters(None, &query.filters)).flatten()
    });
    let notes = el("ul").class("notes");
    let hits = el("ol").class("hits");
    let suggestions = el("div").class("suggestions");
    let paging = panel::paging(page, address, HITS_PER_PAGE, move || {
        state.with(|state| state.results.as_ref().map_or(0, |results| results.total))
    });
    let pages = el("div").add(&paging);
    let section = el("section")
        .attr("aria-labelledby", "results")
        .add(&search.heading)
        .add(&status)
        .add(&trouble)
        .add(&panel::chosen(page, address))
        .add(&sort)
        .add(&feed)
        .add(&notes)
        .add(&hits)
        .add(&suggestions)
        .add(&pages);
    let shown = Cell::new(None);
    follow(move || {
        let State { progress, results, answer, .. } = state.get();
        let query = address.get().query;
        let blank = is_blank(&query);
        let answered = progress == Progress::Answered && !blank;
        // The number found is told once it is known, and never that of the question before.
        let total = results.as_ref().filter(|_| answered).map(|results| results.total);
        status.set("data-total", Some(&total.map(|total| total.to_string()).unwrap_or_default()));
        status.set("data-state", Some(name(&progress)));
        status.set_text(&told(page, &progress, results.as_deref(), &query));
        trouble.show(matches!(progress, Progress::Failed { will_retry: true, .. }));
        let results = results.filter(|_| !blank);
        hits.set("aria-busy", matches!(progress, Progress::Searching | Progress::Slow).then_some("true"));
        let list = results.as_deref();
        let now = list.map(|_| answer);
        if shown.replace(now) != now || now.is_none() {
            let notes_told = list.into_iter().flat_map(|results| &results.notes);
            notes.fill(notes_told.map(|note| el("li").text(&wording::note(words, note))).collect());
            hits.fill(
                list.into_iter().flat_map(|results| &results.hits).map(|hit| hit::hit(page, hit)).collect(),
            );
        }
        let first = (query.page.max(1) - 1) * HITS_PER_PAGE + 1;
        hits.set("start", Some(&first.to_string()));
        let nothing = total == Some(0);
        sort.show(list.is_some() && !nothing);
        pages.show(list.is_some());
        let offer =
            nothing || list.is_none() && progress != Progress::Searching && progress != Progress::Slow;
        suggestions.show(offer);
        if offer {
            suggestions.fill(nothing::suggestions(page, address, nothing.then_some(&query)));
        }
    });
    section
}

fn name(progress: &Progress) -> &'static str {
    match progress {
        Progress::Idle => "idle",
        Progress::Searching | Progress::Slow => "waiting",
        Progress::Answered => "answered",
        Progress::Failed { .. } => "failed",
    }
}

fn told(page: Page, progress: &Progress, results: Option<&SearchResults>, query: &SearchQuery) -> String {
    let words = page.words;
    match (progress, results) {
        (Progress::Failed { error, .. }, _) => wording::error(words, error).to_owned(),
        (Progress::Slow, _) => words.slow_network.clone(),
        (Progress::Idle, _) => words.search_prompt.clone(),
        (Progress::Searching | Progress::Answered, _) if is_blank(query) => words.search_prompt.clone(),
        // A quick answer needs no word in between.
        (Progress::Searching | Progress::Answered, Some(results)) => {
            counted(page, results.total, query.page, HITS_PER_PAGE)
        }
        (Progress::Searching | Progress::Answered, None) => words.searching.clone(),
    }
}

fn sort(page: Page, address: Address) -> El {
    let words = page.words;
    let select = el("select")
        .add(&el("option").attr("value", "relevance").text(&words.sort_relevance))
        .add(&el("option").attr("value", "date").text(&words.sort_date))
        .on("change", move |event| {
            let sort = if value_of(&event) == "date" { Sort::Date } else { Sort::Relevance };
            address.change(|query| query.sort = sort);
        });
    let label = el("label").class("sort").text(&words.sort_label).text(" ").add(&select);
    follow(move || {
        let sort = match address.get().query.sort {
            Sort::Relevance => "relevance",
            Sort::Date => "date",
        };
        select.select().set_value(sort);
    });
    label
}
