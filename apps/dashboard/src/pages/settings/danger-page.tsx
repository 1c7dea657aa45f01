import { TransferSection } from './transfer-section.js';
import { SettingsFrame } from './settings-frame.js';

/** What changes the whole workspace: a new owner. */
export function DangerPage() {
  return (
    <SettingsFrame page="danger">
      <TransferSection />
    </SettingsFrame>
  );
}
