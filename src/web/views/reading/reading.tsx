import { ViewTabs } from '../../parts/tabs.js';
import { ViewHead } from '../../parts/view-head.js';
import { AgreementPart } from './agreement-part.js';
import { CodebookPart } from './codebook-part.js';
import { TextPart, useDesk } from './text-part.js';

export function ReadingRoom() {
  // Here, so that a look at the codebook does not lose what was pasted.
  const desk = useDesk();
  return (
    <>
      <ViewHead title="Reading room">
        How texts of state media become rows: the rules, what they see in a text of yours, and how often they
        and the people who wrote them are of one mind.
      </ViewHead>
      <ViewTabs
        label="Parts of the reading room"
        tabs={[
          { id: 'text', title: 'Read a text', render: () => <TextPart desk={desk} /> },
          { id: 'codebook', title: 'Codebook', render: () => <CodebookPart /> },
          { id: 'agreement', title: 'Agreement and errors', render: () => <AgreementPart /> },
        ]}
      />
    </>
  );
}
