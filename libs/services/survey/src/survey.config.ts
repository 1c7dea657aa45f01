import { Setting } from '@hearback/process';
import { IsInt, Max, Min } from 'class-validator';

/** Settings of survey. */
export class SurveyConfig {
  @Setting({
    env: 'SURVEY_MAX_VERSIONS',
    default: 1000,
    description: 'Maximum number of versions of a survey. Versions are never deleted, and one may take 1 MB.',
  })
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  readonly maxVersions: number;
}
