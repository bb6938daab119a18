use std::collections::HashSet;

use super::*;

fn target(place: usize, user_id: Option<&str>) -> Target {
    let user_id = user_id.map(str::to_owned);
    Target { place, session: format!("session{place}"), user_id }
}

fn listed(sessions: &HashSet<String>, complete: bool, proves: bool) -> Listed<'_> {
    Listed { sessions, complete, proves: if proves { &|_| true } else { &|_| false } }
}

#[test]
fn the_way_with_the_fewest_requests_is_taken() {
    let targets = |count| (0..count).map(|place| target(place, Some("u"))).collect::<Vec<_>>();
    assert_eq!(Proof::of(targets(9), Vec::new(), Some(1)).calls_left(), 1, "one account");
    let several = || vec![target(0, Some("a")), target(1, Some("b")), target(2, None)];
    let by_account = Proof::of(several(), Vec::new(), Some(3));
    assert_eq!(
        (by_account.next(), by_account.calls_left()),
        (Some(NextRequest::Account("a".to_owned())), 3)
    );
    assert_eq!(Proof::of(several(), Vec::new(), Some(2)).next(), Some(NextRequest::WholeList));
    assert_eq!(Proof::of(several(), Vec::new(), None).calls_left(), 3);
    let pattern = Proof::of(vec![target(0, Some("a.*|b("))], Vec::new(), None);
    assert_eq!(pattern.next(), Some(NextRequest::Session(0)), "the first servers read a pattern");
    assert_eq!(Proof::of(Vec::new(), Vec::new(), Some(9)).next(), None);
}

#[test]
fn what_is_not_listed_is_gone_only_if_all_was_listed_and_its_absence_proves_it() {
    let none = HashSet::new();
    for (complete, proves, gone) in [(true, true, true), (true, false, false), (false, true, false)]
    {
        let mut proof = Proof::of(vec![target(0, Some("u"))], Vec::new(), None);
        let settled = proof.listed("u", listed(&none, complete, proves));
        assert_eq!(settled == [(0, Seen::Gone)], gone, "{complete} {proves}");
        assert_eq!(proof.next(), (!gone).then_some(NextRequest::Session(0)));
    }
}

#[test]
fn what_is_listed_is_still_there_and_others_are_not_judged_by_it() {
    let there = HashSet::from(["session0".to_owned()]);
    let targets = vec![target(0, Some("u")), target(1, Some("other"))];
    let mut proof = Proof::of(targets, Vec::new(), None);
    let settled = proof.listed("u", listed(&there, false, false));
    assert_eq!(settled, [(0, Seen::StillThere)]);
    assert_eq!(proof.next(), Some(NextRequest::Account("other".to_owned())));
}

#[test]
fn what_a_doubtful_whole_list_lacks_is_looked_for_by_its_accounts_and_singly() {
    let there = HashSet::from(["session0".to_owned()]);
    let targets =
        vec![target(0, None), target(1, Some("u")), target(2, Some("u")), target(3, None)];
    let mut proof = Proof::of(targets, Vec::new(), Some(1));
    assert_eq!(proof.next(), Some(NextRequest::WholeList));
    let settled = proof.read(listed(&there, false, true));
    assert_eq!(settled, [(0, Seen::StillThere)]);
    assert_eq!((proof.next(), proof.done()), (Some(NextRequest::Account("u".to_owned())), (1, 4)));
    let settled = proof.listed("u", listed(&there, true, true));
    assert_eq!(settled, [(1, Seen::Gone), (2, Seen::Gone)]);
    assert_eq!(proof.next(), Some(NextRequest::Session(3)));
    assert_eq!(proof.shown(3, Seen::Gone), (3, Seen::Gone));
    assert_eq!(proof.next(), None);
}
