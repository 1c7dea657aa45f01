import { readFileSync } from 'node:fs';

/** A layout that `build-mails.mjs` compiled, for a direction of writing. Throws if it has not run. */
export function mailLayout(name: 'survey' | 'message', direction: 'ltr' | 'rtl'): string {
  // Beside both `src` and `dist`, so that tests, which run the sources, read the same files.
  const url = new URL(`../../dist/mails/${name}.${direction}.html`, import.meta.url);
  try {
    return readFileSync(url, 'utf8');
  } catch (error) {
    throw new Error(`the layouts of mails are not built: run "node libs/services/notifications/build-mails.mjs"`, {
      cause: error,
    });
  }
}

/** The text part of mails to customers; values are inserted unescaped. */
export const SURVEY_TEXT_LAYOUT = `{{ greeting }}

{% for line in intro %}{{ line }}
{% endfor %}{% if question %}
{{ question.title }}
{% if question.statement %}{{ question.statement }}
{% endif %}{% if question.low and question.cells %}({{ question.low }}, {{ question.high }})
{% endif %}{% for one in question.options %}
{{ one.label }}{% if one.name %} ({{ one.name }}){% endif %}: {{ one.url }}
{%- endfor %}
{% endif %}{% if action %}
{{ action.label }}: {{ action.url }}
{% endif %}{% if hint %}
{{ hint }}
{% endif %}{% for line in closing %}
{{ line }}
{%- endfor %}
{% if signature %}
{{ signature }}
{% endif %}{{ brand }}

-- 
{{ footer }}
{% for link in links %}{{ link.label }}: {{ link.url }}
{% endfor %}`;

/** The text part of messages of threads; values are inserted unescaped. */
export const MESSAGE_TEXT_LAYOUT = `{{ body }}
{% if signature %}
{{ signature }}
{{ brand }}
{% endif %}{% for line in closing %}
{{ line }}
{%- endfor %}
-- 
{{ footer }}
{% for link in links %}{{ link.label }}: {{ link.url }}
{% endfor %}`;
