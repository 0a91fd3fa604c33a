/** Tables of bodies for the example pack. */
export const ORGANS = `id,name,aliases,channel,other_channel,source,note
bureau,Trade Bureau,Bureau 9,business,,panel-2021,
staff,General Staff,,military,,panel-2021,
`;

const HEAD = 'id,name,aliases,kind,partner,place,from,until,organ,organ_basis,evidence,note';

/** A table with these rows; what a row leaves out is empty, and it is about Alfabank unless told otherwise. */
export function networksTable(...rows: Readonly<Record<string, string>>[]): string {
  const columns = HEAD.split(',');
  const usual = {
    id: 'alfabank',
    name: 'Alfabank',
    kind: 'bank',
    partner: 'XAA',
    evidence: 'f-a-2018; x-a-2019',
  };
  const lines = rows.map((row) => {
    const whole: Record<string, string> = { ...usual, ...row };
    return columns.map((column) => whole[column] ?? '').join(',');
  });
  return `${[HEAD, ...lines].join('\n')}\n`;
}
