//! The confirmed lines of the activity, from the last one on.

use std::io::{self, Read, Seek, SeekFrom};

/// Where the lines are read from.
pub trait Source: Read + Seek + Send {}

impl<T: Read + Seek + Send> Source for T {}

/// What was confirmed at one moment. It is read without holding up who writes: what is added later
/// lies behind its end.
pub struct Confirmed {
    source: Box<dyn Source>,
    end: u64,
}

/// So much is read at once.
const BLOCK: u64 = 64 * 1024;

impl Confirmed {
    pub fn new(source: impl Source + 'static, end: u64) -> Self {
        Self { source: Box::new(source), end }
    }

    /// All of it.
    ///
    /// # Errors
    /// Whatever the disk says.
    pub fn text(mut self) -> io::Result<Vec<u8>> {
        let mut text = Vec::new();
        self.source.seek(SeekFrom::Start(0))?;
        self.source.take(self.end).read_to_end(&mut text)?;
        Ok(text)
    }

    /// Its lines without their ends, the last one first. What is behind the last end of line is no
    /// line.
    pub fn lines(self) -> LinesFromEnd {
        LinesFromEnd { source: self.source, start: self.end, held: Vec::new(), is_first: true }
    }
}

/// Lines from the last one to the first one.
pub struct LinesFromEnd {
    source: Box<dyn Source>,
    /// Where what is held begins.
    start: u64,
    /// What was read and not given yet.
    held: Vec<u8>,
    is_first: bool,
}

impl LinesFromEnd {
    fn next_line(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut unsearched = self.held.len();
        loop {
            if let Some(end) = self.held[..unsearched].iter().rposition(|byte| *byte == b'\n') {
                let line = self.held.split_off(end + 1);
                self.held.truncate(end);
                return Ok(Some(line));
            }
            if self.start == 0 {
                let rest = std::mem::take(&mut self.held);
                return Ok((!rest.is_empty()).then_some(rest));
            }
            unsearched = self.read_block()?;
        }
    }

    /// Puts the block before it to what is held; says how long that is.
    fn read_block(&mut self) -> io::Result<usize> {
        let length = self.start.min(BLOCK);
        self.start -= length;
        self.source.seek(SeekFrom::Start(self.start))?;
        let mut block = Vec::new();
        self.source.by_ref().take(length).read_to_end(&mut block)?;
        let read = block.len();
        block.append(&mut self.held);
        self.held = block;
        Ok(read)
    }
}

impl Iterator for LinesFromEnd {
    type Item = io::Result<Vec<u8>>;

    fn next(&mut self) -> Option<Self::Item> {
        if std::mem::take(&mut self.is_first)
            && let Err(problem) = self.next_line()
        {
            return Some(Err(problem));
        }
        self.next_line().transpose()
    }
}

#[cfg(test)]
mod tests {
    use std::{
        io::Cursor,
        sync::{
            Arc,
            atomic::{AtomicU64, Ordering},
        },
    };

    use super::*;

    struct Counted(Cursor<Vec<u8>>, Arc<AtomicU64>);

    impl Read for Counted {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            let read = self.0.read(into)?;
            self.1.fetch_add(read as u64, Ordering::Relaxed);
            Ok(read)
        }
    }

    impl Seek for Counted {
        fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
            self.0.seek(to)
        }
    }

    fn lines(text: &[u8], end: usize) -> Vec<String> {
        let confirmed = Confirmed::new(Cursor::new(text.to_vec()), end as u64);
        confirmed.lines().map(|line| String::from_utf8(line.unwrap()).unwrap()).collect()
    }

    #[test]
    fn the_lines_are_those_of_the_text_backwards_wherever_blocks_end() {
        for lengths in [vec![], vec![0], vec![5, 0, 7], vec![65_535, 1, 65_536, 200_000, 3]] {
            let all: Vec<_> = lengths.iter().map(|length| "x".repeat(*length)).collect();
            let text = [all.join("\n"), "\n".repeat(usize::from(!all.is_empty()))].concat();
            let mut back = lines(text.as_bytes(), text.len());
            back.reverse();
            // An empty first line is no entry, and none is missed.
            assert_eq!(back.join("\n").trim_start(), all.join("\n").trim_start(), "{lengths:?}");
        }
        assert_eq!(lines(b"one\ntwo\ntorn", 12), ["two", "one"]);
        assert_eq!(lines(b"one\ntwo\nlater\n", 8), ["two", "one"]);
    }

    #[test]
    fn the_newest_lines_of_a_large_file_cost_one_block() {
        let text = "an entry of the activity\n".repeat(1_000_000).into_bytes();
        let (end, read) = (text.len() as u64, Arc::new(AtomicU64::new(0)));
        let confirmed = Confirmed::new(Counted(Cursor::new(text), Arc::clone(&read)), end);
        assert_eq!(confirmed.lines().take(50).count(), 50);
        println!("{} of {end} bytes read", read.load(Ordering::Relaxed));
        assert!(read.load(Ordering::Relaxed) <= BLOCK);
    }
}
