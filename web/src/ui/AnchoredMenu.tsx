import { Menu } from "@mantine/core";
import { type ReactNode, useEffect, useRef } from "react";
import classes from "./AnchoredMenu.module.css";

interface AnchoredMenuProps {
  /** Where it opens, in pixels of the window. */
  x: number;
  y: number;
  /** Asked for with the pointer it opens away from it; under a button it keeps to the button's end. */
  isAtPointer?: boolean;
  onClose(): void;
  children: ReactNode;
}

/** One menu for a whole page of rows: a thousand rows do not carry a thousand menus. */
export function AnchoredMenu({ x, y, isAtPointer = false, onClose, children }: AnchoredMenuProps) {
  const opener = useRef<Element | null>(null);
  useEffect(() => {
    opener.current = document.activeElement;
  }, []);
  function close() {
    onClose();
    if (opener.current instanceof HTMLElement) opener.current.focus({ preventScroll: true });
  }
  return (
    <Menu
      opened
      onChange={(isOpen) => !isOpen && close()}
      position={isAtPointer ? "bottom-start" : "bottom-end"}
      withinPortal
      trapFocus
      returnFocus={false}
    >
      <Menu.Target>
        <span className={classes.anchor} style={{ left: x, top: y }} />
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}
