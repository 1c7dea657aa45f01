import type { MailWords } from './mail-words.js';

/** The texts in German. */
export const de: MailWords = {
  task: {
    subject: {
      task_opened: 'Neue Aufgabe: {{ title }}',
      task_assigned: 'Ihre Aufgabe: {{ title }}',
      task_due: 'Bald fällig: {{ title }}',
      task_breached: 'Überfällig: {{ title }}',
      promise_due: 'Zusage bald fällig: {{ title }}',
      promise_broken: 'Zusage nicht gehalten: {{ title }}',
      customer_replied: '{{ title }}: Antwort vom Kunden',
      rule_notice: 'Von einer Regel: {{ title }}',
    },
    lead: {
      task_opened: 'Eine Kundin oder ein Kunde wartet auf Antwort.',
      task_assigned: 'Diese Aufgabe gehört jetzt Ihnen.',
      task_due: 'Diese Aufgabe ist bald fällig und noch offen.',
      task_breached: 'Diese Aufgabe ist überfällig und noch offen.',
      promise_due: 'Das wurde zugesagt. Es ist bald fällig und noch nicht gehalten.',
      promise_broken: 'Eine Zusage wurde nicht gehalten. Halten Sie sie, verschieben Sie sie, oder sagen Sie Bescheid.',
      customer_replied: 'Der Kunde hat geantwortet.',
      rule_notice: 'Eine Regel bittet Sie, sich diese Aufgabe anzusehen.',
    },
    label: {
      task_opened: 'Neu',
      task_assigned: 'Jetzt Ihre',
      task_due: 'Bald fällig',
      task_breached: 'Überfällig',
      promise_due: 'Zusage bald fällig',
      promise_broken: 'Zusage nicht gehalten',
      customer_replied: 'Antwort vom Kunden',
      rule_notice: 'Von einer Regel',
    },
    digest: {
      one: '{{ count }} Nachricht zu Aufgaben in {{ workspace }}',
      other: '{{ count }} Nachrichten zu Aufgaben in {{ workspace }}',
    },
    due: 'Fällig',
    why: 'Grund',
    open: 'Aufgabe öffnen',
    openAll: 'Meine Aufgaben öffnen',
    more: { one: 'und {{ count }} weitere', other: 'und {{ count }} weitere' },
    footer: 'Sie erhalten diese Nachricht, weil Sie auf Hearback in {{ workspace }} arbeiten.',
    settings: 'Benachrichtigungen ändern',
  },
  confirmation: {
    subject: 'Bestätigen Sie Ihre E-Mail-Adresse',
    lead: 'Jemand hat diese E-Mail-Adresse für ein Konto bei Hearback angegeben. Wenn es Ihres ist, öffnen Sie die Seite und bestätigen die Adresse mit Ihrem Passwort.',
    action: 'Adresse bestätigen',
    valid: 'Der Link gilt drei Tage und nur einmal.',
    unexpected:
      'Wenn Sie diese Nachricht nicht erwarten, können Sie sie ignorieren: Hearback schreibt Ihnen zu nichts anderem.',
  },
  account: {
    'reset-password': {
      subject: 'Neues Passwort setzen',
      lead: 'Jemand hat ein neues Passwort für Ihr Konto bei Hearback angefordert. Wenn Sie es waren, öffnen Sie die Seite und setzen eines.',
      action: 'Neues Passwort setzen',
      valid: 'Der Link gilt eine Stunde und nur einmal.',
      unexpected: 'Wenn Sie es nicht waren, ignorieren Sie diese Nachricht: Ihr Passwort bleibt, wie es ist.',
    },
    'change-address': {
      subject: 'Bestätigen Sie Ihre neue E-Mail-Adresse',
      lead: 'Jemand hat diese E-Mail-Adresse für ein Konto bei Hearback angegeben. Wenn es Ihres ist, öffnen Sie die Seite und bestätigen die Adresse.',
      action: 'Adresse bestätigen',
      valid: 'Der Link gilt einen Tag und nur einmal.',
      unexpected:
        'Wenn Sie diese Nachricht nicht erwarten, können Sie sie ignorieren: Hearback schreibt Ihnen zu nichts anderem.',
    },
    'keep-address': {
      subject: 'Ihre E-Mail-Adresse wird geändert',
      lead: 'Jemand mit Ihrem Passwort möchte sich künftig mit einer anderen E-Mail-Adresse anmelden. Wenn Sie es waren, müssen Sie nichts tun. Wenn nicht, öffnen Sie die Seite, um diese Adresse zu behalten und alle Sitzungen zu beenden.',
      action: 'Diese Adresse behalten',
      valid: 'Der Link gilt zwei Wochen und nur einmal.',
      unexpected: 'Setzen Sie danach ein neues Passwort.',
    },
    'take-ownership': {
      subject: 'Einen Arbeitsbereich von Hearback übernehmen',
      lead: 'Wem ein Arbeitsbereich von Hearback gehört, in dem Sie Admin sind, bittet Sie, ihn zu übernehmen. Melden Sie sich in diesem Arbeitsbereich an und nehmen Sie an.',
      action: 'Arbeitsbereich übernehmen',
      valid: 'Der Link gilt eine Woche und nur einmal.',
      unexpected: 'Wenn Sie nicht annehmen, ändert sich nichts.',
    },
    'give-ownership': {
      subject: 'Ihr Arbeitsbereich wird übergeben',
      lead: 'Jemand mit Ihrem Passwort möchte Ihren Arbeitsbereich von Hearback an eine Person aus der Verwaltung übergeben. Wenn Sie es waren, müssen Sie nichts tun: Sobald die Person annimmt, werden Sie Admin. Wenn nicht, ziehen Sie die Anfrage dort zurück.',
      action: 'Gefahrenbereich öffnen',
      valid: 'Sie lässt sich zurückziehen, bis sie angenommen ist, höchstens eine Woche lang.',
      unexpected: 'Wenn Sie es nicht waren, setzen Sie auch ein neues Passwort.',
    },
    'delete-workspace': {
      subject: 'Ihr Arbeitsbereich von Hearback wird gelöscht',
      lead: 'Ihr Arbeitsbereich von Hearback soll mit allen Umfragen, Antworten, Kunden und Aufgaben gelöscht werden. Bis dahin geht alles wie bisher, und wem er gehört, kann ihn behalten. Die Seite zeigt den Tag.',
      action: 'Gefahrenbereich öffnen',
      valid: 'Exportieren Sie vor diesem Tag, was Sie behalten möchten: Danach lässt sich nichts wiederherstellen.',
      unexpected: 'Wenn das ein Irrtum ist, sprechen Sie mit der Person, der der Arbeitsbereich gehört.',
    },
  },
  invitation: {
    subject: 'Einladung zu Hearback',
    lead: '{{ inviter }} lädt Sie in einen Arbeitsbereich von Hearback ein, in dem ein Team seinen Kunden antwortet. Auf der Seite sehen Sie, welcher es ist, und treten bei.',
    unnamedLead:
      'Sie sind in einen Arbeitsbereich von Hearback eingeladen, in dem ein Team seinen Kunden antwortet. Auf der Seite sehen Sie, welcher es ist, und treten bei.',
    action: 'Einladung ansehen',
    valid: 'Der Link gilt sieben Tage und nur einmal.',
    unexpected: 'Wenn Sie diese Nachricht nicht erwarten, können Sie sie ignorieren: Es geschieht nichts.',
  },
  webhooks: {
    failing: {
      subject: 'Ein Webhook-Endpunkt wurde abgeschaltet: {{ host }}',
      lead: 'Der Empfänger bei {{ host }} versagt seit drei Tagen, deshalb wird ihm nichts mehr gesendet. Was geschieht, bis er wieder eingeschaltet ist, wird für ihn nicht gespeichert.',
      action: 'Endpunkt öffnen',
      valid:
        'Reparieren Sie den Empfänger, schalten Sie den Endpunkt wieder ein, senden Sie einen Test und das Fehlgeschlagene noch einmal.',
      unexpected: 'Diese Nachricht geht an Inhaber und Admins.',
    },
    gone: {
      subject: 'Ein Webhook-Endpunkt wurde abgeschaltet: {{ host }} gibt es nicht mehr',
      lead: 'Der Empfänger bei {{ host }} hat geantwortet, dass es ihn nicht mehr gibt (410), deshalb wird ihm nichts mehr gesendet. Was geschieht, bis er wieder eingeschaltet ist, wird für ihn nicht gespeichert.',
      action: 'Endpunkt öffnen',
      valid:
        'Ist er umgezogen, tragen Sie die neue Adresse ein und schalten ihn wieder ein. Wird er nicht gebraucht, löschen Sie ihn.',
      unexpected: 'Diese Nachricht geht an Inhaber und Admins.',
    },
  },
  test: {
    subject: 'Testnachricht von Hearback',
    lead: 'E-Mail funktioniert: Diese Installation kann Ihnen schreiben.',
  },
};
