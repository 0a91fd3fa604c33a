import { Command } from 'commander';
import { initPack } from '../index.js';
import { print } from './output.js';

export function initCommand(): Command {
  return new Command('init')
    .description('make a new pack from the example')
    .argument('<dir>', 'directory to make')
    .action(async (directory: string) => {
      await initPack(directory);
      print(`${directory} is ready; change its files, then run: tierline check ${directory}`);
    });
}
