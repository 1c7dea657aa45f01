import { SurveyModule } from '@hearback/survey';
import { run } from '@hearback/process';
await run({ survey: SurveyModule });
