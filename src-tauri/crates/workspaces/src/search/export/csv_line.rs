//! A line of a file for spreadsheets (RFC 4180).

use std::io::{self, Write};

use super::formula;

/// A line that is being written; its room is used again for the next one.
///
/// Every cell is in quotation marks: programs that split at semicolons too then leave the cells
/// whole. What would be taken for a formula is disarmed.
#[derive(Default)]
pub struct CsvLine {
    bytes: Vec<u8>,
}

impl CsvLine {
    /// Adds a cell.
    pub fn cell(&mut self, value: &str) {
        self.begin();
        if formula::is_plain(value) {
            self.bytes.extend_from_slice(value.as_bytes());
        } else {
            let value = formula::disarmed(value);
            for (place, part) in value.split('"').enumerate() {
                if place > 0 {
                    self.bytes.extend_from_slice(b"\"\"");
                }
                self.bytes.extend_from_slice(part.as_bytes());
            }
        }
        self.bytes.push(b'"');
    }

    /// Adds a cell of four numbers with dots between them.
    pub fn numbers(&mut self, numbers: [u8; 4]) {
        self.begin();
        for (place, number) in numbers.into_iter().enumerate() {
            if place > 0 {
                self.bytes.push(b'.');
            }
            if number >= 100 {
                self.bytes.push(b'0' + number / 100);
            }
            if number >= 10 {
                self.bytes.push(b'0' + number / 10 % 10);
            }
            self.bytes.push(b'0' + number % 10);
        }
        self.bytes.push(b'"');
    }

    /// Writes the line; the next cell begins another.
    pub fn end(&mut self, to: &mut dyn Write) -> io::Result<()> {
        self.bytes.extend_from_slice(b"\r\n");
        to.write_all(&self.bytes)?;
        self.bytes.clear();
        Ok(())
    }

    fn begin(&mut self) {
        if !self.bytes.is_empty() {
            self.bytes.push(b',');
        }
        self.bytes.push(b'"');
    }
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn any_line_is_read_back_by_another_program(
            cells in prop::collection::vec(any::<String>(), 2..5),
            numbers: [u8; 4],
        ) {
            let (mut line, mut written) = (CsvLine::default(), Vec::new());
            for _ in 0..2 {
                for cell in &cells {
                    line.cell(cell);
                }
                line.numbers(numbers);
                line.end(&mut written).unwrap();
            }
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(&written[..]);
            let rows: Vec<Vec<String>> = reader.deserialize().map(Result::unwrap).collect();
            prop_assert_eq!(rows.len(), 2);
            for row in rows {
                let (address, values) = row.split_last().unwrap();
                prop_assert_eq!(address, &Ipv4Addr::from(numbers).to_string());
                let values: Vec<String> = values.iter().map(|cell| formula::armed(cell)).collect();
                prop_assert_eq!(&values, &cells);
            }
        }
    }
}
