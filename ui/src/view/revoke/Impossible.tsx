import type { EndingPlan, EndingWish } from "../../backend/revocation";
import { offersWhole } from "../../state/revoke/plan";
import { words } from "../../words/words";
import { useApp } from "../shared/appContext";
import { Button } from "../shared/Button";
import { CopyButton } from "../shared/CopyButton";
import { Dialog } from "../shared/Dialog";
import { checkAgain } from "./checkAgain";
import { nameOf } from "./nameOf";

type WhyImpossible = "tooMany" | "gone" | "notAllowed" | "older";

/** Why nothing of a plan can be signed out; null when something can. */
export function whyImpossible({ groups, tooMany }: EndingPlan, wish: EndingWish): WhyImpossible | null {
  if (tooMany) return "tooMany";
  if (groups.length === 0) return "gone";
  const open = groups.filter((account) => account.mayEnd !== "no" || offersWhole(wish, account));
  if (open.length === 0) return "notAllowed";
  return open.every(
    (account) =>
      !(account.mayEndAll === "yes" && offersWhole(wish, account)) && account.sessions.every(({ older }) => older),
  )
    ? "older"
    : null;
}

/** Says why nothing can be signed out, and what can be done about it. */
export function Impossible({ why, plan }: { why: WhyImpossible; plan: EndingPlan }) {
  const { revocation } = useApp();
  return (
    <Dialog title={<Title why={why} plan={plan} />} onCancel={revocation.cancel}>
      <Reason why={why} plan={plan} />
    </Dialog>
  );
}

function Title({ why, plan }: { why: WhyImpossible; plan: EndingPlan }) {
  const app = useApp();
  const text = words.revocation.impossible;
  switch (why) {
    case "tooMany":
      return <>{text.tooMany.title(plan.total)}</>;
    case "gone":
      return <>{text.gone.title}</>;
    case "notAllowed":
      return <>{text.notAllowed.title(nameOf(app)(plan.groups[0]?.workspaceId ?? ""))}</>;
    case "older":
      return <>{text.older.title}</>;
  }
}

function Reason({ why, plan }: { why: WhyImpossible; plan: EndingPlan }) {
  const app = useApp();
  const { revocation } = app;
  const text = words.revocation.impossible;
  const ids = [...new Set(plan.groups.map(({ workspaceId }) => workspaceId))];
  const close = (
    <button type="button" class="button quiet" autofocus onClick={revocation.cancel}>
      {words.general.close}
    </button>
  );
  switch (why) {
    case "tooMany":
      return (
        <>
          <p>{text.tooMany.guidance}</p>
          <div class="buttons end">{close}</div>
        </>
      );
    case "gone":
      return (
        <>
          <p>{text.gone.guidance}</p>
          <div class="buttons end">
            {close}
            <Button look="primary" onClick={() => checkAgain(app, plan, "whatIsNew")}>
              {words.find.checkAgain}
            </Button>
          </div>
        </>
      );
    case "notAllowed": {
      const { one, letter } = words.workspace.administrator;
      const label = words.errors.remedy("copyForAdministrator");
      const lines = ids.flatMap((id) => app.workspaces.find(id) ?? []).map(one);
      return (
        <>
          <p>{text.notAllowed.guidance}</p>
          <div class="buttons end">
            {close}
            <CopyButton look="quiet" text={letter(lines)} what={label} label={label} />
          </div>
        </>
      );
    }
    case "older": {
      const oldest = plan.groups.flatMap((group) => group.sessions.map(({ card }) => card.asOf)).sort()[0] ?? "";
      return (
        <>
          <p>{text.older.guidance(words.time.relative(oldest, app.now.value))}</p>
          <div class="buttons end">
            {close}
            <Button look="primary" onClick={() => checkAgain(app, plan, "everything")}>
              {text.older.button}
            </Button>
          </div>
        </>
      );
    }
  }
}
