import type { ServiceSchema } from '@hearback/database';
import { Scores1764100000001 } from './migrations/0001-scores.js';
import { LocalStart1764100000002 } from './migrations/0002-local-start.js';
import { RebuildRow } from './rebuild.row.js';
import { ScoreCountRow } from './score-count.row.js';
import { ScoreFactRow } from './score-fact.row.js';
import { SurveyRow } from './survey.row.js';
import { TouchpointRow } from './touchpoint.row.js';
import { WorkspaceRow } from './workspace.row.js';

/** The schema `analytics`. */
export const analyticsSchema: ServiceSchema = {
  name: 'analytics',
  migrations: [Scores1764100000001, LocalStart1764100000002],
  rows: [WorkspaceRow, SurveyRow, TouchpointRow, ScoreFactRow, ScoreCountRow, RebuildRow],
};
