//! What must hold of any answer in any form: it can be read back, and nothing in it is hidden.

use demarche::interop::Document;
use demarche::present::Report;
use serde_json::Value;

use super::findings::shows_everything;

/// The answer for programs: JSON, JSON lines and CSV hold the same rows.
pub(super) fn document(document: &Document) {
    let [mut whole, mut lines, mut cells] = [const { Vec::new() }; 3];
    document.write_json(&mut whole).expect("JSON takes every answer");
    document.write_json_lines(&mut lines).expect("JSON lines take every answer");
    document.write_csv(&mut cells).expect("CSV takes every answer");
    let whole: Value = serde_json::from_slice(&whole).expect("it is JSON");
    let lines = std::str::from_utf8(&lines).expect("it is text");
    let lines: Vec<Value> =
        lines.lines().map(|line| serde_json::from_str(line).expect("it is JSON")).collect();
    let (head, rows) = lines.split_first().expect("there is a line about the graph");
    assert_eq!(head["graph"], whole["graph"]);
    let all = whole.as_object().expect("a document is an object");
    let is_rows = |value: &&Value| value.as_array().is_some_and(|array| array == rows);
    assert!(all.values().any(|value| is_rows(&value)), "the lines are the rows of the whole");
    shows_everything(std::str::from_utf8(&cells).expect("it is text"));
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(cells.as_slice());
    let mut count = 0;
    for record in reader.records() {
        let record = record.expect("every row has as many cells as the first");
        record.iter().for_each(tame);
        count += 1;
    }
    assert_eq!(count, rows.len() + 1);
}

/// A cell that no spreadsheet runs.
fn tame(cell: &str) {
    let is_run = cell.starts_with(['=', '+', '-', '@']);
    assert!(!is_run || cell.parse::<f64>().is_ok(), "{cell:?}");
}

/// The answer for people: nothing unseen, and tables of even rows.
pub(super) fn report(report: &Report) {
    for width in [40, 100] {
        shows_everything(&report.to_text(width));
    }
    let markdown = report.to_markdown();
    shows_everything(&markdown);
    assert!(!markdown.contains('<'), "{markdown}");
    let mut columns = 0;
    for line in markdown.lines() {
        if line.starts_with('|') {
            let bars = line.replace("\\\\", "").replace("\\|", "").matches('|').count();
            assert!(columns == 0 || columns == bars, "{markdown}");
            columns = bars;
        } else {
            columns = 0;
        }
    }
}

/// The picture: DOT that can be read, and that Graphviz draws where `DEMARCHE_FUZZ_DOT` asks for it.
pub(super) fn dot(dot: &str) {
    shows_everything(dot);
    if let Err(error) = graphviz_rust::parse(dot) {
        panic!("{error}\n{dot}");
    }
    if std::env::var_os("DEMARCHE_FUZZ_DOT").is_some() {
        drawn(dot);
    }
}

/// The figure: XML from its first sign to its last.
pub(super) fn svg(svg: &str) {
    shows_everything(svg);
    let mut reader = quick_xml::Reader::from_str(svg);
    loop {
        match reader.read_event() {
            Ok(quick_xml::events::Event::Eof) => return,
            Ok(_) => {}
            Err(error) => panic!("{error}\n{svg}"),
        }
    }
}

fn drawn(dot: &str) {
    use std::io::Write;
    use std::process::Command;
    use std::process::Stdio;
    let piped = || Stdio::piped();
    let mut graphviz = Command::new("dot");
    let graphviz = graphviz.arg("-Tcanon").stdin(piped()).stdout(Stdio::null()).stderr(piped());
    let mut graphviz = graphviz.spawn().expect("Graphviz is there");
    graphviz.stdin.take().expect("it reads").write_all(dot.as_bytes()).expect("it reads on");
    let said = graphviz.wait_with_output().expect("it ends");
    let said = (said.status.success(), String::from_utf8_lossy(&said.stderr).into_owned());
    assert_eq!(said, (true, String::new()), "{dot}");
}
