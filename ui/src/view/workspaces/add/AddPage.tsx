import { words } from "../../../words/words";
import { PageHeading } from "../../shared/PageHeading";
import { ThreeWays } from "./ThreeWays";

export function AddPage() {
  return (
    <div class="page narrow">
      <PageHeading>{words.adding.title}</PageHeading>
      <ThreeWays />
    </div>
  );
}
