import Lock from "icon:lock";
import type { SessionCard, Workspace } from "../../backend/generated/types";
import { words } from "../../words/words";
import { useApp } from "../shared/appContext";
import { Button } from "../shared/Button";
import { mayNotEnd } from "./mayNotSignOut";
import { asksFirst } from "./needsPreview";

interface Props {
  card: SessionCard;
  workspace: Workspace;
  /** How many other sessions of the account are known; null while that is not known. */
  others: number | null;
}

/** Signs this device out; apart from it, and quieter, everything of the account. */
export function PanelEnding({ card, workspace, others }: Props) {
  const app = useApp();
  const { ending } = app;
  const { workspaceId, sessionId, userId } = card;
  const text = words.ending.offer;
  const endedAt = ending.endedAt(card);
  const forbidden = mayNotEnd(app, workspaceId);
  return (
    <>
      {endedAt !== null ? (
        <p class="panel-ended">{ending.isStillListed(card) ? words.ending.stillListed : words.ending.ended(endedAt)}</p>
      ) : (
        <Button
          look={forbidden ? "quiet" : "outDanger"}
          onClick={() => void ending.propose({ kind: "sessions", sessions: [{ workspaceId, sessionId }] })}
        >
          {forbidden && <Lock />}
          {forbidden ? text.notAllowed : asksFirst(app, card) ? text.deviceAsk : text.device}
        </Button>
      )}
      {userId !== null && others !== null && others > 0 && !forbidden && (
        <Button
          small
          look="link"
          onClick={() => void ending.propose({ kind: "accounts", accounts: [{ workspaceId, userId }] })}
        >
          {text.account(endedAt === null ? others + 1 : others, words.card.person(card.person, userId), workspace.name)}
        </Button>
      )}
    </>
  );
}
