//! P5 to P9: 1,000,000 sessions in memory; what they take, and how fast they are searched and sorted.

mod corpus;
mod indexed;
mod keystrokes;
mod limits;
mod memory;
mod peers;
mod sorting;

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let ["--hold", form] = arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        return memory::hold(form);
    }
    let wanted = |row: &str| arguments.iter().any(|argument| argument == row);
    if wanted("P5") {
        memory::measure()?;
    }
    let rows: Vec<_> = ["P6", "P7", "P8"].into_iter().filter(|row| wanted(row)).collect();
    if !rows.is_empty() {
        keystrokes::measure(&rows)?;
    }
    if wanted("P9") {
        sorting::measure()?;
    }
    Ok(())
}
