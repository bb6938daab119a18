import { useSignal } from "@preact/signals";
import { adminsUnknownOn, ends, leftUnknown } from "../../state/revoke/plan";
import type { Proposal } from "../../state/revoke/proposal";
import { words } from "../../words/words";
import { useApp } from "../shared/appContext";
import { Button } from "../shared/Button";
import { checkAgain } from "./checkAgain";
import { nameOf } from "./nameOf";
import { PlannedAccount } from "./PlannedAccount";

/** So many accounts are shown at once. */
const SHOWN = 40;
/** With so few sessions in all, each account shows its own at once. */
const FEW = 12;

/** By person and workspace, what would end. */
export function PlannedAccounts({ proposal }: { proposal: Proposal }) {
  const shown = useSignal(SHOWN);
  const app = useApp();
  const plan = proposal.plan.value;
  const { groups, total } = plan;
  const anyOlder = groups.some(({ sessions }) => sessions.some(({ older }) => older));
  const text = words.revocation.preview;
  const ticks = proposal.ticks.value;
  const ticked = groups.reduce(
    (sum, account) => sum + account.sessions.filter((session) => ends(account, session, ticks)).length,
    0,
  );
  return (
    <section class="planned" aria-label={text.list}>
      <p class="planned-count">
        {proposal.checking.value ? text.checking : text.ticked(ticked, total)}
        {anyOlder && (
          <Button small look="link" onClick={() => checkAgain(app, plan, "everything")}>
            {words.revocation.impossible.older.button}
          </Button>
        )}
      </p>
      {!proposal.checking.value && <Unknown proposal={proposal} />}
      <ul>
        {groups.slice(0, shown.value).map((account) => (
          <PlannedAccount
            key={`${account.workspaceId} ${account.userId ?? account.sessions[0]?.card.sessionId}`}
            account={account}
            proposal={proposal}
            open={total <= FEW}
          />
        ))}
      </ul>
      {groups.length > shown.value && (
        <Button small look="link" onClick={() => (shown.value += SHOWN)}>
          {text.more(groups.length - shown.value)}
        </Button>
      )}
    </section>
  );
}

/** Where servers do not tell who is an administrator, nobody is ticked there, and one press ticks them. */
function Unknown({ proposal }: { proposal: Proposal }) {
  const app = useApp();
  const plan = proposal.plan.value;
  const { sessions, wholeAccounts } = proposal.ticks.value;
  const text = words.revocation.preview.unknown;
  const left = leftUnknown(plan).filter((name) => !sessions.has(name));
  if (left.length === 0 || wholeAccounts.size > 0) return null;
  return (
    <p class="planned-unknown">
      <span>{text.said(adminsUnknownOn(plan).map(nameOf(app)))}</span>
      <Button small name={text.name(left.length)} onClick={proposal.tickUnknown}>
        {text.button(left.length)}
      </Button>
    </p>
  );
}
