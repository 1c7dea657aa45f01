/** The text part; values are inserted unescaped. */
export const TEXT_LAYOUT = `{{ lead }}
{% for task in tasks %}
{% if digest %}[{{ task.label }}] {% endif %}{{ task.title }}
{{ words.due }} {{ task.due }}
{%- if task.reason %}
{{ words.why }} {{ task.reason }}
{%- endif %}
{%- if task.comment %}
{{ words.comment }}
{{ task.comment }}
{%- endif %}
{{ task.url }}
{% endfor %}
{%- if hidden > 0 %}
… {{ more }}
{% endif %}
-- 
{{ footer }}
`;

/** The HTML part: one column, no external resources. The engine escapes every value. */
export const HTML_LAYOUT = `<!doctype html>
<html lang="{{ language }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>{{ subject }}</title>
</head>
<body style="margin:0;padding:24px 12px;font:16px/1.5 system-ui,-apple-system,'Segoe UI',sans-serif;">
<table role="presentation" width="100%" style="max-width:560px;margin:0 auto;border-collapse:collapse;">
<tr><td style="padding:0 0 16px;">{{ lead }}</td></tr>
{% for task in tasks %}<tr><td style="padding:16px 0;border-top:1px solid #8884;">
{% if digest %}<div style="font-size:13px;font-weight:600;">{{ task.label }}</div>{% endif %}
<div style="font-size:18px;font-weight:600;">{{ task.title }}</div>
<div>{{ words.due }} <strong>{{ task.due }}</strong></div>
{% if task.reason %}<div>{{ words.why }} {{ task.reason }}</div>{% endif %}
{% if task.comment %}<div style="margin:12px 0 0;">{{ words.comment }}</div>
<blockquote style="margin:4px 0 0;padding:4px 0 4px 12px;border-left:3px solid #8888;white-space:pre-wrap;">{{ task.comment }}</blockquote>{% endif %}
<div style="padding:12px 0 0;"><a href="{{ task.url }}" style="font-weight:600;">{{ words.open }}</a></div>
</td></tr>
{% endfor %}{% if hidden > 0 %}<tr><td style="padding:16px 0;border-top:1px solid #8884;">… {{ more }}</td></tr>
{% endif %}<tr><td style="padding:16px 0 0;border-top:1px solid #8884;font-size:13px;">{{ footer }}</td></tr>
</table>
</body>
</html>
`;

/** The text part of a test mail. */
export const TEST_TEXT = `{{ words.lead }}
`;

/** The HTML part of a test mail. */
export const TEST_HTML = `<!doctype html>
<html lang="{{ language }}" dir="{{ dir }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>{{ words.subject }}</title>
</head>
<body style="margin:0;padding:24px 12px;font:16px/1.5 system-ui,-apple-system,'Segoe UI',sans-serif;">
<p style="max-width:560px;margin:0 auto;">{{ words.lead }}</p>
</body>
</html>
`;

/** The text part of an invitation. */
export const INVITATION_TEXT = `{{ lead }}

{{ url }}

{{ words.valid }}
{{ words.unexpected }}
`;

/** The HTML part of an invitation. */
export const INVITATION_HTML = `<!doctype html>
<html lang="{{ language }}" dir="{{ dir }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>{{ words.subject }}</title>
</head>
<body style="margin:0;padding:24px 12px;font:16px/1.5 system-ui,-apple-system,'Segoe UI',sans-serif;">
<div style="max-width:560px;margin:0 auto;">
<p>{{ lead }}</p>
<p><a href="{{ url }}" style="font-weight:600;">{{ words.join }}</a></p>
<p style="font-size:13px;">{{ words.valid }} {{ words.unexpected }}</p>
</div>
</body>
</html>
`;

/** The text part of a confirmation mail. */
export const CONFIRMATION_TEXT = `{{ words.lead }}

{{ url }}

{{ words.valid }}
{{ words.unexpected }}
`;

/** The HTML part of a confirmation mail. */
export const CONFIRMATION_HTML = `<!doctype html>
<html lang="{{ language }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>{{ words.subject }}</title>
</head>
<body style="margin:0;padding:24px 12px;font:16px/1.5 system-ui,-apple-system,'Segoe UI',sans-serif;">
<div style="max-width:560px;margin:0 auto;">
<p>{{ words.lead }}</p>
<p><a href="{{ url }}" style="font-weight:600;">{{ words.confirm }}</a></p>
<p style="font-size:13px;">{{ words.valid }} {{ words.unexpected }}</p>
</div>
</body>
</html>
`;
