//! Flags of regions: an emoji with characters behind it that are nothing to see by themselves.

/// The black flag, which is that of a region if tags follow it.
const FLAG: char = '\u{1f3f4}';
const END: char = '\u{e007f}';

/// The length of the flag of a region with which characters begin, such as that of England; 0 where
/// they do not. Tags behind anything else hide a text.
pub fn flag(chars: &[char]) -> usize {
    let [FLAG, tags @ ..] = chars else { return 0 };
    let letters = tags.iter().take_while(|c| is_letter(**c)).count();
    // The codes of ISO 3166-2 in use: two letters, and up to four more.
    let is_region = (3..=6).contains(&letters) && tags.get(letters) == Some(&END);
    if is_region { letters + 2 } else { 0 }
}

#[cfg(test)]
pub fn is_tag(c: char) -> bool {
    is_letter(c) || c == END
}

fn is_letter(c: char) -> bool {
    matches!(c, '\u{e0030}'..='\u{e0039}' | '\u{e0061}'..='\u{e007a}')
}
