//! Years as columns: pressed one by one, brushed as a span, stepped and played.
//! Not here: the numbers (`logic::years`).

use super::Shown;
use crate::mount::browser::{after, media};
use crate::mount::dom::{El, Item, List, el, origin};
use crate::mount::logic::facets;
use crate::mount::logic::signal::{Signal, follow};
use crate::mount::logic::wording::fill;
use crate::mount::logic::years::{self, Span};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, MouseEvent};

/// How long a year stays while the years are played.
const A_YEAR: u32 = 1_400;

/// The map's state, and its records by year.
#[derive(Clone, Copy)]
struct Years {
    shown: Shown,
    counted: Signal<years::Timeline>,
}

pub fn timeline(shown: Shown) -> El {
    let words = shown.page.words;
    let counted = Signal::new(years::Timeline::default());
    follow(move || {
        let view = shown.address.get();
        let findings = &shown.page.bundle.findings;
        counted.set(years::Timeline::count(shown.rows, &view.query.filters, view.measure, findings));
    });
    let shown = Years { shown, counted };
    let columns = columns(shown);
    let hint = el("p").class("map-hint").text(&words.timeline_hint);
    let whole = el("section")
        .class("timeline")
        .attr("aria-label", &words.timeline_name)
        .add(&buttons(shown))
        .add(&el("div").class("scroll").add(&columns))
        .add(&hint);
    let shell = whole.clone();
    follow(move || shell.show(shown.counted.with(|timeline| !timeline.years.is_empty())));
    whole
}

fn axis(shown: Years) -> Option<Span> {
    shown.counted.with_untracked(years::Timeline::span)
}

fn chosen(shown: Years) -> Option<Span> {
    years::chosen(&shown.shown.address.get_untracked().query.filters, axis(shown)?)
}

/// Shows the years of a span, or all of them; `refined` where it is no step of its own in the history.
fn choose(shown: Years, span: Option<Span>, refined: bool) {
    let view = shown.shown.address.get_untracked().with(|query| {
        facets::set_years(&mut query.filters, span.map(|span| span.0), span.map(|span| span.1));
    });
    if refined { shown.shown.address.replace(view) } else { shown.shown.address.push(view) }
}

fn buttons(shown: Years) -> El {
    let words = shown.shown.page.words;
    let playing = Signal::new(false);
    let turn = Rc::new(Cell::new(0));
    let step = |text: &str, sign: &str, forward: bool| {
        let named = el("button").attr("type", "button").attr("title", text).attr("aria-label", text);
        named.add(&el("span").attr("aria-hidden", "true").text(sign)).on("click", move |_| {
            playing.set(false);
            if let Some(next) = axis(shown).and_then(|axis| years::step(chosen(shown), axis, forward)) {
                choose(shown, Some(next), false);
            }
        })
    };
    let play = el("button").attr("type", "button").on("click", move |_| {
        let begins = !playing.get_untracked();
        playing.set(begins);
        turn.set(turn.get() + 1);
        if begins {
            // From the first year again where the years have been played to their end.
            let ended = axis(shown).is_none_or(|axis| years::step(chosen(shown), axis, true).is_none());
            if ended {
                choose(shown, None, true);
            }
            play_on(shown, playing, turn.clone(), turn.get());
        }
    });
    // Nothing moves by itself for those who have asked for that.
    play.show(!media("(prefers-reduced-motion: reduce)"));
    let face = play.clone();
    follow(move || face.set_text(if playing.get() { &words.pause } else { &words.play }));
    let all = el("button").attr("type", "button").text(&words.all_years).on("click", move |_| {
        playing.set(false);
        choose(shown, None, false);
    });
    let now = el("strong");
    let (told, everything) = (now.clone(), all.clone());
    follow(move || {
        let span = shown.counted.with(years::Timeline::span);
        let filters = shown.shown.address.get().query.filters;
        let chosen = span.and_then(|axis| years::chosen(&filters, axis));
        let text = match chosen {
            None => words.all_years.clone(),
            Some((from, to)) if from == to => from.to_string(),
            Some((from, to)) => [from.to_string(), to.to_string()].join("–"),
        };
        told.set_text(&text);
        everything.show(chosen.is_some());
    });
    el("div")
        .class("timeline-buttons")
        .add(&step(&words.step_back, "◀", false))
        .add(&now)
        .add(&step(&words.step_on, "▶", true))
        .add(&play)
        .add(&all)
}

/// One year further, again and again, until the axis ends or somebody stops it.
fn play_on(shown: Years, playing: Signal<bool>, turn: Rc<Cell<u32>>, mine: u32) {
    if !playing.get_untracked() || turn.get() != mine {
        return;
    }
    match axis(shown).and_then(|axis| years::step(chosen(shown), axis, true)) {
        Some(next) => {
            choose(shown, Some(next), true);
            after(A_YEAR, move || play_on(shown, playing, turn, mine)).forget();
        }
        None => playing.set(false),
    }
}

fn columns(shown: Years) -> El {
    let words = shown.shown.page.words;
    let group =
        el("div").class("year-columns").attr("role", "group").attr("aria-label", &words.timeline_name);
    let list = List::inside(&group);
    let bars = follow_columns(shown, list);
    follow(bars);
    // Where a brush began; a click without a way is the year alone.
    let began: Rc<Cell<Option<i32>>> = Rc::default();
    let (pressed, brushed, released) = (began.clone(), began.clone(), began);
    group
        .on("pointerdown", move |event| pressed.set(origin(&event, "button").and_then(|at| year_of(&at))))
        .on("pointerover", move |event| {
            let held = event.dyn_ref::<MouseEvent>().is_some_and(|mouse| mouse.buttons() == 1);
            let here = origin(&event, "button").and_then(|at| year_of(&at));
            if let (true, Some(from), Some(to)) = (held, brushed.get(), here)
                && from != to
            {
                choose(shown, Some((from.min(to), from.max(to))), true);
            }
        })
        .on("click", move |event| {
            released.set(None);
            let Some(year) = origin(&event, "button").and_then(|at| year_of(&at)) else { return };
            let shift = event.dyn_ref::<MouseEvent>().is_some_and(MouseEvent::shift_key);
            let span = match chosen(shown) {
                Some((from, to)) if shift => Some((from.min(year), to.max(year))),
                Some(span) if span == (year, year) => None,
                _ => Some((year, year)),
            };
            choose(shown, span, false);
        })
        .on("keydown", move |event| {
            let Some(at) = origin(&event, "button") else { return };
            let next = match event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key).as_deref() {
                Some("ArrowRight") => at.next_element_sibling(),
                Some("ArrowLeft") => at.previous_element_sibling(),
                _ => None,
            };
            if let Some(next) = next {
                event.prevent_default();
                let _ = at.set_attribute("tabindex", "-1");
                let _ = next.set_attribute("tabindex", "0");
                El::from_node(next.into()).focus();
            }
        })
}

fn year_of(column: &Element) -> Option<i32> {
    column.get_attribute("data-year")?.parse().ok()
}

/// Shows the columns anew whenever numbers or choice change; the elements stay the same.
fn follow_columns(shown: Years, list: List) -> impl Fn() + 'static {
    let words = shown.shown.page.words;
    move || {
        let filters = shown.shown.address.get().query.filters;
        shown.counted.with(|timeline| {
            let chosen = timeline.span().and_then(|axis| years::chosen(&filters, axis));
            let largest = timeline.largest().max(1);
            let items = timeline.years.iter().map(|(year, _)| Item {
                key: year.to_string(),
                print: String::new(),
                make: Box::new(|| column(*year)),
            });
            let columns = list.show(items.collect());
            let reached = columns
                .iter()
                .any(|column| column.element().get_attribute("tabindex").as_deref() == Some("0"));
            for (at, ((year, n), column)) in timeline.years.iter().zip(&columns).enumerate() {
                let (text, number) = (year.to_string(), n.to_string());
                let name = fill(&words.timeline_year, &[("year", &text), ("n", &number)]);
                let inside = chosen.is_some_and(|(from, to)| (from..=to).contains(year));
                if let Ok(Some(said)) = column.element().query_selector(".unseen") {
                    said.set_text_content(Some(&name));
                }
                column.set("title", Some(&name));
                column.set("aria-pressed", Some(if inside { "true" } else { "false" }));
                if !reached && at == 0 {
                    column.set("tabindex", Some("0"));
                }
                if let Some(bar) = column.first() {
                    bar.style("height", &[&(n * 100 / largest).to_string(), "%"].concat());
                }
            }
        });
    }
}

fn column(year: i32) -> El {
    // The last two digits; the whole year is the button's name.
    let short = el("span").attr("aria-hidden", "true").text(&year.to_string()[2..]);
    el("button")
        .attr("type", "button")
        .attr("tabindex", "-1")
        .attr("data-year", &year.to_string())
        .add(&el("span").class("year-bar"))
        .add(&short)
        .add(&el("span").class("unseen"))
}
