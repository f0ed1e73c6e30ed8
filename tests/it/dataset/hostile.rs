//! Files that are not what they say: a message, and never a crash or a full memory.

use std::io;
use std::io::Read;

use demarche::dataset::Coded;
use demarche::dataset::format::Files;
use demarche::dataset::format::Format;
use demarche::dataset::format::ROW_SIZE_MAX;
use demarche::dataset::format::Reading;
use demarche::dataset::format::Unreadable;

/// The formats that need nothing beside.
const ALONE: [&str; 9] = [
    "csv:actor=1,recipient=2,date=3,code=4",
    "gdelt",
    "icb",
    "icbe",
    "icews",
    "keds:weis",
    "mie",
    "polecat",
    "mid",
];

fn attempt(format: &str, main: impl Read) -> Result<Reading, Unreadable> {
    let beside = b"incidnum,ccode,insidea,action,styear,stmon,stday\n";
    let files = Files { main: Box::new(main), beside: vec![Box::new(beside.as_slice())] };
    Format::parse(format).unwrap().read(files, Coded::unknown)
}

#[test]
fn noise_is_refused_or_all_faults() {
    let mut state = 1_u32;
    let noise: Vec<u8> = std::iter::repeat_with(|| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state.to_be_bytes()[0]
    })
    .take(1 << 16)
    .collect();
    for format in ALONE {
        if let Ok(reading) = attempt(format, noise.as_slice()) {
            assert_eq!((reading.dataset.len(), reading.faulty), (0, reading.rows), "{format}");
        }
    }
}

#[test]
fn an_empty_file_holds_nothing_or_is_refused() {
    for format in ALONE {
        if let Ok(reading) = attempt(format, io::empty()) {
            assert_eq!((reading.dataset.len(), reading.rows), (0, 0), "{format}");
        }
    }
}

#[test]
fn a_row_without_an_end_is_refused_before_it_fills_the_memory() {
    let expected =
        format!("a row is longer than {ROW_SIZE_MAX} bytes, or a quotation mark is never closed");
    for format in ALONE {
        let reason = attempt(format, io::repeat(b'x')).unwrap_err();
        assert_eq!(reason.to_string(), expected, "{format}");
    }
}

#[test]
fn a_quotation_mark_never_closed_is_refused() {
    let rows = b"a,b,1989-01-01,1\n\"a,b,1989-01-01,1\n".chain(io::repeat(b'\n'));
    let reason = attempt(ALONE[0], rows).unwrap_err().to_string();
    assert!(reason.ends_with("a quotation mark is never closed"), "{reason}");
}

#[test]
fn a_field_of_some_millions_of_letters_is_read() {
    let name = "x".repeat(8 << 20);
    let reading = attempt("keds:weis", format!("1989-04-02\t{name}\tB\t010\n").as_bytes()).unwrap();
    assert_eq!(reading.dataset.actors().get(1).len(), 8 << 20);
}

#[test]
fn letters_that_are_not_utf_8_are_kept_apart_and_shown_as_replaced() {
    let main =
        b"1989-04-02\tAlem\xE1n\tB\t010\n1989-04-02\tAlem\xE2n\tB\t010\n1989-\xFF\tA\tB\t010\n";
    let reading = attempt("keds:weis", main.as_slice()).unwrap();
    assert_eq!(reading.dataset.actors().get(1), "Alem\u{fffd}n");
    // Nobody, the two and their recipient.
    assert_eq!(reading.dataset.actors().len(), 4);
    assert_eq!(reading.faults[0].line, 3);
}

#[test]
fn numbers_of_very_many_figures_are_none() {
    let long = "9".repeat(40);
    let main = format!(
        "ccode1,ccode2,styear,stmon,stday,action\n1,2,{long},5,1,7\n1,2,1950,5,1,-{long}\n"
    );
    let reading = attempt("mie", main.as_bytes()).unwrap();
    assert_eq!((reading.rows, reading.faulty), (2, 2));
    let main = format!("{long}\tA\tB\t010\n");
    assert_eq!(attempt("keds:weis", main.as_bytes()).unwrap().faulty, 1);
}

#[test]
fn of_very_many_faults_the_first_hundred_are_told() {
    let main = "1989-13-02\tA\tB\t010\n".repeat(250);
    let reading = attempt("keds:weis", main.as_bytes()).unwrap();
    assert_eq!((reading.rows, reading.faulty, reading.faults.len()), (250, 250, 100));
    assert_eq!(reading.faults[99].line, 100);
}

#[test]
fn a_file_that_breaks_off_is_refused() {
    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("the disk is gone"))
        }
    }
    let expected = "the disk is gone";
    for format in ALONE {
        assert_eq!(attempt(format, Broken).unwrap_err().to_string(), expected, "{format}");
    }
    let main = b"1989-04-02\tA\tB\t010\n".chain(Broken);
    assert_eq!(attempt("keds:weis", main).unwrap_err().to_string(), expected);
}
