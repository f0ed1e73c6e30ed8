//! The sentences from which rows were coded, beside the acts: only data sets that print them have any.

use std::io;
use std::io::Read;
use std::io::Write;

use super::saved::Refused;
use super::saved::read_bytes;
use super::saved::read_numbers;
use super::saved::write_bytes;
use super::saved::write_numbers;

/// Sentences by row; rows that follow each other with the same sentence share it.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Words {
    text: String,
    /// Where each sentence ends.
    ends: Vec<usize>,
    /// Rows, and which sentence each has; in order of row.
    of_rows: Vec<(u32, u32)>,
}

impl Words {
    /// Gives a row its sentence; rows come in order, and only the first sentence of each is kept.
    pub(super) fn add(&mut self, row: u32, sentence: &str) {
        if self.of_rows.last().is_some_and(|&(last, _)| last >= row) {
            return;
        }
        let last = u32::try_from(self.ends.len()).unwrap_or(u32::MAX).checked_sub(1);
        let shared = last.filter(|&last| self.sentence(last) == Some(sentence));
        let sentence = shared.unwrap_or_else(|| {
            self.text.push_str(sentence);
            self.ends.push(self.text.len());
            last.map_or(0, |last| last + 1)
        });
        self.of_rows.push((row, sentence));
    }

    /// The sentence of a row.
    pub(super) fn find(&self, row: u32) -> Option<&str> {
        let at = self.of_rows.binary_search_by_key(&row, |&(row, _)| row).ok()?;
        self.sentence(self.of_rows[at].1)
    }

    fn sentence(&self, number: u32) -> Option<&str> {
        let number = number as usize;
        let begin = if number == 0 { 0 } else { self.ends[number - 1] };
        self.text.get(begin..self.ends[number])
    }

    /// Gives back what was kept for growth.
    pub(super) fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.ends.shrink_to_fit();
        self.of_rows.shrink_to_fit();
    }

    /// Writes them.
    pub(super) fn save(&self, out: &mut impl Write) -> io::Result<()> {
        write_bytes(out, self.text.as_bytes())?;
        write_bytes(
            out,
            &self.ends.iter().flat_map(|end| (*end as u64).to_le_bytes()).collect::<Vec<u8>>(),
        )?;
        write_numbers(out, self.of_rows.iter().map(|&(row, sentence)| [row, sentence]))
    }

    /// Reads what was saved.
    pub(super) fn reopen(input: &mut impl Read) -> Result<Words, Refused> {
        let text = String::from_utf8(read_bytes(input)?).map_err(|_bytes| Refused::Damaged)?;
        let ends = read_bytes(input)?;
        let ends: Vec<usize> = ends
            .chunks_exact(8)
            .map(|eight| u64::from_le_bytes(<[u8; 8]>::try_from(eight).unwrap_or_default()))
            .filter_map(|end| usize::try_from(end).ok())
            .collect();
        let of_rows: Vec<(u32, u32)> = read_numbers(input, |[row, sentence]| (row, sentence))?;
        let fits = ends.is_sorted()
            && ends.iter().all(|end| text.is_char_boundary(*end))
            && of_rows.iter().all(|&(_, sentence)| (sentence as usize) < ends.len())
            && of_rows.is_sorted();
        if fits { Ok(Words { text, ends, of_rows }) } else { Err(Refused::Damaged) }
    }
}
