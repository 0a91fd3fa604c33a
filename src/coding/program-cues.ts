/** Cues that mean something to the program, whether or not a rule asks for them; docs/codebook.md says what. */
export const PROGRAM_CUES = ['dateline', 'digest', 'led_by', 'present_were', 'round_up', 'said'] as const;
