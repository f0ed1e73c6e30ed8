//! The program of the page: modules in files of their own, joined into one script.
//!
//! Each file is a module that any browser would load as it stands. Joined, each becomes a function that runs once and gives
//! what it exports, so that names inside do not meet; `import` lines become the names taken from another.

/// The modules, each after those it imports from.
const MODULES: [(&str, &str); 19] = [
    ("data", include_str!("data.js")),
    ("state", include_str!("state.js")),
    ("draw", include_str!("draw.js")),
    ("select", include_str!("select.js")),
    ("time", include_str!("time.js")),
    ("facets", include_str!("facets.js")),
    ("graph", include_str!("graph.js")),
    ("lanes", include_str!("lanes.js")),
    ("marks", include_str!("marks.js")),
    ("ramps", include_str!("ramps.js")),
    ("sums", include_str!("sums.js")),
    ("ladder", include_str!("ladder.js")),
    ("timeline", include_str!("timeline.js")),
    ("table", include_str!("table.js")),
    ("sources", include_str!("sources.js")),
    ("panel", include_str!("panel.js")),
    ("tour", include_str!("tour.js")),
    ("keys", include_str!("keys.js")),
    ("main", include_str!("main.js")),
];

/// The whole program.
pub(super) fn joined() -> String {
    let modules = MODULES.map(|(name, text)| module(name, text));
    format!("\"use strict\";\n{}", modules.concat())
}

fn module(name: &str, text: &str) -> String {
    let mut body = String::new();
    let mut exported = Vec::new();
    for line in text.lines() {
        if let Some(import) = line.strip_prefix("import ") {
            let (names, from) = import.split_once(" from ").expect("an import names its module");
            let from = from.trim_matches(|sign| "\"./;".contains(sign)).trim_end_matches(".js");
            body += &format!("const {names} = module_{from};\n");
        } else if let Some(export) = line.strip_prefix("export ") {
            let declared = export.trim_start_matches("async ");
            let mut words = declared.split([' ', '(']);
            exported.extend(words.nth(1));
            body += &format!("{export}\n");
        } else {
            body += &format!("{line}\n");
        }
    }
    format!(
        "const module_{name} = (() => {{\n{body}return {{ {} }};\n}})();\n",
        exported.join(", ")
    )
}
