import { type ReactNode, useId } from "react";
import { PRODUCT } from "../../kit/product";
import { LanguagePicker } from "../../ui/language";
import { Mark } from "../../ui/Mark";
import classes from "./auth.module.css";

interface AuthLayoutProps {
  title: string;
  lead?: ReactNode;
  children?: ReactNode;
  foot?: ReactNode;
}

/** One column and one thing to do, on a quiet landscape. */
export function AuthLayout({ title, lead, children, foot }: AuthLayoutProps) {
  const heading = useId();
  return (
    <div className={classes.page}>
      <Landscape />
      <main className={classes.column} id="main" aria-labelledby={heading}>
        <div className={classes.brand}>
          <Mark size={34} />
          <span translate="no">{PRODUCT}</span>
        </div>
        <div className={classes.card}>
          <h1 className={classes.title} id={heading}>
            {title}
          </h1>
          {lead && <p className={classes.lead}>{lead}</p>}
          {children}
        </div>
        {foot && <p className={classes.foot}>{foot}</p>}
        <div className={classes.languages}>
          <LanguagePicker />
        </div>
      </main>
    </div>
  );
}

function Landscape() {
  return (
    <svg
      className={classes.landscape}
      viewBox="0 0 1440 300"
      preserveAspectRatio="xMidYMax slice"
      aria-hidden="true"
      focusable="false"
    >
      <path
        className={classes.far}
        d="M0 170C120 120 210 60 330 84s170 96 290 62 190-128 330-118 170 112 280 104 150-66 210-72v240H0Z"
      />
      <path
        className={classes.middle}
        d="M0 226c140-40 240-92 390-66s210 86 370 66 230-112 390-88 200 60 290 40v122H0Z"
      />
      <path className={classes.near} d="M0 268c180-40 330-52 520-22s330 30 500-2 300-34 420-8v64H0Z" />
      <path
        className={classes.trail}
        d="M150 300c60-40 190-24 260-58s20-66 90-86 150 34 240 8 120-90 190-118"
      />
    </svg>
  );
}
