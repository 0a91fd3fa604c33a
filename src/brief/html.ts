import MarkdownIt from 'markdown-it';

/** One self-contained page: the text of the brief with its figures, by file name, drawn in place of the images. */
export function toHtml(title: string, markdown: string, figures: Readonly<Record<string, string>>): string {
  // The only HTML in the text is the anchors of the source list; words of the pack are escaped before they get here.
  const renderer = new MarkdownIt({ html: true });
  renderer.renderer.rules['table_open'] = () => '<div class="wide"><table>\n';
  renderer.renderer.rules['table_close'] = () => '</table></div>\n';
  const body = renderer
    .render(markdown)
    .replace(
      /<p><img src="([^"]*)" alt="([^"]*)"[^>]*><\/p>/g,
      (_, file: string, caption: string) =>
        `<figure>${figures[file]}<figcaption>${caption}</figcaption></figure>`,
    );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${renderer.utils.escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${body}</main>
</body>
</html>
`;
}

const STYLE = `
body { font: 16px/1.55 system-ui, sans-serif; color: #222; background: #fff; margin: 0; }
main { max-width: 64rem; margin: 2rem auto; padding: 0 1.25rem; overflow-wrap: break-word; }
h1 { font-size: 1.9rem; line-height: 1.2; }
h2 { margin-top: 2.2rem; border-bottom: 1px solid #ddd; }
.wide { overflow-x: auto; }
table { min-width: 46rem; border-collapse: collapse; width: 100%; font-size: 0.88rem; font-variant-numeric: tabular-nums; }
table:has(th:nth-child(3):last-child) { min-width: 32rem; }
table:has(th:nth-child(3):last-child) td:first-child { min-width: 8.6rem; }
th, td { text-align: left; vertical-align: top; padding: 0.35rem 0.6rem; border-bottom: 1px solid #e5e5e5; }
figure { margin: 1.5rem 0; }
figcaption { font-size: 0.88rem; color: #555; }
svg { max-width: 100%; height: auto; }
a { color: #0b57a4; }
code { font-size: 0.85em; }
@media print { main { max-width: none; } .wide { overflow: visible; } table, table:has(th) { min-width: 0 !important; } a { color: inherit; } }
`;
