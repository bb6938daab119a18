import Lock from "icon:lock";
import type { SessionCard, Workspace } from "../../backend/generated/types";
import { words } from "../../words/words";
import { useApp } from "../shared/appContext";
import { Button } from "../shared/Button";
import { mayNotSignOut } from "./mayNotSignOut";
import { needsPreview } from "./needsPreview";

interface Props {
  card: SessionCard;
  workspace: Workspace;
  /** How many other sessions of the account are known; null while that is not known. */
  others: number | null;
}

/** Signs this device out; apart from it, and quieter, everything of the account. */
export function PanelSignOut({ card, workspace, others }: Props) {
  const app = useApp();
  const { revocation } = app;
  const { workspaceId, sessionId, userId } = card;
  const text = words.revocation.offer;
  const endedAt = revocation.revokedAt(card);
  const forbidden = mayNotSignOut(app, workspaceId);
  return (
    <>
      {endedAt !== null ? (
        <p class="panel-ended">
          {revocation.isStillListed(card) ? words.revocation.stillListed : words.revocation.ended(endedAt)}
        </p>
      ) : (
        <Button
          look={forbidden ? "quiet" : "outDanger"}
          onClick={() => void revocation.propose({ kind: "sessions", sessions: [{ workspaceId, sessionId }] })}
        >
          {forbidden && <Lock />}
          {forbidden ? text.notAllowed : needsPreview(app, card) ? text.deviceAsk : text.device}
        </Button>
      )}
      {userId !== null && others !== null && others > 0 && !forbidden && (
        <Button
          small
          look="link"
          onClick={() => void revocation.propose({ kind: "accounts", accounts: [{ workspaceId, userId }] })}
        >
          {text.account(endedAt === null ? others + 1 : others, words.card.person(card.person, userId), workspace.name)}
        </Button>
      )}
    </>
  );
}
