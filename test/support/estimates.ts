const HEAD =
  'id,topic,what,author,method,from,until,amount,amount_to,unit,share,denominator,qualifier,published,evidence,note';

/** A table with these rows for the example pack; what a row leaves out is empty, but for a usual figure of the panel. */
export function estimatesTable(...rows: Readonly<Record<string, string>>[]): string {
  const columns = HEAD.split(',');
  const usual = {
    id: 'one',
    topic: 'grill',
    what: 'Takings of the grill',
    author: 'Example Panel',
    qualifier: 'about',
    evidence: 'f-b-2019',
  };
  const lines = rows.map((row) => {
    const whole: Record<string, string> = { ...usual, ...row };
    return columns.map((column) => whole[column] ?? '').join(',');
  });
  return `${[HEAD, ...lines].join('\n')}\n`;
}

export const AMOUNT = { amount: '90000', unit: 'usd' };
