import type { ComponentChildren } from "preact";
import type { SessionCard, Workspace } from "../../../backend/generated/types";
import { notIsolated } from "../../../words/isolated";
import { words } from "../../../words/words";
import { PracticeBadge } from "../../shared/Badge";
import { CopyButton } from "../../shared/CopyButton";
import { Tile } from "../../shared/Tile";
import { When } from "../../shared/When";
import { LookAlike } from "./LookAlike";

/** Every field of a session, each with its copy button. */
export function PanelFields({ card, workspace }: { card: SessionCard; workspace: Workspace }) {
  const text = words.card;
  const label = text.panel;
  const person = text.person(card.person, card.userId);
  const userName = text.userName(card.person);
  const version = card.device.longVersion ?? card.device.version ?? "";
  return (
    <dl>
      <Line label={label.person} copy={notIsolated(person)} note={card.lookAlike ? text.lookAlikeNote : undefined}>
        {person}
        {card.lookAlike && <LookAlike />}
      </Line>
      <Line label={label.userName} copy={userName === null ? null : notIsolated(userName)}>
        {userName ?? label.noUserName}
      </Line>
      <Line label={label.workspace}>
        <span class="with-tile">
          <Tile name={workspace.name} id={workspace.id} size="small" /> {workspace.name}
          {workspace.practice && <PracticeBadge />}
        </span>
        <span class="soft">{workspace.address}</span>
      </Line>
      <Line label={label.device}>
        {text.deviceKind(card.device.kind)}
        {version !== "" && <span class="soft">{version}</span>}
      </Line>
      <Line
        label={label.lastConnected}
        copy={card.lastConnected === null ? null : words.time.withOffset(card.lastConnected)}
        note={label.lastConnectedNote}
      >
        {card.lastConnected === null ? text.unknownTime : <When iso={card.lastConnected} full />}
      </Line>
      <Line label={label.address} copy={card.internetAddress?.text ?? null} code={card.internetAddress !== null}>
        {card.internetAddress?.text ?? text.unknownAddress}
        {card.internetAddress?.internal && <span class="soft">{text.internal}</span>}
      </Line>
      <Line label={label.server} copy={card.host} code={card.host !== null}>
        {card.host ?? label.serverUnknown}
      </Line>
      <Line label={label.sessionId} copy={card.sessionId} code>
        {card.sessionId}
      </Line>
      <Line label={label.userId} copy={card.userId} code={card.userId !== null}>
        {card.userId ?? label.none}
      </Line>
      <Line label={label.asOf}>
        <When iso={card.asOf} full />
      </Line>
    </dl>
  );
}

interface LineProps {
  label: string;
  copy?: string | null;
  code?: boolean;
  note?: string | undefined;
  children: ComponentChildren;
}

function Line({ label, copy = null, code = false, note, children }: LineProps) {
  return (
    <div class="panel-line">
      <dt>{label}</dt>
      <dd class={code ? "code" : undefined}>{children}</dd>
      {copy !== null && (
        <dd class="panel-copy">
          <CopyButton text={copy} what={label} />
        </dd>
      )}
      {note !== undefined && <dd class="panel-note soft">{note}</dd>}
    </div>
  );
}
