/** The text that is printed when everything is ready; `ready` has the members of the JSON line. */
export function announcement(ready, stopHint = 'Ctrl-C stops everything') {
  const rows = [
    ['Dashboard', ready.sign_in_url ?? ready.dashboard_url],
    ['', ready.sign_in_url && 'signs you in, once within half an hour; after that:'],
    ['Sign in', ready.email && `${ready.email}  ${ready.password}`],
    ['API', `${ready.url}/v1`],
    ['Docs', ready.docs_url],
    ['Survey page', ready.survey_url],
    ['Demo shop', ready.shop_url],
    ['Webhooks', ready.receiver_url],
    ['Mail inbox', ready.inbox_url],
    ['Mailed question', ready.invitation_url],
    ['Its preferences', ready.preferences_url],
    ['Secret key', ready.secret_key],
    ['Publishable key', ready.publishable_key],
  ].filter(([, value]) => value);
  const tries = ready.secret_key
    ? [
        `curl -H 'Authorization: Bearer ${ready.secret_key}' '${ready.url}/v1/metrics/nps?interval=month'`,
        ...(ready.shop_url ? [`open ${ready.shop_url} and place the order: the widget asks how it went`] : []),
        ...(ready.invitation_url
          ? [`open ${ready.inbox_url}, click a score in a mail to a customer and send it: opening alone counts nothing`]
          : []),
        `open ${ready.survey_url}, answer 2 and write why: the answer arrives in the dashboard, a task opens and a mail is in the inbox`,
      ]
    : [`curl -X POST ${ready.url}/v1/workspaces -H 'Content-Type: application/json' -d '{…}'   (see the docs)`];
  const width = Math.max(...rows.map(([label]) => label.length));
  return [
    '',
    'Hearback is running.',
    '',
    ...rows.map(([label, value]) => `  ${label.padEnd(width)}  ${value}`),
    '',
    '  Try this',
    ...tries.map((text) => `    ${text}`),
    '',
    `  ${stopHint}`,
    '',
  ].join('\n');
}
