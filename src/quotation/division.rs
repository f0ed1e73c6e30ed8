//! A text divided into paragraphs or pages, as printed.

/// How a text is divided into places that can be cited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Division {
    /// Into paragraphs, each a line, counted from 1.
    Paragraphs,
    /// Into pages, divided by form feeds; the first has this number.
    Pages {
        /// The number of the first page.
        first: usize,
    },
}

impl Division {
    /// The word for one of its places.
    pub fn name(self) -> &'static str {
        match self {
            Division::Paragraphs => "paragraph",
            Division::Pages { .. } => "page",
        }
    }

    /// The number of the first place.
    pub fn first(self) -> usize {
        match self {
            Division::Paragraphs => 1,
            Division::Pages { first } => first,
        }
    }
}

/// The printed places of a text.
pub(super) fn places(body: &str, division: Division) -> Vec<&str> {
    let body = body.strip_prefix('\u{feff}').unwrap_or(body);
    match division {
        Division::Paragraphs => lines(body).collect(),
        Division::Pages { .. } => {
            let mut pages: Vec<&str> = body.split('\u{c}').collect();
            // A form feed ends a page: nothing behind the last is no page.
            if pages.last().is_some_and(|last| last.trim().is_empty()) {
                pages.pop();
            }
            pages
        }
    }
}

/// The lines of a text, whether they end in a line feed, a carriage return, or both.
pub(super) fn lines(body: &str) -> impl Iterator<Item = &str> {
    let mut rest = body;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = rest.find(['\n', '\r']).unwrap_or(rest.len());
        let (line, behind) = rest.split_at(end);
        rest = behind.strip_prefix("\r\n").or(behind.get(1..)).unwrap_or("");
        Some(line)
    })
}

/// The lines of a page that stand together.
pub(super) fn blocks(page: &str) -> Vec<String> {
    let mut blocks: Vec<String> = Vec::new();
    let mut is_open = false;
    for line in lines(page) {
        let is_blank = line.trim().is_empty();
        match blocks.last_mut() {
            Some(last) if is_open && !is_blank => {
                last.push('\n');
                last.push_str(line);
            }
            Some(_) | None if !is_blank => blocks.push(line.to_owned()),
            Some(_) | None => {}
        }
        is_open = !is_blank;
    }
    blocks
}
