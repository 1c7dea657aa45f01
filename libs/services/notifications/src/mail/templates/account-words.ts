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
    'take-ownership': {
      subject: 'Take over a Hearback workspace',
      lead: 'The owner of a Hearback workspace in which you are an admin asks you to become its owner. Sign in to that workspace and accept:',
      confirm: 'Take over the workspace',
      valid: 'The link is valid for a week and works once.',
      unexpected: 'If you do not accept, nothing changes.',
    },
    'give-ownership': {
      subject: 'Your workspace is being handed over',
      lead: 'Somebody with your password asked an admin to become the owner of your Hearback workspace. If it was you, you have nothing to do: you become an admin when they accept. If it was not, withdraw it there:',
      confirm: 'Open the danger zone',
      valid: 'It can be withdrawn until it is accepted, at most for a week.',
      unexpected: 'If it was not you, set a new password too.',
    },
    'delete-workspace': {
      subject: 'Your Hearback workspace will be deleted',
      lead: 'The owner of your Hearback workspace has asked to delete it with all surveys, answers, customers and tasks. Until then everything works as before, and the owner can keep it. The day is shown there:',
      confirm: 'Open the danger zone',
      valid: 'Export what you want to keep before that day: nothing can be restored afterwards.',
      unexpected: 'If this is a mistake, speak with the owner.',
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
    'take-ownership': {
      subject: 'Reprendre un espace Hearback',
      lead: 'Le propriétaire d’un espace Hearback dont vous êtes administrateur vous demande d’en devenir propriétaire. Connectez-vous à cet espace et acceptez\u00a0:',
      confirm: 'Reprendre l’espace',
      valid: 'Le lien est valable une semaine et ne sert qu’une fois.',
      unexpected: 'Si vous n’acceptez pas, rien ne change.',
    },
    'give-ownership': {
      subject: 'Votre espace change de propriétaire',
      lead: 'Quelqu’un qui connaît votre mot de passe a demandé à un administrateur de devenir propriétaire de votre espace Hearback. Si c’est vous, vous n’avez rien à faire\u00a0: vous serez administrateur dès qu’il accepte. Sinon, annulez la demande ici\u00a0:',
      confirm: 'Ouvrir la zone sensible',
      valid: 'La demande peut être annulée jusqu’à son acceptation, pendant une semaine au plus.',
      unexpected: 'Si ce n’est pas vous, choisissez aussi un nouveau mot de passe.',
    },
    'delete-workspace': {
      subject: 'Votre espace Hearback va être supprimé',
      lead: 'Le propriétaire de votre espace Hearback a demandé sa suppression, avec les enquêtes, réponses, clients et tâches. D’ici là tout fonctionne comme avant, et le propriétaire peut le garder. Le jour est indiqué ici\u00a0:',
      confirm: 'Ouvrir la zone sensible',
      valid: 'Exportez avant ce jour ce que vous voulez garder\u00a0: rien ne pourra être restauré.',
      unexpected: 'Si c’est une erreur, parlez-en au propriétaire.',
    },
  },
};
