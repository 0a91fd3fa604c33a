import { ViewTabs } from '../../parts/tabs.js';
import { ViewHead } from '../../parts/view-head.js';
import { Bodies } from './bodies.js';
import { Estimates } from './estimates.js';
import { Flows } from './flows.js';
import { GapPart } from './gap-part.js';

export function Networks() {
  return (
    <>
      <ViewHead title="Networks and money">
        Through which bodies revenue runs, state by state and organ by organ; what a state does beside what it
        says; what others put the sums at; and where followed money went.
      </ViewHead>
      <ViewTabs
        label="Parts of this view"
        tabs={[
          { id: 'bodies', title: 'Bodies', render: () => <Bodies /> },
          { id: 'gap', title: 'On paper and in fact', render: () => <GapPart /> },
          { id: 'estimates', title: 'Estimates', render: () => <Estimates /> },
          { id: 'flows', title: 'Followed money', render: () => <Flows /> },
        ]}
      />
    </>
  );
}
