use proptest::prelude::*;

use super::*;

#[test]
fn case_accents_width_and_apostrophes_do_not_matter() {
    for (one, other) in [
        ("Yılmaz", "yilmaz"),
        ("İSTANBUL", "istanbul"),
        ("Straße", "STRASSE"),
        ("STRAẞE", "strasse"),
        ("Müller", "mu\u{308}LLER"),
        ("Łukasz Żółć", "lukasz zolc"),
        ("Søren Ærø", "soren aero"),
        ("Œuvre", "oeuvre"),
        ("Đorđe Þór", "dorde thor"),
        ("ＡＢＣ１２３", "abc123"),
        ("ΟΔΥΣΣΕΥΣ", "οδυσσευς"),
        ("Nguyễn", "nguyen"),
        ("O’Brien", "o'brien"),
        ("O’Brien", "obrien"),
        ("O´Brien", "O`brien"),
        ("D‘Angelo", "d＇angelo"),
        ("Jean‑Luc", "jean-luc"),
        ("soft\u{ad}hyphen", "softhyphen"),
        ("\u{200f}משה\u{200e}", "משה"),
        ("مـحـمـد", "محمد"),
        ("王\u{3000}小明", "王 小明"),
        ("Anna\u{a0}Schmidt\u{2003}x\ty", "anna schmidt x y"),
        ("ﬁeld", "field"),
        ("Ёлка", "елка"),
        ("한국", "한국"),
        ("🏴\u{e0067}\u{e0062}\u{e007f}", "🏴"),
    ] {
        assert_eq!(fold(one), fold(other), "{one} and {other}");
    }
}

#[test]
fn different_letters_stay_different() {
    for (one, other) in [("a", "b"), ("田中", "田"), ("ö", "u"), ("", "x"), ("ö", "oe")] {
        assert_ne!(fold(one), fold(other), "{one} and {other}");
    }
}

#[test]
fn names_that_are_written_in_two_ways_have_a_second_form() {
    for (text, other) in [
        ("Dirk Wöhler", Some("dirk woehler")),
        ("WO\u{308}HLER", Some("woehler")),
        ("Müller-Lüdenscheidt", Some("mueller-luedenscheidt")),
        ("Søren Åberg", Some("soeren aaberg")),
        ("王　小明", Some("王小明")),
        ("田中 太郎", Some("田中太郎")),
        ("김 철수", Some(&*fold("김철수"))),
        ("ジョン・スミス", Some(&*fold("ジョンスミス"))),
        ("王 Wang", None),
        ("Straße", None),
        ("Zoë O’Brien", None),
        ("max.muestermann", None),
    ] {
        assert_eq!(spelled_out(text).as_deref(), other, "{text}");
    }
}

proptest! {
    #[test]
    fn folding_twice_changes_nothing_more(text in "\\PC*") {
        prop_assert_eq!(fold(&fold(&text)), fold(&text));
        if let Some(other) = spelled_out(&text) {
            prop_assert_eq!(fold(&other), other);
        }
    }

    #[test]
    fn the_parts_of_a_text_fold_to_the_parts_of_its_form(one in "\\PC*", other in "\\PC*") {
        prop_assert_eq!(fold(&format!("{one}{other}")), fold(&one) + &fold(&other));
    }
}
