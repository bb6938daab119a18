import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { PlannedAccount as Account } from "../../backend/ending";
import { accountName, canTickWhole, marks, sessionName, tickable } from "../../state/endingPlan";
import type { Proposal } from "../../state/proposal";
import { words } from "../../words/words";
import { useApp } from "../appContext";
import { Button } from "../parts/Button";
import { Tile } from "../parts/Tile";
import { nameOf } from "./nameOf";
import { PlannedRow } from "./PlannedRow";

interface Props {
  account: Account;
  proposal: Proposal;
  /** Its sessions are shown from the beginning. */
  open: boolean;
}

/** So many sessions of an account are shown at once. */
const SHOWN = 50;

/** One account: all of it, or some of its sessions, or what the list cannot show as well. */
export function PlannedAccount({ account, proposal, open }: Props) {
  const app = useApp();
  const unfolded = useSignal(open);
  const shown = useSignal(SHOWN);
  const { sessions: ticked, wholeAccounts } = proposal.ticks.value;
  const text = words.ending.preview;
  const workspace = nameOf(app)(account.workspaceId);
  const person = words.card.person(account.person, account.userId);
  const userName = account.person.kind === "known" && account.person.name !== null ? words.card.userName(account.person) : null;
  const all = tickable(account);
  const count = account.sessions.filter(({ card }) => ticked.has(sessionName(card))).length;
  const said = marks(account);
  const name = text.account(person, workspace);

  return (
    <li class="planned-account">
      <div class="planned-head">
        <label>
          <AllBox name={text.all(name)} ticked={count} of={all.length} onTick={() => proposal.tickAccount(account)} />
          <span class="planned-who">
            <b>{person}</b>
            {userName !== null && <span class="soft"> {userName}</span>}
          </span>
        </label>
        <span class="planned-where">
          <Tile name={workspace} id={account.workspaceId} size="small" /> {workspace}
        </span>
        <span class="soft planned-number">{text.ticked(count, account.sessions.length)}</span>
        {!open && (
          <Button small look="link" name={`${unfolded.value ? text.hide : text.show(account.sessions.length)}: ${name}`} onClick={() => (unfolded.value = !unfolded.value)}>
            {unfolded.value ? text.hide : text.show(account.sessions.length)}
          </Button>
        )}
      </div>
      {said.length > 0 && (
        <p class="planned-marks">
          {said.map((mark) => (
            <span key={mark} class={`planned-mark mark-${mark}`}>
              {text.mark(mark)}
            </span>
          ))}
        </p>
      )}
      {unfolded.value && (
        <ul>
          {account.sessions.slice(0, shown.value).map((session) => (
            <PlannedRow key={session.card.sessionId} account={account} session={session} of={name} ticked={ticked.has(sessionName(session.card))} onTick={() => proposal.tickSession(session.card)} />
          ))}
        </ul>
      )}
      {unfolded.value && account.sessions.length > shown.value && (
        <Button small look="link" onClick={() => (shown.value += SHOWN)}>
          {text.more(account.sessions.length - shown.value)}
        </Button>
      )}
      {unfolded.value && canTickWhole(account) && (
        <label class="planned-whole">
          <input type="checkbox" checked={wholeAccounts.has(accountName(account))} onChange={() => proposal.tickWhole(account)} />
          <span>
            {text.whole} <span class="soft">{account.mayEndAll === "unknown" ? `${text.wholeGuidance} ${text.wholeUnknown(workspace)}` : text.wholeGuidance}</span>
          </span>
        </label>
      )}
    </li>
  );
}

function AllBox({ name, ticked, of, onTick }: { name: string; ticked: number; of: number; onTick: () => void }) {
  const box = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (box.current) box.current.indeterminate = ticked > 0 && ticked < of;
  });
  return <input ref={box} type="checkbox" aria-label={name} checked={of > 0 && ticked === of} disabled={of === 0} onChange={onTick} />;
}
