import { SurveyModule } from '@hearback/survey';
import { run } from '@hearback/runtime';
await run({ survey: SurveyModule });
