//! Bars beside numbers, drawn without styles of their own: for the eye only, or with every part a link.
//! Not here: the numbers, which stand in the table the bars belong to.

use leptos::prelude::*;

/// One bar, `value` of `largest` wide.
pub fn bar(value: f64, largest: f64) -> AnyView {
    stacked(&[("bar", value)], largest)
}

/// A part of a bar that leads to the list it counts.
pub struct Part {
    pub class: &'static str,
    pub value: f64,
    pub href: String,
    /// What a screen reader and a pointer's tip say: «2012, Нарушение признано: 3».
    pub name: String,
}

/// Parts of one bar after each other, each a link; `name` says what the whole bar is about.
pub fn linked(name: &str, parts: Vec<Part>, largest: f64) -> AnyView {
    let scale = if largest > 0.0 { 100.0 / largest } else { 0.0 };
    let mut at = 0.0;
    let parts: Vec<_> = parts
        .into_iter()
        .filter(|part| part.value > 0.0)
        .map(|part| {
            let (x, width) = (at, part.value * scale);
            at += width;
            view! {
                <a href=part.href aria-label=part.name.clone()>
                    <rect class=part.class x=short(x) y="0" width=short(width) height="10">
                        <title>{part.name.clone()}</title>
                    </rect>
                </a>
            }
        })
        .collect();
    view! {
        <svg
            class="bars bars-linked"
            viewBox="0 0 100 10"
            preserveAspectRatio="none"
            role="group"
            aria-label=name.to_owned()
            focusable="false"
        >
            {parts}
        </svg>
    }
    .into_any()
}

/// The colour of a class, for a legend.
pub fn swatch(class: &'static str) -> AnyView {
    view! {
        <svg class="swatch" viewBox="0 0 10 10" aria-hidden="true" focusable="false">
            <rect class=class width="10" height="10"></rect>
        </svg>
    }
    .into_any()
}

/// Parts of one bar after each other, each with the class that colours it.
fn stacked(parts: &[(&'static str, f64)], largest: f64) -> AnyView {
    let scale = if largest > 0.0 { 100.0 / largest } else { 0.0 };
    let mut at = 0.0;
    let parts: Vec<_> = parts
        .iter()
        .filter(|(_, value)| *value > 0.0)
        .map(|(class, value)| {
            let width = value * scale;
            let x = at;
            at += width;
            view! { <rect class=*class x=short(x) y="0" width=short(width) height="10"></rect> }
        })
        .collect();
    view! {
        <svg class="bars" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            {parts}
        </svg>
    }
    .into_any()
}

/// At most two decimals: more would be invisible.
fn short(n: f64) -> String {
    let text = format!("{n:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_of_a_linked_bar_leads_somewhere_and_says_where() {
        let part = |value: f64, name: &str| Part {
            class: "bar",
            value,
            href: format!("#{name}"),
            name: name.to_owned(),
        };
        let html = linked("2012", vec![part(1.0, "a"), part(0.0, "b"), part(3.0, "c")], 4.0).to_html();
        assert!(html.contains("href=\"#a\"") && html.contains("aria-label=\"c\""), "{html}");
        assert!(html.contains("x=\"25\"") && !html.contains("#b"), "{html}");
        assert!(!html.contains("aria-hidden"), "{html}");
    }

    #[test]
    fn the_largest_value_fills_the_width() {
        let html = stacked(&[("a", 1.0), ("b", 3.0), ("c", 0.0)], 4.0).to_html();
        assert!(html.contains("x=\"0\" y=\"0\" width=\"25\" height=\"10\" class=\"a\""), "{html}");
        assert!(html.contains("x=\"25\" y=\"0\" width=\"75\" height=\"10\" class=\"b\""), "{html}");
        assert!(!html.contains("class=\"c\"") && !html.contains("style="), "{html}");
        assert!(!bar(1.0, 0.0).to_html().contains("inf"), "an empty chart has no infinite bar");
    }
}
