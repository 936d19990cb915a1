//! Bars beside numbers: drawn without styles of their own, for the eye only.
//! Not here: the numbers, which stand in the table the bars belong to.

use leptos::prelude::*;

/// One bar, `value` of `largest` wide.
pub fn bar(value: f64, largest: f64) -> AnyView {
    stacked(&[("bar", value)], largest)
}

/// Parts of one bar after each other, each with the class that colours it.
pub fn stacked(parts: &[(&'static str, f64)], largest: f64) -> AnyView {
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
    fn the_largest_value_fills_the_width() {
        let html = stacked(&[("a", 1.0), ("b", 3.0), ("c", 0.0)], 4.0).to_html();
        assert!(html.contains("x=\"0\" y=\"0\" width=\"25\" height=\"10\" class=\"a\""), "{html}");
        assert!(html.contains("x=\"25\" y=\"0\" width=\"75\" height=\"10\" class=\"b\""), "{html}");
        assert!(!html.contains("class=\"c\"") && !html.contains("style="), "{html}");
        assert!(!bar(1.0, 0.0).to_html().contains("inf"), "an empty chart has no infinite bar");
    }
}
