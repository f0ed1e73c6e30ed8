//! The rules of the house, held by reading the source: who imports whom, who touches the world, what is listed.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::path::PathBuf;

/// Which modules a module may name, besides itself: the table of the crate's documentation.
fn imports() -> BTreeMap<String, Vec<String>> {
    let library = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    let library = String::from_utf8(library).unwrap();
    let rows = library.lines().filter_map(|line| line.strip_prefix("//! | "));
    let cells = rows.map(|row| row.split('|').map(str::trim).collect::<Vec<_>>());
    let modules = cells.filter(|cells| cells.len() >= 3 && cells[0].contains('`'));
    let bare =
        |name: &str| name.trim_matches(|sign| matches!(sign, '[' | ']' | '`' | ' ')).to_owned();
    modules.map(|cells| (bare(cells[0]), cells[2].split(',').map(bare).collect())).collect()
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push(path);
        }
    }
}

/// Every Rust file below `src`, by its path from there, without the lines of its unit tests and its comments.
fn sources() -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    files(&root, &mut paths);
    let rust =
        paths.into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "rs"));
    rust.map(|path| {
        let text = String::from_utf8(fs::read(&path).unwrap()).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
        let code = lines.collect::<Vec<_>>().join("\n");
        (path.strip_prefix(&root).unwrap().display().to_string().replace('\\', "/"), code)
    })
    .collect()
}

/// The module at the top to which a file belongs: `check` for `check/mod.rs`, `text` for `text.rs`.
fn module(path: &str) -> &str {
    path.split('/').next().unwrap().trim_end_matches(".rs")
}

#[test]
fn a_module_imports_only_what_its_row_allows() {
    let imports = imports();
    assert!(imports.len() >= 12, "the table lists the modules");
    for (path, code) in sources() {
        let Some(allowed) = imports.get(module(&path)) else {
            assert!(
                matches!(module(&path), "lib" | "bin"),
                "{path} belongs to no module of the table"
            );
            continue;
        };
        for rest in code.split("crate::").skip(1) {
            let named: String =
                rest.chars().take_while(|sign| sign.is_ascii_lowercase() || *sign == '_').collect();
            let fine = named.is_empty() || named == module(&path) || allowed.contains(&named);
            assert!(fine, "{path} imports `{named}`, which its row does not allow");
            assert!(!named.is_empty(), "{path} imports from the top of the crate: name the module");
        }
    }
}

#[test]
fn only_load_reads_files_and_only_the_binary_touches_the_world() {
    let world = [
        "std::env",
        "std::process",
        "stdout()",
        "stderr()",
        "stdin()",
        "SystemTime",
        "Instant",
        "println!",
    ];
    for (path, code) in sources() {
        if module(&path) == "bin" {
            continue;
        }
        assert!(module(&path) == "load" || !code.contains("std::fs"), "{path} touches files");
        for thing in world {
            assert!(!code.contains(thing), "{path} touches {thing}");
        }
    }
}

#[test]
fn serde_and_petgraph_stay_in_their_rooms() {
    for (path, code) in sources() {
        if matches!(module(&path), "model" | "graph" | "query") {
            assert!(!code.contains("serde"), "{path} knows of serde");
        }
        assert!(module(&path) == "graph" || !code.contains("petgraph"), "{path} knows of petgraph");
        for line in code.lines().filter(|line| line.trim_start().starts_with("pub ")) {
            let shown = ["DiGraph", "NodeIndex", "EdgeIndex", "StableGraph"]
                .iter()
                .any(|name| line.contains(name));
            assert!(!shown, "{path} shows petgraph in its public face: {line}");
        }
    }
}

#[test]
fn the_formatter_of_notes_stays_in_its_room() {
    for (path, code) in sources() {
        let is_its_room = module(&path) == "bibliography";
        for name in ["hayagriva", "biblatex", "citationberg"] {
            assert!(is_its_room || !code.contains(&format!("{name}::")), "{path} knows of {name}");
        }
        for line in code.lines().filter(|line| line.trim_start().starts_with("pub ")) {
            let shown = ["json::", "ElemChild", "ArchivedStyle", "Spanned"];
            let shown = is_its_room && shown.iter().any(|name| line.contains(name));
            assert!(!shown, "{path} shows hayagriva in its public face: {line}");
        }
    }
}

#[test]
fn no_module_grows_past_five_hundred_lines() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for path in sources().keys() {
        let text = String::from_utf8(fs::read(root.join(path)).unwrap()).unwrap();
        let lines = text.split("#[cfg(test)]").next().unwrap().lines().count();
        assert!(lines <= 500, "{path} has {lines} lines");
    }
}

#[test]
fn everything_in_graph_ships_with_the_binary() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    files(&root.join("graph"), &mut paths);
    let bundled = fs::read(root.join("src/load/bundled.rs")).unwrap();
    let bundled = String::from_utf8(bundled).unwrap();
    for path in paths {
        let name = path.strip_prefix(root.join("graph")).unwrap().display().to_string();
        assert!(
            bundled.contains(&format!("\"{name}\"")),
            "graph/{name} is not in src/load/bundled.rs"
        );
    }
}

#[test]
fn every_dependency_says_what_it_is_for() {
    let manifest = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).unwrap();
    let manifest = String::from_utf8(manifest).unwrap();
    let mut in_dependencies = false;
    for line in manifest.lines() {
        if line.starts_with('[') {
            in_dependencies = line.contains("dependencies");
        } else if in_dependencies && !line.trim().is_empty() {
            assert!(line.contains(" # "), "no purpose beside `{line}`");
        }
    }
}
