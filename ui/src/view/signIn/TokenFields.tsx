import type { Signal } from "@preact/signals";
import type { Missing, SignIn } from "../../state/signIn";
import { words } from "../../words/words";
import { Field } from "../parts/Field";

export function TokenFields({ signIn }: { signIn: SignIn }) {
  const wrong = (field: Missing) => (signIn.missing.value === field ? words.signIn.missing[field] : null);
  const edit = (field: Signal<string>) => (text: string) => {
    field.value = text;
    signIn.edited();
  };
  return (
    <>
      <Field
        label={words.signIn.withToken.userId}
        value={signIn.userId.value}
        onInput={edit(signIn.userId)}
        error={wrong("userId")}
        input={{ name: "user-id", autocomplete: "off" }}
      />
      <Field
        label={words.signIn.withToken.token}
        value={signIn.token.value}
        onInput={edit(signIn.token)}
        error={wrong("token")}
        secret
        input={{ name: "access-token", autocomplete: "off" }}
      />
    </>
  );
}
