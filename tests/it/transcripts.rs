//! Sessions at the command line, word for word: those of the README and those in `tests/cases/cli`.

#[test]
fn sessions_go_as_written() {
    trycmd::TestCases::new().case("README.md").case("tests/cases/cli/*.trycmd");
}
