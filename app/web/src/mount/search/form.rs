//! The search box: typing refines the present step of the reader's history, submitting makes a new one.
//! Not here: what is done with a query (`search`).

use super::Search;
use crate::mount::browser::{after, is_in_field, listen, window};
use crate::mount::dom::{El, el, value_of};
use crate::mount::logic::signal::{Signal, follow};
use crate::mount::state::Origin;
use gloo_timers::callback::Timeout;
use model::SearchQuery;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;

/// Typing is answered when it pauses for this long.
const PAUSE_MS: u32 = 150;

pub struct SearchBox {
    pub form: El,
    /// What stands in the box.
    pub text: Signal<String>,
}

pub fn form(search: &Search) -> SearchBox {
    let words = search.page.words;
    let address = search.address;
    let text = Signal::new(address.get_untracked().query.q);
    let pause: Rc<RefCell<Option<Timeout>>> = Rc::default();
    // The view before typing began: submitting leaves it in the history as it was.
    let settled = Rc::new(RefCell::new(address.get_untracked()));

    // Without a name the text cannot end up in an address even if this form were sent.
    let input = el("input")
        .attr("id", "query")
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "off")
        .attr("spellcheck", "false")
        .attr("enterkeyhint", "search")
        .attr("maxlength", "1000");
    let (typing, typed) = (pause.clone(), search.clone());
    let input = input.on("input", move |event| {
        text.set(value_of(&event));
        typed.focus_results.set(false);
        let later =
            move || address.replace(address.get_untracked().with(|query| query.q = text.get_untracked()));
        typing.replace(Some(after(PAUSE_MS, later)));
    });
    let button = el("button").attr("type", "submit").text(&words.search_button);
    let (before, waiting, submitted, intending) =
        (settled.clone(), pause.clone(), search.clone(), search.clone());
    let form = el("form")
        .attr("role", "search")
        .add(&el("label").attr("for", "query").text(&words.search_label))
        .add(&el("div").class("search-box").add(&input).add(&button))
        .on("focusin", move |_| intending.intend())
        .on("submit", move |event| {
            event.prevent_default();
            waiting.take();
            submitted.focus_results.set(true);
            let new = address.get_untracked().with(|query| query.q = text.get_untracked());
            let before = before.borrow().clone();
            if before == new {
                submitted.ask(new.query, false);
            } else {
                address.replace(before);
                address.push(new);
            }
        });

    let field = input.clone();
    follow(move || {
        let text = text.get();
        if field.input().value() != text {
            field.input().set_value(&text);
        }
    });
    follow(move || {
        let view = address.get();
        match address.origin() {
            Origin::Followed => {
                pause.take();
                settled.replace(view);
            }
            Origin::Pushed => {
                settled.replace(view);
            }
            Origin::Refined => {}
        }
    });
    let help = help(search, &input);
    SearchBox { form: form.add(&help), text }
}

/// How to search, by examples that can be tried, and the switch of the key `/`.
fn help(search: &Search, input: &El) -> El {
    let words = search.page.words;
    let examples = words.examples.iter().map(|example| {
        let query = SearchQuery { q: example.query.clone(), ..SearchQuery::default() };
        let link = el("a").attr("href", &["#", &query.to_fragment()].concat()).text(&example.query);
        el("li").add(&link).text(" — ").text(&example.meaning)
    });
    let slash = Rc::new(Cell::new(true));
    let switch = el("input").attr("type", "checkbox").attr("checked", "");
    let (on, field) = (slash.clone(), switch.clone());
    let switch = switch.on("change", move |_| on.set(field.input().checked()));
    let input = input.clone();
    listen(&window(), "keydown", move |event| {
        let Some(key) = event.dyn_ref::<web_sys::KeyboardEvent>() else { return };
        let plain = !key.ctrl_key() && !key.alt_key() && !key.meta_key() && !key.default_prevented();
        if key.key() == "/" && plain && slash.get() && !is_in_field() {
            key.prevent_default();
            input.focus();
        }
    });
    el("details")
        .class("search-help")
        .add(&el("summary").text(&words.help_heading))
        .add(&el("ul").all(examples.collect()))
        .add(&el("label").class("choice").add(&switch).add(&el("span").text(&words.slash_key)))
}
