import type { Signal } from "@preact/signals";
import type { Missing, SignIn } from "../../state/signIn";
import { words } from "../../words/words";
import { Field } from "../parts/Field";

export function PasswordFields({ signIn }: { signIn: SignIn }) {
  const wrong = (field: Missing) => (signIn.missing.value === field ? words.signIn.missing[field] : null);
  const edit = (field: Signal<string>) => (text: string) => {
    field.value = text;
    signIn.edited();
  };
  return (
    <>
      <Field
        label={words.signIn.user}
        value={signIn.user.value}
        onInput={edit(signIn.user)}
        error={wrong("user")}
        input={{ name: "username", autocomplete: "username" }}
      />
      <Field
        label={words.signIn.password}
        value={signIn.password.value}
        onInput={edit(signIn.password)}
        error={wrong("password")}
        secret
        input={{ name: "password", autocomplete: "current-password" }}
      />
    </>
  );
}
