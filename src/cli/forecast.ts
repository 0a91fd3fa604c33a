import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import {
  brokenRelations,
  type Forecast,
  forecast,
  type Pack,
  publishedBy,
  readPack,
  UsageError,
} from '../index.js';
import { parseDay, parseSeed } from './options.js';
import { print, printJson, printTable } from './output.js';

interface Flags {
  readonly asOf?: string;
  readonly seed?: number;
  readonly out?: string;
  readonly json?: true;
}

export function forecastCommand(): Command {
  return new Command('forecast')
    .description('what to expect of each partner in the coming year, in a file that a later build can judge')
    .argument('<pack>', 'pack directory')
    .option('--as-of <date>', 'use only what was published by this day, YYYY-MM-DD', parseDay)
    .option('--seed <number>', 'seed of the draws', parseSeed)
    .option('--out <file>', 'write the forecast there, with its digest; an existing file is left alone')
    .option('--json', 'print JSON for machines')
    .action(async (directory: string, { asOf, seed, out, json }: Flags) => {
      const pack = await readPack(directory);
      const made = forecast(pack, {
        ...(asOf === undefined ? {} : { asOf }),
        ...(seed === undefined ? {} : { seed }),
      });
      if (out !== undefined) await save(made, out);
      if (json) printJson(made);
      else printForecast(made, publishedBy(pack, made.asOf));
    });
}

/** A forecast is made once: what was written is never written over. */
async function save(made: Forecast, file: string): Promise<void> {
  await writeFile(file, `${JSON.stringify(made, null, 2)}\n`, { flag: 'wx' }).catch(
    ({ code }: NodeJS.ErrnoException) => {
      throw new UsageError(
        code === 'EEXIST'
          ? `${file} is there already, and a forecast is not written over; choose another name`
          : `${file} cannot be written (${code}); choose another place`,
      );
    },
  );
}

function printForecast(
  { year, asOf, forecasts, sha256 }: Forecast,
  { evidence }: Pick<Pack, 'evidence'>,
): void {
  const targets = [...new Set(forecasts.map(({ target }) => target))];
  const partners = [...new Set(forecasts.map(({ partner }) => partner))];
  printTable(
    ['partner', ...targets],
    partners.map((partner) => [
      partner,
      ...targets.map((target) => {
        const row = forecasts.find((one) => one.partner === partner && one.target === target);
        return row ? `${row.value.toFixed(2)} (${row.q5.toFixed(2)} to ${row.q95.toFixed(2)})` : '-';
      }),
    ]),
  );
  print(
    `For ${year}, from what was published by ${asOf}: probabilities, for visits the expected number, with 90 % intervals.`,
  );
  const states = partners.map((partner) => ({ partner, name: partner }));
  for (const { name, row } of brokenRelations(evidence, states))
    print(
      `${name}: relations were broken off on ${row.date} and not restored on record (${row.id}); it is foretold from visits alone, which no rupture enters.`,
    );
  print(`SHA-256 ${sha256}.`);
}
