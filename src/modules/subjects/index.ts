/** A subject by id (refuses what does not exist), with or without a way to check a stated number, or by identity number (perhaps nobody). */
export { asRegistered, describeSubject, findSubjectByIdentity, getIdentifiedSubject, getSubject, type IdentifiedSubject } from './get-subject.ts'
/** Registers one subject per identity, also when two ask at once; refuses wrong fields and the identity of another. */
export { importSubjects, registerSubject } from './register-subject.ts'
/** For whom the signed-in applicant may act today. */
export { canActFor, importProxies, listPrincipals, type ActingAs, type Principal } from './principals.ts'
/** The full identity number, audited; refuses whoever has no business with it. */
export { revealIdentity, type RevealedIdentity } from './reveal-identity.ts'
/** An account for a registered person; refuses weak passwords, taken logins and enterprises. */
export { createResidentAccount } from './create-resident-account.ts'
export { maskIdentityNumber, maskName, maskPhone } from './mask-rules.ts'
export { ageOn, parseIdentityNumber, toIdentityNumber, type IdentityNumberParts, type InvalidIdentityNumber, type Sex } from './identity-number-rules.ts'
/** How to reach subjects, and whose messages the signed-in applicant may open. */
export { findPhones, listInboxOwners } from './contacts.ts'
/** Who is signed in, and for whom they may act. */
export { readCitizenSelf } from './operations.ts'
export { subjectCitizenRoutes } from './routes-citizen.ts'
export { subjectStaffRoutes } from './routes-staff.ts'
export type { NewSubject, Proxy, Subject, SubjectKind } from './subject.ts'
