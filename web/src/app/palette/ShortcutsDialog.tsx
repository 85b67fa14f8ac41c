import { useLingui } from "@lingui/react/macro";
import { Modal } from "@mantine/core";
import { useMemo } from "react";
import { type Action, useAllActions } from "../../ui/actions";
import { Shortcut } from "../../ui/Shortcut";
import classes from "./palette.module.css";

/** Every key that does something on this page. */
export default function ShortcutsDialog({ opened, onClose }: { opened: boolean; onClose(): void }) {
  const { t } = useLingui();
  const actions = useAllActions();
  const groups = useMemo(() => {
    const general: Action = { id: "palette", label: t`Find and do`, shortcut: "mod+K", run: () => {} };
    const all = new Map<string, Action[]>();
    for (const action of [general, ...actions]) {
      if (!action.shortcut) continue;
      const group = action.group ?? t`Everywhere`;
      all.set(group, [...(all.get(group) ?? []), action]);
    }
    return [...all];
  }, [actions, t]);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t`Keyboard shortcuts`}
      closeButtonProps={{ "aria-label": t`Close` }}
    >
      {groups.map(([group, list]) => (
        <section key={group} className={classes.group}>
          <h3>{group}</h3>
          <dl>
            {list.map((action) => (
              <div key={action.id}>
                <dt>{action.label}</dt>
                <dd>
                  <Shortcut keys={action.shortcut ?? ""} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Modal>
  );
}
