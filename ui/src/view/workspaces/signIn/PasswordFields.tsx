import type { SignIn } from "../../../state/workspaces/signIn";
import { words } from "../../../words/words";
import { SignInField } from "./SignInField";

export function PasswordFields({ signIn }: { signIn: SignIn }) {
  const { user, password } = words.signIn;
  return (
    <>
      <SignInField signIn={signIn} field="user" label={user} input={{ name: "username", autocomplete: "username" }} />
      <SignInField
        signIn={signIn}
        field="password"
        label={password}
        secret
        input={{ name: "password", autocomplete: "current-password" }}
      />
    </>
  );
}
