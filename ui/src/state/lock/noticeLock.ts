import type { Backend } from "../../backend/backend";
import { commandError } from "../shared/commandError";
import type { Lock } from "./lock";

/**
 * The same backend, and the window follows when a command is refused because the program is locked.
 * The program locks by itself once the password store says that a PIN is set.
 */
export function noticeLock(backend: Backend, lock: Pick<Lock, "noticed">): Backend {
  const hear = (thrown: unknown) => {
    if (commandError(thrown).kind === "locked") void lock.noticed();
  };
  return new Proxy(backend, {
    get(program, name) {
      const command: unknown = Reflect.get(program, name);
      if (typeof command !== "function") return command;
      return (...args: unknown[]) => {
        const answer: unknown = Reflect.apply(command, program, args);
        if (answer instanceof Promise) answer.catch(hear);
        return answer;
      };
    },
  });
}
