import type { CommandError, Workspace } from "../../../backend/generated/types";
import { remedy } from "../../../state/shared/remedy";
import type { SignIn } from "../../../state/workspaces/signIn";
import { words } from "../../../words/words";
import { useApp } from "../../shared/appContext";
import { Button } from "../../shared/Button";
import { ErrorNotice } from "../../shared/ErrorNotice";

/** Whether another address may be the way out. */
function isAboutAddress(error: CommandError): boolean {
  return remedy(error) === "changeAddress" || (error.kind === "unreachable" && error.reason === "nameNotFound");
}

/** Why the last try to sign in did not work, with the next step. */
export function SignInError({ signIn, workspace }: { signIn: SignIn; workspace: Workspace }) {
  const app = useApp();
  const error = signIn.error.value;
  if (error === null) return null;
  const missing = error.kind === "passwordStore" && error.problem === "missing";
  return (
    <ErrorNotice
      error={error}
      about={workspace}
      said={error.kind === "notSaved" ? words.signIn.notSaved : undefined}
      alert
    >
      {signIn.storeRefused.value && (
        <>
          <Button look={missing ? "primary" : "quiet"} onClick={() => void signIn.signInOnce()}>
            {words.signIn.useOnce}
          </Button>
          <Button look={missing ? "quiet" : "primary"} submit>
            {words.errors.remedy("tryAgain")}
          </Button>
          <p class="hint">{words.signIn.useOnceGuidance}</p>
        </>
      )}
      {error.kind === "tokenCannotSkip" && (
        <Button onClick={() => signIn.choose("password")}>{words.errors.remedy("signInWithPassword")}</Button>
      )}
      {error.kind === "unproven" && <Button onClick={() => void signIn.submit(true)}>{words.signIn.anyway}</Button>}
      {isAboutAddress(error) && !workspace.practice && (
        <Button onClick={() => app.go({ kind: "workspace", id: workspace.id, edit: "address" })}>
          {words.errors.remedy("changeAddress")}
        </Button>
      )}
    </ErrorNotice>
  );
}
