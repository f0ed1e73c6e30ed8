//! The words of CSL that a reference may use, and how BibLaTeX names the same things.

use crate::model::Reference;
use crate::model::SourceKind;
use crate::record;

/// The types of CSL.
const KINDS: &[&str] = &[
    "article",
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "bill",
    "book",
    "broadcast",
    "chapter",
    "classic",
    "collection",
    "dataset",
    "document",
    "entry",
    "entry-dictionary",
    "entry-encyclopedia",
    "event",
    "figure",
    "graphic",
    "hearing",
    "interview",
    "legal_case",
    "legislation",
    "manuscript",
    "map",
    "motion_picture",
    "musical_score",
    "pamphlet",
    "paper-conference",
    "patent",
    "performance",
    "periodical",
    "personal_communication",
    "post",
    "post-weblog",
    "regulation",
    "report",
    "review",
    "review-book",
    "software",
    "song",
    "speech",
    "standard",
    "thesis",
    "treaty",
    "webpage",
];

/// The variables of CSL that are text or number and that a note may show.
const TEXTS: &[&str] = &[
    "DOI",
    "ISBN",
    "ISSN",
    "PMCID",
    "PMID",
    "URL",
    "archive",
    "archive-place",
    "archive_collection",
    "archive_location",
    "authority",
    "call-number",
    "chapter-number",
    "collection-number",
    "collection-title",
    "container-title",
    "container-title-short",
    "dimensions",
    "division",
    "edition",
    "event-place",
    "event-title",
    "genre",
    "issue",
    "jurisdiction",
    "language",
    "medium",
    "note",
    "number",
    "number-of-pages",
    "number-of-volumes",
    "original-publisher",
    "original-publisher-place",
    "original-title",
    "page",
    "part-number",
    "part-title",
    "printing-number",
    "publisher",
    "publisher-place",
    "references",
    "reviewed-genre",
    "reviewed-title",
    "scale",
    "section",
    "source",
    "status",
    "supplement-number",
    "title",
    "title-short",
    "version",
    "volume",
    "volume-title",
];

/// The variables of CSL that are names.
const NAMES: &[&str] = &[
    "author",
    "chair",
    "collection-editor",
    "compiler",
    "composer",
    "container-author",
    "contributor",
    "curator",
    "director",
    "editor",
    "editor-translator",
    "editorial-director",
    "executive-producer",
    "guest",
    "host",
    "illustrator",
    "interviewer",
    "narrator",
    "organizer",
    "original-author",
    "performer",
    "producer",
    "recipient",
    "reviewed-author",
    "script-writer",
    "series-creator",
    "translator",
];

/// The variables of CSL that are dates.
const DATES: &[&str] =
    &["accessed", "available-date", "event-date", "issued", "original-date", "submitted"];

/// What a variable holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    Text,
    Names,
    Date,
}

/// A type of CSL by its name.
pub(super) fn kind(name: &str) -> Option<&'static str> {
    KINDS.iter().copied().find(|kind| *kind == name)
}

/// A variable of CSL by its name, and what it holds.
pub(super) fn variable(name: &str) -> Option<(&'static str, Holds)> {
    let lists = [(TEXTS, Holds::Text), (NAMES, Holds::Names), (DATES, Holds::Date)];
    lists.into_iter().find_map(|(names, holds)| {
        names.iter().copied().find(|known| *known == name).map(|known| (known, holds))
    })
}

/// The CSL type of an entry of BibLaTeX. What neither knows is a document.
pub(super) fn kind_of_entry(entry_type: &str, subtype: &str) -> &'static str {
    match (entry_type, subtype) {
        ("article" | "suppperiodical", "newspaper") => "article-newspaper",
        ("article" | "suppperiodical", "magazine") => "article-magazine",
        ("article" | "suppperiodical", _) => "article-journal",
        (
            "book" | "mvbook" | "collection" | "mvcollection" | "reference" | "mvreference"
            | "proceedings" | "mvproceedings" | "manual",
            _,
        ) => "book",
        ("booklet", _) => "pamphlet",
        ("inbook" | "incollection" | "bookinbook" | "suppbook" | "suppcollection", _) => "chapter",
        ("inproceedings" | "conference", _) => "paper-conference",
        ("inreference", _) => "entry-encyclopedia",
        ("thesis" | "phdthesis" | "mastersthesis", _) => "thesis",
        ("report" | "techreport", _) => "report",
        ("unpublished" | "archival" | "letter", _) => "manuscript",
        ("online" | "electronic" | "www", _) => "webpage",
        ("image" | "artwork", _) => "graphic",
        ("audio" | "music", _) => "song",
        ("video" | "movie", _) => "motion_picture",
        ("jurisdiction", _) => "legal_case",
        ("legal", _) => "treaty",
        (other, _) => kind(other).unwrap_or("document"),
    }
}

/// What the graph calls a thing of this type.
pub(super) fn source_kind(reference: &Reference) -> record::SourceKind {
    match reference.kind {
        "book" | "collection" | "pamphlet" | "thesis" => record::SourceKind::Book,
        "chapter" | "entry-encyclopedia" | "entry-dictionary" => record::SourceKind::Chapter,
        "article" | "article-journal" | "article-magazine" | "review" | "paper-conference" => {
            record::SourceKind::Article
        }
        "article-newspaper" => record::SourceKind::Newspaper,
        "webpage" | "post" | "post-weblog" => record::SourceKind::Website,
        "dataset" => record::SourceKind::Dataset,
        "manuscript" | "personal_communication" => record::SourceKind::Archive,
        _ if reference.text("archive").is_some() => record::SourceKind::Archive,
        _ => record::SourceKind::Other,
    }
}

/// The CSL type of a source that no bibliography has.
pub(super) fn kind_of_source(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Book => "book",
        SourceKind::Chapter => "chapter",
        SourceKind::Article => "article-journal",
        SourceKind::Archive => "manuscript",
        SourceKind::Newspaper => "article-newspaper",
        SourceKind::Website => "webpage",
        SourceKind::Dataset => "dataset",
        SourceKind::Other => "document",
    }
}

/// The variable for a field of BibLaTeX in an entry of a CSL type; fields that tell nothing of it have none. A field that
/// has the name of a variable is that variable.
pub(super) fn variable_of_field(field: &str, kind: &str) -> Option<(&'static str, Holds)> {
    let name = match field {
        "journaltitle" | "journal" | "booktitle" | "maintitle" => "container-title",
        "shortjournal" => "container-title-short",
        "shorttitle" => "title-short",
        "origtitle" => "original-title",
        "eventtitle" => "event-title",
        "venue" => "event-place",
        "bookauthor" => "container-author",
        "series" => "collection-title",
        "number" if kind.starts_with("article") => "issue",
        "number" if matches!(kind, "book" | "chapter" | "pamphlet") => "collection-number",
        "volumes" => "number-of-volumes",
        "part" => "part-number",
        "chapter" => "chapter-number",
        "pages" => "page",
        "pagetotal" => "number-of-pages",
        "organization" | "institution" | "school" => "publisher",
        "location" | "address" => "publisher-place",
        "origlocation" => "original-publisher-place",
        "origpublisher" => "original-publisher",
        "library" => "archive",
        "archivelocation" | "archive-location" => "archive_location",
        "archivecollection" | "archive-collection" => "archive_collection",
        "archiveplace" => "archive-place",
        "type" => "genre",
        "howpublished" => "medium",
        "langid" | "hyphenation" => "language",
        "doi" => "DOI",
        "url" => "URL",
        "isbn" => "ISBN",
        "issn" => "ISSN",
        "urldate" => "accessed",
        "date" => "issued",
        "origdate" => "original-date",
        "eventdate" => "event-date",
        other => other,
    };
    variable(name)
}
