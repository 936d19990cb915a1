//! A channel as JSON Feed 1.1.
//! Not here: what stands in it (`super`).
//!
//! The format knows absolute addresses only: a site that does not know its own leaves them out.

use super::Channel;
use model::FeedFormat;
use serde_json::{Map, Value, json};

pub fn write(channel: &Channel) -> Vec<u8> {
    let items: Vec<Value> = channel
        .entries
        .iter()
        .map(|entry| {
            let mut item = Map::new();
            let mut put = |key: &str, value: Value| item.insert(key.to_owned(), value);
            put("id", entry.id.clone().into());
            if let Some(url) = super::entry_address(channel, entry) {
                put("url", url.into());
            }
            put("title", entry.title.clone().into());
            put("content_text", entry.summary.clone().into());
            if entry.date.is_some() {
                put("date_published", entry.updated.clone().into());
            }
            let tags: Vec<&str> = entry.categories.iter().map(|(_, label)| label.as_str()).collect();
            if !tags.is_empty() {
                put("tags", json!(tags));
            }
            Value::Object(item)
        })
        .collect();
    let mut feed = Map::new();
    let mut put = |key: &str, value: Value| feed.insert(key.to_owned(), value);
    put("version", "https://jsonfeed.org/version/1.1".into());
    put("title", channel.title.clone().into());
    if let Some(page) = &channel.page.absolute {
        put("home_page_url", page.clone().into());
    }
    if let Some(own) = channel.own.get(&FeedFormat::Json) {
        put("feed_url", own.clone().into());
    }
    put("language", channel.language.code().into());
    put("authors", json!([{ "name": channel.publisher }]));
    put("items", items.into());
    serde_json::to_vec(&Value::Object(feed)).expect("a feed is plain data")
}
