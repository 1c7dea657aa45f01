import { describe, expect, it } from '@jest/globals';
import { splitQuoted } from './quoted-text.js';

const text = (...lines: string[]) => lines.join('\n');
const cut = (...lines: string[]) => splitQuoted(text(...lines));

describe('the quoted part of a reply', () => {
  it.each([
    ['Gmail, English', 'On Thu, 26 Nov 2026 at 10:12, Lumen Lamps <reply+abc@in.example> wrote:'],
    ['Gmail, German', 'Am Do., 26. Nov. 2026 um 10:12 Uhr schrieb Lumen Lamps <reply+abc@in.example>:'],
    ['Gmail, French', 'Le jeu. 26 nov. 2026 à 10:12, Lumen Lamps <reply+abc@in.example> a écrit :'],
    ['Gmail, Spanish', 'El jue, 26 nov 2026 a las 10:12, Lumen Lamps (<reply+abc@in.example>) escribió:'],
    ['Gmail, Arabic', 'في الخميس، 26 نوفمبر 2026 في 10:12 ص، كتب Lumen Lamps <‪reply+abc@in.example‬‏>:'],
    ['Apple Mail, English', 'On 26. Nov 2026, at 10:12, Lumen Lamps <reply+abc@in.example> wrote:'],
    ['Apple Mail, German', 'Am 26.11.2026 um 10:12 schrieb Lumen Lamps <reply+abc@in.example>:'],
  ])('begins with the introduction: %s', (_, introduction) => {
    const quoted = text(introduction, '', '> We are sorry, Jonas.', '>> The lamp was broken.');
    expect(cut('Thank you, Tuesday is fine.', '', 'Jonas', '', ...quoted.split('\n'))).toEqual({
      text: text('Thank you, Tuesday is fine.', '', 'Jonas'),
      quoted,
    });
  });

  it('begins with an introduction that Gmail has broken into lines', () => {
    const { text: kept, quoted } = cut(
      'Yes.',
      'On Thu, 26 Nov 2026 at 10:12, Lumen Lamps, the shop for lamps <',
      'reply+abc@in.example>',
      'wrote:',
      '> Tuesday?',
    );
    expect([kept, quoted?.startsWith('On Thu')]).toEqual(['Yes.', true]);
  });

  it('begins with its own line, also if the line before begins as it does', () => {
    const introduction = 'Am 26.11.2026 um 10:12 schrieb Lumen Lamps <reply+abc@in.example>:';
    for (const gap of [[''], []]) {
      const { text: kept, quoted } = cut('Am Dienstag um neun.', ...gap, introduction, '> Das tut uns leid.');
      expect([kept, quoted?.startsWith('Am 26')]).toEqual(['Am Dienstag um neun.', true]);
    }
    expect(cut('Am Dienstag um neun.', `> ${introduction}`, '> Das tut uns leid.').text).toBe('Am Dienstag um neun.');
  });

  it.each([
    [
      'GMX, German',
      ['Gesendet: Donnerstag, 26. November 2026 um 10:12 Uhr', 'Von: "Lumen Lamps" <a@b.example>', 'An: Jonas'],
    ],
    [
      'Outlook',
      [
        '________________________________',
        'From: Lumen Lamps <reply+abc@in.example>',
        'Sent: Thursday, November 26, 2026 10:12',
        'To: Jonas',
        'Subject: Your lamp',
      ],
    ],
    [
      'Outlook, German, without a rule',
      ['Von: Lumen Lamps <reply+abc@in.example>', 'Gesendet: Donnerstag, 26. November 2026 10:12', 'An: Jonas'],
    ],
    ['Outlook on a phone', ['', '*From:* Lumen Lamps', '*Date:* Thursday', 'We are sorry.']],
    ['Outlook, plain', ['-----Original Message-----', 'From: Lumen Lamps', 'We are sorry.']],
    ['Outlook, French', ['De : Lumen Lamps', 'Envoyé : jeudi 26 novembre 2026 10:12', 'À : Jonas']],
    ['Outlook, Arabic', ['من: Lumen Lamps', 'تاريخ الإرسال: الخميس', 'إلى: Jonas']],
  ])('begins with the header of the mail: %s', (_, header) => {
    expect(cut('No, thank you.', ...header, 'We are sorry, Jonas.').text).toBe('No, thank you.');
  });

  it('is the quoted lines at the end', () => {
    expect(cut('Fine.', '', '> Tuesday?', '>', '> Ada', '')).toEqual({
      text: 'Fine.',
      quoted: text('> Tuesday?', '>', '> Ada'),
    });
  });

  it('is kept where the customer answers between its lines', () => {
    const between = text(
      'On Thu, 26 Nov 2026 at 10:12, Lumen Lamps <a@b.example> wrote:',
      '> Tuesday?',
      'Yes.',
      '> In the morning?',
      'No.',
    );
    expect(splitQuoted(between)).toEqual({ text: between, quoted: null });
    expect(cut('> Tuesday?', 'Yes.')).toEqual({ text: text('> Tuesday?', 'Yes.'), quoted: null });
  });

  it('is not what customers write about their own words', () => {
    for (const own of [
      'On Monday you wrote:\nit would come.',
      'From: the start it was broken.',
      'I looked on the box. Somebody wrote: fragile.',
      'Am Montag schrieb ich: bitte heute.',
      '-- \nJonas',
    ])
      expect(splitQuoted(own)).toEqual({ text: own, quoted: null });
  });

  it('is shown if nothing else is there', () => {
    const only = text('On Thu, 26 Nov 2026 at 10:12, Lumen Lamps <a@b.example> wrote:', '> Tuesday?');
    expect(splitQuoted(only)).toEqual({ text: only, quoted: null });
    expect(splitQuoted(' \r\n\r\n')).toEqual({ text: '', quoted: null });
  });

  it('is found with the line ends of Windows', () => {
    expect(splitQuoted('Yes.\r\n\r\n-----Original Message-----\r\nFrom: Ada\r\n').text).toBe('Yes.');
  });
});
