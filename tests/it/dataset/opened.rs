//! Data sets opened where they lie: packed or not, and what stands beside them.

use std::fs;
use std::io::Write;
use std::path::Path;

use demarche::dataset::Coded;
use demarche::dataset::format::Format;
use demarche::load;
use demarche::progress::Progress;
use flate2::Compression;
use flate2::write::GzEncoder;
use ruzstd::encoding::CompressionLevel;
use ruzstd::encoding::compress_to_vec;
use tempfile::TempDir;

use super::told;

const EVENTS: &str = "1989-04-02\tA\tB\t010\n1989-04-03\tB\tA\t020\n";

fn gz(text: &str) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::default());
    packer.write_all(text.as_bytes()).unwrap();
    packer.finish().unwrap()
}

fn zst(text: &str) -> Vec<u8> {
    compress_to_vec(text.as_bytes(), CompressionLevel::Fastest)
}

fn folder(files: &[(&str, Vec<u8>)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    folder
}

/// The acts of a file, or why there are none.
fn open(path: &Path, format: &str) -> Result<Vec<String>, String> {
    let format = Format::parse(format).unwrap();
    let progress = Progress::default();
    let files = load::dataset(path, &format, &progress)?;
    let reading = format.read(files, Coded::unknown).map_err(|reason| reason.to_string())?;
    Ok(told(&reading.dataset))
}

#[track_caller]
fn events(name: &str, bytes: Vec<u8>) {
    let folder = folder(&[(name, bytes)]);
    let acts = open(&folder.path().join(name), "keds:weis").unwrap();
    assert_eq!(acts, ["1 1989-04-02 A > B: 010", "2 1989-04-03 B > A: 020"]);
}

#[track_caller]
fn refused(name: &str, bytes: Vec<u8>, expected: &str) {
    let folder = folder(&[(name, bytes)]);
    assert_eq!(open(&folder.path().join(name), "keds:weis").unwrap_err(), expected);
}

#[test]
fn a_packed_file_reads_as_the_file_that_was_packed() {
    events("events.tab", EVENTS.into());
    events("events.tab.gz", gz(EVENTS));
    events("events.tab.zst", zst(EVENTS));
}

#[test]
fn several_members_or_frames_count_as_one() {
    let (first, second) = EVENTS.split_at(27);
    events("events.gz", [gz(first), gz(""), gz(second)].concat());
    events("events.zst", [zst(first), zst(""), zst(second)].concat());
    // A frame of four bytes that hold no contents.
    let skipped = [0x50, 0x2A, 0x4D, 0x18, 4, 0, 0, 0, 1, 2, 3, 4].to_vec();
    events("events.zst", [skipped.clone(), zst(EVENTS), skipped].concat());
}

#[test]
fn a_packed_file_that_is_cut_off_is_refused() {
    let cut = "it is cut off in the middle of what is packed";
    let cut_off = |bytes: Vec<u8>, less: usize| bytes[..bytes.len() - less].to_vec();
    for less in [1, 9, 20] {
        refused("events.gz", cut_off(gz(EVENTS), less), cut);
    }
    for less in [1, 9, 20] {
        refused("events.zst", cut_off(zst(EVENTS), less), cut);
    }
    refused("events.zst", [zst(EVENTS), vec![0x50, 0x2A, 0x4D, 0x18, 4, 0, 0, 0, 1]].concat(), cut);
}

#[test]
fn a_packed_file_that_was_changed_is_refused() {
    let mut changed = gz(EVENTS);
    let at = changed.len() - 8;
    changed[at] ^= 1;
    refused(
        "events.gz",
        changed,
        "it cannot be unpacked: corrupt gzip stream does not have a matching checksum",
    );
}

#[test]
fn a_frame_with_another_checksum_is_refused() {
    let mut changed = zst(EVENTS);
    let at = changed.len() - 1;
    changed[at] ^= 1;
    refused("events.zst", changed, "it cannot be unpacked: its checksum differs");
}

#[test]
fn a_file_that_is_not_packed_as_its_name_says_is_refused() {
    refused("events.gz", EVENTS.into(), "it cannot be unpacked: invalid gzip header");
    refused(
        "events.zip",
        EVENTS.into(),
        "it is an archive; unpack it first (`.gz` and `.zst` may stay packed)",
    );
    let folder = folder(&[("events.zst", EVENTS.into())]);
    let reason = open(&folder.path().join("events.zst"), "keds:weis").unwrap_err();
    assert!(reason.starts_with("it cannot be unpacked: "), "{reason}");
}

#[test]
fn what_is_no_regular_file_is_not_opened() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(open(folder.path(), "keds:weis").unwrap_err(), "it is no regular file");
    assert_eq!(open(Path::new("/dev/zero"), "keds:weis").unwrap_err(), "it is no regular file");
    let reason = open(&folder.path().join("nothing"), "keds:weis").unwrap_err();
    assert!(reason.starts_with("No such file"), "{reason}");
}

#[test]
fn dictionaries_stand_beside_packed_or_not() {
    let folder = folder(&[
        ("train.txt.gz", gz("0\t0\t1\t24\t-1\n")),
        ("entity2id.txt", "Upton\t0\nLowton\t1\n".into()),
        ("relation2id.txt.zst", zst("Make_statement\t0\n")),
    ]);
    assert_eq!(
        open(&folder.path().join("train.txt.gz"), "icews14").unwrap(),
        ["1 2014-01-02 Upton > Lowton: Make statement"]
    );
}

#[test]
fn a_file_that_is_missing_beside_is_named() {
    let folder = folder(&[("train.txt", Vec::new()), ("entity2id.txt", Vec::new())]);
    assert_eq!(
        open(&folder.path().join("train.txt"), "icews14").unwrap_err(),
        "it needs `relation2id.txt` in the same folder, which is not there"
    );
    fs::create_dir(folder.path().join("relation2id.txt")).unwrap();
    let reason = open(&folder.path().join("train.txt"), "icews14").unwrap_err();
    assert!(reason.ends_with("relation2id.txt`: it is no regular file"), "{reason}");
}

#[test]
fn those_who_took_part_stand_under_the_name_of_the_incidents() {
    let folder = folder(&[
        ("MIDI 5.0.csv.gz", gz("incidnum\n10\n")),
        (
            "MIDIP 5.0.csv",
            b"incidnum,ccode,insidea,action,styear,stmon,stday\n10,2,1,7,1990,1,1\n10,200,0,0,1990,1,1\n"
                .to_vec(),
        ),
    ]);
    assert_eq!(
        open(&folder.path().join("MIDI 5.0.csv.gz"), "mid").unwrap(),
        ["1 1990-01-01 2 > 200: 7"]
    );
}
