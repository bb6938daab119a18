import { codeForm } from "../../state/codes/codeForm";
import type { Prompt } from "../../state/codes/secondFactorPrompts";
import { words } from "../../words/words";
import { useApp } from "../shared/appContext";
import { PracticeBadge } from "../shared/Badge";
import { Button } from "../shared/Button";
import { Dialog } from "../shared/Dialog";
import { Tile } from "../shared/Tile";
import { useStore } from "../shared/useStore";
import { PracticePanel } from "../workspaces/PracticePanel";
import { CodeField } from "./CodeField";
import { takeLateEnter } from "./lateEnter";
import { MailAgain } from "./MailAgain";
import { NoPassword } from "./NoPassword";
import { OtherMethods } from "./OtherMethods";
import { Waiting } from "./Waiting";

/** Asks for what one workspace wants before it goes on. */
export function CodeDialog({ prompt }: { prompt: Prompt }) {
  const app = useApp();
  const form = useStore(
    (until) => codeForm(app.backend, app.clock, prompt, until, () => takeLateEnter(window, app.clock)),
    prompt,
  );
  const workspace = app.workspaces.find(prompt.request.workspaceId);
  const name = workspace?.name ?? "";
  const { challenge, askedAgain } = prompt.question.value;
  const method = form.method.value;
  const mailed = form.mail.value.kind === "sent";
  const text = words.codes;

  return (
    <Dialog
      onCancel={() => prompt.cancel()}
      title={
        <>
          <Tile name={name} id={prompt.request.workspaceId} />
          <span>{text.headline(name, method, mailed)}</span>
        </>
      }
    >
      <p class="dialog-account">
        {text.account(challenge.account, workspace?.host ?? "")}
        {workspace?.practice && <PracticeBadge />}
      </p>
      <Waiting prompt={prompt} />
      {askedAgain && <p class="note info">{text.askedAgain(name)}</p>}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          form.submit();
        }}
      >
        <p class="dialog-guidance">{text.guidance(name, challenge.account, method, mailed)}</p>
        <CodeField form={form} prompt={prompt} />
        {method === "email" && <MailAgain form={form} workspace={workspace} />}
        <div class="buttons end">
          <Button onClick={() => prompt.cancel()}>{words.general.cancel}</Button>
          <Button look="primary" submit busy={prompt.sending.value} disabled={form.needsNewMail.value}>
            {prompt.sending.value ? text.sending : text.submit}
          </Button>
        </div>
      </form>
      <OtherMethods form={form} />
      {method === "password" && <NoPassword />}
      {workspace?.practice && <PracticePanel workspaceId={workspace.id} />}
    </Dialog>
  );
}
