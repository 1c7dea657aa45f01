import { AccountsModule } from '@hearback/accounts';
import { AnalyticsModule } from '@hearback/analytics';
import { CustomersModule } from '@hearback/customers';
import { FollowupsModule } from '@hearback/followups';
import { NotificationsModule } from '@hearback/notifications';
import { ResponsesModule } from '@hearback/responses';
import { SurveyModule } from '@hearback/survey';

/** The module of every service by name; the only file that imports them all. */
export const targets = {
  accounts: AccountsModule,
  customers: CustomersModule,
  survey: SurveyModule,
  responses: ResponsesModule,
  analytics: AnalyticsModule,
  followups: FollowupsModule,
  notifications: NotificationsModule,
};
