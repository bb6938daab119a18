import { useSignal } from "@preact/signals";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import type { PlannedAccount as Account } from "../../backend/revocation";
import { canTick, canTickWhole, ends, isAnyOlder, marks, offersWhole, tickable } from "../../state/revoke/plan";
import type { Proposal } from "../../state/revoke/proposal";
import { accountKey, sessionKey } from "../../state/shared/sessionKey";
import { words } from "../../words/words";
import { useApp } from "../shared/appContext";
import { Button } from "../shared/Button";
import { Tile } from "../shared/Tile";
import { toldApart } from "../shared/toldApart";
import { nameOf } from "./nameOf";
import { PlannedRow, whenOf } from "./PlannedRow";

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
  const wholeId = useId();
  const now = app.now.value;
  const ticks = proposal.ticks.value;
  const checking = proposal.checking.value;
  const { wish } = proposal;
  const text = words.revocation.preview;
  const workspace = nameOf(app)(account.workspaceId);
  const person = words.card.person(account.person, account.userId);
  const userName =
    account.person.kind === "known" && account.person.name !== null ? words.card.userName(account.person) : null;
  const whole = ticks.wholeAccounts.has(accountKey(account));
  const all = whole ? account.sessions.map(({ card }) => sessionKey(card)) : tickable(account);
  const count = account.sessions.filter((session) => ends(account, session, ticks)).length;
  const said = marks(account);
  const name = text.account(account, workspace);
  const rowName = toldApart(
    account.sessions.map(({ card }) => card),
    (card) => text.session(name, words.card.device(card.device), whenOf(card, now)),
  );
  const older = isAnyOlder(account);
  const alone = proposal.plan.value.groups.length === 1;

  return (
    <li class="planned-account">
      <div class="planned-head">
        <label>
          <AllBox
            name={text.all(name)}
            ticked={count}
            of={all.length}
            fixed={whole || checking}
            onTick={() => proposal.tickAccount(account)}
          />
          <span class="planned-who">
            <b>{person}</b>
            {userName !== null && <span class="soft"> {userName}</span>}
          </span>
        </label>
        <span class="planned-where">
          <Tile name={workspace} id={account.workspaceId} size="small" /> {workspace}
        </span>
        {!alone && <span class="soft planned-number">{text.ticked(count, account.sessions.length)}</span>}
        {!open && (
          <Button
            small
            look="link"
            name={`${unfolded.value ? text.hide : text.show(account.sessions.length)}: ${name}`}
            onClick={() => (unfolded.value = !unfolded.value)}
          >
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
      {whole && account.sessions.length > 0 && (
        <p class="planned-whole-note" id={wholeId}>
          {text.wholeTicked(account.sessions.length)}
        </p>
      )}
      {unfolded.value && (
        <ul>
          {account.sessions.slice(0, shown.value).map((session) => (
            <PlannedRow
              key={session.card.sessionId}
              session={session}
              name={rowName(session.card)}
              ticked={ends(account, session, ticks)}
              fixed={whole || checking || !canTick(account, session)}
              why={whole ? wholeId : undefined}
              onTick={() => proposal.tickSession(session.card)}
            />
          ))}
        </ul>
      )}
      {unfolded.value && account.sessions.length > shown.value && (
        <Button small look="link" onClick={() => (shown.value += SHOWN)}>
          {text.more(account.sessions.length - shown.value)}
        </Button>
      )}
      {unfolded.value && offersWhole(wish, account) && (
        <label class="planned-whole">
          <input
            type="checkbox"
            aria-label={text.wholeFor(name)}
            checked={whole}
            disabled={checking || older}
            onChange={() => proposal.tickWhole(account)}
          />
          <span>
            {text.whole}{" "}
            <span class="soft">
              {older ? text.wholeOlder : text.wholeGuidance(account.sessions.length)}
              {account.mayEndAll === "unknown" && ` ${text.wholeUnknown(workspace)}`}
            </span>
          </span>
        </label>
      )}
      {alone && wish.kind !== "accounts" && canTickWhole(account) && <Everything account={account} name={name} />}
    </li>
  );
}

/** What else an account holds is in no other plan than one of the whole account. */
function Everything({ account: { workspaceId, userId }, name }: { account: Account; name: string }) {
  const { revocation } = useApp();
  if (userId === null) return null;
  return (
    <div class="planned-everything">
      <Button
        small
        look="link"
        onClick={() => void revocation.propose({ kind: "accounts", accounts: [{ workspaceId, userId }] })}
      >
        {words.revocation.preview.everything(name)}
      </Button>
    </div>
  );
}

function AllBox({
  name,
  ticked,
  of,
  fixed,
  onTick,
}: {
  name: string;
  ticked: number;
  of: number;
  fixed: boolean;
  onTick: () => void;
}) {
  const box = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (box.current) box.current.indeterminate = ticked > 0 && ticked < of;
  });
  return (
    <input
      ref={box}
      type="checkbox"
      aria-label={name}
      checked={of > 0 && ticked === of}
      disabled={of === 0 || fixed}
      onChange={onTick}
    />
  );
}
