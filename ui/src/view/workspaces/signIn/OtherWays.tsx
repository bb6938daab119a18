import type { Workspace } from "../../../backend/generated/types";
import type { SignIn } from "../../../state/workspaces/signIn";
import { words } from "../../../words/words";
import { Button } from "../../shared/Button";
import { CopyButton } from "../../shared/CopyButton";

/** Signing in without a password of this workspace. */
export function OtherWays({ signIn, workspace }: { signIn: SignIn; workspace: Workspace }) {
  const { company, withToken } = words.signIn;
  if (signIn.way.value === "accessToken") {
    return (
      <Button look="link" small onClick={() => signIn.choose("password")}>
        {withToken.back}
      </Button>
    );
  }
  return (
    <div class="other-ways">
      <details>
        <summary>{words.signIn.otherWays}</summary>
        <Button look="link" small onClick={() => signIn.choose("accessToken")}>
          {withToken.open}
        </Button>
      </details>
      <details>
        <summary>{company.open}</summary>
        <p>{company.meaning}</p>
        <ol>
          {company.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <div class="buttons">
          <Button onClick={() => signIn.choose("accessToken")}>{withToken.open}</Button>
        </div>
        <p>{company.notShown}</p>
        <CopyButton
          look="quiet"
          text={company.letter(workspace.name, workspace.address)}
          what={words.errors.remedy("copyForAdministrator")}
          label={words.errors.remedy("copyForAdministrator")}
        />
      </details>
    </div>
  );
}
