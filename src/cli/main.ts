#!/usr/bin/env node
import { CommanderError } from 'commander';
import { PackError, UsageError } from '../index.js';
import { program } from './program.js';

/** Exit codes: 0 fine, 1 failed, 2 the pack has errors. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  await program().parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 1;
  else if (error instanceof PackError) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  } else if (error instanceof UsageError) {
    process.stderr.write(`tierline: ${error.message}\n`);
    process.exitCode = 1;
  } else throw error;
}
