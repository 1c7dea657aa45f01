import { CustomerPointer1767225600136 } from './migrations/0136-customer-pointer.js';
import { Anonymous1767225600140 } from './migrations/0140-anonymous.js';
import { AnonymousBegun1767225600141 } from './migrations/0141-anonymous-begun.js';
import { Understanding1767225600150 } from './migrations/0150-understanding.js';
import type { ServiceSchema } from '@hearback/database';
import { SurveyCopy1767225600001 } from './migrations/0001-survey-copy.js';
import { Response1767225600002 } from './migrations/0002-response.js';
import { Import1767225600003 } from './migrations/0003-import.js';
import { UnverifiedCustomer1767225600006 } from './migrations/0006-unverified-customer.js';
import { Exclusion1767225600010 } from './migrations/0010-exclusion.js';
import { ImportUndo1767225600011 } from './migrations/0011-import-undo.js';
import { OpenResponse1767225600030 } from './migrations/0030-open-response.js';
import { RejectedRows1767225600022 } from './migrations/0022-rejected-rows.js';
import { ImportReading1767225600020 } from './migrations/0020-import-reading.js';
import { ImportProposal1767225600021 } from './migrations/0021-import-proposal.js';
import { ContentEncoding1767225600032 } from './migrations/0032-content-encoding.js';
import { SubmissionKey1767225600031 } from './migrations/0031-submission-key.js';
import { WorkspaceBrand1767225600033 } from './migrations/0033-brand.js';
import { SurveySettings1767225600043 } from './migrations/0043-survey-settings.js';
import { PersonalLink1767225600044 } from './migrations/0044-personal-link.js';
import { SurveyPreview1767225600047 } from './migrations/0047-survey-preview.js';
import { BrandTone1767225600048 } from './migrations/0048-brand-tone.js';
import { UsedProof1767225600049 } from './migrations/0049-used-proof.js';
import { TestsAndLoggedAnswers1767225600046 } from './migrations/0046-tests-and-logged-answers.js';
import { ImportFileName1767225600060 } from './migrations/0060-import-file-name.js';
import { Widget1767225600040 } from './migrations/0040-widget.js';
import { ResponseLanguage1767225600075 } from './migrations/0075-response-language.js';
import { Inbox1767225600063 } from './migrations/0063-inbox.js';
import { Suspension1767225600103 } from './migrations/0103-suspension.js';
import { Tag1767225600061 } from './migrations/0061-tag.js';
import { PersonalViewFilter1767225600070 } from './migrations/0070-personal-view-filter.js';
import { SavedView1767225600062 } from './migrations/0062-saved-view.js';
import { InvitationLink1767225600111 } from './migrations/0111-invitation-link.js';
import { LinkObservation1767225600112 } from './migrations/0112-link-observation.js';
import { InvitedAnswers1767225600113 } from './migrations/0113-invited-answers.js';
import { Segment1767225600114 } from './migrations/0114-segment.js';
import { ErasedCustomers1767225600130 } from './migrations/0130-erased-customers.js';
import { OlderEvidence1767225600115 } from './migrations/0115-older-evidence.js';
import { CallBack1767225600045 } from './migrations/0045-call-back.js';
import { Exposure1767225600041 } from './migrations/0041-exposure.js';
import { Retention1767225600132 } from './migrations/0132-retention.js';

/** The schema of responses. All statements are set-based SQL, so there are no entities. */
export const responsesSchema: ServiceSchema = {
  name: 'responses',
  migrations: [
    SurveyCopy1767225600001,
    Response1767225600002,
    Import1767225600003,
    UnverifiedCustomer1767225600006,
    Exclusion1767225600010,
    ImportUndo1767225600011,
    ImportReading1767225600020,
    ImportProposal1767225600021,
    RejectedRows1767225600022,
    OpenResponse1767225600030,
    SubmissionKey1767225600031,
    ContentEncoding1767225600032,
    WorkspaceBrand1767225600033,
    SurveySettings1767225600043,
    PersonalLink1767225600044,
    TestsAndLoggedAnswers1767225600046,
    SurveyPreview1767225600047,
    BrandTone1767225600048,
    Widget1767225600040,
    Exposure1767225600041,
    UsedProof1767225600049,
    ImportFileName1767225600060,
    Tag1767225600061,
    SavedView1767225600062,
    Inbox1767225600063,
    ResponseLanguage1767225600075,
    PersonalViewFilter1767225600070,
    Suspension1767225600103,
    InvitationLink1767225600111,
    LinkObservation1767225600112,
    InvitedAnswers1767225600113,
    Segment1767225600114,
    OlderEvidence1767225600115,
    ErasedCustomers1767225600130,
    CallBack1767225600045,
    CustomerPointer1767225600136,
    Retention1767225600132,
    Anonymous1767225600140,
    AnonymousBegun1767225600141,
    Understanding1767225600150,
  ],
};
