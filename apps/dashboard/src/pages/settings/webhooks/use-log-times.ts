import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../api/session.js';
import { useFormat } from '../../../i18n/format.js';

const SECOND_MS = 1_000;

/** How the log writes times and durations, in the language of the interface and the time zone of the workspace. */
export function useLogTimes() {
  const { i18n } = useTranslation();
  const { workspace } = useSession();
  const format = useFormat();
  return useMemo(() => {
    const locale = new Intl.Locale(i18n.language, { numberingSystem: 'latn' }).toString();
    const zone = { timeZone: workspace.time_zone } as const;
    const clock = new Intl.DateTimeFormat(locale, { ...zone, timeStyle: 'medium', hour12: false });
    const unit = (name: string, maximumFractionDigits: number) =>
      new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short', maximumFractionDigits });
    return {
      /** `13:41:08`, on another day `26 Nov, 13:41`. */
      at: (time: string) =>
        format.day(time) === format.day(new Date()) ? clock.format(new Date(time)) : format.moment(time),
      /** `84 ms`, `1.2 sec`. */
      took: (milliseconds: number) =>
        milliseconds < SECOND_MS
          ? unit('millisecond', 0).format(milliseconds)
          : unit('second', 1).format(milliseconds / SECOND_MS),
    };
  }, [i18n.language, workspace.time_zone, format]);
}
