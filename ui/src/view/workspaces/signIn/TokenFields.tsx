import type { SignIn } from "../../../state/workspaces/signIn";
import { words } from "../../../words/words";
import { SignInField } from "./SignInField";

export function TokenFields({ signIn }: { signIn: SignIn }) {
  const { userId, token } = words.signIn.withToken;
  return (
    <>
      <SignInField signIn={signIn} field="userId" label={userId} input={{ name: "user-id", autocomplete: "off" }} />
      <SignInField
        signIn={signIn}
        field="token"
        label={token}
        secret
        input={{ name: "access-token", autocomplete: "off" }}
      />
    </>
  );
}
