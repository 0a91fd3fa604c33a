import { Command } from 'commander';
import { VERSION } from '../index.js';
import { backtestCommand } from './backtest.js';
import { briefCommand } from './brief.js';
import { buildCommand } from './build.js';
import { checkCommand } from './check.js';
import { claimsCommand } from './claims.js';
import { codeCommand } from './code.js';
import { diffCommand } from './diff.js';
import { entitiesCommand } from './entities.js';
import { estimatesCommand } from './estimates.js';
import { evidenceCommand } from './evidence.js';
import { exportCommand } from './export.js';
import { fetchCommand } from './fetch.js';
import { fitCommand } from './fit.js';
import { followCommand } from './follow.js';
import { forecastCommand } from './forecast.js';
import { gapCommand } from './gap.js';
import { hypothesesCommand } from './hypotheses.js';
import { impactCommand } from './impact.js';
import { initCommand } from './init.js';
import { loadCommand } from './load.js';
import { networkCommand } from './network.js';
import { publishCommand } from './publish.js';
import { queryCommand } from './query.js';
import { readCommand } from './read.js';
import { readListCommand } from './read-list.js';
import { saveCodingsCommand } from './save-codings.js';
import { screenCommand } from './screen.js';
import { serveCommand } from './serve.js';
import { tiersCommand } from './tiers.js';
import { traceCommand } from './trace.js';
import { verifyCodingsCommand } from './verify-codings.js';

/** The command line with all its verbs. */
export function program(): Command {
  const root = new Command('tierline')
    .description('Measures, from public records, how a sanctioned state ranks its partner states.')
    .version(VERSION)
    .showHelpAfterError('(--help shows what a verb takes)');
  const verbs = [
    initCommand(),
    checkCommand(),
    buildCommand(),
    tiersCommand(),
    gapCommand(),
    claimsCommand(),
    hypothesesCommand(),
    backtestCommand(),
    forecastCommand(),
    evidenceCommand(),
    traceCommand(),
    impactCommand(),
    diffCommand(),
    queryCommand(),
    exportCommand(),
    fitCommand(),
    briefCommand(),
    loadCommand(),
    codeCommand(),
    readCommand(),
    readListCommand(),
    entitiesCommand(),
    screenCommand(),
    followCommand(),
    networkCommand(),
    estimatesCommand(),
    saveCodingsCommand(),
    verifyCodingsCommand(),
    fetchCommand(),
    serveCommand(),
    publishCommand(),
  ];
  for (const verb of verbs) root.addCommand(verb.exitOverride());
  return root.exitOverride();
}
