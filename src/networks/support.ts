import type { Evidence, Organ } from '../types.js';

/** Whether a row gives a date: as its own, as its end, or in its words. */
export function namesDate({ date, dateEnd, summary, note }: Evidence, wanted: string): boolean {
  return date === wanted || dateEnd === wanted || summary.includes(wanted) || note.includes(wanted);
}

/** Whether a row names an organ, by its name or another of its names, in its columns or its words; case aside. */
export function namesOrgan({ summary, note, own }: Evidence, { name, aliases }: Organ): boolean {
  const text = [summary, note, own['organ'] ?? '', own['entity'] ?? ''].join('\n').toLowerCase();
  return [name, ...aliases].some((one) => text.includes(one.toLowerCase()));
}
