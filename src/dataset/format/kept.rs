//! What is known of a data set beside its acts, written behind them in its index: its digest, and the rows that could not be
//! read.

use std::io::Read;
use std::io::Write;

use super::super::Coded;
use super::super::Dataset;
use super::super::Origin;
use super::super::Refused;
use super::super::saved::read_bytes;
use super::super::saved::write_bytes;
use super::FAULTS_MAX;
use super::Fault;
use super::Reading;

impl Reading {
    /// Writes the index: the acts with what they were made of, then what else is known.
    ///
    /// # Errors
    ///
    /// Why it cannot be written.
    pub fn save(&self, mut out: impl Write, origin: &Origin) -> std::io::Result<()> {
        self.dataset.save(&mut out, origin)?;
        let mut rest = Vec::new();
        write_bytes(&mut rest, self.digest.as_bytes())?;
        for number in [self.rows, self.no_acts, self.faulty] {
            write_bytes(&mut rest, &number.to_le_bytes())?;
        }
        for fault in &self.faults {
            write_bytes(&mut rest, &fault.line.to_le_bytes())?;
            write_bytes(&mut rest, fault.message.as_bytes())?;
        }
        write_bytes(&mut out, &rest)?;
        out.write_all(&crc32fast::hash(&rest).to_le_bytes())
    }

    /// Reads an index, if it was made of this; `meaning` tells what a code means.
    ///
    /// # Errors
    ///
    /// Why it is refused.
    pub fn reopen(
        mut input: impl Read,
        origin: &Origin,
        meaning: impl Fn(&str) -> Coded,
    ) -> Result<Reading, Refused> {
        let dataset = Dataset::reopen(&mut input, origin, meaning)?;
        let rest = read_bytes(&mut input)?;
        let mut sum = [0; 4];
        input.read_exact(&mut sum)?;
        if u32::from_le_bytes(sum) != crc32fast::hash(&rest) {
            return Err(Refused::Damaged);
        }
        let mut rest = rest.as_slice();
        let digest = text(&mut rest)?;
        let [rows, no_acts, faulty] = [number(&mut rest)?, number(&mut rest)?, number(&mut rest)?];
        let mut told = Vec::new();
        while !rest.is_empty() && told.len() < FAULTS_MAX {
            let line = <[u8; 8]>::try_from(read_bytes(&mut rest)?);
            let line = u64::from_le_bytes(line.map_err(|_bytes| Refused::Damaged)?);
            told.push(Fault { line, message: text(&mut rest)? });
        }
        Ok(Reading { dataset, digest, rows, no_acts, faults: told, faulty })
    }
}

fn text(input: &mut impl Read) -> Result<String, Refused> {
    String::from_utf8(read_bytes(input)?).map_err(|_bytes| Refused::Damaged)
}

fn number(input: &mut impl Read) -> Result<u32, Refused> {
    let bytes = <[u8; 4]>::try_from(read_bytes(input)?).map_err(|_bytes| Refused::Damaged)?;
    Ok(u32::from_le_bytes(bytes))
}
