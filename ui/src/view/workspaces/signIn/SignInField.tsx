import type { Missing, SignIn } from "../../../state/workspaces/signIn";
import { words } from "../../../words/words";
import { Field } from "../../shared/Field";

interface Props {
  signIn: SignIn;
  field: Missing;
  label: string;
  secret?: boolean;
  input: { name: string; autocomplete: string };
}

/** One field of a sign-in form; says when it was left empty. */
export function SignInField({ signIn, field, label, secret = false, input }: Props) {
  return (
    <Field
      label={label}
      value={signIn[field].value}
      onInput={(text) => signIn.type(field, text)}
      error={signIn.missing.value === field ? words.signIn.missing[field] : null}
      secret={secret}
      input={input}
    />
  );
}
