//! Names of people, from many places.

/// Given names.
pub(super) const GIVEN: [&str; 40] = [
    "Aisha", "Akira", "Amara", "Anders", "Anja", "Arjun", "Beatriz", "Björn", "Camille", "Chen",
    "Chloé", "Daniel", "Diego", "Elif", "Emeka", "Eva", "Fatima", "Giulia", "Hana", "Hugo",
    "Ingrid", "Isaac", "Jana", "João", "Kofi", "Leila", "Lukas", "Mei", "Milan", "Nadia", "Noah",
    "Olga", "Pablo", "Priya", "Rosa", "Samuel", "Sofía", "Tariq", "Yuki", "Zofia",
];

/// Family names.
pub(super) const FAMILY: [&str; 40] = [
    "Adeyemi",
    "Andersson",
    "Bauer",
    "Becker",
    "Castro",
    "Costa",
    "Dubois",
    "Eriksen",
    "Fischer",
    "García",
    "Haddad",
    "Hansen",
    "Ivanova",
    "Jansen",
    "Kaya",
    "Khan",
    "Kim",
    "Kowalska",
    "Larsen",
    "Leroy",
    "Li",
    "Marino",
    "Mensah",
    "Mori",
    "Moreau",
    "Müller",
    "Nakamura",
    "Novák",
    "O'Brien",
    "Okafor",
    "Patel",
    "Pereira",
    "Rossi",
    "Santos",
    "Schmidt",
    "Silva",
    "Tanaka",
    "Weber",
    "Wójcik",
    "Yamada",
];

/// A user name made of letters, digits and dots only.
pub(super) fn username(given: &str, family: &str) -> String {
    let plain =
        |name: &str| name.to_lowercase().chars().filter_map(plain_letter).collect::<String>();
    format!("{}.{}", plain(given), plain(family))
}

fn plain_letter(letter: char) -> Option<char> {
    let plain = match letter {
        'ã' | 'á' => 'a',
        'é' => 'e',
        'í' | 'ı' => 'i',
        'ó' | 'ö' => 'o',
        'ü' => 'u',
        other => other,
    };
    plain.is_ascii_alphanumeric().then_some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_user_name_has_no_letters_that_servers_refuse() {
        assert_eq!(username("João", "Müller"), "joao.muller");
        assert_eq!(username("Chloé", "O'Brien"), "chloe.obrien");
    }
}
