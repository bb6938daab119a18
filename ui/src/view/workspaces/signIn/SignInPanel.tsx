import { useLayoutEffect, useRef } from "preact/hooks";
import type { CommandError, Workspace } from "../../../backend/generated/types";
import { didNotMatch, type SignIn, signInForm } from "../../../state/workspaces/signIn";
import { words } from "../../../words/words";
import { useApp } from "../../shared/appContext";
import { Button } from "../../shared/Button";
import { useStore } from "../../shared/useStore";
import { PracticePanel } from "../PracticePanel";
import { OtherWays } from "./OtherWays";
import { PasswordFields } from "./PasswordFields";
import { SignInError } from "./SignInError";
import { TokenFields } from "./TokenFields";

interface Props {
  workspace: Workspace;
  onSignedIn: (workspace: Workspace) => void;
  /** Puts the cursor in the first empty field. */
  focus?: boolean;
}

/** Everything a person needs to sign in to one workspace. */
export function SignInPanel({ workspace, onSignedIn, focus = false }: Props) {
  const { backend, prompts, carriedUser, workspaces } = useApp();
  const form = useRef<HTMLFormElement>(null);
  const signIn = useStore(
    (until) =>
      signInForm(
        { backend, prompts, workspace, carriedUser, onSignedIn, onLeftHeld: (id) => void workspaces.check(id) },
        until,
      ),
    workspace.id,
  );

  const address = useRef(workspace.address);
  useLayoutEffect(() => {
    if (address.current === workspace.address) return;
    address.current = workspace.address;
    signIn.addressChanged();
  }, [signIn, workspace.address]);

  useLayoutEffect(() => {
    if (focus) firstEmpty(form.current)?.focus();
  }, [focus, workspace.id, signIn.way.value]);

  return (
    <div class="sign-in">
      <form
        ref={form}
        class="sign-in-form"
        noValidate
        aria-label={words.signIn.title(workspace.name)}
        onSubmit={(event) => {
          event.preventDefault();
          void signIn.submit().then((done) => done ?? focusWrong(form.current, signIn.error.peek()));
        }}
      >
        <Fields signIn={signIn} />
        <SignInError signIn={signIn} workspace={workspace} />
        {!signIn.storeRefused.value && (
          <div class="buttons">
            <Button look="primary" submit busy={signIn.busy.value}>
              {signIn.busy.value ? words.signIn.busy : words.signIn.button}
            </Button>
          </div>
        )}
        <p class="hint">{kept(signIn, workspace)}</p>
        <OtherWays signIn={signIn} workspace={workspace} />
      </form>
      {workspace.practice && <PracticePanel workspaceId={workspace.id} />}
    </div>
  );
}

function Fields({ signIn }: { signIn: SignIn }) {
  return signIn.way.value === "password" ? <PasswordFields signIn={signIn} /> : <TokenFields signIn={signIn} />;
}

function kept(signIn: SignIn, workspace: Workspace): string {
  if (workspace.practice) return words.signIn.keptPractice;
  return signIn.way.value === "password" ? words.signIn.kept : words.signIn.withToken.kept;
}

function firstEmpty(form: HTMLFormElement | null): HTMLInputElement | undefined {
  return [...(form?.querySelectorAll("input") ?? [])].find((input) => input.value === "");
}

/** The field that is marked as wrong; or else the secret that did not match, selected so that typing replaces it. */
function focusWrong(form: HTMLFormElement | null, error: CommandError | null) {
  const marked = didNotMatch(error) ? "input[type=password]" : "input[aria-invalid]";
  const wrong = form?.querySelector<HTMLInputElement>(marked);
  wrong?.focus();
  wrong?.select();
}
