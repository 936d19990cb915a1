//! A letter to be filled in: what it needs and its text, complete without scripts; scripts put fields in place of the
//! list. Nothing is sent from here: the reader copies, saves or mails the letter themself.
//! Not here: filling in (`mount::letter`).

use super::super::context::Page;
use leptos::prelude::*;
use model::{Letter, filled};

pub fn letter(page: &Page, slug: &str, letter: &Letter) -> AnyView {
    let words = page.words;
    let said = |label: &model::Label| label.get(page.language).to_owned();
    let draft = letter
        .draft
        .contains(&page.language)
        .then(|| view! { <p class="notice">{words.draft_translation.clone()}</p> });
    let fields: Vec<_> = letter
        .fields
        .iter()
        .map(|field| {
            let long = field.long.then_some("");
            view! { <li data-field=field.id.clone() data-long=long>{said(&field.label)}</li> }
        })
        .collect();
    let template = said(&letter.text);
    let label_of = |id: &str| {
        let field = letter.fields.iter().find(|field| field.id == id)?;
        Some(format!("[{}]", field.label.get(page.language)))
    };
    let shown = filled(&template, label_of);
    view! {
        <section
            class="letter"
            aria-labelledby="s-letter"
            data-island="letter"
            data-template=template
            data-subject=said(&letter.subject)
            data-file=format!("{slug}.txt")
            data-copy=words.copy.clone()
            data-copied=words.copied.clone()
            data-copy-failed=words.copy_failed.clone()
            data-save=words.letter_save.clone()
            data-mail=words.letter_mail.clone()
        >
            <h2 id="s-letter">{said(&letter.title)}</h2>
            <p>{said(&letter.intro)}</p>
            <p class="quiet">{words.letter_private.clone()}</p>
            {draft}
            <h3>{words.letter_fields.clone()}</h3>
            <ul class="letter-fields">{fields}</ul>
            <h3 id="s-letter-text">{words.letter_text.clone()}</h3>
            <pre class="letter-text" aria-labelledby="s-letter-text">{shown}</pre>
        </section>
    }
    .into_any()
}
