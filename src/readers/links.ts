import { Parser } from 'htmlparser2';

/** The addresses a sitemap, feed or plain list names, and of a sitemap index those of further lists. */
export interface Links {
  readonly pages: readonly string[];
  readonly lists: readonly string[];
}

/**
 * Finds the addresses in a list: `loc` of a sitemap or sitemap index, `link` of the items of RSS, RDF and Atom, or, where
 * the text is no markup, one address a line with `#` before remarks. Nothing else of the text is looked at.
 */
export function linksIn(text: string): Links {
  if (!/^\s*</.test(text)) {
    const lines = text.split(/\r?\n/).map((line) => line.replace(/(?:^|\s)#.*/, '').trim());
    return { pages: lines.filter((line) => line !== ''), lists: [] };
  }
  const pages: string[] = [];
  const lists: string[] = [];
  const open: string[] = [];
  let address = '';
  const inside = (...names: string[]) => names.includes(open.at(-2) ?? '');
  const parser = new Parser(
    {
      onopentag(name, { rel, href }) {
        open.push(name);
        address = '';
        if (name === 'link' && inside('entry') && href && (rel ?? 'alternate') === 'alternate')
          pages.push(href);
      },
      ontext(piece) {
        address += piece;
      },
      onclosetag(name) {
        const found = address.trim();
        address = '';
        if (found !== '' && name === 'loc') {
          if (inside('sitemap')) lists.push(found);
          else if (inside('url')) pages.push(found);
        } else if (found !== '' && name === 'link' && inside('item')) pages.push(found);
        open.pop();
      },
    },
    { xmlMode: true },
  );
  parser.end(text);
  return { pages, lists };
}
