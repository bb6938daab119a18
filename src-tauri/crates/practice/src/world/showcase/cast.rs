//! The people of the practice workspaces.

use super::Showcase;
use crate::{
    random::Random,
    world::people::{FAMILY, GIVEN, username},
};

/// The user ID of the documentation's example.
pub(super) const ROD_AT_ACME: &str = "rYhzFRd2QZjNwAAXX";

/// Somebody who has, or had, an account.
#[derive(Debug)]
pub(super) struct Person {
    pub(super) id: String,
    pub(super) username: String,
    pub(super) name: Option<String>,
    /// The account is gone; its sessions are not.
    pub(super) deleted: bool,
}

impl Person {
    pub(super) fn called(username: &str, name: Option<&str>, id: String) -> Self {
        let name = name.map(str::to_owned);
        Self { id, username: username.to_owned(), name, deleted: false }
    }
}

/// The people of a workspace besides `support`, the ones with a story first.
pub(super) fn cast(name: Showcase, random: &mut Random) -> Vec<Person> {
    let known: &[(&str, Option<&str>)] = match name {
        Showcase::AcmeHq => &[
            ("maria", Some("Maria Lopez")),
            ("ana.souza", Some("Ana Souza")),
            ("mehmet", Some("Mehmet Yılmaz")),
            ("hubot", Some("Integrations bot")),
            ("user-0", None),
        ],
        Showcase::NorthwindSupport => &[
            ("Rod", Some("Rod")),
            ("maria", Some("Maria Lopez")),
            ("mehmet", Some("Mehmet Yılmaz")),
            ("front.desk", None),
        ],
        Showcase::Globex => &[
            ("ana.souza", Some("Ana Souza")),
            ("mehmet", Some("Mehmet Yılmaz")),
            ("hubot", Some("Integrations bot")),
        ],
        Showcase::Initech => &[("maria", Some("Maria Lopez")), ("ana.souza", Some("Ana Souza"))],
    };
    let mut people = Vec::new();
    if name == Showcase::AcmeHq {
        people.push(Person::called("Rod", Some("Rod"), ROD_AT_ACME.to_owned()));
    }
    for (username, name) in known {
        people.push(Person::called(username, *name, random.id()));
    }
    people.push(Person { deleted: true, ..Person::called("gone", None, random.id()) });
    for place in 0..name.sessions() / 3 {
        // Steps that share no factor with the lists meet every name before one comes again.
        let given = GIVEN[(place * 7 + name.sessions()) % GIVEN.len()];
        let family = FAMILY[(place * 11 + name.sessions()) % FAMILY.len()];
        let full = format!("{given} {family}");
        people.push(Person::called(&username(given, family), Some(&full), random.id()));
    }
    people
}
