//! Bytes as choices: what a fuzzer varies is what the maker of a text asks for.

/// Texts that mean something to one format or another, or to none.
const HOSTILE: &[&str] = &[
    "",
    " ",
    "\"",
    "\\",
    "\\N\\",
    "a\nb",
    "a\r\nb\r",
    "\t",
    "<b>&amp;</b>",
    "]]>",
    "a | b",
    "=1+1",
    "-2",
    "@x",
    "];} // /* */",
    "`code` *x* _y_ # !",
    "- item",
    "1. one",
    "| a |\n|---|",
    "\u{0}",
    "\u{1b}[31m",
    "\u{85}",
    "\u{202e}turned\u{202c}",
    "\u{200f}\u{feff}",
    "\u{2028}",
    "\u{fffe}\u{ffff}",
    "\u{10ffff}",
    "e\u{301}\u{301}\u{301}",
    "é",
    "毛泽东",
    "\u{1f469}\u{200d}\u{1f469}\u{200d}\u{1f467}",
    "ß ŉ İ ﬁ",
    "١٢٣",
    "{}{0}%s$x",
    "567 568.",
    "“Quoted,” he said.12 ‘And’ then— 1,390",
];

/// A sequence of choices. Where the bytes are used up, each choice is the first.
pub(crate) struct Choices<'b> {
    rest: &'b [u8],
    /// Whether what is made may be wrong in itself, so that it is no record or says what it must not.
    is_faulty: bool,
    /// The number of the act that is made, so that most acts fall behind those before them and name them.
    pub(super) at: usize,
}

impl<'b> Choices<'b> {
    pub(crate) fn new(bytes: &'b [u8]) -> Choices<'b> {
        Choices { rest: bytes, is_faulty: false, at: 0 }
    }

    pub(super) fn byte(&mut self) -> u8 {
        let Some((&first, rest)) = self.rest.split_first() else { return 0 };
        self.rest = rest;
        first
    }

    /// A number below another; 0 where that is 0.
    pub(super) fn below(&mut self, end: usize) -> usize {
        let high = if end > 256 { usize::from(self.byte()) << 8 } else { 0 };
        (high + usize::from(self.byte())).checked_rem(end).unwrap_or(0)
    }

    /// Whether a choice falls that falls once in so many times.
    pub(super) fn once_in(&mut self, times: u8) -> bool {
        self.byte() % times == times - 1
    }

    /// Lets one text in four be wrong in itself.
    pub(super) fn allow_faults(&mut self) {
        self.is_faulty = self.once_in(4);
    }

    /// Whether a fault is made that is made once in so many times.
    pub(super) fn fault(&mut self, times: u8) -> bool {
        self.is_faulty && self.once_in(times)
    }

    pub(super) fn pick<'t>(&mut self, of: &[&'t str]) -> &'t str {
        of.get(self.below(of.len())).copied().unwrap_or("")
    }

    /// Everything that is left, as text.
    pub(super) fn text(&mut self) -> String {
        String::from_utf8_lossy(std::mem::take(&mut self.rest)).into_owned()
    }

    /// A few characters, some of which mean something somewhere.
    pub(super) fn words(&mut self) -> String {
        let mut words = String::new();
        for _ in 0..=self.below(3) {
            match self.below(4) {
                0 => words += "Upton",
                1 => words += self.pick(HOSTILE),
                2 => words.push(char::from(self.byte())),
                _ => {
                    let point = u32::from(self.byte()) << 12 | u32::from(self.byte()) << 4;
                    words.push(char::from_u32(point).unwrap_or('\u{fffd}'));
                }
            }
        }
        if self.once_in(64) { words.repeat(300) } else { words }
    }

    /// A date, most of the time.
    pub(super) fn date(&mut self) -> String {
        match self.below(8) {
            0..=3 => self.day(),
            4 => format!("[{}..{}]", self.day(), self.day()),
            5 => format!("{}/{}", self.day(), self.day()),
            6 if self.is_faulty => self.pick(DATES).to_owned(),
            6 => self.pick(&DATES[..SOUND]).to_owned(),
            _ if !self.is_faulty => self.day() + self.pick(&["", "~", "?", "/", "/.."]),
            _ => format!("{}{}", self.day(), self.pick(&["", "~", "?", "/", "/..", "x", " "])),
        }
    }

    fn day(&mut self) -> String {
        let (month, day) = match self.below(4) {
            0 => (self.below(3) + 1, self.below(29) + 1),
            _ => (self.at / 3 % 12 + 1, self.at % 3 * 9 + self.below(10) + 1),
        };
        format!("1960-{month:02}-{day:02}")
    }
}

/// The first so many of them are sound.
const SOUND: usize = 16;
const DATES: &[&str] = &[
    "1960",
    "1960-02",
    "196X",
    "1960-XX",
    "XXXX",
    "1960-21",
    "../1960-02-03",
    "1960-02-03/..",
    "[..1960-02-03]",
    "[1960-02-03..]",
    "{1960-01-02,1960-02-03}",
    "[1960-01-02,1960-02-03..1960-03-01]",
    "9999-12-31",
    "-9999-01-01",
    "0000",
    "1960-02-03?/1960-02~",
    "/",
    "../..",
    "1960-XX-13",
    "Y17E8",
    "Y-123456",
    "1960-02-30",
    "1960-13",
    "16 July 1960",
    "07/16/1960",
    "1960-02-03T23:59:60Z",
    "",
];
