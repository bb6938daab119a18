import { useId } from "preact/hooks";
import type { Proposal } from "../../state/revoke/proposal";
import { words } from "../../words/words";
import { useApp } from "../shared/appContext";
import { Button } from "../shared/Button";
import { Dialog } from "../shared/Dialog";
import { ErrorNotice } from "../shared/ErrorNotice";
import { Field } from "../shared/Field";
import { Impossible, whyImpossible } from "./Impossible";
import { nameOf } from "./nameOf";
import { PlannedAccounts } from "./PlannedAccounts";

const TICKET = "ticket";

/** What would end, looked over before it is sent. The way back has the focus. */
export function SignOutDialog({ proposal }: { proposal: Proposal }) {
  const app = useApp();
  const { revocation } = app;
  const id = useId();
  const plan = proposal.plan.value;
  const tally = proposal.tally.value;
  const text = words.revocation.preview;
  const impossible = whyImpossible(plan, proposal.wish);
  if (impossible !== null) return <Impossible why={impossible} plan={plan} />;

  const { sessions, wholeAccounts, accounts, number } = tally;
  const nothing = sessions.length + wholeAccounts.length === 0;
  const problem = proposal.problem.value;
  const checking = proposal.checking.value;
  const ready = !nothing && !checking && proposal.numberFits.value;
  const own = accounts.length > 0 && accounts.every((account) => account.own);
  const [concerned] = tally.workspaceIds;
  const about = { name: concerned === undefined ? words.general.app : nameOf(app)(concerned), host: "" };

  return (
    <Dialog
      role="alertdialog"
      title={
        checking
          ? text.titleChecking(plan.groups, proposal.wish, nameOf(app))
          : text.title(tally, proposal.wish, nameOf(app))
      }
      describedBy={id}
      look="ending"
      onCancel={revocation.cancel}
    >
      <form
        class="ending-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void revocation.confirm();
        }}
        onKeyDown={(event) => {
          // The number is typed on the way; only the button, or the number that confirms, sends.
          if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement) || event.target.name !== TICKET)
            return;
          event.preventDefault();
          event.currentTarget.querySelector<HTMLElement>("[type=submit]")?.focus();
        }}
      >
        <div id={id} class="ending-says">
          <p>{text.effect(own, sessions.length, wholeAccounts.length)}</p>
          <p>
            <strong>{text.lead}</strong> {text.final}
          </p>
          {plan.doubtful.map(({ workspaceId, percent, internetAddress }) => (
            <p class="note warn" key={workspaceId}>
              {text.doubtful(nameOf(app)(workspaceId), percent, internetAddress.text)}
            </p>
          ))}
        </div>
        <PlannedAccounts proposal={proposal} />
        <div class="ending-fields">
          {number !== null && (
            <Field
              label={text.number(number)}
              hint={text.numberHint(number)}
              value={proposal.typed.value}
              onInput={(typed) => (proposal.typed.value = typed)}
              input={{ autocomplete: "off" }}
            />
          )}
          <Field
            label={text.ticket}
            value={proposal.ticket.value}
            onInput={(typed) => (proposal.ticket.value = typed)}
            input={{ autocomplete: "off", name: TICKET }}
          />
        </div>
        {problem !== null && <ErrorNotice error={problem} about={about} alert />}
        {revocation.mode.allowedUntil.value === null && <p class="ending-allows">{text.allows}</p>}
        <div class="buttons end">
          <button type="button" class="button quiet" autofocus onClick={revocation.cancel}>
            {words.general.cancel}
          </button>
          <Button look="danger" submit busy={proposal.busy.value} disabled={!ready}>
            {checking
              ? text.checking
              : proposal.busy.value
                ? text.busy
                : nothing
                  ? text.nothing
                  : text.button(sessions.length, wholeAccounts.length)}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
