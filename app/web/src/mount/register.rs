//! A register that can be filtered, sorted and paged, in place of its static list.
//! Not here: which columns a register has and how rows are ordered (`logic::table`).

use super::browser::{data, hide_static};
use super::logic::table::{self, Column, Order};
use super::logic::{paging, wording};
use super::panel;
use super::start::{Page, load_rows};
use super::state::Address;
use crate::words::fill;
use leptos::html::H2;
use leptos::mount::mount_to;
use leptos::prelude::*;
use model::{Collection, Filter, Language, Measure, Route, Row, SearchQuery};
use std::sync::Arc;
use web_sys::HtmlElement;

const ROWS_PER_PAGE: u32 = 50;

pub async fn mount(page: Page, element: HtmlElement) {
    let Some(collection) = Collection::parse(&data(&element, "collection")) else { return };
    match load_rows(&data(&element, "rows")).await {
        Some(rows) => {
            mount_to(element, move || register(page, collection, rows)).forget();
            hide_static("register", true);
        }
        None => mount_to(element, move || failed(page)).forget(),
    }
}

/// The static list stays, and the reader is told why there is nothing else.
fn failed(page: Page) -> impl IntoView {
    view! { <p class="notice" role="status">{page.words.rows_failed.as_str()}</p> }
}

fn register(page: Page, collection: Collection, rows: &'static [Row]) -> impl IntoView {
    let words = page.words;
    let address = Address::follow();
    let shown: Vec<Filter> =
        Filter::ALL.into_iter().filter(|filter| filter.applies_to(collection)).collect();
    let counted = shown.clone();
    let counts = Memo::new(move |_| {
        let filters = address.get().query.filters;
        let own = |filter: Filter| {
            let counts = model::counts(rows, &filters, filter);
            (filter, counts.into_iter().map(|(value, n)| (value.to_owned(), n)).collect())
        };
        counted.iter().copied().map(own).collect()
    });
    let order = Memo::new(move |_| address.get().order.unwrap_or(Order::default_of(collection)));
    let listed = Memo::new(move |_| {
        let filters = address.get().query.filters;
        let mut passing: Vec<&'static Row> = rows.iter().filter(|row| row.passes(&filters, None)).collect();
        table::sort(&mut passing, order.get(), |filter, value| page.label(filter, value));
        Arc::new(passing)
    });
    let total = Memo::new(move |_| listed.with(|listed| listed.len() as u32));
    let at = Memo::new(move |_| address.get().query.page.min(paging::pages(total.get(), ROWS_PER_PAGE)));
    let heading = NodeRef::<H2>::new();
    Effect::new(move |before: Option<u32>| {
        let at = at.get();
        if before.is_some_and(|before| before != at) {
            if let Some(heading) = heading.get_untracked() {
                heading.scroll_into_view();
            }
        }
        at
    });
    let columns = table::columns(collection);
    let heads = columns.clone();
    view! {
        <div class="island register">
            <div class="beside">
                {panel::filters(page, address, shown, counts)}
                <section>
                    <h2 class="results-heading" node_ref=heading>{words.results_heading.as_str()}</h2>
                    <p role="status" data-total=move || total.get().to_string()>
                        {move || status(page, total.get(), at.get())}
                    </p>
                    {panel::chosen(page, address)}
                    {links(page, collection, address)}
                    <table class="rows">
                        <thead>
                            <tr>{heads.into_iter().map(|column| head(page, address, order, column)).collect_view()}</tr>
                        </thead>
                        <tbody>
                            {move || {
                                let skip = (at.get() - 1) * ROWS_PER_PAGE;
                                let listed = listed.get();
                                listed
                                    .iter()
                                    .skip(skip as usize)
                                    .take(ROWS_PER_PAGE as usize)
                                    .map(|row| line(page, row, &columns))
                                    .collect_view()
                            }}
                        </tbody>
                    </table>
                    {panel::paging(page, address, total, ROWS_PER_PAGE)}
                </section>
            </div>
        </div>
    }
}

/// «Найдено 90 записей, страница 2 из 3».
pub fn status(page: Page, total: u32, at: u32) -> String {
    status_of(page, total, at, ROWS_PER_PAGE)
}

pub fn status_of(page: Page, total: u32, at: u32, per_page: u32) -> String {
    let words = page.words;
    if total == 0 {
        return words.nothing_found.clone();
    }
    let found = wording::count(page.language, &words.found, total);
    let last = paging::pages(total, per_page);
    if last == 1 {
        return found;
    }
    let place = fill(&words.page_of, &[("n", &at.min(last).to_string()), ("total", &last.to_string())]);
    [found, place].join(", ")
}

/// The same choice elsewhere.
fn links(page: Page, collection: Collection, address: Address) -> impl IntoView {
    let words = page.words;
    let filters = move || address.get().query.filters;
    let search = move || {
        let mut query = SearchQuery { filters: filters(), ..SearchQuery::default() };
        query.filters.set(Filter::Collection, vec![collection.slug().to_owned()]);
        page.link_with(&Route::Search(page.language), &query.to_fragment())
    };
    let measure = Measure::ALL.into_iter().find(|measure| measure.collection() == collection);
    let map = move |measure: Measure| {
        let mut view = super::logic::address::View { measure, ..Default::default() };
        view.query.filters = filters();
        page.link_with(&Route::Map(page.language), &view.to_fragment())
    };
    view! {
        <p class="elsewhere">
            <a href=search>{words.open_in_search.as_str()}</a>
            {measure
                .map(|measure| view! { " · " <a href=move || map(measure)>{words.open_on_map.as_str()}</a> })}
        </p>
    }
}

fn head(page: Page, address: Address, order: Memo<Order>, column: Column) -> impl IntoView {
    let direction = move || {
        let order = order.get();
        (order.column == column).then_some(if order.descending { "descending" } else { "ascending" })
    };
    let arrow = move || match direction() {
        Some("descending") => " ↓",
        Some(_) => " ↑",
        None => "",
    };
    let press = move |_| {
        let mut view = address.get_untracked().with(|_| {});
        view.order = Some(order.get_untracked().pressed(column));
        address.push(view);
    };
    view! {
        <th scope="col" aria-sort=direction>
            <button type="button" class="plain" on:click=press>
                {name(page, column)}
                <span aria-hidden="true">{arrow}</span>
            </button>
        </th>
    }
}

fn name(page: Page, column: Column) -> &'static str {
    match column {
        Column::Title => &page.words.column_title,
        Column::Date => &page.words.column_date,
        Column::Value(filter) => page.words.filter(filter),
    }
}

fn line(page: Page, row: &'static Row, columns: &[Column]) -> impl IntoView + use<> {
    let cells = columns.iter().skip(1).map(|&column| {
        let text = match column {
            Column::Title => String::new(),
            Column::Date => row.date.map(|date| wording::date(page.words, date)).unwrap_or_default(),
            Column::Value(filter) => {
                let labels: Vec<String> =
                    row.values(filter).iter().map(|value| page.label(filter, value)).collect();
                labels.join(", ")
            }
        };
        view! { <td data-label=name(page, column)>{text}</td> }
    });
    let (language, title) = row.title(page.language);
    view! {
        <tr data-id=row.id.to_string()>
            <th scope="row">
                <a href=page.link(&Route::Record(page.language, row.id.clone())) lang=other_language(page, language)>
                    {title}
                </a>
                {row.symbol.as_deref().map(|symbol| view! { <span class="symbol">{symbol}</span> })}
            </th>
            {cells.collect_view()}
        </tr>
    }
}

/// `lang` of a text that is not in the page's language.
pub fn other_language(page: Page, language: Language) -> Option<&'static str> {
    (language != page.language).then(|| language.code())
}
