import { words } from "../../words/words";

/** What helps a person who signs in through the company and is asked for a password. */
export function NoPassword() {
  const { summary, help } = words.signIn.company.askedForPassword;
  return (
    <details class="other-methods">
      <summary>{summary}</summary>
      <p>{help}</p>
    </details>
  );
}
