//! Pages made of many records by counting: a matrix, charts, indicators, the year in brief.
//! Not here: lists of records by one value (`Browse`).

/// A page that is computed from the records of several registers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum View {
    /// Treaties and the procedures the State has accepted under each.
    Treaties,
    /// What became of recommendations, by year and by right.
    Progress,
    /// Counts with their definition, by year.
    Indicators,
    /// Every year of which there is a brief report.
    Years,
    /// What the records say of one year.
    Year(i32),
}

impl View {
    /// Every page that exists whatever the records are.
    pub const FIXED: [View; 4] = [View::Treaties, View::Progress, View::Indicators, View::Years];

    /// Address below `views/`, without slashes at its ends.
    pub fn key(self) -> String {
        match self {
            View::Treaties => "treaties".to_owned(),
            View::Progress => "progress".to_owned(),
            View::Indicators => "indicators".to_owned(),
            View::Years => "years".to_owned(),
            View::Year(year) => format!("years/{year}"),
        }
    }

    /// Reads what [`View::key`] prints.
    pub fn parse(key: &str) -> Option<View> {
        let fixed = View::FIXED.into_iter().find(|view| view.key() == key);
        let year = || {
            let text = key.strip_prefix("years/").filter(|year| year.len() == 4)?;
            text.parse::<u16>().ok().map(|year| View::Year(i32::from(year)))
        };
        fixed.or_else(year)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_reads_back() {
        for view in View::FIXED.into_iter().chain([View::Year(2014)]) {
            assert_eq!(View::parse(&view.key()), Some(view));
        }
        for foreign in ["", "years/", "years/14", "years/20145", "years/abcd", "treaty"] {
            assert_eq!(View::parse(foreign), None, "{foreign}");
        }
    }
}
