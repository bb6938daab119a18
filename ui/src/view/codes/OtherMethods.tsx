import Key from "icon:key";
import Mail from "icon:mail";
import MobileCheck from "icon:mobile-check";
import type { FunctionComponent, SVGAttributes } from "preact";
import type { Method } from "../../backend/generated/types";
import type { CodeForm } from "../../state/codes/codeForm";
import { words } from "../../words/words";
import { Button } from "../shared/Button";

/** The other methods, only when the server offers them. */
export function OtherMethods({ form }: { form: CodeForm }) {
  const others = form.methods.value.filter((method) => method !== form.method.value);
  if (others.length === 0) return null;
  return (
    <div class="other-methods" role="group" aria-label={words.codes.otherMethods}>
      {others.map((method) => {
        const Icon = MARKS[method];
        return (
          <Button key={method} look="link" small onClick={() => form.choose(method)}>
            <Icon />
            {words.codes.use(method)}
          </Button>
        );
      })}
    </div>
  );
}

const MARKS: Record<Method, FunctionComponent<SVGAttributes<SVGSVGElement>>> = {
  totp: MobileCheck,
  email: Mail,
  password: Key,
};
