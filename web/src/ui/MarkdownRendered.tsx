import DOMPurify from "dompurify";
import MarkdownIt from "markdown-it";
import { useMemo } from "react";
import classes from "./Markdown.module.css";

// Raw HTML is off, so nothing somebody typed becomes a tag; DOMPurify is the second wall.
const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true });

const ALLOWED = {
  ALLOWED_TAGS: [
    ..."a b blockquote br code del em h1 h2 h3 h4 h5 h6 hr i li ol p pre s strong table tbody td th thead tr ul".split(
      " ",
    ),
  ],
  ALLOWED_ATTR: ["href", "target", "rel"],
};

export function renderMarkdown(text: string): string {
  const fragment = DOMPurify.sanitize(markdown.render(text), { ...ALLOWED, RETURN_DOM_FRAGMENT: true });
  for (const link of fragment.querySelectorAll("a")) {
    link.target = "_blank";
    link.rel = "noopener noreferrer nofollow";
  }
  const holder = document.createElement("div");
  holder.append(fragment);
  return holder.innerHTML;
}

export default function MarkdownRendered({ text }: { text: string }) {
  const html = useMemo(() => renderMarkdown(text), [text]);
  // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised one line above
  return <div className={classes.root} dangerouslySetInnerHTML={{ __html: html }} />;
}
