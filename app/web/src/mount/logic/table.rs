//! The columns of a register and the order of its rows.
//! Not here: which rows pass the filters (`model::Row::passes`) and how a table looks (`register`).

use super::order;
use model::{Collection, Filter, Row};
use std::cmp::Ordering;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    Title,
    Date,
    Value(Filter),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    pub column: Column,
    pub descending: bool,
}

impl Column {
    pub fn key(self) -> &'static str {
        match self {
            Column::Title => "title",
            Column::Date => "date",
            Column::Value(filter) => filter.key(),
        }
    }

    pub fn parse(key: &str) -> Option<Column> {
        match key {
            "title" => Some(Column::Title),
            "date" => Some(Column::Date),
            key => Filter::parse(key).map(Column::Value),
        }
    }
}

impl Order {
    /// Value of the key `order` in addresses: the column, with `-` before it when descending.
    pub fn key(self) -> String {
        let sign = if self.descending { "-" } else { "" };
        [sign, self.column.key()].concat()
    }

    pub fn parse(key: &str) -> Option<Order> {
        let column = key.strip_prefix('-');
        Some(Order { column: Column::parse(column.unwrap_or(key))?, descending: column.is_some() })
    }

    /// What a press on `column`'s heading leads to: dates start with the newest.
    pub fn pressed(self, column: Column) -> Order {
        let descending = if self.column == column { !self.descending } else { column == Column::Date };
        Order { column, descending }
    }

    /// Newest first where records have dates, else by title.
    pub fn default_of(collection: Collection) -> Order {
        let dated = Filter::Year.applies_to(collection) && collection != Collection::Organisations;
        if dated {
            Order { column: Column::Date, descending: true }
        } else {
            Order { column: Column::Title, descending: false }
        }
    }
}

/// The columns of a register beside the title.
pub fn columns(collection: Collection) -> Vec<Column> {
    let filters: &[Filter] = match collection {
        Collection::Cases => &[Filter::Body, Filter::Outcome],
        Collection::Statements => &[Filter::Kind],
        Collection::Recommendations => &[Filter::Body, Filter::Position],
        Collection::Obligations => &[Filter::Kind, Filter::Status],
        Collection::Library => &[Filter::Kind, Filter::Body],
        Collection::Organisations => &[Filter::Kind, Filter::Region],
        Collection::Bills => &[Filter::Kind, Filter::Right],
        Collection::Figures | Collection::Pages => &[],
    };
    let date = (Order::default_of(collection).column == Column::Date).then_some(Column::Date);
    [Column::Title].into_iter().chain(date).chain(filters.iter().copied().map(Column::Value)).collect()
}

/// `rows`, given in the order of their titles, in the order asked for. Rows without a date or value come
/// last whichever way the order goes; equals stay in the order of their titles.
pub fn sort(mut rows: Vec<&Row>, order: Order, label: impl Fn(Filter, &str) -> String) -> Vec<&Row> {
    match order.column {
        Column::Title => {
            if order.descending {
                rows.reverse();
            }
            rows
        }
        Column::Date => order::sort(&rows, |a, b| compare(&a.date, &b.date, order.descending)),
        Column::Value(filter) => {
            let labels: Vec<Option<String>> =
                rows.iter().map(|row| row.values(filter).first().map(|value| label(filter, value))).collect();
            let positions =
                order::sorted(rows.len(), &|a, b| compare(&labels[a], &labels[b], order.descending));
            positions.into_iter().map(|at| rows[at]).collect()
        }
    }
}

fn compare<T: Ord>(a: &Option<T>, b: &Option<T>, descending: bool) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) if descending => b.cmp(a),
        (Some(a), Some(b)) => a.cmp(b),
        (None, None) => Ordering::Equal,
        (None, Some(_)) => Ordering::Greater,
        (Some(_), None) => Ordering::Less,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::RecordId;
    use std::collections::BTreeMap;

    fn row(slug: &str, date: &str, outcome: &str) -> Row {
        let outcomes = if outcome.is_empty() { vec![] } else { vec![outcome.to_owned()] };
        Row {
            id: RecordId::new(Collection::Cases, slug),
            titles: BTreeMap::new(),
            date: date.parse().ok(),
            symbol: None,
            values: BTreeMap::from([(Filter::Outcome, outcomes)]),
        }
    }

    fn sorted(order: &str) -> String {
        let rows =
            [row("a", "2012-05", "y"), row("b", "", ""), row("c", "2014", "x"), row("d", "2012-05", "x")];
        let order = Order::parse(order).expect("an order");
        sort(rows.iter().collect(), order, |_, value| value.to_owned())
            .iter()
            .map(|row| row.id.slug.as_str())
            .collect()
    }

    #[test]
    fn rows_without_a_value_come_last_both_ways() {
        assert_eq!(sorted("-date"), "cadb");
        assert_eq!(sorted("date"), "adcb");
        assert_eq!(sorted("outcome"), "cdab");
        assert_eq!(sorted("-outcome"), "acdb");
        assert_eq!(sorted("-title"), "dcba");
    }

    #[test]
    fn orders_print_and_read_back() {
        for collection in Collection::ALL {
            for column in columns(collection) {
                for descending in [false, true] {
                    let order = Order { column, descending };
                    assert_eq!(Order::parse(&order.key()), Some(order));
                }
            }
        }
        assert_eq!(Order::parse("-"), None);
    }

    #[test]
    fn a_second_press_turns_the_order_round() {
        let start = Order::default_of(Collection::Cases);
        let once = start.pressed(Column::Date);
        assert_eq!((once.descending, once.pressed(Column::Date).descending), (false, true));
        assert!(!start.pressed(Column::Title).descending);
        assert!(once.pressed(Column::Title).pressed(Column::Date).descending);
    }
}
