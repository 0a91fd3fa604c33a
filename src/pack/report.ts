import type { Issue } from '../error.js';

/** Takes note of an issue in one file; `line` is undefined where the whole file is meant. */
export type Report = (line: number | undefined, message: string, severity?: Issue['severity']) => void;

/** A report that adds to a list under the name of a file. */
export function reportTo(issues: Issue[], file: string): Report {
  return (line, message, severity = 'error') => {
    issues.push(line === undefined ? { severity, file, message } : { severity, file, line, message });
  };
}
