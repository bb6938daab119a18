import ArrowBack from "icon:arrow-back";
import Cross from "icon:cross";
import { useRef } from "preact/hooks";
import type { SessionCard, SessionKey } from "../../../backend/generated/types";
import { type Details, sessionDetails } from "../../../state/search/details";
import { sessionKey } from "../../../state/shared/sessionKey";
import { words } from "../../../words/words";
import { CompromisedButton } from "../../incident/CompromisedButton";
import { PanelSignOut } from "../../revoke/PanelSignOut";
import { useApp } from "../../shared/appContext";
import { ErrorNotice } from "../../shared/ErrorNotice";
import { useKeptFocus } from "../../shared/keepFocus";
import { useStore } from "../../shared/useStore";
import { DeviceMark } from "./DeviceMark";
import { PanelFields } from "./PanelFields";
import { PanelHints } from "./PanelHints";
import { PanelTicket } from "./PanelTicket";
import { usePanelFocus } from "./panelFocus";
import { RelatedLists } from "./RelatedLists";
import { otherDevices } from "./stillThere";

interface Props {
  session: SessionKey;
  /** What a server answered about it just now; it may never have been read. */
  lookedUp: SessionCard | null;
  onClose: () => void;
}

/** Every field of one session, what was noticed about it, and the sessions around it. Its title is the device. */
export function SessionPanel({ session, lookedUp, onClose }: Props) {
  const app = useApp();
  const { workspaceId, sessionId } = session;
  const id = sessionKey(session);
  const { finder, revocation } = app;
  const key = { workspaceId, sessionId };
  const store = useStore((until) => sessionDetails(app.backend, key, finder.result, revocation.proofs, until), id);
  const details = store.value;
  const panel = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const text = words.card;
  const card = lookedUp ?? cardOf(details);
  const workspace = app.workspaces.find(workspaceId);
  const endedAt = card === null ? null : app.revocation.revokedAt(card);

  const others = card !== null && details.kind === "there" ? otherDevices(app, details, card).total : null;

  usePanelFocus(panel, heading, id);
  useKeptFocus(panel, [details, endedAt]);

  return (
    <aside
      ref={panel}
      tabIndex={-1}
      class="session-panel"
      aria-label={text.panel.label}
      aria-busy={details.kind === "opening" && card === null}
    >
      <button type="button" class="button link small panel-back" onClick={onClose}>
        <ArrowBack />
        {words.general.back}
      </button>
      <header>
        {card !== null && <DeviceMark kind={card.device.kind} />}
        <h2 ref={heading} tabIndex={-1}>
          {titleOf(card, details)}
        </h2>
        <button type="button" class="icon-button panel-close" aria-label={words.general.close} onClick={onClose}>
          <Cross />
        </button>
      </header>
      <div class="panel-body" key={id}>
        {details.kind === "gone" && lookedUp === null && (
          <div class="note info">
            <div>
              {card !== null && (
                <p class="trouble-headline">{endedAt === null ? text.panel.gone : words.revocation.ended(endedAt)}</p>
              )}
              <p>{endedAt === null ? text.panel.goneGuidance : text.panel.endedGuidance}</p>
            </div>
          </div>
        )}
        {details.kind === "failed" && lookedUp === null && (
          <ErrorNotice error={details.error} about={{ name: workspace?.name ?? "", host: workspace?.host ?? "" }} />
        )}
        {details.kind === "there" && <PanelHints hints={details.details.hints} />}
        {card !== null && workspace && <PanelFields card={card} workspace={workspace} />}
        {details.kind === "there" && workspace && <RelatedLists there={details} workspace={workspace} />}
      </div>
      {card !== null && workspace && (
        <footer>
          <PanelTicket card={card} />
          <PanelSignOut card={card} workspace={workspace} others={others} />
          <CompromisedButton workspaceId={workspaceId} userId={card.userId} person={card.person} />
        </footer>
      )}
    </aside>
  );
}

function cardOf(details: Details): SessionCard | null {
  if (details.kind === "there") return details.details.card;
  return details.kind === "gone" ? details.last : null;
}

function titleOf(card: SessionCard | null, details: Details): string {
  if (card !== null) return words.card.device(card.device);
  const { panel } = words.card;
  return details.kind === "gone" ? panel.gone : details.kind === "failed" ? panel.failed : panel.opening;
}
