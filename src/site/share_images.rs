//! What the share image of each career shows.

use crate::config::Extra;
use crate::context::{ShareImage, SharePay};
use crate::diag::{Diagnostic, catalog::site as catalog};
use crate::markdown::EntryKind;
use crate::share_image::undrawable;
use crate::source::{OutPath, SourcePath};
use crate::yaml::KeyPath;

use super::figures;
use super::library::{Library, Record, View};

/// Where the image of a career lies.
pub(super) fn address(record: &Record<'_>) -> OutPath {
    OutPath::new(&format!("careers/{}.png", record.slug))
}

/// The share image of a career; none if the site has no such images, its title cannot be drawn, or
/// an image of the editors has its address.
pub(super) fn image(view: View<'_, '_>, record: &Record<'_>) -> Option<ShareImage> {
    let View { library, config, strings } = view;
    let own = SourcePath::new(&format!("content/{}", address(record)));
    let is_left_out = !config.has(Extra::ShareImages) || library.images.contains(&own);
    if is_left_out || undrawable(record.title()).is_some() {
        return None;
    }
    let field = record.career.field.as_deref();
    let field = field.and_then(|id| Some((id, library.name(EntryKind::Field, id)?.to_owned())));
    let (motif, field) = field.unwrap_or_default();
    let pay = figures::pay(view, record).map(|pay| {
        let (of, per) = (format!("fact_pay_{}", pay.statistic), strings.text(&pay.per));
        SharePay {
            amount: pay.number.text.clone(),
            of: format!("{} {per}, {}, {}", strings.text(&of), pay.place.name, pay.period),
            source: format!("{}: {}", strings.text("source"), publisher(library, &pay.source.path)),
        }
    });
    Some(ShareImage {
        site: config.title.clone(),
        title: record.title().to_owned(),
        field,
        motif: motif.to_owned(),
        summary: if pay.is_some() { String::new() } else { record.summary() },
        pay,
    })
}

/// Who publishes the source at an address of the sources page.
fn publisher<'l>(library: &'l Library<'_>, address: &str) -> &'l str {
    let id = address.rsplit('#').next().unwrap_or_default();
    library.publications.get(id).map_or("", |source| source.value.publisher.as_str())
}

/// What the image shows, in words.
pub(super) fn words(image: &ShareImage) -> String {
    match &image.pay {
        Some(pay) => format!("{}. {}: {}", image.title, pay.of, pay.amount),
        None => format!("{}. {}", image.title, image.summary),
    }
}

/// A warning for every title that cannot be drawn.
pub(super) fn check(library: &Library<'_>) -> Vec<Diagnostic> {
    let fault = |record: &Record<'_>| {
        let character = undrawable(record.title())?;
        let place = record.value(&KeyPath::root().key("title"));
        Some(catalog::undrawable_title(place, character))
    };
    library.careers.iter().filter_map(fault).collect()
}
