import type { EndingWish } from "../../backend/ending";
import type { Heading } from "../../backend/generated/types";
import { words } from "../../words/words";
import { useApp } from "../appContext";
import { CompromisedButton } from "../incident/CompromisedButton";

/** What the sessions below it have in common, and how many there are. */
export function GroupHeading({ heading }: { heading: Heading }) {
  const { workspaces, ending } = useApp();
  const { card } = words;
  const { offer } = words.ending;
  const said =
    heading.kind === "person"
      ? card.personHeading(card.person(heading.person, heading.userId), workspaces.find(heading.workspaceId)?.name ?? "", heading)
      : card.addressHeading(heading.internetAddress?.text ?? null, heading, heading.workspaces);
  const all = wishOf(heading);
  return (
    <>
      <h2 title={said}>{said}</h2>
      {heading.kind === "person" && <CompromisedButton short workspaceId={heading.workspaceId} userId={heading.userId} person={heading.person} />}
      {all !== null && (
        <button type="button" class="button link small sign-out" aria-label={nameOf(heading)} onClick={() => void ending.propose(all)}>
          {offer.group}
        </button>
      )}
    </>
  );

  function nameOf(of: Heading): string {
    return of.kind === "person"
      ? offer.groupPerson(card.person(of.person, of.userId), workspaces.find(of.workspaceId)?.name ?? "")
      : offer.groupAddress(of.internetAddress?.text ?? "");
  }
}

/** All of that account, or all on that address; null for what cannot be named. */
function wishOf(heading: Heading): EndingWish | null {
  if (heading.kind === "person") return heading.userId === null ? null : { kind: "accounts", accounts: [{ workspaceId: heading.workspaceId, userId: heading.userId }] };
  return heading.internetAddress === null ? null : { kind: "address", address: heading.internetAddress.text };
}
