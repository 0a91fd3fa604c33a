import type { BuildInfo } from '../../index.js';
import type { Download } from '../download.js';

/** What all forms of a citation say. The authors stand before the year in the citation of the pack. */
function facts({ pack, title, version, asOf, digest, citation, licence }: BuildInfo) {
  const [, author = '', year = asOf.slice(0, 4)] = /^(.+?)\s*\((\d{4})\)/.exec(citation) ?? [];
  return {
    id: `${pack}-${version}`,
    title,
    version,
    author,
    year,
    note: `As published by ${asOf}; build ${digest.slice(0, 12)}; ${licence}`,
    asOf,
  };
}

/** Characters that BibTeX reads as commands. */
const escapeBib = (text: string) => text.replace(/[\\{}&%$#_~^]/g, (sign) => BIB[sign] ?? `\\${sign}`);
const BIB: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};
const oneLine = (text: string) => text.replace(/\s+/g, ' ');

export const bibtex: Download = {
  path: 'citation.bib',
  summary: 'How to cite the build, for BibTeX.',
  type: 'application/x-bibtex; charset=utf-8',
  bytes: ({ build: { info } }) => {
    const { id, title, version, author, year, note } = facts(info);
    const fields = { author, title, year, version, note };
    const lines = Object.entries(fields).map(
      ([name, value]) =>
        `  ${name} = {${name === 'author' ? `{${escapeBib(oneLine(author))}}` : escapeBib(oneLine(value))}},`,
    );
    return Buffer.from(`@misc{${id.replace(/[^\w.-]/g, '-')},\n${lines.join('\n')}\n}\n`);
  },
};

export const ris: Download = {
  path: 'citation.ris',
  summary: 'How to cite the build, for reference managers.',
  type: 'application/x-research-info-systems; charset=utf-8',
  bytes: ({ build: { info } }) => {
    const { title, version, author, year, note } = facts(info);
    const rows = [
      ['TY', 'DATA'],
      ['AU', author],
      ['TI', title],
      ['PY', year],
      ['ET', version],
      ['N1', note],
      ['ER', ''],
    ];
    return Buffer.from(rows.map(([tag = '', value = '']) => `${tag}  - ${oneLine(value)}\r\n`).join(''));
  },
};

export const csl: Download = {
  path: 'citation.json',
  summary: 'How to cite the build, as CSL-JSON.',
  type: 'application/vnd.citationstyles.csl+json; charset=utf-8',
  bytes: ({ build: { info } }) => {
    const { id, title, version, author, year, note } = facts(info);
    const item = {
      id,
      type: 'dataset',
      title,
      author: [{ literal: author }],
      issued: { 'date-parts': [[Number(year)]] },
      version,
      note,
    };
    return Buffer.from(`${JSON.stringify([item], null, 2)}\n`);
  },
};
