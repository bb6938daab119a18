import ErrorCircle from "icon:error-circle";
import type { ComponentChildren } from "preact";
import type { CommandError } from "../../backend/generated/types";
import { remedy, technicalLine } from "../../state/shared/remedy";
import type { About, ErrorWords } from "../../words/en/errors";
import { words } from "../../words/words";
import { Details } from "./Details";

interface Props {
  error: CommandError;
  about: About;
  /** Words for this place, where the usual ones would not be true. */
  said?: ErrorWords | undefined;
  /** The buttons for the next step. */
  children?: ComponentChildren;
  /** Said at once by a screen reader. */
  alert?: boolean;
}

/** What happened, what to do, the next step, and the technical line behind "Details". */
export function ErrorNotice({ error, about, said, children, alert = false }: Props) {
  const { headline, guidance } = said ?? words.errors.words(error, about);
  const line = technicalLine(error);
  return (
    <div class="trouble" role={alert ? "alert" : undefined}>
      <ErrorCircle />
      <div class="trouble-body">
        <p class="trouble-headline">{headline}</p>
        {guidance !== "" && <p>{guidance}</p>}
        {children && <div class="buttons">{children}</div>}
        {line !== null && (
          <Details
            line={line}
            label={remedy(error) === "seeCertificate" ? words.errors.remedy("seeCertificate") : words.general.details}
          />
        )}
      </div>
    </div>
  );
}
