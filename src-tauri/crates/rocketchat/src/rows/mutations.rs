//! Pages as servers send them, damaged at random: nothing panics, and no row is lost that was not
//! touched.

use std::{collections::HashSet, env, num::NonZeroU32, ops::Range};

use fastrand::Rng;

use crate::endpoint::{Endpoint, ListAllSessions, SessionPage, ShowSession};

/// Mutations of a run; `GATEHOUSE_MUTATIONS` sets another number.
const MUTATIONS: u64 = 20_000;

fn list() -> ListAllSessions {
    ListAllSessions { offset: 0, count: NonZeroU32::new(100).unwrap(), filter: None }
}

/// A page in the form in which 8.6 sends it, and where its rows lie.
fn page(rows: usize, rng: &mut Rng) -> (Vec<u8>, Vec<Range<usize>>) {
    let mut body = br#"{"sessions":["#.to_vec();
    let mut places = Vec::new();
    for number in 0..rows {
        if number > 0 {
            body.push(b',');
        }
        let begin = body.len();
        let name = ["Zo\u{eb} O\u{2019}Brien", r#"},{\"_id\":\"x\""#, "},{", r"\ud83d\ude00", "{"];
        let (name, minute) = (name[rng.usize(..name.len())], number % 60);
        let row = format!(
            r#"{{"_id":"id{number:04}","sessionId":"id{number:04}","userId":"u{number}","ip":"203.0.113.{number}","host":"chat.example.com","device":{{"type":"browser","name":"Firefox","longVersion":"131.0","os":{{"name":"Windows","version":"10"}},"version":"131.0"}},"loginAt":"2026-11-23T04:{minute:02}:00.000Z","_user":{{"_id":"u{number}","username":"user.{number}","name":"{name}"}}}}"#
        );
        body.extend(row.bytes());
        places.push(begin..body.len());
    }
    let end = format!(r#"],"count":100,"offset":0,"total":{rows},"success":true}}"#);
    body.extend(end.bytes());
    (body, places)
}

const VALUES: [&str; 14] = [
    r#""\ud83d""#,
    r#""\ude00x""#,
    "1e400",
    "-1e999",
    "7",
    "null",
    "[]",
    "{}",
    "\"a\u{1}b\"",
    "\"a\nb\"",
    r#"{"\ud83d":1}"#,
    "tru",
    "\"",
    r#"{"a":[1,{"b":"#,
];

/// Damages a row, or what stands right before or behind it; says where, and by how much the rest
/// moved.
fn damage(body: &mut Vec<u8>, row: &Range<usize>, rng: &mut Rng) {
    if row.is_empty() {
        return;
    }
    let place = rng.usize(row.clone());
    match rng.u8(0..7) {
        0 => body[place] = rng.u8(..),
        1 => drop(body.remove(place)),
        2 => body.insert(place, rng.u8(..)),
        3 => {
            let end = rng.usize(place..row.end);
            drop(body.drain(place..end));
        }
        4 => {
            // The value of a field becomes another one.
            let marks: Vec<_> = (row.clone()).filter(|at| body[*at] == b':').collect();
            let mark = marks.get(rng.usize(..=marks.len())).copied().unwrap_or(row.start);
            let end = (mark..row.end).find(|at| body[*at] == b',').unwrap_or(row.end).max(mark + 1);
            let value = VALUES[rng.usize(..VALUES.len())];
            drop(body.splice(mark + 1..end, value.bytes()));
        }
        5 => {
            let depth = rng.usize(1..400);
            let deep = format!("{}1{}", "[".repeat(depth), "]".repeat(depth));
            drop(body.splice(row.clone(), deep.bytes()));
        }
        _ => {
            let value = VALUES[rng.usize(..VALUES.len())];
            drop(body.splice(row.clone(), value.bytes()));
        }
    }
}

fn ids(page: &SessionPage) -> HashSet<String> {
    page.sessions.order().map(|(id, _)| id.as_str().to_owned()).collect()
}

#[test]
fn no_row_is_lost_that_was_not_touched() {
    let mutations = env::var("GATEHOUSE_MUTATIONS").ok().and_then(|number| number.parse().ok());
    let mutations = mutations.unwrap_or(MUTATIONS);
    let (mut touched, mut read, mut lost, mut refused) = (0, 0, 0, 0);
    for seed in 0..mutations {
        let mut rng = Rng::with_seed(seed);
        let rows = rng.usize(1..40);
        let (mut body, places) = page(rows, &mut rng);
        let mut damaged = HashSet::new();
        // From behind, so that the places before stay as they are.
        let every = rng.usize(1..10);
        for (number, row) in places.iter().enumerate().rev() {
            if rng.usize(..every) == 0 {
                damage(&mut body, row, &mut rng);
                damaged.insert(format!("id{number:04}"));
            }
        }
        let Ok(page) = list().read(&body) else {
            refused += 1;
            continue;
        };
        let there = ids(&page);
        let all = (0..rows).map(|number| format!("id{number:04}"));
        let missing: Vec<_> =
            all.filter(|id| !there.contains(id) && !damaged.contains(id)).collect();
        assert!(missing.is_empty(), "{seed}: {missing:?}\n{}", String::from_utf8_lossy(&body));
        // What is left of a row that was cut in pieces may count as several.
        assert!(page.unreadable.len() <= damaged.len() * 20, "{seed}: {:?}", page.unreadable);
        touched += damaged.len();
        read += there.len();
        lost += page.unreadable.len();
    }
    println!(
        "{mutations} mutations, {touched} rows touched, {read} read: 0 panics, 0 others lost; \
         {lost} could not be read, {refused} pages refused"
    );
    assert_eq!(refused, 0);
}

#[test]
fn whatever_is_damaged_anywhere_nothing_panics() {
    let (mut lists, mut sessions) = (0, 0);
    for seed in 0..MUTATIONS {
        let mut rng = Rng::with_seed(seed);
        let (mut body, places) = page(3, &mut rng);
        let single = body[places[1].clone()].to_vec();
        for _ in 0..rng.usize(1..6) {
            let whole = 0..body.len();
            damage(&mut body, &whole, &mut rng);
        }
        lists += u64::from(list().read(&body).is_ok());
        let session = crate::SessionId::parse("id0001").unwrap();
        let mut body = single;
        let whole = 0..body.len();
        damage(&mut body, &whole, &mut rng);
        sessions += u64::from(ShowSession { session }.read(&body).is_ok());
    }
    println!(
        "{MUTATIONS} mutations anywhere: 0 panics, {lists} lists and {sessions} sessions read"
    );
}
