#!/usr/bin/env node
import { CommanderError } from 'commander';
import { PackError, UsageError } from '../index.js';
import { Interrupted } from './interruption.js';
import { program } from './program.js';

/** Exit codes: 0 fine, 1 failed, 2 the pack has errors, 130 ended by a signal. */
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
  // Who reads it has read enough.
  if (code === 'EPIPE') process.exit(0);
  process.stderr.write(`tierline: standard output cannot be written (${code}) and is not whole\n`);
  process.exit(1);
});
// Notes that nobody can read are no reason to stop the work.
process.stderr.on('error', () => {});

try {
  await program().parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 1;
  else if (error instanceof PackError) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  } else if (error instanceof Interrupted) {
    process.stderr.write(`tierline: ${error.message}\n`);
    // Threads may still be at work on what nobody waits for.
    process.exit(130);
  } else if (error instanceof UsageError) {
    process.stderr.write(`tierline: ${error.message}\n`);
    process.exitCode = 1;
  } else throw error;
}
