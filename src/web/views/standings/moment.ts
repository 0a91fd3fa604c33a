import type { Moment } from '../../data/shapes.js';

/**
 * Names a moment in the address of the page: its day, and the model where the present record is measured by the composite too, so that
 * the last step of the slider shows what the change of model does and not what the year did.
 */
export const momentKey = (moment: Moment, now: Moment): string =>
  moment.asOf === now.asOf && moment.model !== now.model ? `${moment.asOf}~${moment.model}` : moment.asOf;

/** The same for readers. */
export const momentName = (moment: Moment, now: Moment): string =>
  moment.asOf === now.asOf && moment.model !== now.model
    ? `${moment.asOf}, by the ${moment.model}`
    : moment.asOf;
