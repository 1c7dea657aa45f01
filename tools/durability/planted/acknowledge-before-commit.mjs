// Planted bug: the intake answers at once and commits afterwards. For the durability test alone.
import { GroupCommit } from '../../../libs/responses/dist/application/group-commit.js';

const commit = GroupCommit.prototype.submit;
GroupCommit.prototype.submit = function submit(item, bytes) {
  commit.call(this, item, bytes).catch(() => undefined);
  return Promise.resolve({ kind: 'stored', id: item.id, createdAt: new Date() });
};

await import('../../../apps/platform/dist/main.js');
