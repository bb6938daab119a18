import type { AddressReading as Reading } from "../../../backend/generated/types";
import type { AddressForm } from "../../../state/workspaces/addressForm";
import { words } from "../../../words/words";
import { Button } from "../../shared/Button";

interface Props {
  form: AddressForm<unknown>;
  /** How the address will be used; null where there is nothing to say of it. */
  reading: Reading | null;
  /** What is wrong with it is told at the field already. */
  toldAtField: boolean;
}

/** Says below the field how a typed address will be used, or why it cannot be. */
export function AddressReading({ form, reading, toldAtField }: Props) {
  const { address } = words.adding;
  const encrypted = reading?.kind === "refused" ? reading.encrypted : null;
  return (
    <>
      <p class="hint reading" aria-live="polite">
        {reading?.kind === "understood" && (
          <>
            {address.used} <span class="address">{reading.address}</span>
          </>
        )}
        {reading?.kind === "refused" && !toldAtField && address.problem(reading.problem)}
      </p>
      {encrypted !== null && (
        <div class="buttons">
          <Button onClick={() => void form.type(encrypted)}>{address.takeEncrypted(encrypted)}</Button>
        </div>
      )}
    </>
  );
}
