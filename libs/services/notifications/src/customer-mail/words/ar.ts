import type { CustomerMailWords } from './customer-mail-words.js';

/** The texts in Arabic. */
export const ar: CustomerMailWords = {
  subject: 'سؤال من {{ brand }}',
  reminderSubject: 'ما زال مفتوحًا: سؤال من {{ brand }}',
  thanksSubject: 'شكرًا من {{ brand }}',
  greeting: 'مرحبًا {{ name }}،',
  greetingWithoutName: 'مرحبًا،',
  intro: 'نودّ أن نعرف كيف كانت التجربة. لا تستغرق الإجابة أكثر من دقيقة تقريبًا.',
  reminderIntro: 'سألنا قبل أيام كيف كانت التجربة. ما زالت الإجابة تساعدنا، ولا تستغرق أكثر من دقيقة تقريبًا.',
  thanksIntro: 'شكرًا على الإجابة. لقد وصلت.',
  button: 'الإجابة',
  hint: 'اختيار إجابة يفتح صفحة تظهر فيها محدّدة، ويمكن تغييرها هناك.',
  reply: 'تفضّل الحديث؟ الرد على هذه الرسالة يقرؤه إنسان.',
  call: 'تفضّل الحديث؟ يجيب إنسان على الرقم {{ phone }}.',
  replyOrCall: 'تفضّل الحديث؟ يجيب إنسان على الرد على هذه الرسالة وعلى الرقم {{ phone }}.',
  footer: 'تُرسل هذه الرسالة إلى عملاء {{ brand }}.',
  less: 'تقليل عدد الأسئلة',
  stop: 'إيقاف الأسئلة',
  privacy: 'الخصوصية',
  threadSubject: 'ملاحظاتك إلى {{ brand }}',
  threadFooter: 'تتعلق هذه الرسالة بملاحظاتك إلى {{ brand }}.',
  threadAutomatic: 'أُرسلت هذه الرسالة آليًا.',
  threadStatus: 'الاطلاع على الحالة والرد',
  threadPerson: 'أتفضّل التحدث إلى شخص؟ ما يُكتب في الصفحة أدناه يقرؤه شخص.',
};
