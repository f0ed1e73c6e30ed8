//! The files of a data set, opened where they lie and decompressed as they are read: never a whole file in memory.
//!
//! The ending of a name tells how a file is packed: `.gz` (several members count as one) or `.zst` (several frames likewise).
//! What a format needs beside its main file stands in the same folder, packed or not.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::io::BufRead;
use std::io::BufReader;
use std::io::Read;
use std::path::Path;
use std::path::PathBuf;

use flate2::bufread::MultiGzDecoder;
use ruzstd::decoding::BlockDecodingStrategy;
use ruzstd::decoding::FrameDecoder;
use ruzstd::decoding::errors::FrameDecoderError;
use ruzstd::decoding::errors::ReadFrameHeaderError;

use crate::dataset::Origin;
use crate::dataset::format::Files;
use crate::dataset::format::Format;
use crate::progress::Progress;
use crate::progress::Work;

/// How much of a file is read at once.
const BUFFER: usize = 1 << 16;

/// Opens a data set and what its format needs beside it, or tells why not. How much of the main file is read, as it lies
/// there, is counted.
pub fn dataset<'p>(
    path: &Path,
    format: &Format,
    progress: &'p Progress,
) -> Result<Files<'p>, String> {
    let main = open(path, Some(progress))?;
    let folder = path.parent().unwrap_or(Path::new(""));
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let name = ENDINGS.iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(&name);
    let beside = format.companions(name).into_iter().map(|name| companion(folder, &name));
    Ok(Files { main, beside: beside.collect::<Result<_, _>>()? })
}

/// What an index of a data set is made of: the lengths of its files in sum, and when the last of them changed.
pub fn origin(path: &Path, format: &Format, written: &str) -> Result<Origin, String> {
    let folder = path.parent().unwrap_or(Path::new(""));
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let name = ENDINGS.iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(&name);
    let companions = format.companions(name).into_iter().filter_map(|name| place(folder, &name));
    let mut origin = Origin { format: written.to_owned(), ..Origin::default() };
    for path in std::iter::once(path.to_owned()).chain(companions) {
        let about = fs::metadata(path).map_err(|error| error.to_string())?;
        if !about.is_file() {
            return Err("it is no regular file".to_owned());
        }
        let changed = about.modified().map_err(|error| error.to_string())?;
        let since = changed.duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
        origin.length = origin.length.wrapping_add(about.len());
        origin.modified = origin.modified.max(since.as_nanos());
    }
    Ok(origin)
}

/// Where the index of a data set stands: beside it.
pub fn index_path(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".demarche");
    path.with_file_name(name)
}

/// The index of a data set, where there is one.
pub fn index<'p>(path: &Path, progress: &'p Progress) -> Option<Box<dyn Read + 'p>> {
    let path = index_path(path);
    let is_file = fs::metadata(&path).is_ok_and(|about| about.is_file());
    let file = is_file.then(|| Counted::open(&path, Some(progress)).ok()).flatten()?;
    Some(Box::new(BufReader::with_capacity(BUFFER, file)))
}

/// A file of which it is counted how much is read.
struct Counted<'p> {
    file: fs::File,
    progress: Option<&'p Progress>,
}

impl<'p> Counted<'p> {
    fn open(path: &Path, progress: Option<&'p Progress>) -> io::Result<Counted<'p>> {
        let file = fs::File::open(path)?;
        if let Some(progress) = progress {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            // What comes through a pipe has no length.
            match file.metadata()?.len() {
                0 => progress.end(),
                length => progress.begin(Work::Reading(name.into_owned()), length),
            }
        }
        Ok(Counted { file, progress })
    }
}

impl Read for Counted<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read(buffer)?;
        if let Some(progress) = self.progress {
            progress.advance(count as u64);
        }
        Ok(count)
    }
}

impl Drop for Counted<'_> {
    fn drop(&mut self) {
        if let Some(progress) = self.progress {
            progress.end();
        }
    }
}

/// The name under which a system has standard input as a file.
const STANDARD_INPUT: &str = "/dev/stdin";

const ENDINGS: [&str; 2] = [".gz", ".zst"];

/// A file beside the main one, packed or not.
fn companion(folder: &Path, name: &str) -> Result<Box<dyn Read>, String> {
    let Some(place) = place(folder, name) else {
        return Err(format!("it needs `{name}` in the same folder, which is not there"));
    };
    open(&place, None).map_err(|reason| format!("it needs `{}`: {reason}", place.display()))
}

/// Where a file beside the main one stands, packed or not.
fn place(folder: &Path, name: &str) -> Option<PathBuf> {
    let names =
        [name.to_owned()].into_iter().chain(ENDINGS.map(|ending| format!("{name}{ending}")));
    names.map(|name| folder.join(name)).find(|place| fs::symlink_metadata(place).is_ok())
}

fn open<'p>(path: &Path, progress: Option<&'p Progress>) -> Result<Box<dyn Read + 'p>, String> {
    let about = fs::metadata(path).map_err(|error| error.to_string())?;
    // What nobody writes to would be waited for without end, but for what the user pipes in.
    if !about.is_file() && path != Path::new(STANDARD_INPUT) {
        return Err("it is no regular file".to_owned());
    }
    let ending = path.extension().and_then(OsStr::to_str).unwrap_or_default();
    if ending.eq_ignore_ascii_case("zip") {
        return Err(
            "it is an archive; unpack it first (`.gz` and `.zst` may stay packed)".to_owned()
        );
    }
    let file = Counted::open(path, progress).map_err(|error| error.to_string())?;
    Ok(match ending {
        "gz" => {
            let packed = BufReader::with_capacity(BUFFER, file);
            Box::new(Unpacked(MultiGzDecoder::new(packed)))
        }
        "zst" => {
            let packed = BufReader::with_capacity(BUFFER, file);
            Box::new(Unpacked(Frames { packed, decoder: FrameDecoder::new(), is_open: false }))
        }
        _ => Box::new(file),
    })
}

/// Says of what goes wrong that it went wrong in unpacking.
struct Unpacked<R>(R);

impl<R: Read> Read for Unpacked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.0.read(buffer).map_err(|error| {
            let message = if error.kind() == io::ErrorKind::UnexpectedEof {
                "it is cut off in the middle of what is packed".to_owned()
            } else {
                format!("it cannot be unpacked: {error}")
            };
            io::Error::new(error.kind(), message)
        })
    }
}

/// The contents of all frames of a file, one after the other.
struct Frames<R> {
    packed: R,
    decoder: FrameDecoder,
    is_open: bool,
}

impl<R: BufRead> Frames<R> {
    /// Begins the next frame, passing over those without contents; false where there is none.
    fn begin(&mut self) -> io::Result<bool> {
        while !self.is_open {
            if self.packed.fill_buf()?.is_empty() {
                return Ok(false);
            }
            match self.decoder.reset(&mut self.packed) {
                Ok(()) => self.is_open = true,
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame {
                    length,
                    ..
                })) => {
                    let length = u64::from(length);
                    let passed = io::copy(&mut self.packed.by_ref().take(length), &mut io::sink())?;
                    if passed < length {
                        return Err(io::ErrorKind::UnexpectedEof.into());
                    }
                }
                Err(error) => return Err(told(&error)),
            }
        }
        Ok(true)
    }

    fn end(&mut self) -> io::Result<()> {
        self.is_open = false;
        let (given, found) =
            (self.decoder.get_checksum_from_data(), self.decoder.get_calculated_checksum());
        if given.is_some() && given != found {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "its checksum differs"));
        }
        Ok(())
    }
}

impl<R: BufRead> Read for Frames<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        while self.begin()? {
            while self.decoder.can_collect() == 0 && !self.decoder.is_finished() {
                let some = BlockDecodingStrategy::UptoBytes(buffer.len());
                self.decoder.decode_blocks(&mut self.packed, some).map_err(|error| told(&error))?;
            }
            let read = self.decoder.read(buffer)?;
            if read > 0 {
                return Ok(read);
            }
            self.end()?;
        }
        Ok(0)
    }
}

/// An error of the decoder; one that comes of the end of the file says so.
fn told(error: &FrameDecoderError) -> io::Error {
    let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(error) = cause {
        if let Some(error) = error.downcast_ref::<io::Error>() {
            return error.kind().into();
        }
        cause = error.source();
    }
    io::Error::new(io::ErrorKind::InvalidData, error.to_string())
}
