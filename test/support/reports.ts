import { formatIssue, type Issue } from '../../src/error.js';
import { type Report, reportTo } from '../../src/pack/report.js';

/** A report that keeps what it is told, as `line: message`. */
export function reports(): { readonly report: Report; readonly lines: string[] } {
  const lines: string[] = [];
  const report: Report = (line, message, severity) => {
    const issues: Issue[] = [];
    reportTo(issues, '')(line, message, severity);
    lines.push(...issues.map((issue) => formatIssue(issue).replace(/^:/, '').trimStart()));
  };
  return { report, lines };
}
