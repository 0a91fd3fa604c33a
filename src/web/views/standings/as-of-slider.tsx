import { useEffect, useState } from 'react';
import { Button, Label, Slider, SliderThumb, SliderTrack } from 'react-aria-components';
import type { HistoryPending, Moment } from '../../data/shapes.js';
import { momentKey, momentName } from './moment.js';

interface AsOfSliderProps {
  readonly moments: readonly Moment[];
  readonly pending: HistoryPending | null;
  readonly now: Moment;
  readonly value: Moment;
  /** Told the key of a moment, see momentKey. */
  readonly onChange: (key: string) => void;
}

/** How long a year stays on the screen while the record plays. */
const STEP_MS = 900;

/** Moves through the record as it was published, year by year; plays it on demand. */
export function AsOfSlider({ moments, pending, now, value, onChange }: AsOfSliderProps) {
  const [playing, setPlaying] = useState(false);
  const last = moments.length - 1;
  const at = value === now ? last : Math.max(0, moments.indexOf(value));
  const keyAt = (index: number) => momentKey(moments[index] ?? now, now);

  useEffect(() => {
    if (!playing) return;
    const timer = setTimeout(() => {
      if (at >= last) setPlaying(false);
      else onChange(momentKey(moments[at + 1] ?? now, now));
    }, STEP_MS);
    return () => clearTimeout(timer);
  }, [playing, at, last, moments, now, onChange]);

  if (moments.length < 2)
    return (
      <p className="as-of-wait small quiet" role="status">
        {pending
          ? `The record year by year is being measured: ${pending.done} of ${pending.of} years. The rest of the page does not wait for it.`
          : 'The record year by year is being read.'}
      </p>
    );
  const years = moments.map(({ asOf }) => asOf.slice(0, 4));
  return (
    <div className="as-of">
      <Button
        className="button"
        onPress={() => {
          if (!playing && at === last) onChange(keyAt(0));
          setPlaying(!playing);
        }}
      >
        {playing ? 'Pause' : 'Play the record'}
      </Button>
      <Slider
        className="as-of-slider"
        minValue={0}
        maxValue={last}
        value={at}
        onChange={(index) => onChange(keyAt(Number(index)))}
      >
        <div className="as-of-label">
          <Label>As published by</Label>
          <output className="numbers">{momentName(value, now)}</output>
        </div>
        <SliderTrack className="as-of-track">
          <div className="as-of-line" />
          <SliderThumb className="as-of-thumb" />
        </SliderTrack>
        <div className="as-of-years small quiet numbers" aria-hidden="true">
          <span>{years[0]}</span>
          <span>{years[Math.round(last / 2)]}</span>
          <span>{years[last]}</span>
        </div>
      </Slider>
    </div>
  );
}
