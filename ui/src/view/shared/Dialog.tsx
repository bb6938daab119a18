import { LockBar } from "../lock/LockBar";
import { StoreBar } from "../lock/StoreBar";
import { useApp } from "./appContext";
import { Modal, type ModalProps } from "./Modal";
import { StatusRegion } from "./StatusRegion";

/** A modal dialog of the unlocked window, with what has to be seen and heard while it is open. */
export function Dialog({ children, ...modal }: ModalProps) {
  const { lock } = useApp();
  return (
    <Modal {...modal}>
      {children}
      <div class="dialog-bars">
        <StoreBar lock={lock} />
        <LockBar />
      </div>
      <StatusRegion />
    </Modal>
  );
}
