/** Why texts in some languages cannot be read: phrases and patterns match whole words, which their script does not set apart. */
const UNREADABLE: Readonly<Record<string, string>> = {
  bo: 'Tibetan does not set words apart',
  ja: 'Japanese does not set words apart',
  km: 'Khmer does not set words apart',
  ko: 'Korean joins particles to names, so that no name stands as a word of its own',
  lo: 'Lao does not set words apart',
  my: 'Burmese does not set words apart',
  th: 'Thai does not set words apart',
  zh: 'Chinese does not set words apart',
};

/** What keeps texts of a language from being read by whole words; undefined if nothing does. */
export function unreadableScript(language: string): string | undefined {
  const reason = UNREADABLE[language];
  return reason && `${reason}, and phrases match whole words`;
}
