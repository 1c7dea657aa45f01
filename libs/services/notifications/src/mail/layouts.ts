/** The text part of every mail; values are inserted unescaped. */
export const TEXT_LAYOUT = `{% if lead %}{{ lead }}{% else %}{{ heading }}{% endif %}
{% for task in tasks %}
{% if task.label %}[{{ task.label }}] {% endif %}{{ task.title }}
{%- if task.comment %}
{{ open_quote }}{{ task.comment }}{{ close_quote }}
{%- endif %}
{{ words.due }}{{ colon }} {{ task.due }}
{%- if task.reason %}
{{ words.why }}{{ colon }} {{ task.reason }}
{%- endif %}
{%- if digest %}
{{ task.url }}
{%- endif %}
{% endfor %}
{%- if more %}
… {{ more }}
{% endif %}
{%- if action %}
{{ action.label }}{{ colon }}
{{ action.url }}
{% endif %}
{%- for note in notes %}
{{ note }}
{%- endfor %}
{%- if footer %}
-- 
{{ footer.sentence }}
{{ footer.label }}{{ colon }}
{{ footer.url }}
{%- endif %}
`;

/**
 * The HTML part of every mail: tables and inline styles for clients that know nothing else, the colours of dark mode for those that do,
 * no external resources. \`start\` is the side on which lines of the language begin. The engine escapes every value.
 */
export const HTML_LAYOUT = `<!doctype html>
<html lang="{{ language }}" dir="{{ dir }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{{ subject }}</title>
<style>
:root{color-scheme:light dark}
@media (max-width:480px){.around{padding:0!important}.sheet{border-width:0!important;border-radius:0!important}.inside{padding:24px 16px!important}}
@media (prefers-color-scheme:dark){
.ground{background:#141311!important}.sheet{background:#1c1a18!important;border-color:#34312c!important}
.ink{color:#f1eee8!important}.ink2{color:#c2bcb0!important}.ink3{color:#a39d91!important}.link{color:#79c5d9!important}
.line{border-color:#34312c!important}.say{border-color:#79c5d9!important}.late{color:#f6a097!important}.soon{color:#e7c16a!important}
.button{background:#79c5d9!important;color:#06222b!important}}
</style>
</head>
<body class="ground" style="margin:0;padding:0;background:#f7f5f1;">
<div aria-hidden="true" style="display:none;max-height:0;overflow:hidden;">{{ preview }}</div>
<table role="presentation" class="ground" dir="{{ dir }}" width="100%" cellpadding="0" cellspacing="0" style="background:#f7f5f1;"><tr><td class="around" align="center" style="padding:24px 12px;">
<table role="presentation" class="sheet" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;background:#ffffff;border:1px solid #e6e1d8;border-radius:12px;"><tr><td class="inside ink" align="{{ start }}" style="padding:28px;text-align:{{ start }};font:15px/{{ leading }} Inter,'Vazirmatn',system-ui,-apple-system,'Segoe UI',Arial,sans-serif;color:#1f1d1a;">
<p class="ink3" style="margin:0 0 20px;font-size:13px;color:#6b665c;"><b class="link" dir="ltr" aria-hidden="true" style="color:#12617a;">(•)</b>&nbsp; Hearback{% if workspace %} · <bdi>{{ workspace }}</bdi>{% endif %}</p>
<h1 style="margin:0;font-size:20px;line-height:1.3;font-weight:650;overflow-wrap:anywhere;">{{ heading }}</h1>
{% if lead %}<p style="margin:12px 0 0;overflow-wrap:anywhere;">{{ lead }}</p>
{% endif %}{% for task in tasks %}<div{% if digest %} class="line" style="margin:20px 0 0;padding:16px 0 0;border-top:1px solid #e6e1d8;"{% endif %}>
{% if task.label %}<p class="{{ task.tone }}" style="margin:0;font-size:13px;font-weight:600;color:{{ task.colour }};">{{ task.label }}</p>
<p dir="auto" style="margin:2px 0 0;text-align:{{ start }};font-size:16px;font-weight:600;overflow-wrap:anywhere;"><a class="link" href="{{ task.url }}" style="color:#12617a;">{{ task.title }}</a></p>
{% else %}<p dir="auto" style="margin:12px 0 0;text-align:{{ start }};font-size:16px;overflow-wrap:anywhere;">{{ task.title }}</p>
{% endif %}{% if task.comment %}<blockquote class="say" dir="auto" style="margin:14px 0 0;padding:2px 0;padding-{{ start }}:16px;border:0 solid #12617a;border-{{ start }}-width:3px;text-align:{{ start }};font:{% if digest %}16.5px{% else %}20px{% endif %}/{{ leading }} 'Source Serif 4',Georgia,'Times New Roman',serif;white-space:pre-wrap;overflow-wrap:anywhere;">{{ open_quote }}{{ task.comment }}{{ close_quote }}</blockquote>
{% endif %}<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin:{% if digest %}8px 0 0{% else %}20px 0 0{% endif %};font-size:14px;">
<tr><td class="line ink3" width="96" valign="top" align="{{ start }}" style="{{ row }}padding-{{ end }}:12px;color:#6b665c;">{{ words.due }}</td><td class="line" valign="top" align="{{ start }}" style="{{ row }}"><b{% if task.tone != 'ink2' %} class="{{ task.tone }}" style="color:{{ task.colour }};"{% endif %}>{{ task.due }}</b></td></tr>
{% if task.reason %}<tr><td class="line ink3" width="96" valign="top" align="{{ start }}" style="{{ row }}padding-{{ end }}:12px;color:#6b665c;">{{ words.why }}</td><td class="line" dir="{{ task.reason_dir }}" valign="top" align="{{ start }}" style="{{ row }}text-align:{{ start }};overflow-wrap:anywhere;">{{ task.reason }}</td></tr>
{% endif %}</table></div>
{% endfor %}{% if more %}<p class="ink2" style="margin:16px 0 0;color:#57534b;">… {{ more }}</p>
{% endif %}{% if action %}<p style="margin:24px 0 0;"><a class="button" href="{{ action.url }}" style="display:inline-block;padding:12px 24px;border-radius:8px;background:#12617a;color:#ffffff;font-weight:600;text-decoration:none;">{{ action.label }}</a></p>
{% endif %}{% for note in notes %}<p class="ink2" style="margin:{% if forloop.first %}20px{% else %}4px{% endif %} 0 0;font-size:13px;color:#57534b;">{{ note }}</p>
{% endfor %}{% if footer %}<p class="ink2" style="margin:24px 0 0;font-size:13px;color:#57534b;overflow-wrap:anywhere;">{{ footer.sentence }} <a class="link" href="{{ footer.url }}" style="color:#12617a;">{{ footer.label }}</a></p>
{% endif %}</td></tr></table>
</td></tr></table>
</body>
</html>
`;
