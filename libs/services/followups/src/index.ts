export { FollowupsModule } from './followups.module.js';
