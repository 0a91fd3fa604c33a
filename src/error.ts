/** One thing wrong in a pack: where it stands and what to do about it. */
export interface Issue {
  readonly severity: 'error' | 'warning';
  /** Path inside the pack, with forward slashes. */
  readonly file: string;
  /** 1-based; absent where the whole file or its absence is meant. */
  readonly line?: number;
  readonly message: string;
}

/** `file:line: message`, the form editors and terminals make clickable. */
export function formatIssue(issue: Issue): string {
  const place = issue.line === undefined ? issue.file : `${issue.file}:${issue.line}`;
  return `${place}: ${issue.severity === 'warning' ? 'warning: ' : ''}${issue.message}`;
}

/** The pack cannot be used; carries every issue found, not only the first. */
export class PackError extends Error {
  override readonly name = 'PackError';
  constructor(
    readonly pack: string,
    readonly issues: readonly Issue[],
  ) {
    super(
      `${pack}: ${issues.length} ${issues.length === 1 ? 'issue' : 'issues'}\n${issues.map(formatIssue).join('\n')}`,
    );
  }
}

/** Something outside the pack prevents the work: a wrong argument, a folder that cannot be written, SQL that fails. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  /** The message is both: what is wrong, and where it is told apart, what to do about it. */
  constructor(
    readonly wrong: string,
    readonly hint = '',
  ) {
    super(hint === '' ? wrong : `${wrong}; ${hint}`);
  }
}
