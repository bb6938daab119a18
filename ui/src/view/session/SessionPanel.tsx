import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import Cross from "icon:cross";
import type { SessionCard, Workspace } from "../../backend/generated/types";
import { words } from "../../words/words";
import { useApp } from "../appContext";
import { PracticeBadge } from "../parts/Badge";
import { CopyButton } from "../parts/CopyButton";
import { Tile } from "../parts/Tile";
import { When } from "../parts/When";
import { DeviceMark } from "./DeviceMark";

/** Every field of one session. Its title is the device. */
export function SessionPanel({ card, workspace }: { card: SessionCard; workspace: Workspace }) {
  const app = useApp();
  const heading = useRef<HTMLHeadingElement>(null);
  const text = words.card;
  const label = text.panel;
  useEffect(() => heading.current?.focus(), [card.workspaceId, card.sessionId]);

  return (
    <aside class="session-panel" aria-label={label.label}>
      <header>
        <DeviceMark kind={card.device.kind} />
        <h2 ref={heading} tabIndex={-1}>
          {text.device(card.device)}
        </h2>
        <button type="button" class="icon-button" aria-label={words.general.close} onClick={() => app.openCard(null)}>
          <Cross />
        </button>
      </header>
      <dl>
        <Line label={label.person} copy={text.person(card.person, card.userId)}>
          {text.person(card.person, card.userId)}
        </Line>
        <UserName card={card} />
        <Line label={label.workspace}>
          <span class="with-tile">
            <Tile name={workspace.name} id={workspace.id} size="small" /> {workspace.name}
            {workspace.practice && <PracticeBadge />}
          </span>
          <span class="soft">{workspace.address}</span>
        </Line>
        <Line label={label.device}>
          {text.deviceKind(card.device.kind)}
          {longVersion(card) !== "" && <span class="soft">{longVersion(card)}</span>}
        </Line>
        <Line label={label.lastConnected} copy={card.lastConnected === null ? null : words.time.withOffset(card.lastConnected)}>
          {card.lastConnected === null ? text.unknownTime : <When iso={card.lastConnected} full />}
          <span class="soft">{label.lastConnectedNote}</span>
        </Line>
        <Line label={label.address} copy={card.internetAddress?.text ?? null} code>
          {card.internetAddress?.text ?? text.unknownAddress}
          {card.internetAddress?.internal && <span class="soft">{text.internal}</span>}
        </Line>
        <Line label={label.server} copy={card.host} code>
          {card.host ?? label.serverUnknown}
        </Line>
        <Line label={label.sessionId} copy={card.sessionId} code>
          {card.sessionId}
        </Line>
        <Line label={label.userId} copy={card.userId} code>
          {card.userId ?? label.none}
        </Line>
        <Line label={label.asOf}>
          <When iso={card.asOf} full />
        </Line>
      </dl>
      <footer>
        <CopyButton look="quiet" text={text.ticket(card, workspace)} what={text.copyForTicket} label={text.copyForTicket} />
      </footer>
    </aside>
  );
}

function UserName({ card }: { card: SessionCard }) {
  const { userName, noUserName } = words.card.panel;
  const name = words.card.userName(card.person);
  return (
    <Line label={userName} copy={name}>
      {name ?? noUserName}
    </Line>
  );
}

function longVersion({ device }: SessionCard): string {
  return device.longVersion ?? device.version ?? "";
}

interface LineProps {
  label: string;
  copy?: string | null;
  code?: boolean;
  children: ComponentChildren;
}

function Line({ label, copy = null, code = false, children }: LineProps) {
  return (
    <div class="panel-line">
      <dt>{label}</dt>
      <dd class={code ? "code" : undefined}>{children}</dd>
      {copy !== null && (
        <dd class="panel-copy">
          <CopyButton text={copy} what={label} />
        </dd>
      )}
    </div>
  );
}
