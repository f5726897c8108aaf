import { Leaf, LoopFigure, PageHead, Spread } from "@attune/ui";
import { useLingui } from "@lingui/react/macro";
import { TogetherNamesForm, type TogetherNamesFormProps } from "./together-names-form.tsx";

/** Two people say what they call themselves; the first one may have a lock, and so a name, already. */
export function TogetherWho(props: TogetherNamesFormProps) {
  const { t } = useLingui();
  const { names, firstIsSet } = props;
  return (
    <Spread>
      <Leaf side="left">
        <PageHead
          who={{ icon: "eye", text: t`Both of you` }}
          title={firstIsSet ? t`And who is beside you, ${names.A}?` : t`What do you call yourselves?`}
          lead={
            firstIsSet
              ? t`A first name, a nickname, anything.`
              : t`First names, nicknames, anything. No account and no address. Then each of you sets a lock.`
          }
        />
        <div className="only-wide push">
          <LoopFigure label={t`Two ribbons, one for each of you, crossing in a single loop`} />
        </div>
      </Leaf>
      <Leaf side="right" middle>
        <TogetherNamesForm {...props} />
      </Leaf>
    </Spread>
  );
}
