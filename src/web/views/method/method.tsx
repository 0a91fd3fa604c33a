import { ViewTabs } from '../../parts/tabs.js';
import { ViewHead } from '../../parts/view-head.js';
import { BacktestPart } from './backtest-part.js';
import { Diagnostics } from './diagnostics.js';
import { Items } from './items.js';
import { LeftOutPart } from './left-out-part.js';
import { Loadings } from './loadings.js';
import { Shares } from './shares.js';
import { Tests } from './tests.js';
import { WeightsPart } from './weights-part.js';

export function Method() {
  return (
    <>
      <ViewHead title="Method">
        What was counted, what the model made of it, and how far it can be trusted: each choice that a result
        hangs on, with what happens when it is made otherwise.
      </ViewHead>
      <ViewTabs
        label="Parts of the method"
        tabs={[
          { id: 'items', title: 'Items', render: () => <Items /> },
          { id: 'loadings', title: 'Loadings', render: () => <Loadings /> },
          { id: 'weights', title: 'Weights', render: () => <WeightsPart /> },
          { id: 'left-out', title: 'Left out', render: () => <LeftOutPart /> },
          { id: 'choices', title: 'Choices', render: () => <Shares /> },
          { id: 'tests', title: 'Power of the tests', render: () => <Tests /> },
          { id: 'diagnostics', title: 'Diagnostics', render: () => <Diagnostics /> },
          { id: 'back-test', title: 'Back-test', render: () => <BacktestPart /> },
        ]}
      />
    </>
  );
}
