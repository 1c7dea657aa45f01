import { DeleteSection } from './delete-section.js';
import { SettingsFrame } from './settings-frame.js';
import { TransferSection } from './transfer-section.js';

/** What changes the whole workspace: a new owner, or its end. */
export function DangerPage() {
  return (
    <SettingsFrame page="danger">
      <TransferSection />
      <DeleteSection />
    </SettingsFrame>
  );
}
