//! How the number of jobs of a career is going to change, drawn against that of all occupations.

use crate::career::{Decimal, FactsKind};
use crate::context::{Chart, Outlook, Strings};

use super::library::{OfficialRow, Record, View};
use super::{chart, figures, salary};

/// Of each place the newest official projection, then those that the editors state.
pub(super) fn rows(view: View<'_, '_>, record: &Record<'_>) -> Vec<Outlook> {
    let rows = view.library.national(record, FactsKind::Projections);
    let newest = salary::newest_of_places(&rows).into_iter().enumerate();
    let official = newest.filter_map(|(index, row)| official(view, record, (index, row)));
    let stated = record.career.outlook.iter();
    let stated = stated.filter_map(|row| figures::stated_outlook(view, row));
    official.chain(stated).collect()
}

fn official(
    view: View<'_, '_>,
    record: &Record<'_>,
    (index, row): (usize, &OfficialRow<'_>),
) -> Option<Outlook> {
    let outlook = figures::official_outlook(view, record, row)?;
    let all = view.library.all_occupations(row).and_then(|all| all.row.growth);
    let chart = row.row.growth.zip(all).map(|both| draw(index, &outlook, both, view.strings));
    Some(Outlook { chart, ..outlook })
}

fn draw(index: usize, outlook: &Outlook, both: (Decimal, Decimal), strings: &Strings) -> Chart {
    let title = strings.text("chart_growth").replace("{place}", &outlook.place.name);
    let title = title.replace("{period}", &outlook.period);
    let shared = figures::together(outlook.shared_with.len(), strings);
    chart::growth((format!("page:growth-{}", index + 1), title), both, &shared, strings)
}
