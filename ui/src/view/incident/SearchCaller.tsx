import type { AccountResult, AccountResults } from "../../state/incident/accountSearch";
import { openIncident } from "../../state/incident/entry";
import { accountKey } from "../../state/shared/sessionKey";
import { words } from "../../words/words";
import { useApp } from "../shared/appContext";
import { Button } from "../shared/Button";
import { ErrorNotice } from "../shared/ErrorNotice";
import { Field, useFirstFocus } from "../shared/Field";
import { PageHeading } from "../shared/PageHeading";
import { Tile } from "../shared/Tile";
import { ReadMore } from "./ReadMore";

/** Looks for the caller among what was read; typing sends nothing. */
export function SearchCaller({ text, found }: { text: string; found: AccountResults }) {
  const app = useApp();
  const field = useFirstFocus();
  const label = words.incident.search;
  return (
    <div class="page narrow incident">
      <PageHeading>{words.incident.searchTitle}</PageHeading>
      <Field
        label={label.label}
        hint={label.hint}
        value={text}
        onInput={(typed) => void app.incidents.search(typed)}
        inputRef={field}
      />
      <Results found={found} />
      <ReadMore />
      <div class="buttons">
        <Button onClick={() => app.go({ kind: "search" })}>{label.cancel}</Button>
      </div>
    </div>
  );
}

function Results({ found }: { found: AccountResults }) {
  const label = words.incident.search;
  switch (found.kind) {
    case "nothingTyped":
      return null;
    case "failed":
      return (
        <ErrorNotice
          error={found.error}
          about={{ name: words.general.app, host: "" }}
          said={{ headline: words.find.failed, guidance: "" }}
          alert
        />
      );
    case "found":
      return (
        <>
          {found.accounts.length === 0 && <p role="status">{label.none}</p>}
          {found.accounts.length > 0 && (
            <ul class="incident-list">
              {found.accounts.map((account) => (
                <li key={accountKey(account)}>
                  <Offer account={account} />
                </li>
              ))}
            </ul>
          )}
          {found.more > 0 && <p class="hint">{label.more(found.more)}</p>}
        </>
      );
  }
}

function Offer({ account }: { account: AccountResult }) {
  const app = useApp();
  const label = words.incident.search;
  const { workspaceId, userId, person, sessions } = account;
  const who = words.incident.person(person, userId);
  const workspace = app.workspaces.find(workspaceId)?.name ?? "";
  return (
    <div class="incident-account">
      <Tile name={workspace} id={workspaceId} />
      <span class="incident-words">
        <strong>
          {who} <span class="soft">{words.card.userName(person)}</span>
        </strong>
        <span class="soft">
          {workspace} · {label.devices(sessions)}
        </span>
      </span>
      <Button
        small
        name={label.choose(who, workspace)}
        onClick={() => openIncident(app, { workspaceId, userId }, person)}
      >
        {label.button}
      </Button>
    </div>
  );
}
