import { CHANNELS } from '@hearback/questionnaire';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ListKind } from './condition.js';
import { segmentNamesQuery, surveyNamesQuery, topicNamesQuery, touchpointNamesQuery } from './queries.js';

/** Days of the week, from Monday on. */
export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** How comments sound. */
export const MOODS = ['negative', 'neutral', 'positive'] as const;

/** Writes what a list of a condition names: surveys, touchpoints, segments and topics by their names. */
export function useNames(): (kind: ListKind, id: string) => string {
  const { t, i18n } = useTranslation('rules');
  const { data: surveys } = useQuery(surveyNamesQuery);
  const { data: touchpoints } = useQuery(touchpointNamesQuery);
  const { data: segments } = useQuery(segmentNamesQuery);
  const { data: topics } = useQuery(topicNamesQuery);
  return (kind, id) => {
    switch (kind) {
      case 'survey_in':
        return surveys?.data.find((survey) => survey.id === id)?.name ?? id;
      case 'touchpoint_in':
        return touchpoints?.data.find((touchpoint) => touchpoint.id === id)?.name ?? id;
      case 'segment_in':
        return segments?.data.find((segment) => segment.id === id)?.name ?? id;
      case 'topic_in':
        return topics?.data.find((topic) => topic.id === id)?.name ?? id;
      case 'sentiment_in': {
        const mood = MOODS.find((each) => each === id);
        return mood === undefined ? id : t(`mood.${mood}`);
      }
      case 'language_in':
        return new Intl.DisplayNames(i18n.language, { type: 'language' }).of(id) ?? id;
      case 'text_contains':
        return id;
      case 'weekday_in': {
        // 1970-01-05 was a Monday.
        const date = new Date(Date.UTC(1970, 0, 5 + WEEKDAYS.findIndex((day) => day === id)));
        return new Intl.DateTimeFormat(i18n.language, { weekday: 'long', timeZone: 'UTC' }).format(date);
      }
      default: {
        const channel = CHANNELS.find((each) => each === id);
        return channel === undefined ? id : t(`channel.${channel}`);
      }
    }
  };
}
