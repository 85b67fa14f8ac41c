import { Trans } from "@lingui/react/macro";
import { Loader } from "@mantine/core";
import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy, type PDFPageProxy } from "pdfjs-dist";
import workerUrl from "pdfjs-dist/build/pdf.worker.min.mjs?url";
import { useEffect, useRef, useState } from "react";
import classes from "./files.module.css";

GlobalWorkerOptions.workerSrc = workerUrl;

/** The pages of a PDF, drawn by a worker of ours: no script in it is run. */
export function PdfView({ url }: { url: string }) {
  const [pages, setPages] = useState<readonly PDFPageProxy[] | "unreadable" | null>(null);
  useEffect(() => {
    const task = getDocument({ url, enableXfa: false });
    let closed = false;
    const open = async (pdf: PDFDocumentProxy) => {
      const found: PDFPageProxy[] = [];
      for (let n = 1; n <= pdf.numPages && !closed; n++) {
        found.push(await pdf.getPage(n));
        if (n === 1 || n === pdf.numPages) setPages([...found]);
      }
    };
    task.promise.then(open).catch(() => {
      if (!closed) setPages("unreadable");
    });
    return () => {
      closed = true;
      void task.destroy();
    };
  }, [url]);
  if (pages === null) return <Loader />;
  if (pages === "unreadable")
    return (
      <p className={classes.nothing}>
        <Trans>This PDF cannot be read here; download it to open it.</Trans>
      </p>
    );
  return (
    <div className={classes.pages}>
      {pages.map((page) => (
        <Sheet key={page.pageNumber} page={page} />
      ))}
    </div>
  );
}

function Sheet({ page }: { page: PDFPageProxy }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const target = canvas.current;
    if (!target) return;
    const width = Math.min(900, target.parentElement?.clientWidth ?? 900);
    const plain = page.getViewport({ scale: 1 });
    const viewport = page.getViewport({ scale: (width / plain.width) * devicePixelRatio });
    target.width = viewport.width;
    target.height = viewport.height;
    target.style.width = `${width}px`;
    const drawing = page.render({ canvas: target, viewport });
    // A page that is left while it is drawn is not an error.
    drawing.promise.catch(() => null);
    return () => drawing.cancel();
  }, [page]);
  return <canvas ref={canvas} className={classes.sheet} />;
}
