import { useMutation } from '@tanstack/react-query';
import { api, dataOf } from '../../../api/client.js';

/** How the answers are written: a workbook for people with texts, or a file for programs with the keys of questions and choices. */
const FORMS = {
  xlsx: { format: 'xlsx', values: 'labels' },
  csv: { format: 'csv', values: 'codes' },
} as const;

/** Saves the answers of a survey as a file: starts the export, which is recorded, and lets the browser save it while it is sent. */
export function useAnswerFile(surveyId: string) {
  return useMutation({
    mutationFn: (format: keyof typeof FORMS) =>
      dataOf(api.POST('/v1/responses/exports', { body: { survey_id: surveyId, ...FORMS[format] } })),
    onSuccess: ({ path }) => window.location.assign(path),
  });
}
