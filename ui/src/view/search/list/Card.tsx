import type { Hint, SessionCard } from "../../../backend/generated/types";
import type { App } from "../../../state/app";
import { isOld } from "../../../state/search/asOf";
import { sessionKey } from "../../../state/shared/sessionKey";
import { words } from "../../../words/words";
import { SignOutButton } from "../../revoke/SignOutButton";
import { useApp } from "../../shared/appContext";
import { CopyButton } from "../../shared/CopyButton";
import { Marked } from "../../shared/Marked";
import { letter, shade } from "../../shared/Tile";
import { DeviceMark } from "../details/DeviceMark";
import { LookAlike } from "../details/LookAlike";
import { TicketButton } from "../export/TicketButton";
import { besides, cardName } from "./cardName";
import { HintChips } from "./HintChips";
import { Tick } from "./Tick";

interface Props {
  card: SessionCard;
  /** Its accessible name, where that has to be told apart from those beside it. */
  name?: string | undefined;
  hints?: readonly Hint[];
  /** Its details are open. */
  selected: boolean;
  /** Whether Tab comes here; in a list of many, it comes to one of them. */
  tabbable?: boolean;
  onOpen: () => void;
  /** Where cards can be selected: whether this one is, and what a press on its box does. */
  tick?: { ticked: boolean; onTick: (extend: boolean) => void } | undefined;
}

/**
 * One session, in three lines; its accessible name is person, user name, device, workspace and time. A list
 * shows many at once, so that every element here counts.
 */
export function Card({ card, name: given, hints = [], selected, tabbable = true, onOpen, tick }: Props) {
  const app = useApp();
  const now = app.now.value;
  const text = words.card;
  const { time } = words;
  const workspace = app.workspaces.find(card.workspaceId);
  const workspaceName = workspace?.name ?? "";
  const person = text.person(card.person, card.userId);
  const userName = besides(card);
  const device = text.device(card.device);
  const { lastConnected, internetAddress } = card;
  const when = lastConnected === null ? text.unknownTime : time.relative(lastConnected, now);
  const name = given ?? cardName(app, card);
  const tabIndex = tabbable ? 0 : -1;
  const searched = app.finder.understood.value?.words ?? [];

  return (
    <article
      data-session={sessionKey(card)}
      class={`card${selected ? " selected" : ""}${tick?.ticked ? " ticked" : ""}`}
      aria-label={name}
    >
      {tick === undefined ? (
        <DeviceMark kind={card.device.kind} />
      ) : (
        <Tick {...tick} kind={card.device.kind} name={name} tabIndex={tabIndex} />
      )}
      <p class="card-first">
        <span class="card-who">
          <button
            type="button"
            class="card-open"
            tabIndex={tabIndex}
            aria-label={text.open(name)}
            aria-expanded={selected}
            onClick={(event) => {
              // Not every web view gives the focus to a button that is clicked.
              event.currentTarget.focus({ preventScroll: true });
              const ticks = tick !== undefined && (event.shiftKey || event.ctrlKey || event.metaKey);
              if (ticks) tick.onTick(event.shiftKey);
              else onOpen();
            }}
          >
            <Marked text={person} words={searched} />
          </button>
          {userName !== null && (
            <span class="soft card-user">
              <Marked text={userName} words={searched} />
            </span>
          )}
          {card.lookAlike && <LookAlike />}
          <span
            class={`card-workspace tiled shade${shade(workspace)}`}
            data-letter={letter(workspaceName)}
            title={workspaceName}
          >
            <Marked text={workspaceName} words={searched} from="wordBegin" />
          </span>
          {workspace?.practice && <span class="badge">{words.rail.practice}</span>}
        </span>
        <time
          class="soft card-when"
          dateTime={lastConnected ?? undefined}
          title={
            lastConnected === null
              ? undefined
              : `${time.absolute(lastConnected)}, ${time.yourTime(time.zone(lastConnected))}`
          }
        >
          <b>{when}</b>
          {lastConnected !== null && ` · ${time.short(lastConnected, now)}`}
        </time>
      </p>
      <p class="card-second">
        <span class="card-device" title={device}>
          <Marked text={device} words={searched} />
        </span>
        {internetAddress === null ? (
          <span class="soft">{text.unknownAddress}</span>
        ) : (
          <code class="card-address">
            <Marked text={internetAddress.text} words={isAddressQuery(app) ? [internetAddress.text] : searched} />
          </code>
        )}
        {internetAddress?.internal && (
          <span class="soft" title={text.internal}>
            {text.internalShort}
          </span>
        )}
      </p>
      <HintChips hints={hints} />
      <p class="soft card-third">
        <span class="card-id">{text.panel.sessionId}</span>
        <code class="id">{card.sessionId}</code>
        <CopyButton text={card.sessionId} what={text.panel.sessionId} tabIndex={tabIndex} />
        {isOld(card.asOf, now) && <span class="card-as-of">{text.asOf(time.short(card.asOf, now))}</span>}
        {workspace && <TicketButton of={card.sessionId} cards={() => [card]} tabIndex={tabIndex} />}
        <SignOutButton card={card} name={name} tabIndex={tabIndex} />
      </p>
    </article>
  );
}

/** Every card that is found by an address or a range has a matching one, however either is written. */
function isAddressQuery({ finder }: App): boolean {
  const kind = finder.understood.value?.looksLike.kind;
  return kind === "internetAddress" || kind === "internetAddresses" || kind === "addressRange";
}
