import type { Heading, SessionCard } from "../../../backend/generated/types";
import type { EndingWish } from "../../../backend/revocation";
import type { App } from "../../../state/app";
import type { HeadingLine, ResultList } from "../../../state/search/resultList";
import { words } from "../../../words/words";
import { CompromisedButton } from "../../incident/CompromisedButton";
import { useApp } from "../../shared/appContext";
import { besides } from "./cardName";

/** What the sessions below it have in common, and how many there are. */
export function GroupHeading({ line, list }: { line: HeadingLine; list: ResultList }) {
  const { heading } = line;
  const app = useApp();
  const { workspaces, revocation } = app;
  const { card } = words;
  const { offer } = words.revocation;
  const of = leftUnder(app, line, list.under(line));
  const said =
    heading.kind === "person"
      ? card.personHeading(
          card.person(heading.person, heading.userId),
          besides(heading),
          workspaces.find(heading.workspaceId)?.name ?? "",
          of,
        )
      : card.addressHeading(heading.internetAddress?.text ?? null, of, heading.workspaces);
  const all = of.known === 0 ? null : wishOf(heading);
  return (
    <>
      <h2 title={said}>{said}</h2>
      {heading.kind === "person" && (
        <CompromisedButton short workspaceId={heading.workspaceId} userId={heading.userId} person={heading.person} />
      )}
      {all !== null && (
        <button
          type="button"
          class="button link small sign-out"
          aria-label={nameOf(heading)}
          onClick={() => void revocation.propose(all)}
        >
          {offer.group}
        </button>
      )}
    </>
  );

  function nameOf(of: Heading): string {
    return of.kind === "person"
      ? offer.groupPerson(
          [card.person(of.person, of.userId), besides(of)].filter((part) => part !== null).join(" "),
          workspaces.find(of.workspaceId)?.name ?? "",
        )
      : offer.groupAddress(of.internetAddress?.text ?? "");
  }
}

/**
 * How many of the sessions under a heading are still there. What was signed out since is still in the
 * list; what the search does not find was never counted as found.
 */
function leftUnder({ revocation, finder }: App, { heading }: HeadingLine, cards: readonly SessionCard[]) {
  const over = cards.filter((card) => revocation.revokedAt(card) !== null && !revocation.isStillListed(card)).length;
  const known = Math.max(0, heading.known - revocation.revokedSince(finder.proofs(), (one) => isUnder(heading, one)));
  return { known, sessions: Math.max(0, Math.min(known, heading.sessions - over)) };
}

/** Whether a session stands under a heading. */
function isUnder(heading: Heading, { workspaceId, userId, internetAddress }: SessionCard): boolean {
  if (heading.kind === "address")
    return heading.internetAddress !== null && heading.internetAddress.text === internetAddress?.text;
  return heading.userId !== null && heading.workspaceId === workspaceId && heading.userId === userId;
}

/** All of that account, or all on that address; null for what cannot be named. */
function wishOf(heading: Heading): EndingWish | null {
  if (heading.kind === "person")
    return heading.userId === null
      ? null
      : { kind: "accounts", accounts: [{ workspaceId: heading.workspaceId, userId: heading.userId }] };
  return heading.internetAddress === null ? null : { kind: "address", address: heading.internetAddress.text };
}
