/** Elements of a text: what it may consist of besides figures. All else is dropped with what is in it. */
const ALLOWED = new Set(
  'main h1 h2 h3 h4 p ul ol li a code em strong table thead tbody tr th td figure figcaption div span br hr blockquote sup sub'.split(
    ' ',
  ),
);
const ATTRIBUTES = new Set(['id', 'href', 'colspan', 'rowspan', 'scope', 'alt', 'src']);

/**
 * The text of a written result without anything that runs. Figures become images of their own, since their styles would be forbidden in the
 * page by its policy; `imageOf` gives the address of one from its SVG.
 */
export function briefBody(html: string, imageOf: (svg: string) => string): DocumentFragment {
  const page = new DOMParser().parseFromString(withImages(html, imageOf), 'text/html');
  const main = page.querySelector('main') ?? page.body;
  for (const element of [...main.querySelectorAll('*')]) {
    const name = element.localName;
    if (!ALLOWED.has(name) && name !== 'img') element.remove();
    else
      for (const attribute of [...element.attributes])
        if (!kept(attribute)) element.removeAttribute(attribute.name);
  }
  for (const wide of main.querySelectorAll('div')) {
    if (!wide.querySelector('table')) continue;
    wide.className = 'scroll-x';
    wide.tabIndex = 0;
    wide.setAttribute('role', 'group');
    wide.setAttribute('aria-label', 'Table');
  }
  for (const head of main.querySelectorAll('th:empty')) head.replaceWith(page.createElement('td'));
  const body = document.createDocumentFragment();
  body.append(...main.childNodes);
  return body;
}

/** Before it is parsed: the policy of the page holds for parsed text too, and forbids its styles. */
const withImages = (html: string, imageOf: (svg: string) => string): string =>
  html.replace(/<style>[\s\S]*?<\/style>(?=\s*<\/head>)/, '').replace(/<svg[\s\S]*?<\/svg>/g, (svg) => {
    const [, alt = ''] = /aria-label="([^"]*)"/.exec(svg) ?? [];
    return `<img alt="${alt}" src="${imageOf(svg)}">`;
  });

function kept({ name, value }: Attr): boolean {
  if (!ATTRIBUTES.has(name)) return false;
  if (name === 'href') return /^(https?:|#)/.test(value);
  if (name === 'src') return /^(blob:|data:image\/)/.test(value);
  return true;
}
