/** A subject by id (refuses what does not exist), with or without a way to check a stated number, or by identity number (perhaps nobody). */
export { asRegistered, describeSubject, findSubjectByIdentity, getIdentifiedSubject, getSubject, type IdentifiedSubject } from './get-subject.ts'
/** The same for many numbers at once: what an import brings along. */
export { findSubjectsByIdentity } from './bulk/find-subjects-by-identity.ts'
/** Who stands at the window, by the number on their card: on the audit chain whether found or not. */
export { findForIntake, readForIntake } from './find-for-intake.ts'
/** A subject as it crosses HTTP: the number masked, no phone. */
export { SubjectSummary } from './contract.ts'
export { toSummary } from './subject-summary.ts'
/** Registers one subject per identity, also when two ask at once; refuses wrong fields and the identity of another. */
export { importSubjects, registerSubject } from './register-subject.ts'
/** For whom the signed-in applicant may act today. */
export { canActFor, importProxies, listPrincipals, listRepresentedBy, type ActingAs, type Principal } from './principals.ts'
/** The full identity number, audited; refuses whoever has no business with it. */
export { revealIdentity, type RevealedIdentity } from './reveal-identity.ts'
/** An account for a registered person; refuses weak passwords, taken logins and enterprises. */
export { createResidentAccount } from './create-resident-account.ts'
export { maskIdentityNumber, maskName } from './mask-rules.ts'
export { ageOn, parseIdentityNumber, toIdentityNumber, type IdentityNumberParts, type InvalidIdentityNumber, type Sex } from './identity-number-rules.ts'
/** How to reach subjects, and whose messages the signed-in applicant may open. */
export { findPhones, listInboxOwners } from './contacts.ts'
/** 个人信息保护法: who looked at whose data is written down for the person to see; registers are asked within limits; consents by notice version. */
export { accessPart, recordAccess } from './privacy/record-access.ts'
export { readRegister, type RegisterFinding, type RegisterReading, type UnavailableCause } from './privacy/read-register.ts'
export { findConsent, giveConsent, hasWithdrawn, readConsents, withdrawConsent, type ConsentGiving, type ConsentsInForce } from './privacy/consents.ts'
/** Everything this room keeps of whoever is signed in. */
export { describePersonalData } from './privacy/describe-personal-data.ts'
/** What is kept only for the account of whoever is signed in goes with it. */
export { forgetOwnContacts } from './privacy/forget-own-contacts.ts'
/** Whose data whoever is signed in may ask about. */
export { mayAskFor } from './privacy/asked-for.ts'
export { getRegister, listOwnRegisters, readOwnRegister, registers, type RegisterEntry } from './privacy/registers.ts'
export { giveOwnConsent, isConsentScope, listConsentNotices, listOwnConsents, withdrawOwnConsent } from './privacy/consent-operations.ts'
/** What is kept longer than it may be is deleted by the clock. */
export { deleteOutdated } from './privacy/delete-outdated.ts'
export { listOwnAccesses } from './privacy/own-accesses.ts'
export { askDataCorrection, listOwnCorrections } from './privacy/corrections/ask-data-correction.ts'
export { answerCorrection, listCorrectionsToAnswer } from './privacy/corrections/answer-data-correction.ts'
export type { AccessList, AccessView, ConsentList, ConsentView, DataCorrectionView, OwnRegister, RegisterList } from './privacy/contract.ts'
export type { AccessKind, AccessOutcome, DataAccess } from './privacy/data-access.ts'
export type { Consent, ConsentNotice, ConsentScope } from './privacy/consent.ts'
/** Who is signed in, and for whom they may act. */
export { readCitizenSelf } from './operations.ts'
export type { CitizenSelf } from './contract.ts'
export { subjectCitizenRoutes } from './routes-citizen.ts'
export { subjectPublicRoutes } from './routes-public.ts'
export { subjectStaffRoutes } from './routes-staff.ts'
export type { NewSubject, Proxy, Subject, SubjectKind } from './subject.ts'
