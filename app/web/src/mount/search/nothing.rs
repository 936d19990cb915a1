//! What to do when there is nothing to show: other words, fewer filters, lists to browse.
//! Not here: the message that nothing was found (the status).

use crate::mount::start::Page;
use crate::mount::state::Address;
use leptos::prelude::*;
use model::{Collection, Filter, Filters, Route};

/// `after_search` when a search found nothing; otherwise only the lists are offered.
pub fn suggestions(page: Page, address: Address, after_search: bool) -> impl IntoView {
    let words = page.words;
    let filtered = move || !address.get().query.filters.is_empty();
    let worded = !address.get_untracked().query.q.trim().is_empty();
    let lists = Collection::ALL.into_iter().filter(|collection| *collection != Collection::Pages).map(|collection| {
        let href = page.link(&Route::Register(page.language, collection));
        view! { <li><a href=href>{page.label(Filter::Collection, collection.slug())}</a></li> }
    });
    view! {
        <div class="suggestions">
            {after_search
                .then(|| {
                    view! {
                        {worded.then(|| view! { <p>{words.try_other_words.as_str()}</p> })}
                        {move || {
                            filtered()
                                .then(|| {
                                    view! {
                                        <p>
                                            <button
                                                type="button"
                                                on:click=move |_| {
                                                    address.change(|query| query.filters = Filters::default())
                                                }
                                            >
                                                {words.try_without_filters.as_str()}
                                            </button>
                                        </p>
                                    }
                                })
                        }}
                    }
                })}
            <p>{words.browse_lists.as_str()}</p>
            <ul>{lists.collect_view()}</ul>
        </div>
    }
}
