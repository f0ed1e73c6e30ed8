//! Records and words that need no resolving: from what an author may write to what is true, one to one.

use crate::model;
use crate::model::Id;
use crate::record;
use crate::record::CorrectedField;
use crate::record::Written;

use crate::check::records::Item;
use crate::check::rules::bad_figure::is_value;

pub(super) fn owned(written: Option<&Written<'_>>) -> Option<String> {
    written.map(ToString::to_string)
}

pub(super) fn source(id: &Id, record: &record::Source<'_>) -> model::Source {
    let repair = |repair: &record::Repair<'_>| model::Repair {
        at: repair.at.to_string(),
        printed: repair.printed.to_string(),
        read: repair.read.to_string(),
    };
    model::Source {
        id: id.clone(),
        title: record.title.to_string(),
        authors: record.authors.iter().map(ToString::to_string).collect(),
        year: record.year,
        kind: match record.kind {
            record::SourceKind::Book => model::SourceKind::Book,
            record::SourceKind::Chapter => model::SourceKind::Chapter,
            record::SourceKind::Article => model::SourceKind::Article,
            record::SourceKind::Archive => model::SourceKind::Archive,
            record::SourceKind::Newspaper => model::SourceKind::Newspaper,
            record::SourceKind::Website => model::SourceKind::Website,
            record::SourceKind::Dataset => model::SourceKind::Dataset,
            record::SourceKind::Other => model::SourceKind::Other,
        },
        locator: match record.locator {
            record::Locator::Paragraph => model::Locator::Paragraph,
            record::Locator::Page => model::Locator::Page,
            record::Locator::Section => model::Locator::Section,
            record::Locator::Row => model::Locator::Row,
        },
        text: owned(record.text.as_ref()),
        first_page: record.first_page.unwrap_or(1),
        repairs: record.repairs.iter().map(repair).collect(),
        fingerprints: record
            .fingerprints
            .iter()
            .map(|(at, digest)| (at.to_string(), digest.to_string()))
            .collect(),
        note: owned(record.note.as_ref()),
        reference: record.reference.clone(),
    }
}

/// How the rows of data sets are had, in order of id, each id once.
pub(super) fn dataset_files(
    records: &[Item<'_, Box<record::Dataset<'_>>>],
) -> Vec<model::DatasetFile> {
    let file = |item: &Item<'_, Box<record::Dataset<'_>>>| {
        let record = &item.record;
        let actors = record.actors.iter();
        Some(model::DatasetFile {
            id: Id::new(&record.id).ok()?,
            file: record.file.to_string(),
            format: record.format.to_string(),
            code_books: record.codes.iter().map(ToString::to_string).collect(),
            actors: actors.map(|(name, id)| (name.to_string(), id.to_string())).collect(),
        })
    };
    let mut files: Vec<model::DatasetFile> = records.iter().filter_map(file).collect();
    files.sort_by(|one, other| one.id.cmp(&other.id));
    files.dedup_by(|one, other| one.id == other.id);
    files
}

pub(super) fn topic(id: &Id, record: &record::Topic<'_>) -> model::Topic {
    model::Topic {
        id: id.clone(),
        name: record.name.to_string(),
        note: owned(record.note.as_ref()),
    }
}

pub(super) fn act_type(id: &Id, record: &record::ActType<'_>) -> model::ActType {
    let codes = &record.codes;
    model::ActType {
        id: id.clone(),
        label: record.label.to_string(),
        past: record.past.to_string(),
        passive: record.passive.to_string(),
        class: class(record.class),
        rung: record.rung,
        scope: match record.scope {
            record::Scope::Dyadic => model::Scope::Dyadic,
            record::Scope::Internal => model::Scope::Internal,
            record::Scope::Own => model::Scope::Own,
        },
        symmetric: record.symmetric,
        recipients: match record.recipients {
            record::Recipients::Required => model::Recipients::Required,
            record::Recipients::Optional => model::Recipients::Optional,
            record::Recipients::Forbidden => model::Recipients::Forbidden,
        },
        goldstein: record.goldstein.filter(|value| is_value(*value)),
        codes: model::Codes {
            cameo: owned(codes.cameo.as_ref()),
            cameo_label: owned(codes.cameo_label.as_ref()),
            weis: owned(codes.weis.as_ref()),
            goldstein_weis: codes.goldstein_weis.filter(|value| is_value(*value)),
            plover: owned(codes.plover.as_ref()),
            plover_mode: owned(codes.plover_mode.as_ref()),
            plover_score: codes.plover_score.filter(|value| is_value(*value)),
            plover_class: codes.plover_class.map(class),
            copdab: codes.copdab,
            mid_hostility: codes.mid_hostility,
            icbe: owned(codes.icbe.as_ref()),
        },
        aliases: record.aliases.iter().map(ToString::to_string).collect(),
        definition: record.definition.to_string(),
        not_to_be_confused_with: owned(record.not_to_be_confused_with.as_ref()),
    }
}

pub(super) fn ladder(id: &Id, record: &record::Ladder<'_>) -> model::Ladder {
    let threshold = |threshold: &record::Threshold<'_>| {
        let Ok(id) = Id::new(&threshold.id) else { return None };
        Some(model::Threshold { id, name: threshold.name.to_string(), enters: threshold.enters })
    };
    model::Ladder {
        id: id.clone(),
        name: record.name.to_string(),
        rungs: record
            .rungs
            .iter()
            .map(|rung| model::Rung { value: rung.value, label: rung.label.to_string() })
            .collect(),
        thresholds: record.thresholds.iter().filter_map(threshold).collect(),
        note: owned(record.note.as_ref()),
    }
}

/// Where the records hold no ladder: one without rungs.
pub(super) fn empty_ladder() -> model::Ladder {
    let id = Id::new("no-ladder").expect("the id is well formed");
    model::Ladder {
        id,
        name: "no ladder".to_owned(),
        rungs: Vec::new(),
        thresholds: Vec::new(),
        note: None,
    }
}

pub(super) fn class(class: record::Class) -> model::Class {
    match class {
        record::Class::VerbalCooperation => model::Class::VerbalCooperation,
        record::Class::MaterialCooperation => model::Class::MaterialCooperation,
        record::Class::VerbalConflict => model::Class::VerbalConflict,
        record::Class::MaterialConflict => model::Class::MaterialConflict,
        record::Class::Neutral => model::Class::Neutral,
    }
}

pub(super) fn actor_kind(kind: record::ActorKind) -> model::ActorKind {
    match kind {
        record::ActorKind::Person => model::ActorKind::Person,
        record::ActorKind::Party => model::ActorKind::Party,
        record::ActorKind::State => model::ActorKind::State,
        record::ActorKind::Body => model::ActorKind::Body,
        record::ActorKind::Embassy => model::ActorKind::Embassy,
        record::ActorKind::Meeting => model::ActorKind::Meeting,
        record::ActorKind::Group => model::ActorKind::Group,
    }
}

pub(super) fn basis(basis: record::Basis) -> model::Basis {
    match basis {
        record::Basis::Direct => model::Basis::Direct,
        record::Basis::Carried => model::Basis::Carried,
        record::Basis::Inferred => model::Basis::Inferred,
    }
}

pub(super) fn date_basis(basis: record::DateBasis) -> model::DateBasis {
    match basis {
        record::DateBasis::Stated => model::DateBasis::Stated,
        record::DateBasis::Inferred => model::DateBasis::Inferred,
    }
}

pub(super) fn modality(modality: record::Modality) -> model::Modality {
    match modality {
        record::Modality::Actual => model::Modality::Actual,
        record::Modality::Planned => model::Modality::Planned,
        record::Modality::Hypothetical => model::Modality::Hypothetical,
        record::Modality::Predicted => model::Modality::Predicted,
        record::Modality::Alleged => model::Modality::Alleged,
    }
}

pub(super) fn audience_kind(kind: record::AudienceKind) -> model::AudienceKind {
    match kind {
        record::AudienceKind::Public => model::AudienceKind::Public,
        record::AudienceKind::Private => model::AudienceKind::Private,
        record::AudienceKind::Internal => model::AudienceKind::Internal,
    }
}

pub(super) fn certainty(certainty: record::Certainty) -> model::Certainty {
    match certainty {
        record::Certainty::Low => model::Certainty::Low,
        record::Certainty::Medium => model::Certainty::Medium,
        record::Certainty::High => model::Certainty::High,
    }
}

pub(super) fn figure(figure: &record::Figure<'_>) -> model::Figure {
    model::Figure {
        value: figure.value,
        unit: figure.unit.to_string(),
        counts: figure.counts.to_string(),
        bound: match figure.bound {
            record::FigureBound::Exact => model::FigureBound::Exact,
            record::FigureBound::About => model::FigureBound::About,
            record::FigureBound::AtLeast => model::FigureBound::AtLeast,
            record::FigureBound::AtMost => model::FigureBound::AtMost,
        },
        of: figure.of,
    }
}

pub(super) fn correction(correction: &record::Correction<'_>) -> model::Correction {
    model::Correction {
        field: match correction.field {
            CorrectedField::Date => model::CorrectedField::Date,
            CorrectedField::Place => model::CorrectedField::Place,
            CorrectedField::Type => model::CorrectedField::Type,
        },
        printed: correction.printed.to_string(),
        reading: correction.reading.to_string(),
        reason: correction.reason.to_string(),
    }
}
