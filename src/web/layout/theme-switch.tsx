import { useState } from 'react';
import { Button } from 'react-aria-components';
import { chooseTheme, chosenTheme, THEMES } from './theme.js';

const NAMES = { auto: 'as the system has it', light: 'light', dark: 'dark' } as const;
const SIGNS = { auto: '◐', light: '○', dark: '●' } as const;

/** One button that goes round: as the system has it, light, dark. */
export function ThemeSwitch() {
  const [theme, setTheme] = useState(chosenTheme);
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'auto';
  return (
    <Button
      className="nav-button theme"
      aria-label={`Colours: ${NAMES[theme]}; change to ${NAMES[next]}`}
      onPress={() => {
        chooseTheme(next);
        setTheme(next);
      }}
    >
      <span aria-hidden="true">{SIGNS[theme]}</span>
    </Button>
  );
}
