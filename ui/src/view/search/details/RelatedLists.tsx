import type { SessionCard, Workspace } from "../../../backend/generated/types";
import { words } from "../../../words/words";
import { useApp } from "../../shared/appContext";
import { AccountTicket } from "./PanelTicket";
import { RelatedList } from "./RelatedList";
import { type FoundDetails, otherDevices, stillThere } from "./stillThere";

/**
 * The sessions around one. An account belongs to one workspace: the same name elsewhere may be
 * somebody else, and stands apart.
 */
export function RelatedLists({ there, workspace }: { there: FoundDetails; workspace: Workspace }) {
  const app = useApp();
  const { workspaces } = app;
  const { card } = there.details;
  const sameAccount = otherDevices(app, there, card);
  const sameName = stillThere(app, there.details.sameName);
  const sameAddress = stillThere(app, there.details.sameAddress);
  const text = words.card;
  const label = text.panel;
  const who = text.person(card.person, card.userId);
  const nameOf = (one: SessionCard) => workspaces.find(one.workspaceId)?.name ?? "";
  const address = (one: SessionCard) => one.internetAddress?.text ?? text.unknownAddress;
  return (
    <>
      {sameAccount.total === 0 && <p class="soft panel-alone">{label.alone(who, workspace.name)}</p>}
      <RelatedList
        title={label.sameAccount(who, workspace.name, sameAccount.total)}
        related={sameAccount}
        about={address}
      />
      <AccountTicket card={card} others={sameAccount} />
      <RelatedList
        title={label.sameName(sameName.total)}
        related={sameName}
        about={(one) => `${nameOf(one)} · ${address(one)}`}
      />
      <RelatedList
        title={label.sameAddress(sameAddress.total)}
        related={sameAddress}
        about={(one) => `${text.person(one.person, one.userId)} · ${nameOf(one)}`}
      />
    </>
  );
}
