import type { Suspect } from "../../state/incident/who";
import { words } from "../../words/words";
import { useApp } from "../shared/appContext";
import { PracticeBadge } from "../shared/Badge";
import { Tile } from "../shared/Tile";

/** Whose account it is, and where. */
export function AccountHeading({ id, account, count = false }: { id: string; account: Suspect; count?: boolean }) {
  const workspace = useApp().workspaces.find(account.workspaceId);
  const name = workspace?.name ?? "";
  const who = words.incident.person(account.person, account.userId);
  const userName = words.card.userName(account.person);
  const { devices, end } = words.incident;
  return (
    <h3 id={id} class="account-heading">
      <Tile name={name} id={account.workspaceId} size="small" />
      <span>
        {count ? devices.heading(who, userName, name, account.sessions.length) : end.account(who, userName, name)}
      </span>
      {workspace?.practice && <PracticeBadge />}
    </h3>
  );
}
