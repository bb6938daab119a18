import { useId } from "preact/hooks";
import { isSecondCheckPending } from "../../state/incident/action";
import type { Incident, Text } from "../../state/incident/incident";
import { report } from "../../state/incident/report";
import { maskedIn } from "../../state/search/masked";
import { paragraphs, withTable } from "../../words/markup";
import { words } from "../../words/words";
import { MaskChoice } from "../search/export/MaskChoice";
import { RichCopyButton } from "../search/export/RichCopyButton";
import { useApp } from "../shared/appContext";
import { Button } from "../shared/Button";
import { StepHeading } from "./StepHeading";
import { useTelling } from "./telling";

/** The text for the ticket and the message for the customer, both to be changed before they are copied. */
export function TellStep({ incident }: { incident: Incident }) {
  const app = useApp();
  const telling = useTelling();
  const text = words.incident.tell;
  const texts = words.incidentTexts;
  const told = report(incident);
  const rows = texts.table(told, telling);
  const [ticket, message] = [texts.ticket(told, telling), texts.message(told, telling)];
  const copied = (which: Text, proposed: string) =>
    masking(app.exporting.masked.peek(), written(incident, which, proposed));
  return (
    <section class="incident-step">
      <StepHeading>{text.title}</StepHeading>
      <p class="soft">{text.guidance}</p>
      {isSecondCheckPending(incident.action) && <p class="note info">{text.unfinished}</p>}
      <Writing incident={incident} which="ticket" label={text.ticket} proposed={ticket} rows={6} />
      <MaskChoice />
      <Table columns={texts.columns} rows={rows} />
      <RichCopyButton
        of="ticket"
        rich={() => withTable(paragraphs(copied("ticket", ticket)), { headings: texts.columns, rows })}
        what={text.copyTicketWhat}
        label={text.copyTicket}
        onCopied={() => app.incidents.wasCopied("ticket")}
      />
      <Writing incident={incident} which="message" label={text.message} proposed={message} rows={14} />
      <RichCopyButton
        of="message"
        rich={() => paragraphs(copied("message", message))}
        what={text.copyMessageWhat}
        label={text.copyMessage}
        onCopied={() => app.incidents.wasCopied("message")}
      />
    </section>
  );
}

function written(incident: Incident, which: Text, proposed: string): string {
  return incident.drafts[which]?.written ?? proposed;
}

/** What the person wrote is masked as it is copied, not under their fingers. */
function masking(masked: boolean, text: string): string {
  return masked ? maskedIn(text) : text;
}

interface WritingProps {
  incident: Incident;
  which: Text;
  label: string;
  proposed: string;
  rows: number;
}

function Writing({ incident, which, label, proposed, rows }: WritingProps) {
  const app = useApp();
  const id = useId();
  const text = words.incident.tell;
  const draft = incident.drafts[which];
  const value = written(incident, which, proposed);
  const gaps = masking(app.exporting.masked.value, value) !== value;
  return (
    <div class="field writing">
      <label for={id}>{label}</label>
      <textarea
        id={id}
        rows={rows}
        value={value}
        onInput={(event) =>
          app.incidents.write(which, { written: event.currentTarget.value, proposed: draft?.proposed ?? proposed })
        }
      />
      {draft !== null && (
        <div class="buttons">
          {gaps && <span class="hint">{text.maskedWhenCopied}</span>}
          {draft.proposed !== proposed && <span class="hint">{text.outdated}</span>}
          <Button small look="link" name={text.proposeFor(label)} onClick={() => app.incidents.write(which, null)}>
            {text.propose}
          </Button>
        </div>
      )}
    </div>
  );
}

function Table({ columns, rows }: { columns: readonly string[]; rows: readonly string[][] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard.
    <div class="table-scroll" tabIndex={0} role="region" aria-label={words.incident.tell.table}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is text alone, and two may be alike.
            <tr key={place}>
              {row.map((cell, column) => (
                <td key={columns[column]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
