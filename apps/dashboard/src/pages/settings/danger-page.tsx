import { DeleteSection } from './delete-section.js';
import { ExportSection } from './export-section.js';
import { SettingsFrame } from './settings-frame.js';
import { TransferSection } from './transfer-section.js';

/** What concerns the whole workspace: a new owner, all its data, or its end. */
export function DangerPage() {
  return (
    <SettingsFrame page="danger">
      <TransferSection />
      <ExportSection />
      <DeleteSection />
    </SettingsFrame>
  );
}
