import type { Heading } from "../../backend/generated/types";
import { words } from "../../words/words";
import { useApp } from "../appContext";

/** What the sessions below it have in common, and how many there are. */
export function GroupHeading({ heading }: { heading: Heading }) {
  const { workspaces } = useApp();
  const { card } = words;
  const said =
    heading.kind === "person"
      ? card.personHeading(card.person(heading.person, heading.userId), workspaces.find(heading.workspaceId)?.name ?? "", heading.sessions)
      : card.addressHeading(heading.internetAddress?.text ?? null, heading.sessions, heading.workspaces);
  return <h2 title={said}>{said}</h2>;
}
