import type { SessionCard } from "../../backend/generated/types";
import { words } from "../../words/words";
import { useApp } from "../appContext";
import { PracticeBadge } from "../parts/Badge";
import { CopyButton } from "../parts/CopyButton";
import { Tile } from "../parts/Tile";
import { When } from "../parts/When";
import { DeviceMark } from "../session/DeviceMark";

/** One session in a row; its accessible name is person, device, workspace and time. */
export function SessionRow({ card }: { card: SessionCard }) {
  const app = useApp();
  const workspace = app.workspaces.find(card.workspaceId);
  const name = workspace?.name ?? "";
  const text = words.card;
  const person = text.person(card.person, card.userId);
  const device = text.device(card.device);
  const when = card.lastConnected === null ? text.unknownTime : words.time.relative(card.lastConnected, app.now.value);
  const userName = card.person.kind === "known" && card.person.name !== null ? text.userName(card.person) : null;
  const selected = app.opened.value === card;

  return (
    <article class={`card${selected ? " selected" : ""}`} aria-label={text.name({ person, device, workspace: name, when })}>
      <DeviceMark kind={card.device.kind} />
      <div class="card-body">
        <p class="card-first">
          <span class="card-who">
            <button
              type="button"
              class="card-open"
              aria-label={text.open(person)}
              aria-expanded={selected}
              title={person}
              onClick={() => app.openCard(selected ? null : card.workspaceId)}
            >
              {person}
            </button>
            {userName !== null && <span class="soft card-user">{userName}</span>}
            <span class="card-workspace" title={name}>
              <Tile name={name} id={card.workspaceId} size="small" />
              <span>{name}</span>
            </span>
            {workspace?.practice && <PracticeBadge />}
          </span>
          <span class="card-when">
            {card.lastConnected === null ? text.unknownTime : <When iso={card.lastConnected} />}
            <span class="soft"> · {text.mayNotBeOnline}</span>
          </span>
        </p>
        <p class="card-second">
          <span class="card-device" title={device}>
            {device}
          </span>
          <span class="card-address">
            {card.internetAddress === null ? <span>{text.unknownAddress}</span> : <code>{card.internetAddress.text}</code>}
            {card.internetAddress?.internal && (
              <span class="soft" title={text.internal}>
                {text.internal}
              </span>
            )}
          </span>
          {card.host !== null && card.host !== workspace?.host && <code class="soft card-host">{card.host}</code>}
        </p>
        <p class="card-third">
          <span class="soft">{text.panel.sessionId}</span>
          <code class="id">{card.sessionId}</code>
          <CopyButton text={card.sessionId} what={text.panel.sessionId} />
          {workspace && (
            <span class="card-ticket">
              <CopyButton text={text.ticket(card, workspace)} what={text.copyForTicket} label={text.copyForTicket} />
            </span>
          )}
        </p>
      </div>
    </article>
  );
}
