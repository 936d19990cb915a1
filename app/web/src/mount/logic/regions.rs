//! Records per region and measure under the reader's filters: the numbers of map and table.
//! Not here: what is counted (`model::Measure`) and how it is drawn (`map`).

use super::order;
use model::{Filter, Filters, Measure, Row};
use std::collections::{BTreeMap, BTreeSet};

/// One number per measure, in the order of `Measure::ALL`.
pub type Numbers = [u32; 3];

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RegionCounts {
    pub regions: BTreeMap<String, Numbers>,
    /// Records of national scope, which have no region.
    pub without: Numbers,
    /// Records counted, each once, whatever the number of its regions.
    pub total: Numbers,
}

impl RegionCounts {
    pub fn of(&self, region: &str, measure: Measure) -> u32 {
        self.regions.get(region).map_or(0, |numbers| numbers[measure as usize])
    }
}

/// Counts `rows` that pass `filters`. A chosen region is left aside, as every filter's own choice is:
/// the number of a region is what choosing it gives.
pub fn count<'a>(
    rows: impl IntoIterator<Item = &'a Row>,
    filters: &Filters,
    findings: &BTreeSet<String>,
) -> RegionCounts {
    let mut counts = RegionCounts::default();
    for row in rows.into_iter().filter(|row| row.passes(filters, Some(Filter::Region))) {
        for measure in Measure::ALL.into_iter().filter(|measure| measure.counts(row, findings)) {
            let at = measure as usize;
            counts.total[at] += 1;
            let regions = row.values(Filter::Region);
            if regions.is_empty() {
                counts.without[at] += 1;
            }
            for region in regions {
                counts.regions.entry(region.clone()).or_default()[at] += 1;
            }
        }
    }
    counts
}

/// Newest first, undated last: the order of the list. Sorted once, so that a change of the filter need not.
pub fn newest_first(rows: &[Row]) -> Vec<Row> {
    order::sort(rows, |a, b| b.date.cmp(&a.date).then_with(|| a.id.cmp(&b.id)))
}

/// The records behind what the map shows, in the order of `rows`: those of the measure that pass every filter.
pub fn listed<'a>(
    rows: impl IntoIterator<Item = &'a Row>,
    filters: &Filters,
    measure: Measure,
    findings: &BTreeSet<String>,
) -> Vec<&'a Row> {
    rows.into_iter().filter(|row| measure.counts(row, findings) && row.passes(filters, None)).collect()
}

/// Countries whose records of the measure's kind the portal collects: those of which it holds any.
/// For a region of another country there is no number, not even zero.
pub fn countries<'a>(rows: impl IntoIterator<Item = &'a Row>, measure: Measure) -> BTreeSet<String> {
    let own = rows.into_iter().filter(|row| row.id.collection == measure.collection());
    own.flat_map(|row| row.values(Filter::Region)).map(|code| country(code).to_owned()).collect()
}

/// `KZ` of `KZ-39` and of `KZ`.
pub fn country(code: &str) -> &str {
    code.split('-').next().unwrap_or(code)
}

/// The filters that say in an address which records a measure counts: those of the reader, and the
/// outcomes that are findings.
pub fn filters_behind(filters: &Filters, measure: Measure, findings: &BTreeSet<String>) -> Filters {
    let mut filters = filters.clone();
    match measure {
        Measure::Cases | Measure::Statements => {}
        Measure::Violations => {
            let findings: Vec<String> = findings.iter().cloned().collect();
            let groups = filters.0.entry(Filter::Outcome).or_default();
            if !groups.contains(&findings) {
                groups.push(findings);
            }
        }
    }
    filters
}

/// The filters that list in search or register exactly the records counted for `region`.
pub fn filters_of(filters: &Filters, region: &str, measure: Measure, findings: &BTreeSet<String>) -> Filters {
    let mut filters = filters_behind(filters, measure, findings);
    filters.set(Filter::Region, vec![region.to_owned()]);
    filters.set(Filter::Collection, vec![measure.collection().slug().to_owned()]);
    filters
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::{Collection, RecordId};

    fn row(collection: Collection, slug: &str, regions: &[&str], outcome: &str, year: &str) -> Row {
        let own = |values: &[&str]| values.iter().map(|v| (*v).to_owned()).collect::<Vec<_>>();
        let mut values = BTreeMap::from([
            (Filter::Region, own(regions)),
            (Filter::Year, own(&[year])),
            (Filter::Collection, own(&[collection.slug()])),
        ]);
        if !outcome.is_empty() {
            values.insert(Filter::Outcome, own(&[outcome]));
        }
        Row { id: RecordId::new(collection, slug), titles: BTreeMap::new(), date: None, symbol: None, values }
    }

    fn rows() -> Vec<Row> {
        use Collection::{Cases, Statements};
        vec![
            row(Cases, "a", &["KZ-39"], "violation", "2012"),
            row(Cases, "b", &["KZ-39", "KZ-75"], "inadmissible", "2014"),
            row(Cases, "c", &[], "partly", "2014"),
            row(Statements, "d", &["KZ-75"], "", "2014"),
        ]
    }

    fn findings() -> BTreeSet<String> {
        ["violation", "partly"].map(str::to_owned).into()
    }

    #[test]
    fn a_record_of_two_regions_counts_in_both_and_once_in_all() {
        let counts = count(&rows(), &Filters::default(), &findings());
        assert_eq!(counts.regions["KZ-39"], [2, 1, 0]);
        assert_eq!(counts.regions["KZ-75"], [1, 0, 1]);
        assert_eq!((counts.without, counts.total), ([1, 1, 0], [3, 2, 1]));
        assert_eq!(counts.of("KZ-10", Measure::Cases), 0);
    }

    #[test]
    fn filters_narrow_and_a_chosen_region_does_not_empty_the_others() {
        let mut filters = Filters::one(Filter::Year, "2014..");
        filters.set(Filter::Region, vec!["KZ-39".to_owned()]);
        let counts = count(&rows(), &filters, &findings());
        assert_eq!(
            counts.regions,
            BTreeMap::from([("KZ-39".to_owned(), [1, 0, 0]), ("KZ-75".to_owned(), [1, 0, 1]),])
        );
    }

    #[test]
    fn the_list_behind_a_number_has_that_many_records() {
        let (rows, findings) = (rows(), findings());
        for filters in
            [Filters::default(), Filters::one(Filter::Year, "2014"), Filters::one(Filter::Outcome, "partly")]
        {
            let counts = count(&rows, &filters, &findings);
            for measure in Measure::ALL {
                for region in ["KZ-39", "KZ-75", "KZ-10"] {
                    let behind = filters_of(&filters, region, measure, &findings);
                    let listed = rows.iter().filter(|row| row.passes(&behind, None)).count();
                    assert_eq!(listed as u32, counts.of(region, measure), "{region} {measure:?} {filters:?}");
                }
            }
        }
    }

    #[test]
    fn the_list_holds_the_records_of_the_number_newest_first() {
        let (mut rows, findings) = (rows(), findings());
        rows[1].date = "2014-03".parse().ok();
        rows[2].date = "2014-07-01".parse().ok();
        let rows = newest_first(&rows);
        let slugs = |filters: &Filters, measure| -> Vec<String> {
            listed(&rows, filters, measure, &findings).iter().map(|row| row.id.slug.clone()).collect()
        };
        assert_eq!(slugs(&Filters::default(), Measure::Cases), ["c", "b", "a"]);
        assert_eq!(slugs(&Filters::one(Filter::Region, "KZ-39"), Measure::Violations), ["a"]);
    }

    #[test]
    fn a_country_without_any_record_is_not_collected() {
        let rows = rows();
        assert_eq!(countries(&rows, Measure::Statements), ["KZ".to_owned()].into());
        assert_eq!((country("KZ-39"), country("KG")), ("KZ", "KG"));
    }
}
