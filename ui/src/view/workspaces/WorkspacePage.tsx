import type { Workspace } from "../../backend/generated/types";
import { needsAdministrator } from "../../state/workspaces/status";
import { words } from "../../words/words";
import { useApp } from "../shared/appContext";
import { PracticeBadge } from "../shared/Badge";
import { Button } from "../shared/Button";
import { CopyButton } from "../shared/CopyButton";
import { ErrorNotice } from "../shared/ErrorNotice";
import { PageHeading } from "../shared/PageHeading";
import { Tile } from "../shared/Tile";
import { Entry } from "./Entry";
import { PracticePanel } from "./PracticePanel";
import { SignedIn } from "./SignedIn";
import { SignInPanel } from "./signIn/SignInPanel";

/** One workspace: sign in to it, see how it stands, and look after its entry. */
export function WorkspacePage({ workspace, edit }: { workspace: Workspace; edit?: "address" | undefined }) {
  const signedIn = workspace.signIn.kind === "held";
  return (
    <div class="page narrow" key={workspace.id}>
      <header class="workspace-head">
        <Tile name={workspace.name} id={workspace.id} size="large" />
        <div class="workspace-title">
          <PageHeading about={workspace.id}>{workspace.name}</PageHeading>
          <p class="address">
            {workspace.address}
            <CopyButton text={workspace.address} what={words.workspace.address} />
          </p>
        </div>
        {workspace.practice && <PracticeBadge />}
      </header>
      {signedIn ? <SignedIn workspace={workspace} /> : <NotSignedIn workspace={workspace} />}
      {signedIn && <HelpWanted workspace={workspace} />}
      {signedIn && workspace.practice && <PracticePanel workspaceId={workspace.id} />}
      <Entry workspace={workspace} edit={edit} key={edit} />
    </div>
  );
}

function NotSignedIn({ workspace }: { workspace: Workspace }) {
  const app = useApp();
  const { signIn } = workspace;
  const tryAgain = (
    <Button onClick={() => void app.workspaces.check(workspace.id)}>{words.errors.remedy("tryAgain")}</Button>
  );
  return (
    <section class="panel" aria-label={words.signIn.title(workspace.name)}>
      {signIn.kind === "ended" && (
        <div class="note warn">
          <p>{words.workspace.ended}</p>
          <div class="buttons">{tryAgain}</div>
        </div>
      )}
      {signIn.kind === "storeProblem" && (
        <ErrorNotice
          error={{ kind: "passwordStore", problem: signIn.problem, details: "" }}
          about={workspace}
          said={words.workspace.storeUnread(signIn.problem)}
        >
          {tryAgain}
        </ErrorNotice>
      )}
      {signIn.kind === "madeForAnother" && (
        <ErrorNotice error={{ kind: "madeForAnother", address: signIn.address }} about={workspace} />
      )}
      <h2>{words.signIn.title(workspace.name)}</h2>
      <SignInPanel workspace={workspace} focus onSignedIn={(done) => app.signedIn(done)} />
    </section>
  );
}

/** What only an administrator can mend, or why the last check failed. */
function HelpWanted({ workspace }: { workspace: Workspace }) {
  const app = useApp();
  const status = app.statuses.value.get(workspace.id);
  if (status === undefined) return null;
  if (needsAdministrator(status)) {
    const { one, letter } = words.workspace.administrator;
    const label = words.errors.remedy("copyForAdministrator");
    return (
      <ErrorNotice
        error={{ kind: status.kind === "notAllowed" ? "notAllowed" : "noDeviceManagement" }}
        about={workspace}
      >
        <CopyButton look="quiet" text={letter([one(workspace)])} what={label} label={label} />
      </ErrorNotice>
    );
  }
  if (status.kind !== "noReach") return null;
  return <ErrorNotice error={status.error} about={workspace} />;
}
