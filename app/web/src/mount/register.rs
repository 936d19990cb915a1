//! A register that can be filtered, sorted and paged, in place of its static list.
//! Not here: which columns a register has and how rows are ordered (`logic::table`).

mod beside;

use super::browser::{data, hide_static};
use super::dom::{El, Item, List, el};
use super::logic::address::View;
use super::logic::chart;
use super::logic::paging;
use super::logic::signal::{Signal, follow};
use super::logic::table::{self, Column, Order};
use super::logic::wording::{self, fill};
use super::marks::Marks;
use super::panel::{self, Counts};
use super::start::{self, Page, load_rows};
use super::state::Address;
use model::{Collection, Feed, FeedFormat, Filter, Language, Measure, Route, Row, SearchQuery};
use std::rc::Rc;
use web_sys::Element;

const ROWS_PER_PAGE: u32 = 50;

/// What the page says of its register.
struct Files {
    take_home: String,
    maker: String,
}

pub async fn mount(page: Page, element: Element) {
    let Some(collection) = Collection::parse(&data(&element, "collection")) else { return };
    let files = Files { take_home: data(&element, "take-home"), maker: data(&element, "maker") };
    match load_rows(&data(&element, "rows")).await {
        Some(rows) => {
            start::mount(&element, Box::new(move || register(page, collection, rows, files)));
            hide_static("register", true);
            hide_static("trend", chart::divided_by(collection).is_some());
        }
        // The static list stays, and the reader is told why there is nothing else.
        None => start::mount(&element, Box::new(move || notice(&page.words.rows_failed))),
    }
}

/// A plain message where a part could not be made.
pub fn notice(text: &str) -> El {
    el("p").class("notice").attr("role", "status").text(text)
}

fn register(page: Page, collection: Collection, rows: &'static [Row], files: Files) -> El {
    let words = page.words;
    let address = Address::follow(View::of_one_collection);
    let marks = Marks::follow(address);
    let order_of = move |view: &View| view.order.unwrap_or(Order::default_of(collection));
    let all: Vec<&'static Row> = rows.iter().collect();
    let counts: Counts = Rc::new(move |filter| panel::counted(&all, &address.get().query.filters, filter));
    let shown = Filter::ALL.into_iter().filter(|filter| filter.applies_to(collection)).collect();
    let columns = table::columns(collection);
    let heading = el("h2").class("results-heading").text(&words.results_heading);
    let status = el("p").attr("role", "status");
    let body = el("tbody");
    let heads: Vec<El> = columns.iter().map(|&column| head(page, address, order_of, column)).collect();
    let total = Signal::new(0);
    let mark_head = el("td").class("mark").add(&el("span").class("unseen").text(&words.mark_column));
    // Exactly the list that is shown: filtered, and in its order.
    let list = move |view: &View| {
        let passing: Vec<&'static Row> =
            rows.iter().filter(|row| row.passes(&view.query.filters, None)).collect();
        table::sort(passing, order_of(view), |filter, value| page.label(filter, value))
    };
    let section = el("section")
        .add(&heading)
        .add(&status)
        .add(&panel::chosen(page, address))
        .add(&links(page, collection, address, total))
        .add_if(beside::in_numbers(page, collection, address, rows))
        .add(&beside::take_home(page, collection, address, rows, list, files))
        .add(&beside::marked(page, marks))
        .add(
            &el("table")
                .class("rows")
                .add(&el("thead").add(&el("tr").add(&mark_head).all(heads)))
                .add(&beside::mark_on_change(body.clone(), marks)),
        )
        .add(&panel::paging(page, address, ROWS_PER_PAGE, move || total.get()));
    let lines = List::inside(&body);
    let page_before = Signal::new(None);
    follow(move || {
        let view = address.get();
        let passing = list(&view);
        let found = passing.len() as u32;
        let at = view.query.page.min(paging::pages(found, ROWS_PER_PAGE));
        total.set(found);
        status.set("data-total", Some(&found.to_string()));
        status.set_text(&counted(page, found, at, ROWS_PER_PAGE));
        let first = ((at - 1) * ROWS_PER_PAGE) as usize;
        let on_page = passing.iter().skip(first).take(ROWS_PER_PAGE as usize);
        let items = on_page.clone().map(|row| Item {
            key: row.id.to_string(),
            print: String::new(),
            make: Box::new(|| line(page, row, &columns)),
        });
        let set = marks.get();
        for (row, line) in on_page.zip(lines.show(items.collect())) {
            if let Ok(Some(field)) = line.element().query_selector("input") {
                El::from_node(field.into()).input().set_checked(set.has(&row.id));
            }
        }
        if page_before.get_untracked().is_some_and(|before| before != at) {
            heading.scroll_into_view();
        }
        page_before.set(Some(at));
    });
    let beside = el("div").class("beside").add(&panel::filters(page, address, shown, counts)).add(&section);
    el("div").class("island register").add(&beside)
}

/// «Найдено 90 записей, страница 2 из 3».
pub fn counted(page: Page, total: u32, at: u32, per_page: u32) -> String {
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
    [&found, ", ", &place].concat()
}

/// The same choice elsewhere: in search, on the map, as a feed.
fn links(page: Page, collection: Collection, address: Address, total: Signal<u32>) -> El {
    let words = page.words;
    let search = el("a").text(&words.open_in_search);
    let measure = Measure::ALL.into_iter().find(|measure| measure.collection() == collection);
    let map = measure.map(|measure| (measure, el("a").text(&words.open_on_map)));
    let line = el("p").class("elsewhere").add(&search);
    let line = match &map {
        Some((_, link)) => line.text(" · ").add(link),
        None => line,
    };
    follow(move || {
        let filters = address.get().query.filters;
        if let Some((measure, link)) = &map {
            let query = SearchQuery { filters: filters.clone(), ..SearchQuery::default() };
            let view = View { query, measure: *measure, ..View::default() };
            link.set("href", Some(&page.link_with(&Route::Map(page.language), &view.to_fragment())));
        }
        let mut query = SearchQuery { filters, ..SearchQuery::default() };
        query.filters.set(Filter::Collection, vec![collection.slug().to_owned()]);
        search.set("href", Some(&page.link_with(&Route::Search(page.language), &query.to_fragment())));
    });
    line.add(&feed(page, move || {
        let found = total.get() > 0;
        found.then(|| Feed::of_filters(Some(collection), &address.get().query.filters)).flatten()
    }))
}

/// A link to the feed that holds exactly the list that is shown; hidden where there is none.
pub fn feed(page: Page, of_list: impl Fn() -> Option<Feed> + 'static) -> El {
    let link = el("a").attr("type", FeedFormat::Atom.media_type()).text(&page.words.follow_as_feed);
    let place = el("span").class("follow").add(&link);
    let shell = place.clone();
    follow(move || {
        let feed = of_list();
        let path = feed.as_ref().map(|feed| page.file(&feed.path(page.language, FeedFormat::Atom)));
        shell.show(path.is_some());
        link.set("href", path.as_deref());
    });
    place
}

fn head(
    page: Page,
    address: Address,
    order_of: impl Fn(&View) -> Order + Copy + 'static,
    column: Column,
) -> El {
    let arrow = el("span").attr("aria-hidden", "true");
    let button = el("button").class("as-link").attr("type", "button").text(name(page, column)).add(&arrow);
    let button = button.on("click", move |_| {
        let mut view = address.get_untracked().with(|_| {});
        view.order = Some(order_of(&view).pressed(column));
        address.push(view);
    });
    let head = el("th").attr("scope", "col").add(&button);
    let cell = head.clone();
    follow(move || {
        let order = order_of(&address.get());
        let (direction, sign) = match (order.column == column, order.descending) {
            (false, _) => (None, ""),
            (true, true) => (Some("descending"), " ↓"),
            (true, false) => (Some("ascending"), " ↑"),
        };
        cell.set("aria-sort", direction);
        arrow.set_text(sign);
    });
    head
}

fn name(page: Page, column: Column) -> &'static str {
    match column {
        Column::Title => &page.words.column_title,
        Column::Date => &page.words.column_date,
        Column::Value(filter) => page.words.filter(filter),
    }
}

fn line(page: Page, row: &Row, columns: &[Column]) -> El {
    let (language, title) = row.title(page.language);
    let link = el("a")
        .attr("href", &page.link(&Route::Record(page.language, row.id.clone())))
        .attr_if("lang", other_language(page, language))
        .text(title);
    let symbol = row.symbol.as_deref().map(|symbol| el("span").class("symbol").text(symbol));
    let head = el("th").attr("scope", "row").add(&link).add_if(symbol);
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
        let cell = el("td").attr("data-label", name(page, column));
        if text.is_empty() { cell } else { cell.text(&text) }
    });
    let name = wording::fill(&page.words.mark_record, &[("name", title)]);
    let mark = el("input").attr("type", "checkbox").attr("aria-label", &name);
    let mark = el("td").class("mark").add(&mark);
    el("tr").attr("data-id", &row.id.to_string()).add(&mark).add(&head).all(cells.collect())
}

/// `lang` of a text that is not in the page's language.
pub fn other_language(page: Page, language: Language) -> Option<&'static str> {
    (language != page.language).then(|| language.code())
}
