//! The pictures of README.md: each is what demarche makes now, and stands there with its command.

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Command;

use sha2::Digest;
use sha2::Sha256;

/// What to do where a picture is stale.
const ADVICE: &str = "run scripts/figures, look at what it made in docs/, and commit that";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(name: &str) -> String {
    String::from_utf8(fs::read(root().join(name)).unwrap()).unwrap()
}

/// The kind of each figure and its command, from the one list of them.
fn figures() -> Vec<(String, String)> {
    let script = read("scripts/figures");
    let lines = script.lines().filter_map(|line| line.strip_prefix("draw "));
    let figures: Vec<_> = lines
        .map(|asked| {
            let kind = asked.split(' ').next().unwrap().to_owned();
            let command = format!("demarche draw {asked} --width 170mm -o {kind}.svg");
            (kind, command)
        })
        .collect();
    assert_eq!(figures.len(), 6);
    figures
}

#[test]
fn the_figures_of_the_readme_are_those_made_now() {
    let folder = tempfile::tempdir().unwrap();
    let mut script = Command::new(root().join("scripts/figures"));
    script.arg(folder.path()).env("DEMARCHE", env!("CARGO_BIN_EXE_demarche"));
    let output = script.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    for (kind, _) in figures() {
        let name = format!("{kind}.svg");
        let made = fs::read(folder.path().join(&name)).unwrap();
        assert!(made.len() < 300_000, "docs/{name} is too large for a page that shows it");
        assert!(
            made == read(&format!("docs/{name}")).into_bytes(),
            "docs/{name} is stale: {ADVICE}"
        );
    }
}

#[test]
fn the_picture_of_the_page_is_taken_of_the_page_made_now() {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("page.html");
    let mut command = Command::new(env!("CARGO_BIN_EXE_demarche"));
    command.args(["--graph", "graph", "page", "-o"]).arg(&page).current_dir(root());
    assert!(command.output().unwrap().status.success());
    let mut digest = String::new();
    for byte in Sha256::digest(fs::read(&page).unwrap()) {
        write!(digest, "{byte:02x}").unwrap();
    }
    assert_eq!(read("docs/page.sha256").trim(), digest, "docs/page.png is stale: {ADVICE}");
    assert!(fs::metadata(root().join("docs/page.png")).unwrap().len() < 400_000);
}

#[test]
fn the_readme_shows_each_picture_with_a_description_and_its_command() {
    let readme = read("README.md");
    for (kind, command) in figures() {
        assert!(readme.contains(&format!("`{command}`")), "README.md lacks `{command}`");
        let picture = format!("](docs/{kind}.svg)](docs/{kind}.svg)");
        let before = readme.split(&picture).next().unwrap();
        assert!(before.len() < readme.len(), "README.md does not show docs/{kind}.svg");
        let description = before.rsplit("[![").next().unwrap();
        assert!(description.len() > 60, "docs/{kind}.svg is described as {description:?}");
    }
    assert!(readme.contains("](docs/page.png)"));
}
