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
  const page = new DOMParser().parseFromString(html, 'text/html');
  const main = page.querySelector('main') ?? page.body;
  for (const svg of main.querySelectorAll('svg')) {
    const image = page.createElement('img');
    image.setAttribute('alt', svg.getAttribute('aria-label') ?? '');
    svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
    image.setAttribute('src', imageOf(new XMLSerializer().serializeToString(svg)));
    svg.replaceWith(image);
  }
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
    wide.setAttribute('role', 'region');
    wide.setAttribute('aria-label', wide.closest('main')?.querySelector('h1')?.textContent ?? 'Table');
  }
  const body = document.createDocumentFragment();
  body.append(...main.childNodes);
  return body;
}

function kept({ name, value }: Attr): boolean {
  if (!ATTRIBUTES.has(name)) return false;
  if (name === 'href') return /^(https?:|#)/.test(value);
  if (name === 'src') return /^(blob:|data:image\/)/.test(value);
  return true;
}
