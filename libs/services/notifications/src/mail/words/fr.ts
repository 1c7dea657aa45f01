import type { MailWords } from './mail-words.js';

/** The texts in French. */
export const fr: MailWords = {
  task: {
    subject: {
      task_opened: 'Nouvelle tâche\u00a0: {{ title }}',
      task_assigned: 'Attribuée à vous\u00a0: {{ title }}',
      task_due: 'Échéance proche\u00a0: {{ title }}',
      task_breached: 'En retard\u00a0: {{ title }}',
      promise_due: 'Promesse à tenir bientôt : {{ title }}',
      promise_broken: 'Promesse non tenue : {{ title }}',
      customer_replied: '{{ title }} : réponse du client',
      rule_notice: 'D’une règle: {{ title }}',
    },
    lead: {
      task_opened: 'Une cliente ou un client attend une réponse.',
      task_assigned: 'Cette tâche est maintenant la vôtre.',
      task_due: 'L’échéance de cette tâche approche et elle est toujours ouverte.',
      task_breached: 'Cette tâche a dépassé son échéance et elle est toujours ouverte.',
      promise_due: 'Vous l’avez promis à un client. L’échéance approche et ce n’est pas encore fait.',
      promise_broken: 'Une promesse faite à un client n’a pas été tenue. Tenez-la, reportez-la ou prévenez le client.',
      customer_replied: 'Le client a répondu.',
      rule_notice: 'Une règle vous demande de regarder cette tâche.',
    },
    label: {
      task_opened: 'Nouvelle',
      task_assigned: 'À vous',
      task_due: 'Échéance proche',
      task_breached: 'En retard',
      promise_due: 'Promesse à tenir bientôt',
      promise_broken: 'Promesse non tenue',
      customer_replied: 'Réponse du client',
      rule_notice: 'D’une règle',
    },
    digest: {
      one: '{{ count }} notification de tâche dans {{ workspace }}',
      many: '{{ count }} de notifications de tâches dans {{ workspace }}',
      other: '{{ count }} notifications de tâches dans {{ workspace }}',
    },
    due: 'Échéance',
    why: 'Raison',
    open: 'Ouvrir la tâche',
    openAll: 'Ouvrir mes tâches',
    more: { one: 'et {{ count }} de plus', many: 'et {{ count }} de plus', other: 'et {{ count }} de plus' },
    footer: 'Vous recevez ce message parce que vous travaillez dans {{ workspace }} sur Hearback.',
    settings: 'Changer mes notifications',
  },
  confirmation: {
    subject: 'Confirmez votre adresse e-mail',
    lead: 'Quelqu’un a indiqué cette adresse e-mail pour un compte Hearback. Si c’est le vôtre, ouvrez la page et confirmez l’adresse avec votre mot de passe.',
    action: 'Confirmer l’adresse',
    valid: 'Le lien est valable trois jours et ne sert qu’une fois.',
    unexpected:
      'Si cela ne vous dit rien, vous n’avez rien à faire\u00a0: Hearback ne vous écrira à aucun autre sujet.',
  },
  account: {
    'reset-password': {
      subject: 'Choisissez un nouveau mot de passe',
      lead: 'Quelqu’un a demandé un nouveau mot de passe pour votre compte Hearback. Si c’est vous, ouvrez la page et choisissez-en un.',
      action: 'Choisir un mot de passe',
      valid: 'Le lien est valable une heure et ne sert qu’une fois.',
      unexpected: 'Si ce n’est pas vous, ignorez ce message\u00a0: votre mot de passe ne change pas.',
    },
    'change-address': {
      subject: 'Confirmez votre nouvelle adresse e-mail',
      lead: 'Quelqu’un a indiqué cette adresse e-mail pour un compte Hearback. Si c’est le vôtre, ouvrez la page et confirmez l’adresse.',
      action: 'Confirmer l’adresse',
      valid: 'Le lien est valable un jour et ne sert qu’une fois.',
      unexpected:
        'Si cela ne vous dit rien, vous n’avez rien à faire\u00a0: Hearback ne vous écrira à aucun autre sujet.',
    },
    'keep-address': {
      subject: 'Votre adresse e-mail va changer',
      lead: 'Quelqu’un qui connaît votre mot de passe a demandé de se connecter désormais avec une autre adresse e-mail. Si c’est vous, vous n’avez rien à faire. Sinon, ouvrez la page pour garder cette adresse et fermer toutes les sessions.',
      action: 'Garder cette adresse',
      valid: 'Le lien est valable deux semaines et ne sert qu’une fois.',
      unexpected: 'Choisissez ensuite un nouveau mot de passe.',
    },
    'take-ownership': {
      subject: 'Reprendre un espace Hearback',
      lead: 'Le propriétaire d’un espace Hearback dont vous êtes administrateur vous demande d’en devenir propriétaire. Connectez-vous à cet espace et acceptez.',
      action: 'Reprendre l’espace',
      valid: 'Le lien est valable une semaine et ne sert qu’une fois.',
      unexpected: 'Si vous n’acceptez pas, rien ne change.',
    },
    'give-ownership': {
      subject: 'Votre espace change de propriétaire',
      lead: 'Quelqu’un qui connaît votre mot de passe a demandé à un administrateur de devenir propriétaire de votre espace Hearback. Si c’est vous, vous n’avez rien à faire\u00a0: vous serez administrateur dès qu’il accepte. Sinon, annulez la demande sur la page.',
      action: 'Ouvrir la zone sensible',
      valid: 'La demande peut être annulée jusqu’à son acceptation, pendant une semaine au plus.',
      unexpected: 'Si ce n’est pas vous, choisissez aussi un nouveau mot de passe.',
    },
    'delete-workspace': {
      subject: 'Votre espace Hearback va être supprimé',
      lead: 'Le propriétaire de votre espace Hearback a demandé sa suppression, avec les enquêtes, réponses, clients et tâches. D’ici là tout fonctionne comme avant, et le propriétaire peut le garder. La page indique le jour.',
      action: 'Ouvrir la zone sensible',
      valid: 'Exportez avant ce jour ce que vous voulez garder\u00a0: rien ne pourra être restauré.',
      unexpected: 'Si c’est une erreur, parlez-en au propriétaire.',
    },
  },
  invitation: {
    subject: 'Invitation à rejoindre Hearback',
    lead: '{{ inviter }} vous invite dans un espace Hearback, où une équipe répond à sa clientèle. Ouvrez la page pour voir lequel et le rejoindre.',
    unnamedLead:
      'Vous êtes invité dans un espace Hearback, où une équipe répond à sa clientèle. Ouvrez la page pour voir lequel et le rejoindre.',
    action: 'Voir l’invitation',
    valid: 'Le lien est valable sept jours et ne sert qu’une fois.',
    unexpected: 'Si cela ne vous dit rien, vous n’avez rien à faire.',
  },
  webhooks: {
    failing: {
      subject: 'Un point de réception webhook a été désactivé\u00a0: {{ host }}',
      lead: 'Le récepteur à l’adresse {{ host }} échoue depuis trois jours\u00a0; plus rien ne lui est envoyé. Ce qui se passe d’ici à sa réactivation n’est pas conservé pour lui.',
      action: 'Ouvrir le point de réception',
      valid: 'Réparez le récepteur, réactivez le point de réception, envoyez un essai, puis renvoyez ce qui a échoué.',
      unexpected: 'Ce message va aux propriétaires et aux admins.',
    },
    gone: {
      subject: 'Un point de réception webhook a été désactivé\u00a0: {{ host }} n’existe plus',
      lead: 'Le récepteur à l’adresse {{ host }} a répondu qu’il n’existe plus (410)\u00a0; plus rien ne lui est envoyé. Ce qui se passe d’ici à sa réactivation n’est pas conservé pour lui.',
      action: 'Ouvrir le point de réception',
      valid: 'S’il a déménagé, saisissez sa nouvelle adresse et réactivez-le. S’il ne sert plus, supprimez-le.',
      unexpected: 'Ce message va aux propriétaires et aux admins.',
    },
  },
  test: {
    subject: 'Message d’essai de Hearback',
    lead: 'L’e-mail fonctionne\u00a0: cette installation peut vous écrire.',
  },
};
