import Mail from "icon:mail";
import type { Workspace } from "../../backend/generated/types";
import type { CodeForm } from "../../state/codes/codeForm";
import { words } from "../../words/words";
import { Button } from "../shared/Button";
import { ErrorNotice } from "../shared/ErrorNotice";

/** Asks for another mail, not more often than every 30 seconds. */
export function MailAgain({ form, workspace }: { form: CodeForm; workspace: Workspace | undefined }) {
  const text = words.codes.mail;
  const mail = form.mail.value;
  const pause = form.pause.value;
  const fresh = form.needsNewMail.value;
  const label = fresh ? text.sendNew : mail.kind === "notAsked" ? text.send : text.again;
  const waits = pause > 0 && !fresh;
  return (
    <div class="mail-again">
      <Button
        look={fresh ? "primary" : "link"}
        small
        busy={mail.kind === "sending"}
        disabled={waits}
        onClick={() => void form.sendMail()}
      >
        <Mail />
        {mail.kind === "sending" ? text.sending : waits ? text.pause(pause) : label}
      </Button>
      <span class="unseen" role="status">
        {mail.kind === "sent" && mail.isNews ? text.sent : ""}
      </span>
      {mail.kind === "failed" && (
        <ErrorNotice error={mail.error} about={{ name: workspace?.name ?? "", host: workspace?.host ?? "" }} alert />
      )}
    </div>
  );
}
