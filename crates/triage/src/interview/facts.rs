//! The ids of the facts that the rules name. `rumo check-knowledge` refuses an edition without
//! them; a test keeps [`ALL`] complete.

/// Declares the ids and the list of all of them.
macro_rules! facts {
    ($($(#[$about:meta])* $name:ident = $id:literal;)+) => {
        $($(#[$about])* pub const $name: &str = $id;)+
        /// Every id that the rules name.
        pub const ALL: &[&str] = &[$($id,)+];
    };
}

facts! {
    /// The extension portal.
    EXTENSION_PORTAL = "extension-portal";
    /// Portal das Renovações.
    RENEWAL_PORTAL = "renewal-portal";

    /// DL 85-B/2025: accepted until 15 October 2025.
    DECREE = "dl-85-b-2025";
    /// DL 85-B/2025: payment proof good for 180 days.
    PROOF_180 = "dl-85-b-2025-proof-180";
    /// The government will not extend again.
    NO_FURTHER_DECREE = "no-further-decree";
    /// The right of residence goes on for six months.
    SIX_MONTH_RULE = "six-month-rule";
    /// AIMA's count to 15 April 2026.
    APRIL_COUNT = "april-15-count";
    /// Expired card and receipt are valid together.
    CARD_AND_RECEIPT = "card-and-receipt";
    /// The receipt stands for the permit for 60 days, renewed.
    RECEIPT_60_DAYS = "receipt-60-days";
    /// A renewal may be asked for from 90 days before.
    RENEW_90_DAYS = "renew-90-days";
    /// A renewal is in time until 30 days before.
    RENEW_30_DAYS = "renew-30-days";
    /// Cards before 22 February 2020 are outside the decree.
    OLD_CARDS_NOT_COVERED = "old-cards-not-covered";
    /// A refusal has terms of its own.
    REFUSAL_HAS_TERMS = "refusal-has-terms";
    /// The proof of approval.
    PROOF_OF_APPROVAL = "proof-of-approval";
    /// Approvals come by e-mail.
    APPROVAL_BY_EMAIL = "approval-by-email";

    /// Old and new cards go to different portals.
    TWO_PORTALS = "two-portals";
    /// The extension portal works by invitation.
    MISSION_INVITATIONS = "mission-invitations";
    /// The mission's counters are closed.
    MISSION_CLOSED = "mission-closed";
    /// Nobody knows whether the extension portal takes new files.
    EXTENSION_NEW_FILES_UNKNOWN = "extension-new-files-unknown";
    /// CPLP renewals start with AIMA's e-mail.
    CPLP_BY_EMAIL = "cplp-by-email";
    /// Permanent cards online.
    PERMANENT_ONLINE = "permanent-online";
    /// Golden visas online.
    ARI_ONLINE = "ari-online";
    /// Finished students ask for another title.
    STUDENTS_FINISHED = "students-finished";
    /// Students who left and work do not renew.
    STUDENTS_LEFT = "students-left";
    /// The form for them.
    STUDENTS_LEFT_FORM = "students-left-form";
    /// Visas by the form.
    VISAS_BY_FORM = "visas-by-form";
    /// EU and EU-family cards by the form.
    EU_CARD_BY_FORM = "eu-card-by-form";
    /// First permits are no renewal.
    FIRST_PERMITS_ELSEWHERE = "first-permits-elsewhere";
    /// The portals answer to Portuguese addresses only.
    PORTUGUESE_IP_ONLY = "portuguese-ip-only";

    /// The portal demands a NISS from every adult.
    NISS_DEMANDED = "niss-demanded";
    /// A missing NISS blocks the renewal.
    NISS_BLOCKS = "niss-blocks-renewal";
    /// NISS added in person.
    NISS_IN_PERSON_2025 = "niss-in-person-2025";
    /// NISS added by form, three working days.
    NISS_BY_FORM_2025 = "niss-by-form-2025";
    /// NISS added by form, two working days.
    NISS_BY_FORM_2026 = "niss-by-form-2026";
    /// Technical problems: the form's topic.
    CONTACT_FORM_PORTAL = "contact-form-portal";
    /// The form itself.
    CONTACT_FORM = "contact-form";
    /// Evidence that the failure is not the person's.
    NOT_YOUR_FAULT = "not-your-fault";
    /// The migrant help line.
    MIGRANT_LINE = "migrant-line";
    /// The local centres.
    CLAIM = "claim";
    /// The associations.
    ASSOCIATIONS = "associations";

    /// A card from 1 July 2025 that the portal takes for an older one.
    MISSION_STRUCTURE_COHORT = "mission_structure_cohort";

    // Messages that advice is chosen by.
    /// The message of this id.
    BIOMETRICS_SUMMONS = "biometrics_summons";
    /// The message of this id.
    CARD_ALREADY_HAS_APPOINTMENT = "card_already_has_appointment";
    /// The message of this id.
    CARD_RETURNED_BY_POST = "card_returned_by_post";
    /// The message of this id.
    CPLP_WAIT_FOR_EMAIL = "cplp_wait_for_email";
    /// The message of this id.
    CREDENTIALS_DO_NOT_EXIST = "credentials_do_not_exist";
    /// The message of this id.
    DATA_OF_ANOTHER_PERSON = "data_of_another_person";
    /// The message of this id.
    DOCUMENT_VERIFICATION_SUMMONS = "document_verification_summons";
    /// The message of this id.
    DUC_EXPIRED = "duc_expired";
    /// The message of this id.
    DUC_NOT_GENERATED = "duc_not_generated";
    /// The message of this id.
    DUPLICATE_ADDRESS = "duplicate_address";
    /// The message of this id.
    EMAIL_BELONGS_TO_OTHER_RECORD = "email_belongs_to_other_record";
    /// The message of this id.
    EU_FAMILY_CARD_NOT_IN_PORTAL = "eu_family_card_not_in_portal";
    /// The message of this id.
    EXPIRED_CARD_REFUSED = "expired_card_refused";
    /// The message of this id.
    FEE_NOTIFICATION_EMAIL = "fee_notification_email";
    /// The message of this id.
    FEES_UNPAID_AFTER_PAYING = "fees_unpaid_after_paying";
    /// The message of this id.
    HEARING_BEFORE_REFUSAL = "hearing_before_refusal";
    /// The message of this id.
    LESS_THAN_4_MONTHS_IRN = "less_than_4_months_irn";
    /// The message of this id.
    MONTH_NOT_OPEN_YET = "month_not_open_yet";
    /// The message of this id.
    NIF_MISSING_OR_MISMATCH = "nif_missing_or_mismatch";
    /// The message of this id.
    NO_EMAIL_FROM_AIMA = "no_email_from_aima";
    /// The message of this id.
    PAYMENT_REFERENCE_REJECTED = "payment_reference_rejected";
    /// The message of this id.
    RECEIPT_MISSING = "receipt_missing";
    /// The message of this id.
    STUDENT_NOW_WORKING = "student_now_working";
    /// The message of this id.
    SUSPICIOUS_EMAIL = "suspicious_email";
    /// The message of this id.
    WRONG_EXPIRY_ON_RECORD = "wrong_expiry_on_record";
    /// The message of this id.
    WRONG_PERMIT_CATEGORY = "wrong_permit_category";
}
