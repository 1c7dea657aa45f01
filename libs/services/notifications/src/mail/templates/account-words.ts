import type { StaffLanguage } from '@hearback/questionnaire';
import type { AccountMailPurpose } from '../../domain/account-mail.js';
import type { ConfirmationWords } from './words.js';

/** The texts of mails about accounts; no placeholders, so that nobody can send free text with them. */
export const accountWords: Readonly<Record<StaffLanguage, Readonly<Record<AccountMailPurpose, ConfirmationWords>>>> = {
  en: {
    'reset-password': {
      subject: 'Set a new password',
      lead: 'Somebody asked for a new password for your Hearback account. If it was you, open the page and set one:',
      confirm: 'Set a new password',
      valid: 'The link is valid for an hour and works once.',
      unexpected: 'If it was not you, ignore this mail: your password stays as it is.',
    },
    'change-address': {
      subject: 'Confirm your new e-mail address',
      lead: 'Somebody entered this e-mail address for a Hearback account. If it is yours, open the page and confirm the address:',
      confirm: 'Confirm the address',
      valid: 'The link is valid for a day and works once.',
      unexpected:
        'If you did not expect this mail, you can ignore it: Hearback will not write to you about anything else.',
    },
    'keep-address': {
      subject: 'Your e-mail address is being changed',
      lead: 'Somebody with your password asked to sign in with another e-mail address from now on. If it was you, you have nothing to do. If it was not, open the page to keep this address and to end all sessions:',
      confirm: 'Keep this address',
      valid: 'The link is valid for two weeks and works once.',
      unexpected: 'After that, set a new password.',
    },
  },
  fr: {
    'reset-password': {
      subject: 'Choisissez un nouveau mot de passe',
      lead: 'Quelqu’un a demandé un nouveau mot de passe pour votre compte Hearback. Si c’est vous, ouvrez la page et choisissez-en un\u00a0:',
      confirm: 'Choisir un mot de passe',
      valid: 'Le lien est valable une heure et ne sert qu’une fois.',
      unexpected: 'Si ce n’est pas vous, ignorez ce message\u00a0: votre mot de passe ne change pas.',
    },
    'change-address': {
      subject: 'Confirmez votre nouvelle adresse e-mail',
      lead: 'Quelqu’un a indiqué cette adresse e-mail pour un compte Hearback. Si c’est le vôtre, ouvrez la page et confirmez l’adresse\u00a0:',
      confirm: 'Confirmer l’adresse',
      valid: 'Le lien est valable un jour et ne sert qu’une fois.',
      unexpected:
        'Si cela ne vous dit rien, vous n’avez rien à faire\u00a0: Hearback ne vous écrira à aucun autre sujet.',
    },
    'keep-address': {
      subject: 'Votre adresse e-mail va changer',
      lead: 'Quelqu’un qui connaît votre mot de passe a demandé de se connecter désormais avec une autre adresse e-mail. Si c’est vous, vous n’avez rien à faire. Sinon, ouvrez la page pour garder cette adresse et fermer toutes les sessions\u00a0:',
      confirm: 'Garder cette adresse',
      valid: 'Le lien est valable deux semaines et ne sert qu’une fois.',
      unexpected: 'Choisissez ensuite un nouveau mot de passe.',
    },
  },
};
